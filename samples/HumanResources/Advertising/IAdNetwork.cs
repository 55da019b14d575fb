namespace HumanResources.Advertising;

/// <summary>
/// Shows a campaign to the people on a list, wherever they are on the web. A third party abroad: nobody is on that list
/// who did not agree to it (policy sections 10 and 11).
/// </summary>
[DisclosesTo(Recipient.AdNetwork)]
public interface IAdNetwork
{
    Task ShowAsync(Campaign campaign, IReadOnlyList<Reach> audience, CancellationToken cancellation);
}

/// <summary>How the network knows somebody again. The cookie is personal data here, as it goes with the address (policy section 16).</summary>
[PersonalData(Category.Customer)]
public sealed record Reach(string Email, [property: OnlineIdentifier] string? VisitorCookie);

/// <summary>What is advertised.</summary>
public sealed record Campaign(string Title, string Text);
