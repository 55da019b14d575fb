namespace HumanResources.Recruiting;

/// <summary>A mail to an applicant that waits for the mail server.</summary>
[PersonalData(Category.Applicant)]
public sealed class ApplicantMail
{
    [NotPersonalData(NotPersonal.RowNumber)]
    public int Id { get; init; }

    public required string To { get; init; }

    public required string Subject { get; init; }

    public required string Body { get; init; }

    [NotPersonalData(NotPersonal.BookkeepingDate)]
    public DateTime? SentAt { get; set; }
}
