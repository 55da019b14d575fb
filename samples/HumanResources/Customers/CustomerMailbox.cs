using HumanResources.Data;
using HumanResources.Mail;

namespace HumanResources.Customers;

/// <summary>Mail to customers, be it a newsletter or an answer: both are relations with customers.</summary>
[Purpose(Purpose.CustomerRelations)]
public sealed class CustomerMailbox(HumanResourcesDb db, IMailTransport transport, TimeProvider clock) : IMailQueue
{
    public void Put(CustomerMail mail) => db.CustomerMails.Add(mail);

    public async Task<int> DeliverAsync(CancellationToken cancellation)
    {
        var waiting = await db.CustomerMails.Where(mail => mail.SentAt == null).ToListAsync(cancellation);
        foreach (var mail in waiting)
        {
            await transport.SendAsync(mail.To, mail.Subject, mail.Body, cancellation);
            mail.SentAt = clock.GetUtcNow().UtcDateTime;
        }

        await db.SaveChangesAsync(cancellation);
        return waiting.Count;
    }
}
