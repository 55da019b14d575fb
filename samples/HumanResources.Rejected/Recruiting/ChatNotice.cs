namespace HumanResources.Recruiting;

/// <summary>Tells the team's chat of each application. Handy, and seen by whoever reads the chat, the log or a dump of the memory.</summary>
[Purpose(Purpose.Recruitment)]
internal sealed class ChatNotice(HttpClient chat, ILogger<ChatNotice> logger)
{
    private string _latest = "";

    public async Task SendAsync(Applicant applicant, CancellationToken cancellation)
    {
        _latest = applicant.FullName; // PD1002: Applicant -> ChatNotice._latest
        logger.LogInformation("{Name} applied", applicant.FullName); // PD2005: Applicant
        await chat.PostAsJsonAsync("hooks/recruiting", new { text = applicant.Email }, cancellation); // PD2006: Applicant
    }

    public bool IsLatest(string name) => name == _latest;
}
