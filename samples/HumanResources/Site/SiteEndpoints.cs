namespace HumanResources.Site;

internal static class SiteEndpoints
{
    public static void MapSite(this IEndpointRouteBuilder app)
    {
        app.MapGet("/site/careers", () => Results.Text("We are looking for people who care about people's data."));
        app.MapGet("/site/services", () => Results.Text("Software for those who hire."));
        app.MapGet("/suggestion", [Purpose(Purpose.Personalization)]
            async (HttpRequest request, Suggestions suggestions, CancellationToken cancellation) =>
                request.Cookies[PageView.CookieName] is { } visitor
                && await suggestions.FirstPageAsync(visitor, cancellation) is { } page ? Results.Text(page) : Results.NoContent());

        app.MapGet("/statistics/pages", (PageStatistics statistics, CancellationToken cancellation) =>
            statistics.VisitorsAsync(cancellation));
        app.MapGet("/statistics/pages/subscribers", (PageStatistics statistics, CancellationToken cancellation) =>
            statistics.SubscribersAsync(cancellation));
    }
}
