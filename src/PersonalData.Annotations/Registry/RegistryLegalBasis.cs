namespace PersonalData;

/// <summary>A ground that the use of personal data rests on (policy sections 3 and 10).</summary>
public sealed class RegistryLegalBasis
{
    internal RegistryLegalBasis(Basis basis, string reference)
    {
        Basis = basis;
        Reference = reference;
    }

    /// <summary>The ground.</summary>
    public Basis Basis { get; }

    /// <summary>Where it can be verified.</summary>
    public string Reference { get; }
}
