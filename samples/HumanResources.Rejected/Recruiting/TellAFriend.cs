using HumanResources.Customers;

namespace HumanResources.Recruiting;

/// <summary>Consent is a person's own: that one applicant wants news says nothing of another.</summary>
[Purpose(Purpose.Recruitment)]
internal sealed class TellAFriend(INewsletter newsletter)
{
    public async Task SendAsync(Applicant applicant, Applicant friend, Issue issue, CancellationToken cancellation)
    {
        if (applicant.WantsNews)
        {
            await newsletter.SendAsync(
                "friend",
                friend.Email, // PD1001: Applicant -> ServiceInformation -> another person's
                issue,
                cancellation);
        }
    }
}
