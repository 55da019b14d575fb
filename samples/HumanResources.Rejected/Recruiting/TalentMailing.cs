using HumanResources.Customers;
using HumanResources.Data;
using HumanResources.Text;

namespace HumanResources.Recruiting;

/// <summary>Recruiting may read applicants. What it hands on to the newsletter serves another purpose.</summary>
[Purpose(Purpose.Recruitment)]
internal sealed class TalentMailing(HumanResourcesDb db, INewsletter newsletter)
{
    /// <summary>Straight into the newsletter.</summary>
    public async Task KeepInTouchAsync(Issue issue, CancellationToken cancellation)
    {
        foreach (var applicant in await db.Applicants.Where(a => a.Stage == Stage.Declined).ToListAsync(cancellation))
        {
            await newsletter.SendAsync(
                applicant.FullName, // PD1001: Applicant -> ServiceInformation
                applicant.Email, // PD1001: Applicant -> ServiceInformation
                issue,
                cancellation);
        }
    }

    /// <summary>Through locals, text, and a conditional: still an applicant's.</summary>
    public async Task CongratulateAsync(Applicant applicant, Issue issue, CancellationToken cancellation)
    {
        var (name, email) = (applicant.FullName.Trim(), applicant.Email);
        var address = email.Contains('@') ? $"{name} <{email}>" : "nobody@corp.example";
        await newsletter.SendAsync(
            name, // PD1001: Applicant -> ServiceInformation
            address, // PD1001: Applicant -> ServiceInformation
            issue,
            cancellation);

        // A local that is overwritten with something harmless is harmless from there.
        address = "all@corp.example";
        await newsletter.SendAsync("colleagues", address, issue, cancellation);
    }

    /// <summary>Through a projection and a query.</summary>
    public async Task InviteToSeminarAsync(Issue issue, CancellationToken cancellation)
    {
        var readers =
            from applicant in db.Applicants
            where applicant.Position == "Designer"
            select new { Name = applicant.FullName, applicant.Email, Language = "en" };

        foreach (var reader in await readers.ToListAsync(cancellation))
        {
            await newsletter.SendAsync(
                reader.Name, // PD1001: Applicant -> ServiceInformation
                reader.Email, // PD1001: Applicant -> ServiceInformation
                new Issue(issue.Title, reader.Language),
                cancellation);
        }
    }

    /// <summary>Through a lambda that a library calls.</summary>
    public async Task AnnounceAsync(Issue issue, CancellationToken cancellation)
    {
        var addresses = await db.Applicants.Select(a => a.Email).ToListAsync(cancellation);
        addresses.ForEach(address => _ = newsletter.SendAsync(
            "friend",
            address, // PD1001: Applicant -> ServiceInformation
            issue,
            cancellation));
    }

    /// <summary>Through helpers that have no purpose of their own: reported where the data is handed over.</summary>
    public Task RemindAsync(Applicant applicant, Issue issue, CancellationToken cancellation) =>
        Mailing.SendPolitelyAsync(
            newsletter,
            applicant.FullName, // PD1001: Applicant -> ServiceInformation
            applicant.Email, // PD1001: Applicant -> ServiceInformation
            issue,
            cancellation);

    /// <summary>The same helper with nobody's data is nobody's business.</summary>
    public Task RemindOurselvesAsync(Issue issue, CancellationToken cancellation) =>
        Mailing.SendPolitelyAsync(newsletter, "colleagues", "all@corp.example", issue, cancellation);

    /// <summary>Into a property of something that serves the newsletter.</summary>
    public static CampaignMail Draft(Applicant applicant)
    {
        var mail = new CampaignMail
        {
            To = applicant.Email, // PD1001: Applicant -> ServiceInformation
            Subject = "News",
        };
        mail.Body = Letter.To(applicant.FullName, "We have news."); // PD1001: Applicant -> ServiceInformation
        return mail;
    }
}
