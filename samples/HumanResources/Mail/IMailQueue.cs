namespace HumanResources.Mail;

/// <summary>Mail that waits to be sent. Each kind of people has a queue of its own.</summary>
public interface IMailQueue
{
    /// <summary>Sends what waits and returns how many mails that were.</summary>
    Task<int> DeliverAsync(CancellationToken cancellation);
}
