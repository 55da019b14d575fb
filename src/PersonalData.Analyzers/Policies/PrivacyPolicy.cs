using System.Collections.Immutable;
using PersonalData.Analyzers.Collections;

namespace PersonalData.Analyzers.Policies;

/// <summary>
/// A company's privacy policy as the rules ask it: who may use which category of people's data for what, and who may
/// receive it. Compared by value, so that a generator step that depends on it is cached.
/// </summary>
/// <remarks>
/// Names that were looked up and not found are the caller's to report (PD5004); every question here answers "not
/// restricted" for them, so that one unknown name gives one report.
/// </remarks>
public sealed record PrivacyPolicy
{
    public PolicyFacts Facts { get; init; } = new("", null, null, null, null);

    /// <summary>Every purpose, in the order of the file.</summary>
    public EquatableArray<PurposeDefinition> Purposes { get; init; }

    /// <summary>Every category, in the order of the file.</summary>
    public EquatableArray<CategoryDefinition> Categories { get; init; }

    /// <summary>Every recipient, in the order of the file.</summary>
    public EquatableArray<RecipientDefinition> Recipients { get; init; }

    /// <summary>ISO 3166-1 alpha-2 codes of the countries whose protection counts as equal (policy section 11).</summary>
    public EquatableArray<string> AdequateCountries { get; init; }

    /// <summary>The age and categories for which a guardian's consent is needed (policy section 4), if any.</summary>
    public MinorsDefinition? Minors { get; init; }

    /// <summary>Names of <c>SubjectRequest</c> that a program must answer (policy sections 12 to 14).</summary>
    public EquatableArray<string> Requests { get; init; }

    /// <summary>Attributes of other libraries that mark personal data.</summary>
    public EquatableArray<MarkerDefinition> Markers { get; init; }

    /// <summary>Marks for code that can't be edited.</summary>
    public EquatableArray<AnnotationDefinition> Annotations { get; init; }

    /// <summary>How data passes through code without source, added to the built-in models.</summary>
    public EquatableArray<ModelDefinition> Models { get; init; }

    /// <summary>What is added to and left out of the dictionary of what looks like personal data.</summary>
    public DiscoveryDefinition Discovery { get; init; } = DiscoveryDefinition.None;

    /// <summary>Purposes added since the published version (policy section 6).</summary>
    public EquatableArray<ChangeDefinition> Changes { get; init; }

    /// <summary>
    /// Which parts could not be read to their end: a name that such a part does not have may well be meant to be there,
    /// and is nobody's error.
    /// </summary>
    public PolicyParts Unread { get; init; }

    /// <summary>The company's own country: nothing sent there is sent abroad.</summary>
    public const string HomeCountry = "JP";

    private readonly NameIndex<CategoryDefinition> _categoryIndex = new(static c => c.Name);
    private readonly NameIndex<PurposeDefinition> _purposeIndex = new(static p => p.Name);
    private readonly NameIndex<RecipientDefinition> _recipientIndex = new(static r => r.Name);

    public CategoryDefinition? Category(string name) => _categoryIndex.Find(Categories, name);

    public PurposeDefinition? Purpose(string name) => _purposeIndex.Find(Purposes, name);

    public RecipientDefinition? Recipient(string name) => _recipientIndex.Find(Recipients, name);

    /// <summary>
    /// Whether the policy lets data of <paramref name="category"/> be used for <paramref name="purpose"/>: the purpose,
    /// or a group that it is within, is listed (policy section 2). True for names the policy doesn't have, and for a
    /// category whose purposes could not be read.
    /// </summary>
    public bool IsAllowed(string category, string purpose)
    {
        var definition = Category(category);
        return definition is null || definition.Purposes is null || Purpose(purpose) is null
            || definition.Purposes.Value.Any(listed => IsWithinOrUnread(purpose, listed));
    }

    /// <summary>Whether <paramref name="purpose"/> is <paramref name="group"/> or lies within it at any depth.</summary>
    public bool IsWithin(string purpose, string group) => IsWithin(purpose, group, ifUnread: false);

    /// <summary>The same, and true where it could not be read what the purpose lies within.</summary>
    internal bool IsWithinOrUnread(string purpose, string group) => IsWithin(purpose, group, ifUnread: true);

    private bool IsWithin(string purpose, string group, bool ifUnread)
    {
        // The reader leaves no cycle in, but a policy can be made otherwise: no chain is longer than there are purposes.
        var current = (string?)purpose;
        for (var steps = 0; current is not null && steps <= Purposes.Count; steps++)
        {
            if (current == group)
            {
                return true;
            }

            var definition = Purpose(current);
            if (ifUnread && definition is { IsWithinUnread: true })
            {
                return true;
            }

            current = definition?.Within;
        }

        return false;
    }
}

/// <summary>The parts of a policy that define names.</summary>
[Flags]
public enum PolicyParts
{
    None = 0,
    Categories = 1,
    Purposes = 2,
    Recipients = 4,
}

/// <summary>What the policy says of itself (policy sections 1 and 17).</summary>
public sealed record PolicyFacts(string Name, string? Company, string? Version, string? Url, string? Contact);

/// <summary>A title or description: language to text, where <c>""</c> is text without a language.</summary>
public sealed record LocalizedText(EquatableArray<KeyValue> Texts)
{
    public static LocalizedText None { get; } = new(EquatableArray<KeyValue>.Empty);

