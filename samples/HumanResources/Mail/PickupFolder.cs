namespace HumanResources.Mail;

/// <summary>Leaves mails in the folder where the mail server on the same machine picks them up.</summary>
internal sealed class PickupFolder : IMailTransport
{
    private readonly string _folder;

    public PickupFolder(string folder)
    {
        Directory.CreateDirectory(folder);
        _folder = folder;
    }

    public async Task SendAsync(string to, string subject, string body, CancellationToken cancellation)
    {
        var name = Path.Combine(_folder, $"{Guid.NewGuid():N}");
        await File.WriteAllTextAsync(name + ".tmp", $"To: {to}\nSubject: {subject}\n\n{body}", cancellation);

        // The server takes *.eml as soon as it sees one, so a mail gets that name when it is whole.
        File.Move(name + ".tmp", name + ".eml");
    }
}
