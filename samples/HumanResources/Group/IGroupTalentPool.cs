namespace HumanResources.Group;

/// <summary>
/// The parent company and its other subsidiaries, who look for people too. What is passed in leaves the company: the
/// policy publishes this joint use, and the analyzer holds every caller to the published scope.
/// </summary>
[DisclosesTo(Recipient.ParentGroup)]
public interface IGroupTalentPool
{
    Task ProposeAsync(TalentProfile profile, CancellationToken cancellation);
}

/// <summary>As much of an applicant as the group gets to see.</summary>
[PersonalData(Category.Applicant)]
public sealed record TalentProfile(string FullName, string Email, string Position, string Resume);
