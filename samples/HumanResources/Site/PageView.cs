namespace HumanResources.Site;

/// <summary>
/// A page that some browser asked for. The cookie alone is no personal data; put beside a name or an address it becomes
/// some, and the analyzer treats it so (policy section 16). That is why this table holds neither.
/// </summary>
public sealed class PageView
{
    public const string CookieName = "visitor";

    public int Id { get; init; }

    [OnlineIdentifier]
    public required string VisitorCookie { get; init; }

    public required string Page { get; init; }

    public required DateTime At { get; init; }
}
