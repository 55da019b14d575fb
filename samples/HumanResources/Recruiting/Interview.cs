namespace HumanResources.Recruiting;

[PersonalData(Category.Applicant)]
public sealed class Interview
{
    [NotPersonalData(NotPersonal.RowNumber)]
    public int Id { get; init; }

    [NotPersonalData(NotPersonal.RowNumber)]
    public int ApplicantId { get; init; }

    public required DateTime At { get; set; }

    public string? Impression { get; set; }
}
