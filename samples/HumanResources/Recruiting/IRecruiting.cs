namespace HumanResources.Recruiting;

/// <summary>From the application to the offer. The purpose stands here, once, for everything that implements it.</summary>
[Purpose(Purpose.Recruitment)]
public interface IRecruiting
{
    /// <summary>Takes an application in and returns its number.</summary>
    Task<int> ApplyAsync(ApplicationForm form, CancellationToken cancellation);

    /// <summary>Who is at <paramref name="stage"/>, or everybody, oldest application first.</summary>
    Task<IReadOnlyList<ApplicantRow>> PipelineAsync(Stage? stage, CancellationToken cancellation);

    Task<Applicant?> FindAsync(int applicantId, CancellationToken cancellation);

    /// <summary>Sets an interview and invites the applicant; false when there is no such applicant.</summary>
    Task<bool> InviteAsync(int applicantId, DateTime at, CancellationToken cancellation);

    /// <summary>Moves an applicant to the next stage; false when the step is not one that can be taken.</summary>
    Task<bool> AdvanceAsync(int applicantId, Stage next, CancellationToken cancellation);

    /// <summary>Proposes an applicant whom we decline to the other companies of the group; false when there is none.</summary>
    Task<bool> ProposeToGroupAsync(int applicantId, CancellationToken cancellation);
}
