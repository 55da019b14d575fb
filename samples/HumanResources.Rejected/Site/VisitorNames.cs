using HumanResources.Data;
using HumanResources.Recruiting;

namespace HumanResources.Site;

/// <summary>
/// Who stands behind a cookie. Alone it is nobody's data; beside an applicant's address it is that applicant's, and
/// their data is not there to improve the website with (policy section 16).
/// </summary>
[Purpose(Purpose.Recruitment)]
internal sealed class VisitorNames(HumanResourcesDb db)
{
    public async Task LearnAsync(Applicant applicant, PageInterest interest, CancellationToken cancellation)
    {
        var views = await db.PageViews.ToListAsync(cancellation);
        interest.Count(views[0].VisitorCookie, "");
        interest.Count(
            views[0].VisitorCookie, // PD1001: Applicant -> ServiceImprovement
            applicant.Email); // PD1001: Applicant -> ServiceImprovement
    }
}

/// <summary>What visitors care about.</summary>
[Purpose(Purpose.ServiceImprovement)]
internal sealed class PageInterest
{
    private int _visits;

    public void Count(string visitor, string address) => _visits += visitor == address ? 0 : 1;
}
