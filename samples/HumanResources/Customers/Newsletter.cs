using HumanResources.Data;
using HumanResources.Text;

namespace HumanResources.Customers;

internal sealed class Newsletter(HumanResourcesDb db, CustomerMailbox mailbox) : INewsletter
{
    public async Task SubscribeAsync(Subscription subscription, CancellationToken cancellation)
    {
        var (fullName, email, company) = subscription;
        var known = await db.Customers.FirstOrDefaultAsync(c => c.Email == email, cancellation);
        if (known is null)
        {
            known = new Customer { FullName = fullName, Email = email, Company = company };
            db.Customers.Add(known);
        }

        known.TakesNewsletter = true;
        await db.SaveChangesAsync(cancellation);
    }

    public async Task<int> PublishAsync(Issue issue, CancellationToken cancellation)
    {
        var sent = 0;
        await foreach (var customer in db.Customers.Where(c => c.TakesNewsletter).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            mailbox.Put(new CustomerMail
            {
                To = customer.Email,
                Subject = issue.Title,
                Body = Letter.To(customer.FullName, issue.Text),
            });
            sent++;
        }

        await db.SaveChangesAsync(cancellation);
        return sent;
    }
}
