using HumanResources.Data;

namespace HumanResources.Recruiting;

/// <summary>Which way of looking for people pays. Its figures are of many people and name none of them.</summary>
[Purpose(Purpose.RecruitmentStrategy)]
public sealed class RecruitmentStatistics(HumanResourcesDb db, TimeProvider clock)
{
    public async Task<IReadOnlyList<SourceFigure>> BySourceAsync(CancellationToken cancellation) =>
        await db.Applicants
            .GroupBy(a => a.Source)
            .Select(group => new SourceFigure(group.Key, group.Count(), group.Count(a => a.Stage == Stage.Hired)))
            .ToListAsync(cancellation);

    public async Task<IReadOnlyList<AgeFigure>> ByAgeAsync(CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var birthDates = await db.Applicants.Select(a => a.BirthDate).ToListAsync(cancellation);
        return
        [
            .. from band in birthDates.Select(date => AgeBand(date, today))
               group band by band into people
               orderby people.Key
               select new AgeFigure(people.Key, people.Count()),
        ];
    }

    /// <summary>A band of ten years, which is no longer anybody's birthday.</summary>
    [Anonymizes]
    private static string AgeBand(DateOnly birthDate, DateOnly today)
    {
        var decade = (today.DayNumber - birthDate.DayNumber) / 3653 * 10;
        return $"{decade} to {decade + 9}";
    }
}

public sealed record SourceFigure(Source Source, int Applied, int Hired);

public sealed record AgeFigure(string Band, int Applied);
