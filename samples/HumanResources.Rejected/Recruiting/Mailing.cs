using HumanResources.Customers;

namespace HumanResources.Recruiting;

/// <summary>Helpers around mailing. They take what they are given, so nothing is reported in here.</summary>
internal static class Mailing
{
    public static Task SendPolitelyAsync(INewsletter newsletter, string name, string email, Issue issue, CancellationToken cancellation) =>
        SendTitledAsync(newsletter, Honorific(name), email, issue, cancellation);

    private static Task SendTitledAsync(INewsletter newsletter, string name, string email, Issue issue, CancellationToken cancellation) =>
        newsletter.SendAsync(name, email.ToLowerInvariant(), issue, cancellation);

    private static string Honorific(string name) => $"{name}-sama";
}
