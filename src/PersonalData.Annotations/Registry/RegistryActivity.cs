namespace PersonalData;

/// <summary>Code that does something with personal data: it has a purpose, a recipient, a collection or a request handler.</summary>
public sealed class RegistryActivity
{
    internal RegistryActivity(
        string id,
        string? part,
        IReadOnlyList<string> purposes,
        IReadOnlyList<string> categories,
        IReadOnlyList<string> recipients,
        IReadOnlyList<RegistryLegalBasis> legalBases,
        IReadOnlyList<RegistryCollection> collects,
        IReadOnlyList<RegistryRequest> requests)
    {
        Id = id;
        Part = part;
        Purposes = purposes;
        Categories = categories;
        Recipients = recipients;
        LegalBases = legalBases;
        Collects = collects;
        Requests = requests;
    }

    /// <summary>
    /// The documentation comment id of the type or member, such as <c>M:Contoso.Payroll.Pay</c>; <c>A:</c> and the
    /// assembly's name for what is declared on the assembly.
    /// </summary>
    public string Id { get; }

    /// <summary>
    /// The local function, lambda or parameter inside the member; null for the member itself. Lambdas are counted from 1 in
    /// the order of the source: <c>lambda 1</c>.
    /// </summary>
    public string? Part { get; }

    /// <summary>The purposes in force there.</summary>
    public IReadOnlyList<string> Purposes { get; }

    /// <summary>The categories of the data that the code takes in: what it collects, what its parameters carry, and the marked members that its own body reads.</summary>
    public IReadOnlyList<string> Categories { get; }

    /// <summary>Who receives what is passed in.</summary>
    public IReadOnlyList<string> Recipients { get; }

    /// <summary>The grounds beyond the published purposes that the code rests on.</summary>
    public IReadOnlyList<RegistryLegalBasis> LegalBases { get; }

    /// <summary>What is acquired from people there.</summary>
    public IReadOnlyList<RegistryCollection> Collects { get; }

    /// <summary>The requests that are answered there.</summary>
    public IReadOnlyList<RegistryRequest> Requests { get; }

    /// <inheritdoc/>
    public override string ToString() => Part is null ? Id : Id + " " + Part;
}
