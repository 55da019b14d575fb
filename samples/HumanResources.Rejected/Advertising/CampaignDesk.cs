using HumanResources.Data;

namespace HumanResources.Advertising;

/// <summary>Our campaigns on other people's pages.</summary>
[Purpose(Purpose.ServiceInformation)]
public sealed class CampaignDesk(HumanResourcesDb db, IAdNetwork network)
{
    /// <summary>"More reach": every customer, whether they agreed to be known to the network or not.</summary>
    public async Task<int> RunAsync(Campaign campaign, CancellationToken cancellation)
    {
        var audience = await db.Customers
            .Select(c => new Reach(c.Email, c.VisitorCookie))
            .ToListAsync(cancellation);
        await network.ShowAsync(
            campaign,
            audience, // PD2001: Customer -> AdNetwork // PD2003: Customer -> AdNetwork -> US
            cancellation);
        return audience.Count;
    }
}
