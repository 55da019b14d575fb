namespace PersonalData;

/// <summary>What a recipient of personal data is to the company.</summary>
public enum RegistryRelationship
{
    /// <summary>The policy does not say.</summary>
    Unknown = 0,

    /// <summary>Works on the data for the company (policy section 8).</summary>
    Processor = 1,

    /// <summary>Uses the data jointly, within a published scope (policy section 9).</summary>
    JointUse = 2,

    /// <summary>Receives the data for itself (policy section 10).</summary>
    ThirdParty = 3,
}
