namespace HumanResources.Mail;

/// <summary>Hands one mail to the company's own mail server. Has no purpose of its own: it serves whoever sends.</summary>
public interface IMailTransport
{
    Task SendAsync(string to, string subject, string body, CancellationToken cancellation);
}
