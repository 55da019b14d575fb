namespace PersonalData;

/// <summary>
/// Says that the use of personal data here rests on this ground instead of the published purposes: the person's consent,
/// or one of the exceptions in law (policy sections 3, 10 and 11).
/// </summary>
/// <remarks>
/// It silences PD1001 and the rules about consent to recipients (PD2001, PD2002, PD2003) where it stands on the code that
/// uses the data, on a containing declaration, or on the method called. It does not silence PD1002, PD1003, PD2004, PD2005
/// or PD2006. PD5005 reports a ground without a reference, PD5006 one that nothing needs.
/// </remarks>
/// <example>
/// <code>
/// [LegalBasis(Basis.Law, "Labour Standards Act, article 109")]
/// public void ReportToLabourOffice(Employee employee) { ... }
/// </code>
/// </example>
[AttributeUsage(
    AttributeTargets.Assembly | AttributeTargets.Class | AttributeTargets.Method,
    AllowMultiple = true,
    Inherited = false)]
public sealed class LegalBasisAttribute : Attribute
{
    /// <summary>Declares the ground that the use of personal data rests on.</summary>
    /// <param name="basis">The ground.</param>
    /// <param name="reference">Where it can be verified: the article of the law, the consent form, the file number. Left out or blank, PD5005 asks for it; the ground counts all the same.</param>
    public LegalBasisAttribute(Basis basis, string reference = "")
    {
        Basis = basis;
        Reference = reference;
    }

    /// <summary>The ground.</summary>
    public Basis Basis { get; }

    /// <summary>Where the ground can be verified.</summary>
    public string Reference { get; }
}
