namespace HumanResources.Recruiting;

/// <summary>What the form on the careers page asks for.</summary>
[PersonalData(Category.Applicant)]
public sealed record ApplicationForm(
    string FullName,
    string Email,
    string Phone,
    DateOnly BirthDate,
    string Address,
    string Position,
    string Resume,
    int? ExpectedSalary,
    string? GuardianName,
    bool WantsNews,
    [property: NotPersonalData("Which advertisement worked, not who answered it")] Source Source);

/// <summary>A line of the pipeline.</summary>
[PersonalData(Category.Applicant)]
public sealed record ApplicantRow(
    [property: NotPersonalData(NotPersonal.RowNumber)] int Id,
    string FullName,
    string Position,
    Stage Stage,
    DateTime? NextInterview);

/// <summary>When an interview is to be.</summary>
public sealed record InterviewSlot(DateTime At);

/// <summary>The stage that an application is to move to.</summary>
public sealed record StageChange(Stage Next);
