namespace HumanResources.Recruiting;

/// <summary>Somebody who wants to work here. The mark on the type covers every member of it.</summary>
[PersonalData(Category.Applicant)]
public sealed class Applicant
{
    [NotPersonalData(NotPersonal.RowNumber)]
    public int Id { get; init; }

    public required string FullName { get; set; }

    public required string Email { get; set; }

    public required string Phone { get; set; }

    public required DateOnly BirthDate { get; set; }

    public required string Address { get; set; }

    public required string Position { get; set; }

    public required string Resume { get; set; }

    public int? ExpectedSalary { get; set; }

    /// <summary>Whether this person agreed to hear of our services too. Under this check, and only there, the newsletter may use their data.</summary>
    [ConsentCheck(Purpose.ServiceInformation)]
    public bool WantsNews { get; set; }

    public Stage Stage { get; set; }

    [NotPersonalData("Which advertisement worked, not who answered it")]
    public Source Source { get; init; }

    [NotPersonalData(NotPersonal.BookkeepingDate)]
    public DateTime ReceivedAt { get; init; }

    public List<Interview> Interviews { get; } = [];
}

/// <summary>How far an application has come.</summary>
public enum Stage
{
    Received,
    Interviewing,
    Offered,
    Hired,
    Declined,
}

/// <summary>How an applicant came to know of us.</summary>
public enum Source
{
    Website,
    Agency,
    Referral,
    Fair,
}
