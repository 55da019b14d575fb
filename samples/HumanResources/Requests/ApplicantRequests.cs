using HumanResources.Data;
using HumanResources.Recruiting;

namespace HumanResources.Requests;

/// <summary>What applicants may ask of us (policy sections 12 to 14).</summary>
[Purpose(Purpose.Recruitment)]
public sealed class ApplicantRequests(HumanResourcesDb db)
{
    [HandlesRequest(SubjectRequest.Disclosure, Category.Applicant)]
    public async Task<Disclosure<Applicant>> DiscloseAsync(int applicantId, CancellationToken cancellation) =>
        Disclosure<Applicant>.Of(await FindAsync(applicantId, cancellation));

    [HandlesRequest(SubjectRequest.Correction, Category.Applicant)]
    public async Task<SubjectRequestResult> CorrectAsync(int applicantId, ApplicantCorrection correction, CancellationToken cancellation)
    {
        if (await FindAsync(applicantId, cancellation) is not { } applicant)
        {
            return SubjectRequestResult.Refused(Refusals.NothingHeld);
        }

        applicant.FullName = correction.FullName ?? applicant.FullName;
        applicant.Email = correction.Email ?? applicant.Email;
        applicant.Address = correction.Address ?? applicant.Address;
        await db.SaveChangesAsync(cancellation);
        return SubjectRequestResult.Fulfilled;
    }

    [HandlesRequest(SubjectRequest.CeaseUse, Category.Applicant)]
    public async Task<SubjectRequestResult> CeaseUseAsync(int applicantId, CancellationToken cancellation)
    {
        switch (await FindAsync(applicantId, cancellation))
        {
            case null:
                return SubjectRequestResult.Refused(Refusals.NothingHeld);
            case { Stage: Stage.Offered or Stage.Interviewing }:
                return SubjectRequestResult.Refused(Refusals.OpenApplication);
            case var applicant:
                db.Applicants.Remove(applicant);
                await db.SaveChangesAsync(cancellation);
                return SubjectRequestResult.Fulfilled;
        }
    }

    private Task<Applicant?> FindAsync(int applicantId, CancellationToken cancellation) =>
        db.Applicants.Include(a => a.Interviews).SingleOrDefaultAsync(a => a.Id == applicantId, cancellation);
}

/// <summary>What an applicant says is wrong; null leaves a value as it is.</summary>
[PersonalData(Category.Applicant)]
public sealed record ApplicantCorrection(string? FullName, string? Email, string? Address);
