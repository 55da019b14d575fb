namespace HumanResources.Group;

/// <summary>Sends profiles to the group's service.</summary>
[DisclosesTo(Recipient.ParentGroup)]
[Purpose(Purpose.Recruitment)]
internal sealed class GroupTalentPool(HttpClient client) : IGroupTalentPool
{
    public async Task ProposeAsync(TalentProfile profile, CancellationToken cancellation)
    {
        using var response = await client.PostAsJsonAsync("profiles", profile, cancellation);
        response.EnsureSuccessStatusCode();
    }
}
