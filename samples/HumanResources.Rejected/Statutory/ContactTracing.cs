using HumanResources.Data;
using HumanResources.Text;

namespace HumanResources.Statutory;

/// <summary>Tells the public health centre who was in our rooms on a day, when somebody with an infectious disease was.</summary>
[Purpose(Purpose.StatutoryFiling)]
public sealed class ContactTracing(HumanResourcesDb db)
{
    /// <summary>"The law allows it." Which one, nobody remembers.</summary>
    [LegalBasis(Basis.PublicHealth, "")] // PD5005: LegalBasis -> ContactTracing.VisitorsAsync
    [return: PersonalData(Category.Applicant)]
    public async Task<string> VisitorsAsync(DateOnly day, CancellationToken cancellation)
    {
        var (from, to) = (day.ToDateTime(TimeOnly.MinValue), day.AddDays(1).ToDateTime(TimeOnly.MinValue));
        var visitors = await db.Applicants
            .Where(a => a.Interviews.Any(i => i.At >= from && i.At < to))
            .Select(a => new { a.FullName, a.Phone })
            .ToListAsync(cancellation);
        return Csv.Row("Name", "Phone") + string.Concat(visitors.Select(v => Csv.Row(v.FullName, v.Phone)));
    }
}
