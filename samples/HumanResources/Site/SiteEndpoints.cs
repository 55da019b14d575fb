namespace HumanResources.Site;

internal static class SiteEndpoints
{
    public static void MapSite(this IEndpointRouteBuilder app)
    {
        app.MapGet("/site/careers", () => Results.Text("We are looking for people who care about people's data."));
        app.MapGet("/site/services", () => Results.Text("Software for those who hire."));
        app.MapGet("/statistics/pages", (PageStatistics statistics, CancellationToken cancellation) =>
            statistics.VisitorsAsync(cancellation));
        app.MapGet("/statistics/pages/subscribers", (PageStatistics statistics, CancellationToken cancellation) =>
            statistics.SubscribersAsync(cancellation));
    }
}
