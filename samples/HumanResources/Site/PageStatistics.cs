using HumanResources.Data;

namespace HumanResources.Site;

[Purpose(Purpose.ServiceImprovement)]
public sealed class PageStatistics(HumanResourcesDb db)
{
    /// <summary>How many browsers asked for each page.</summary>
    public async Task<IReadOnlyList<PageFigure>> VisitorsAsync(CancellationToken cancellation) =>
        await db.PageViews
            .GroupBy(view => view.Page)
            .Select(page => new PageFigure(page.Key, page.Select(view => view.VisitorCookie).Distinct().Count()))
            .ToListAsync(cancellation);

    /// <summary>Of how many subscribers' browsers each page was seen. This joins the cookie with customers, which the policy allows for improving the service.</summary>
    public async Task<IReadOnlyList<PageFigure>> SubscribersAsync(CancellationToken cancellation) =>
        await db.PageViews
            .Where(view => db.Customers.Any(customer => customer.TakesNewsletter && customer.VisitorCookie == view.VisitorCookie))
            .GroupBy(view => view.Page)
            .Select(page => new PageFigure(page.Key, page.Select(view => view.VisitorCookie).Distinct().Count()))
            .ToListAsync(cancellation);
}

public sealed record PageFigure(string Page, int Visitors);
