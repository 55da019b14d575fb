using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Policies;
using PersonalData.Analyzers.Policies.Reading;

namespace PersonalData.Analyzers.Rules.PolicyNames;

/// <summary>A kind of names that a policy defines, as attributes use them.</summary>
internal sealed record Vocabulary(
    string ClassName, string Property, string UnknownMessage, PolicyParts Part, Func<PrivacyPolicy, IEnumerable<string>> Names)
{
    public static readonly Vocabulary Category = new(
        "Category", "category", PolicyMessages.UnknownCategory, PolicyParts.Categories, static p => p.Categories.Select(static c => c.Name));

    public static readonly Vocabulary Purpose = new(
        "Purpose", "purpose", PolicyMessages.UnknownPurpose, PolicyParts.Purposes, static p => p.Purposes.Select(static c => c.Name));

    public static readonly Vocabulary Recipient = new(
        "Recipient", "recipient", PolicyMessages.UnknownRecipient, PolicyParts.Recipients, static p => p.Recipients.Select(static c => c.Name));

    /// <summary>Whether the policy was read far enough to say that it does not have the name.</summary>
    public bool IsUnknown(PrivacyPolicy policy, string name) =>
        (policy.Unread & Part) == 0 && Find(policy, name) is null;

    private object? Find(PrivacyPolicy policy, string name) => Part switch
    {
        PolicyParts.Categories => policy.Category(name),
        PolicyParts.Purposes => policy.Purpose(name),
        _ => policy.Recipient(name),
    };
}

/// <summary>Which parameters and properties of an attribute take names of the policy.</summary>
/// <param name="Positional">By position.</param>
/// <param name="IsParams">Whether the last one takes every argument after it too.</param>
/// <param name="Named">By parameter or property name.</param>
internal sealed record NamingParameters(
    IReadOnlyList<Vocabulary?> Positional, bool IsParams, IReadOnlyDictionary<string, Vocabulary> Named)
{
    private static readonly Dictionary<string, NamingParameters> ByAttribute = new(StringComparer.Ordinal)
    {
        ["PersonalDataAttribute"] = new([Vocabulary.Category], false, new Dictionary<string, Vocabulary> { ["category"] = Vocabulary.Category }),
        ["PurposeAttribute"] = new([Vocabulary.Purpose], true, new Dictionary<string, Vocabulary> { ["purposes"] = Vocabulary.Purpose }),
        ["DisclosesToAttribute"] = new([Vocabulary.Recipient], false, new Dictionary<string, Vocabulary> { ["recipient"] = Vocabulary.Recipient }),
        ["CollectsAttribute"] = new([Vocabulary.Category], false, new Dictionary<string, Vocabulary> { ["category"] = Vocabulary.Category }),
        ["ConsentCheckAttribute"] = new([Vocabulary.Purpose], true, new Dictionary<string, Vocabulary>
        {
            ["purposes"] = Vocabulary.Purpose,
            ["Recipients"] = Vocabulary.Recipient,
        }),
        ["ReclassifiesAttribute"] = new([Vocabulary.Category, Vocabulary.Category], false, new Dictionary<string, Vocabulary>
        {
            ["from"] = Vocabulary.Category,
            ["to"] = Vocabulary.Category,
        }),
        ["HandlesRequestAttribute"] = new([null, Vocabulary.Category], false, new Dictionary<string, Vocabulary> { ["category"] = Vocabulary.Category }),
    };

    /// <summary>Of an attribute of ours that takes names; null for any other.</summary>
    public static NamingParameters? Of(INamedTypeSymbol attribute) =>
        attribute is { ContainingType: null, ContainingNamespace: { Name: "PersonalData", ContainingNamespace.IsGlobalNamespace: true } }
            && ByAttribute.TryGetValue(attribute.Name, out var parameters)
            ? parameters
            : null;

    /// <param name="position">Which argument it is.</param>
    /// <param name="name">The parameter or property that it names, if it does.</param>
    public Vocabulary? VocabularyOf(int position, string? name)
    {
        if (name is not null)
        {
            return Named.TryGetValue(name, out var named) ? named : null;
        }

        return position < Positional.Count ? Positional[position]
            : IsParams ? Positional[Positional.Count - 1]
            : null;
    }
}
