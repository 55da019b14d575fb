namespace PersonalData;

/// <summary>Data taken over from another company, which stays bound to what that company had promised (policy section 3).</summary>
public sealed class RegistrySuccession
{
    internal RegistrySuccession(string? from, IReadOnlyList<string> purposes)
    {
        From = from;
        Purposes = purposes;
    }

    /// <summary>The company that the data came from.</summary>
    public string? From { get; }

    /// <summary>The purposes that it had promised.</summary>
    public IReadOnlyList<string> Purposes { get; }
}
