using HumanResources.Data;
using HumanResources.Recruiting;
using HumanResources.Text;

namespace HumanResources.Customers;

internal sealed class Newsletter(HumanResourcesDb db, CustomerMailbox mailbox, ApplicantMailbox applicantMailbox) : INewsletter
{
    public async Task SubscribeAsync(Subscription subscription, [OnlineIdentifier] string? visitorCookie, CancellationToken cancellation)
    {
        var (fullName, email, company, agreesToAdvertising) = subscription;
        var known = await db.Customers.FirstOrDefaultAsync(c => c.Email == email, cancellation);
        if (known is null)
        {
            known = new Customer { FullName = fullName, Email = email, Company = company };
            db.Customers.Add(known);
        }

        known.TakesNewsletter = true;
        known.AgreesToAdvertising = agreesToAdvertising;
        known.VisitorCookie = visitorCookie;
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

        // An application is no subscription: of the applicants, only those who agreed to it.
        await foreach (var applicant in db.Applicants.Where(a => a.WantsNews).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            applicantMailbox.Put(applicant, issue.Title, issue.Text);
            sent++;
        }

        await db.SaveChangesAsync(cancellation);
        return sent;
    }
}
