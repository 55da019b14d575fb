using HumanResources.Data;
using HumanResources.Group;

namespace HumanResources.Recruiting;

internal sealed partial class RecruitingService(
    HumanResourcesDb db,
    ApplicantMailbox mailbox,
    IGroupTalentPool talentPool,
    TimeProvider clock,
    ILogger<RecruitingService> logger) : IRecruiting
{
    private static readonly IReadOnlyDictionary<Stage, Stage[]> Steps = new Dictionary<Stage, Stage[]>
    {
        [Stage.Received] = [Stage.Interviewing, Stage.Declined],
        [Stage.Interviewing] = [Stage.Offered, Stage.Declined],
        [Stage.Offered] = [Stage.Hired, Stage.Declined],
    };

    public async Task<int> ApplyAsync(ApplicationForm form, CancellationToken cancellation)
    {
        var applicant = new Applicant
        {
            FullName = form.FullName,
            Email = form.Email,
            Phone = form.Phone,
            BirthDate = form.BirthDate,
            Address = form.Address,
            Position = form.Position,
            Resume = form.Resume,
            ExpectedSalary = form.ExpectedSalary,
            WantsNews = form.WantsNews,
            Source = form.Source,
            ReceivedAt = clock.GetUtcNow().UtcDateTime,
        };
        db.Applicants.Add(applicant);
        mailbox.Put(applicant, "Your application", $"We received your application as {applicant.Position}.");
        await db.SaveChangesAsync(cancellation);

        // The number alone: who applied is nothing for a log.
        LogReceived(applicant.Id);
        return applicant.Id;
    }

    public async Task<IReadOnlyList<ApplicantRow>> PipelineAsync(Stage? stage, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return await db.Applicants
            .Where(a => stage == null || a.Stage == stage)
            .OrderBy(a => a.ReceivedAt)
            .Select(a => new ApplicantRow(
                a.Id,
                a.FullName,
                a.Position,
                a.Stage,
                a.Interviews.Where(i => i.At > now).Min(i => (DateTime?)i.At)))
            .ToListAsync(cancellation);
    }

    public Task<Applicant?> FindAsync(int applicantId, CancellationToken cancellation) =>
        db.Applicants.Include(a => a.Interviews).SingleOrDefaultAsync(a => a.Id == applicantId, cancellation);

    public async Task<bool> InviteAsync(int applicantId, DateTime at, CancellationToken cancellation)
    {
        if (await FindAsync(applicantId, cancellation) is not { } applicant)
        {
            return false;
        }

        applicant.Stage = Stage.Interviewing;
        applicant.Interviews.Add(new Interview { At = at });
        mailbox.Put(applicant, "Your interview", $"We look forward to meeting you on {at:d MMMM} at {at:HH:mm}.");
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    public async Task<bool> AdvanceAsync(int applicantId, Stage next, CancellationToken cancellation)
    {
        var applicant = await FindAsync(applicantId, cancellation);
        if (applicant is null || !Steps.TryGetValue(applicant.Stage, out var allowed) || !allowed.Contains(next))
        {
            return false;
        }

        applicant.Stage = next;
        mailbox.Put(applicant, "Your application", next switch
        {
            Stage.Offered => $"We would like to offer you the position of {applicant.Position}.",
            Stage.Declined => "We are sorry that we can't offer you a position this time.",
            _ => "Your application has moved on.",
        });
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    public async Task<bool> ProposeToGroupAsync(int applicantId, CancellationToken cancellation)
    {
        if (await FindAsync(applicantId, cancellation) is not { Stage: Stage.Declined } applicant)
        {
            return false;
        }

        await talentPool.ProposeAsync(
            new TalentProfile(applicant.FullName, applicant.Email, applicant.Position, applicant.Resume),
            cancellation);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Application {ApplicantId} received")]
    private partial void LogReceived(int applicantId);
}
