using HumanResources.Data;

namespace HumanResources.Advertising;

/// <summary>Our campaigns on other people's pages.</summary>
[Purpose(Purpose.ServiceInformation)]
public sealed class CampaignDesk(HumanResourcesDb db, IAdNetwork network)
{
    /// <summary>Shows a campaign to customers who agreed to be known to the network, and returns how many they are.</summary>
    public async Task<int> RunAsync(Campaign campaign, CancellationToken cancellation)
    {
        var audience = await db.Customers
            .Where(c => c.AgreesToAdvertising)
            .Select(c => new Reach(c.Email, c.VisitorCookie))
            .ToListAsync(cancellation);
        await network.ShowAsync(campaign, audience, cancellation);
        return audience.Count;
    }
}
