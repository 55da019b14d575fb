namespace HumanResources.Advertising;

/// <summary>Sends campaigns to the network's service.</summary>
[DisclosesTo(Recipient.AdNetwork)]
internal sealed class AdNetwork(HttpClient client) : IAdNetwork
{
    public async Task ShowAsync(Campaign campaign, IReadOnlyList<Reach> audience, CancellationToken cancellation)
    {
        using var response = await client.PostAsJsonAsync("campaigns", new { campaign.Title, campaign.Text, audience }, cancellation);
        response.EnsureSuccessStatusCode();
    }
}