    /// <summary>The text in <paramref name="language"/> (<c>en</c>, <c>ja</c>), else without language, else English, else the first; null if there is none.</summary>
    public string? In(string language) =>
        TextFor(language) ?? TextFor("") ?? TextFor("en") ?? (Texts.Count > 0 ? Texts[0].Value : null);

    private string? TextFor(string language)
    {
        foreach (var text in Texts)
        {
            if (string.Equals(text.Key, language, StringComparison.OrdinalIgnoreCase))
            {
                return text.Value;
            }
        }

        return null;
    }
}

/// <summary>A key with its value, compared by value.</summary>
public sealed record KeyValue(string Key, string Value);

/// <summary>A purpose, perhaps within a wider one.</summary>
public sealed record PurposeDefinition(string Name, LocalizedText Title, LocalizedText Description, string? Within)
{
    /// <summary>Whether what it lies within could not be read: then no category is refused it.</summary>
    public bool IsWithinUnread { get; init; }
}

/// <summary>A category of people. <see cref="Purposes"/> is null when they could not be read: then nothing is enforced.</summary>
public sealed record CategoryDefinition(
    string Name,
    LocalizedText Title,
    LocalizedText Description,
    EquatableArray<string>? Purposes,
    SuccessionDefinition? Succession);

/// <summary>Data taken over from another company, and what that company had promised (policy section 3).</summary>
public sealed record SuccessionDefinition(string? From, EquatableArray<string> Purposes);

/// <summary>Under which age, for which categories, a guardian must consent.</summary>
public sealed record MinorsDefinition(int Under, EquatableArray<string> Categories);

public enum Relationship
{
    /// <summary>The file does not say, or says something unreadable: no rule about recipients applies.</summary>
    Unknown,
    Processor,
    JointUse,
    ThirdParty,
}

public enum Safeguard
{
    None,
    Adequate,
    EquivalentMeasures,
}

/// <summary>Somebody outside the company (policy sections 8 to 11).</summary>
public sealed record RecipientDefinition(
    string Name,
    LocalizedText Title,
    LocalizedText Description,
    Relationship Relationship,
    EquatableArray<JointUseScope> Scope,
    string? Responsible,
    string? Contract,
    string? Country,
    Safeguard Safeguard)
{
    /// <summary>What is published for joint use of <paramref name="category"/>; null if nothing is.</summary>
    public JointUseScope? ScopeOf(string category)
    {
        foreach (var scope in Scope)
        {
            if (scope.Category == category)
            {
                return scope;
            }
        }

        return null;
    }
}

/// <summary>A category in a joint-use scope; <see cref="Purposes"/> is null for <c>all</c>.</summary>
public sealed record JointUseScope(string Category, EquatableArray<string>? Purposes);

/// <summary>Metadata name of an attribute that marks data of <see cref="Category"/>.</summary>
public sealed record MarkerDefinition(string Attribute, string Category, PolicyPosition Position);

/// <summary>Marks for the member with the documentation comment id <see cref="Member"/>.</summary>
public sealed record AnnotationDefinition(
    string Member,
    EquatableArray<string> PersonalData,
    EquatableArray<string> Purposes,
    string? DisclosesTo,
    PolicyPosition Position);

/// <summary>How data passes through the member: rows like <c>0 -&gt; return</c>; none: nothing passes.</summary>
public sealed record ModelDefinition(string Member, EquatableArray<string> Flow, PolicyPosition Position);

/// <summary>Changes to the dictionary of names that look like personal data (PD6001).</summary>
/// <param name="Words">Words for data.</param>
/// <param name="People">Words for people.</param>
/// <param name="Ignore">Words of the dictionary that don't count.</param>
public sealed record DiscoveryDefinition(
    EquatableArray<DiscoveryWords> Words, EquatableArray<DiscoveryPeople> People, EquatableArray<IgnoredWord> Ignore)
{
    public static DiscoveryDefinition None { get; } = new(
        EquatableArray<DiscoveryWords>.Empty, EquatableArray<DiscoveryPeople>.Empty, EquatableArray<IgnoredWord>.Empty);
}

/// <summary>Words that name a kind of personal data.</summary>
/// <param name="Words">The words, each of one or several, in any casing.</param>
/// <param name="Kind">What kind of data they name.</param>
/// <param name="Category">Whose data it is; null when the place tells.</param>
/// <param name="When">One of <c>always</c>, <c>person</c>, <c>beside</c>.</param>
/// <param name="Types">What the member may hold.</param>
/// <param name="IsContact">Whether organisations have such data too.</param>
/// <param name="NotAfter">Words that make something else of it when they stand before it.</param>
public sealed record DiscoveryWords(
    EquatableArray<string> Words,
    string Kind,
    string? Category,
    string When,
    EquatableArray<string> Types,
    bool IsContact,
    EquatableArray<string> NotAfter);

/// <summary>Words that name people of <see cref="Category"/>.</summary>
public sealed record DiscoveryPeople(EquatableArray<string> Words, string Category);

/// <summary>A word of the dictionary that does not count.</summary>
public sealed record IgnoredWord(string Word, PolicyPosition Position);

/// <summary>A purpose added to a category since the published policy (policy section 6).</summary>
public sealed record ChangeDefinition(
    string Category,
    string Purpose,
    string? RelatedTo,
    string? Date,
    string? Notice,
    PolicyPosition Position);

/// <summary>Where in the file something stands: zero-based line and column, and the length of the text.</summary>
public readonly record struct PolicyPosition(int Line, int Column, int Length);
