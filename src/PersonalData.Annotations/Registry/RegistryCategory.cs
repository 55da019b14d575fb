namespace PersonalData;

/// <summary>A category of people whose data the policy speaks of (policy section 2).</summary>
public sealed class RegistryCategory
{
    internal RegistryCategory(
        string name,
        RegistryText title,
        RegistryText description,
        IReadOnlyList<string>? purposes,
        RegistrySuccession? succession,
        int? guardianConsentUnder)
    {
        Name = name;
        Title = title;
        Description = description;
        Purposes = purposes;
        Succession = succession;
        GuardianConsentUnder = guardianConsentUnder;
    }

    /// <summary>Its name in code.</summary>
    public string Name { get; }

    /// <summary>Its title.</summary>
    public RegistryText Title { get; }

    /// <summary>Its description.</summary>
    public RegistryText Description { get; }

    /// <summary>The purposes and groups of purposes that its data may be used for; null when the policy file could not be read there.</summary>
    public IReadOnlyList<string>? Purposes { get; }

    /// <summary>From whom the data was taken over, if it was (policy section 3).</summary>
    public RegistrySuccession? Succession { get; }

    /// <summary>The age in years under which a guardian must consent (policy section 4); null when the policy sets none for this category.</summary>
    public int? GuardianConsentUnder { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
