namespace PersonalData;

/// <summary>What protects personal data that is sent abroad (policy section 11).</summary>
public enum RegistrySafeguard
{
    /// <summary>Nothing, or nothing is said.</summary>
    None = 0,

    /// <summary>The country's protection is recognised as equal.</summary>
    Adequate = 1,

    /// <summary>The recipient has committed itself to equal measures.</summary>
    EquivalentMeasures = 2,
}
