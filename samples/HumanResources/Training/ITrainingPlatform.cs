namespace HumanResources.Training;

/// <summary>Courses, given by a company in Britain that works for us under a contract (policy sections 8 and 11).</summary>
[DisclosesTo(Recipient.TrainingPlatform)]
public interface ITrainingPlatform
{
    Task EnrollAsync(string course, IReadOnlyList<Trainee> trainees, CancellationToken cancellation);
}

/// <summary>As much of an employee as a teacher needs.</summary>
[PersonalData(Category.Employee)]
public sealed record Trainee(string FullName, string Email, string JobTitle);
