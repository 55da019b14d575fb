using HumanResources.Customers;
using HumanResources.Data;

namespace HumanResources.Acquired;

/// <summary>"They are our customers now." They are, and were promised invoices and answers, not news.</summary>
[Purpose(Purpose.Billing)]
internal sealed class Welcome(HumanResourcesDb db, INewsletter newsletter)
{
    public async Task SendAsync(Issue issue, CancellationToken cancellation)
    {
        foreach (var customer in await db.AcquiredCustomers.ToListAsync(cancellation))
        {
            await newsletter.SendAsync(
                customer.FullName, // PD1001: AcquiredCustomer -> ServiceInformation
                customer.Email, // PD1001: AcquiredCustomer -> ServiceInformation
                issue,
                cancellation);
        }
    }
}
