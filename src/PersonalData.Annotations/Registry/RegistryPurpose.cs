namespace PersonalData;

/// <summary>A purpose that personal data may be used for (policy section 2).</summary>
public sealed class RegistryPurpose
{
    internal RegistryPurpose(string name, RegistryText title, RegistryText description, string? within)
    {
        Name = name;
        Title = title;
        Description = description;
        Within = within;
    }

    /// <summary>Its name in code.</summary>
    public string Name { get; }

    /// <summary>Its title.</summary>
    public RegistryText Title { get; }

    /// <summary>Its description.</summary>
    public RegistryText Description { get; }

    /// <summary>The group of purposes that it is within, if any.</summary>
    public string? Within { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
