using HumanResources.Data;

namespace HumanResources.Site;

/// <summary>
/// What a returning customer may want to see first. The policy did not always say so: this purpose was added to it, as
/// one that is related to improving the services, and people were told (policy section 6).
/// </summary>
[Purpose(Purpose.Personalization)]
public sealed class Suggestions(HumanResourcesDb db)
{
    /// <summary>The page that a subscriber's browser asked for most often; null for whoever we don't know.</summary>
    [return: PersonalData(Category.Customer)]
    public async Task<string?> FirstPageAsync([OnlineIdentifier] string visitorCookie, CancellationToken cancellation)
    {
        if (!await db.Customers.AnyAsync(customer => customer.VisitorCookie == visitorCookie, cancellation))
        {
            return null;
        }

        return await db.PageViews
            .Where(view => view.VisitorCookie == visitorCookie)
            .GroupBy(view => view.Page)
            .OrderByDescending(page => page.Count())
            .Select(page => page.Key)
            .FirstOrDefaultAsync(cancellation);
    }
}
