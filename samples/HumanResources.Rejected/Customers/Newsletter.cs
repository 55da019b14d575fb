using HumanResources.Data;
using HumanResources.Recruiting;
using HumanResources.Text;

namespace HumanResources.Customers;

internal sealed class Newsletter(HumanResourcesDb db, CustomerMailbox mailbox) : INewsletter
{
    public async Task SubscribeAsync(Subscription subscription, [OnlineIdentifier] string? visitorCookie, CancellationToken cancellation)
    {
        var (fullName, email, company, agreesToAdvertising) = subscription;
        db.Customers.Add(new Customer
        {
            FullName = fullName,
            Email = email,
            Company = company,
            TakesNewsletter = true,
            AgreesToAdvertising = agreesToAdvertising,
            VisitorCookie = visitorCookie,
        });
        await db.SaveChangesAsync(cancellation);
    }

    // "More readers": everybody who ever applied, with the customers. They gave us their address for a job.
    public async Task<int> PublishAsync(Issue issue, CancellationToken cancellation)
    {
        var sent = 0;
        foreach (var customer in await db.Customers.Where(c => c.TakesNewsletter).ToListAsync(cancellation))
        {
            await SendAsync(customer.FullName, customer.Email, issue, cancellation);
            sent++;
        }

        var applicants = db.Applicants.Where(a => a.Stage == Stage.Declined); // PD1001: Applicant -> ServiceInformation
        foreach (var applicant in await applicants.ToListAsync(cancellation))
        {
            // The purpose is reported once, where the data comes in; that it passes for customers' data is another matter.
            await SendAsync(
                applicant.FullName, // PD1003: Applicant -> Customer
                applicant.Email, // PD1003: Applicant -> Customer
                issue,
                cancellation);
            sent++;
        }

        return sent;
    }

    public Task SendAsync(
        [PersonalData(Category.Customer)] string name,
        [PersonalData(Category.Customer)] string email,
        Issue issue,
        CancellationToken cancellation)
    {
        mailbox.Put(new CustomerMail { To = email, Subject = issue.Title, Body = Letter.To(name, issue.Text) });
        return db.SaveChangesAsync(cancellation);
    }
}
