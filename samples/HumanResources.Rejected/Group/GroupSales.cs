using HumanResources.Data;

namespace HumanResources.Group;

/// <summary>The sales people of the whole group.</summary>
[DisclosesTo(Recipient.ParentGroup)]
public interface IGroupSales
{
    Task TellAsync(string company, CancellationToken cancellation);
}

/// <summary>
/// What customers told us while we did business with them. The published joint use covers their data for staying in
/// touch with them, and nothing else.
/// </summary>
[Purpose(Purpose.ContractConclusion)]
internal sealed class GroupSales(HumanResourcesDb db, IGroupSales sales)
{
    public async Task ShareAsync(CancellationToken cancellation)
    {
        foreach (var customer in await db.Customers.ToListAsync(cancellation))
        {
            await sales.TellAsync(customer.Company, cancellation); // PD2002: Customer -> ParentGroup -> ContractConclusion
        }
    }
}
