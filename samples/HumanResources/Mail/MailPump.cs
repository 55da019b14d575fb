namespace HumanResources.Mail;

/// <summary>Empties the queues every second.</summary>
internal sealed partial class MailPump(IServiceScopeFactory scopes, ILogger<MailPump> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await PumpAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends; what waits is sent next time.
        }
    }

    private async Task PumpAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var queue in scope.ServiceProvider.GetServices<IMailQueue>())
        {
            try
            {
                var sent = await queue.DeliverAsync(cancellation);
                if (sent > 0)
                {
                    LogDelivered(sent, queue.GetType().Name);
                }
            }
            catch (IOException problem)
            {
                LogFailed(queue.GetType().Name, problem.GetType().Name);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} mails left {Queue}")]
    private partial void LogDelivered(int count, string queue);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Queue} could not be emptied: {Problem}")]
    private partial void LogFailed(string queue, string problem);
}
