using HumanResources.Data;
using HumanResources.Mail;
using HumanResources.Text;

namespace HumanResources.Recruiting;

/// <summary>Mail to applicants, in a queue of their own: nothing in it is ever taken for a customer's.</summary>
[Purpose(Purpose.Recruitment)]
public sealed class ApplicantMailbox(HumanResourcesDb db, IMailTransport transport, TimeProvider clock) : IMailQueue
{
    public void Put(Applicant applicant, string subject, string text) =>
        db.ApplicantMails.Add(new ApplicantMail
        {
            To = applicant.Email,
            Subject = subject,
            Body = Letter.To(applicant.FullName, text),
        });

    public async Task<int> DeliverAsync(CancellationToken cancellation)
    {
        var waiting = await db.ApplicantMails.Where(mail => mail.SentAt == null).ToListAsync(cancellation);
        foreach (var mail in waiting)
        {
            await transport.SendAsync(mail.To, mail.Subject, mail.Body, cancellation);
            mail.SentAt = clock.GetUtcNow().UtcDateTime;
        }

        await db.SaveChangesAsync(cancellation);
        return waiting.Count;
    }
}
