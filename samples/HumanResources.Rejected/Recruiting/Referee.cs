namespace HumanResources.Recruiting;

/// <summary>Somebody who can tell of an applicant's work. A person too, but nothing says so.</summary>
public sealed class Referee
{
    public string FullName { get; init; } = ""; // PD6001: FullName

    public string PhoneNumber { get; init; } = ""; // PD6001: PhoneNumber
}
