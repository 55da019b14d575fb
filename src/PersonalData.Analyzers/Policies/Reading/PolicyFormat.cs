using System.Collections.Immutable;

namespace PersonalData.Analyzers.Policies.Reading;

/// <summary>Every key that a policy file can have, and every value outside which some may not go.</summary>
internal static class PolicyFormat
{
    public const int LargestBytes = 1024 * 1024;
    public const int DeepestNesting = 16;
    public const int MostValues = 50_000;
    public const int LongestName = 255;

    public const string All = "all";

    public static readonly ImmutableArray<string> Root = ImmutableArray.Create(
        "policy", "purposes", "categories", "recipients", "adequateCountries", "minors", "requests", "markers",
        "annotations", "models", "discovery", "changes");

    public static readonly ImmutableArray<string> Policy = ImmutableArray.Create("name", "company", "version", "url", "contact");

    public static readonly ImmutableArray<string> Purpose = ImmutableArray.Create("title", "description", "within");

    public static readonly ImmutableArray<string> Category = ImmutableArray.Create("title", "description", "purposes", "succession");

    public static readonly ImmutableArray<string> Succession = ImmutableArray.Create("from", "purposes");

    public static readonly ImmutableArray<string> Recipient = ImmutableArray.Create(
        "title", "description", "relationship", "categories", "responsible", "contract", "country", "safeguard");

    public static readonly ImmutableArray<string> Minors = ImmutableArray.Create("under", "categories");

    public static readonly ImmutableArray<string> Marker = ImmutableArray.Create("attribute", "category");

    public static readonly ImmutableArray<string> Annotation = ImmutableArray.Create("member", "personalData", "purpose", "disclosesTo");

    public static readonly ImmutableArray<string> Model = ImmutableArray.Create("member", "flow");

    public static readonly ImmutableArray<string> Change = ImmutableArray.Create("category", "purpose", "relatedTo", "date", "notice");

    public static readonly ImmutableArray<string> Discovery = ImmutableArray.Create("words", "people", "ignore");

    public static readonly ImmutableArray<string> DiscoveryWords = ImmutableArray.Create(
        "words", "kind", "category", "when", "types", "contact", "notAfter");

    public static readonly ImmutableArray<string> DiscoveryPeople = ImmutableArray.Create("words", "category");

    /// <summary>What a word of the dictionary may ask for.</summary>
    public static readonly ImmutableArray<string> WordConditions = ImmutableArray.Create("always", "person", "beside");

    /// <summary>What a member may hold that a word of the dictionary is about.</summary>
    public static readonly ImmutableArray<string> WordTypes = ImmutableArray.Create("text", "date", "number", "bytes", "flag", "enum");

    public static readonly ImmutableDictionary<string, bool> Flags =
        ImmutableDictionary<string, bool>.Empty.Add("true", true).Add("false", false);

    /// <summary>Of how many words an entry of the dictionary is made at most; more are never looked up.</summary>
    public const int MostWordsOfEntry = 6;

    /// <summary>The same, of what names a person.</summary>
    public const int MostWordsOfPeople = 2;

    public static readonly ImmutableDictionary<string, Relationship> Relationships = new Dictionary<string, Relationship>
    {
        ["processor"] = Relationship.Processor,
        ["jointUse"] = Relationship.JointUse,
        ["thirdParty"] = Relationship.ThirdParty,
    }.ToImmutableDictionary(StringComparer.Ordinal);

    public static readonly ImmutableDictionary<string, Safeguard> Safeguards = new Dictionary<string, Safeguard>
    {
        ["none"] = Safeguard.None,
        ["adequate"] = Safeguard.Adequate,
        ["equivalentMeasures"] = Safeguard.EquivalentMeasures,
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>The names of <c>SubjectRequest</c>.</summary>
    public static readonly ImmutableArray<string> Requests = ImmutableArray.Create(
        "Disclosure", "Correction", "CeaseUse", "CeaseProvision", "PurposeNotification");

    /// <summary>Names that the generated constant classes have themselves.</summary>
    public static readonly ImmutableArray<string> ReservedNames = ImmutableArray.Create("Category", "Purpose", "Recipient");
}
