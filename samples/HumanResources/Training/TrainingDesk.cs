using HumanResources.Data;

namespace HumanResources.Training;

[Purpose(Purpose.TalentDevelopment)]
public sealed class TrainingDesk(HumanResourcesDb db, ITrainingPlatform platform)
{
    /// <summary>Sends a department to a course and returns how many people that are.</summary>
    public async Task<int> EnrollAsync(string department, string course, CancellationToken cancellation)
    {
        var trainees = await db.Employees
            .Where(e => e.Department == department && e.LeftOn == null)
            .Select(e => new Trainee(e.FullName, e.Email, e.JobTitle))
            .ToListAsync(cancellation);
        await platform.EnrollAsync(course, trainees, cancellation);
        return trainees.Count;
    }
}
