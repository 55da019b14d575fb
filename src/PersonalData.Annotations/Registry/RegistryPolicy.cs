namespace PersonalData;

/// <summary>What the privacy policy says of itself (policy sections 1 and 17).</summary>
public sealed class RegistryPolicy
{
    internal RegistryPolicy(string name, string? company, string? version, string? url, string? contact)
    {
        Name = name;
        Company = company;
        Version = version;
        Url = url;
        Contact = contact;
    }

    /// <summary>The policy's name.</summary>
    public string Name { get; }

    /// <summary>The company that it binds.</summary>
    public string? Company { get; }

    /// <summary>Its version, often a date.</summary>
    public string? Version { get; }

    /// <summary>Where it is published.</summary>
    public string? Url { get; }

    /// <summary>Whom people can turn to.</summary>
    public string? Contact { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
