namespace PersonalData;

/// <summary>Somebody outside the company who receives personal data (policy sections 8 to 11).</summary>
public sealed class RegistryRecipient
{
    internal RegistryRecipient(
        string name,
        RegistryText title,
        RegistryText description,
        RegistryRelationship relationship,
        IReadOnlyList<RegistryScope> scope,
        string? responsible,
        string? contract,
        string? country,
        RegistrySafeguard safeguard)
    {
        Name = name;
        Title = title;
        Description = description;
        Relationship = relationship;
        Scope = scope;
        Responsible = responsible;
        Contract = contract;
        Country = country;
        Safeguard = safeguard;
    }

    /// <summary>Its name in code.</summary>
    public string Name { get; }

    /// <summary>Its title.</summary>
    public RegistryText Title { get; }

    /// <summary>Its description.</summary>
    public RegistryText Description { get; }

    /// <summary>What it is to the company.</summary>
    public RegistryRelationship Relationship { get; }

    /// <summary>What is published for joint use with it (policy section 9); empty for other relationships.</summary>
    public IReadOnlyList<RegistryScope> Scope { get; }

    /// <summary>Who answers for the joint use (policy section 9).</summary>
    public string? Responsible { get; }

    /// <summary>The contract with a processor (policy section 8).</summary>
    public string? Contract { get; }

    /// <summary>Its country as an ISO 3166-1 alpha-2 code (policy section 11).</summary>
    public string? Country { get; }

    /// <summary>What protects the data abroad (policy section 11).</summary>
    public RegistrySafeguard Safeguard { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
