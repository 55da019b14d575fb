using HumanResources.Data;

namespace HumanResources.Recruiting;

/// <summary>A service across the ocean that ranks résumés. It has a contract, and nothing that makes its protection equal to ours.</summary>
[DisclosesTo(Recipient.ResumeScreener)]
public interface IResumeScreener
{
    Task<int> RankAsync(string resume, CancellationToken cancellation);
}

[Purpose(Purpose.Recruitment)]
internal sealed class ResumeScreening(HumanResourcesDb db, IResumeScreener screener)
{
    public async Task<int> BestRankAsync(CancellationToken cancellation)
    {
        var best = int.MaxValue;
        foreach (var resume in await db.Applicants.Select(a => a.Resume).ToListAsync(cancellation))
        {
            best = Math.Min(best, await screener.RankAsync(resume, cancellation)); // PD2003: Applicant -> ResumeScreener -> US
        }

        return best;
    }
}
