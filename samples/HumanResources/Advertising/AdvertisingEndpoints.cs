namespace HumanResources.Advertising;

[Purpose(Purpose.ServiceInformation)]
internal static class AdvertisingEndpoints
{
    public static void MapAdvertising(this IEndpointRouteBuilder app) =>
        app.MapPost("/advertising/campaigns", async (Campaign campaign, CampaignDesk desk, CancellationToken cancellation) =>
            Results.Ok(new { reached = await desk.RunAsync(campaign, cancellation) }));
}
