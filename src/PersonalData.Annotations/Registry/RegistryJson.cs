namespace PersonalData;

/// <summary>The registry's JSON document as objects. The generator writes what is read here.</summary>
internal static class RegistryJson
{
    private static readonly IReadOnlyDictionary<string, object?> Nothing = new Dictionary<string, object?>();

    public static RegistryDocument Read(string json)
    {
        if (JsonText.Parse(json) is not IReadOnlyDictionary<string, object?> root)
        {
            throw new FormatException("A registry is a JSON object.");
        }

        return new RegistryDocument(
            Policy(root.TryGetValue("policy", out var policy) ? AsObject(policy) : Nothing),
            Objects(root, "categories", Category),
            Objects(root, "purposes", Purpose),
            Objects(root, "recipients", Recipient),
            Objects(root, "members", Member),
            Objects(root, "activities", Activity),
            json);
    }

    private static RegistryPolicy Policy(IReadOnlyDictionary<string, object?> o) => new(
        Text(o, "name"), OptionalText(o, "company"), OptionalText(o, "version"), OptionalText(o, "url"), OptionalText(o, "contact"));

    private static RegistryCategory Category(IReadOnlyDictionary<string, object?> o) => new(
        Text(o, "name"),
        Localized(o, "title"),
        Localized(o, "description"),
        OptionalTexts(o, "purposes"),
        OptionalObject(o, "succession") is { } succession
            ? new RegistrySuccession(OptionalText(succession, "from"), Texts(succession, "purposes"))
            : null,
        Value(o, "guardianConsentUnder") is double age ? (int)age : null);

    private static RegistryPurpose Purpose(IReadOnlyDictionary<string, object?> o) => new(
        Text(o, "name"), Localized(o, "title"), Localized(o, "description"), OptionalText(o, "within"));

    private static RegistryRecipient Recipient(IReadOnlyDictionary<string, object?> o) => new(
        Text(o, "name"),
        Localized(o, "title"),
        Localized(o, "description"),
        Named<RegistryRelationship>(o, "relationship"),
        Objects(o, "scope", s => new RegistryScope(Text(s, "category"), OptionalTexts(s, "purposes"))),
        OptionalText(o, "responsible"),
        OptionalText(o, "contract"),
        OptionalText(o, "country"),
        Named<RegistrySafeguard>(o, "safeguard"));

    private static RegistryMember Member(IReadOnlyDictionary<string, object?> o) => new(
        Text(o, "id"),
        OptionalText(o, "part"),
        Texts(o, "categories"),
        Value(o, "onlineIdentifier") is true,
        OptionalText(o, "notPersonalData"));

    private static RegistryActivity Activity(IReadOnlyDictionary<string, object?> o) => new(
        Text(o, "id"),
        OptionalText(o, "part"),
        Texts(o, "purposes"),
        Texts(o, "categories"),
        Texts(o, "recipients"),
        Objects(o, "legalBases", b => new RegistryLegalBasis(Named<Basis>(b, "basis"), OptionalText(b, "reference") ?? "")),
        Objects(o, "collects", c => new RegistryCollection(
            Text(c, "category"), OptionalText(c, "notice"), Named<NoticeExemption>(c, "noticeExemption"), Named<Minors>(c, "minors"))),
        Objects(o, "requests", r => new RegistryRequest(Named<SubjectRequest>(r, "request"), Text(r, "category"))));

    private static object? Value(IReadOnlyDictionary<string, object?> o, string key) =>
        o.TryGetValue(key, out var value) ? value : null;

    private static string Text(IReadOnlyDictionary<string, object?> o, string key) =>
        OptionalText(o, key) ?? throw new FormatException("A registry entry has no '" + key + "'.");

    private static string? OptionalText(IReadOnlyDictionary<string, object?> o, string key) => Value(o, key) switch
    {
        null => null,
        string text => text,
        _ => throw new FormatException("'" + key + "' of a registry entry is no text."),
    };

    private static IReadOnlyList<string> Texts(IReadOnlyDictionary<string, object?> o, string key) =>
        OptionalTexts(o, key) ?? Array.Empty<string>();

    private static IReadOnlyList<string>? OptionalTexts(IReadOnlyDictionary<string, object?> o, string key) => Value(o, key) switch
    {
        null => null,
        IReadOnlyList<object?> items => Array.AsReadOnly(items
            .Select(i => i as string ?? throw new FormatException("'" + key + "' of a registry entry holds something that is no text."))
            .ToArray()),
        _ => throw new FormatException("'" + key + "' of a registry entry is no array."),
    };

    private static RegistryText Localized(IReadOnlyDictionary<string, object?> o, string key) => Value(o, key) switch
    {
        null => new RegistryText(new Dictionary<string, string>()),
        string text => new RegistryText(new Dictionary<string, string> { [""] = text }),
        IReadOnlyDictionary<string, object?> texts => new RegistryText(texts.ToDictionary(t => t.Key, t => t.Value as string ?? "")),
        _ => throw new FormatException("'" + key + "' of a registry entry is neither a text nor one for each language."),
    };

    private static TEnum Named<TEnum>(IReadOnlyDictionary<string, object?> o, string key)
        where TEnum : struct
    {
        // A value that only a later version knows reads as the one that says nothing, 0.
        return Enum.TryParse<TEnum>(OptionalText(o, key), out var value) ? value : default;
    }

    private static IReadOnlyList<T> Objects<T>(IReadOnlyDictionary<string, object?> o, string key, Func<IReadOnlyDictionary<string, object?>, T> read) =>
        Value(o, key) switch
        {
            null => Array.Empty<T>(),
            IReadOnlyList<object?> items => Array.AsReadOnly(items.Select(i => read(AsObject(i))).ToArray()),
            _ => throw new FormatException("'" + key + "' of a registry is no array."),
        };

    private static IReadOnlyDictionary<string, object?>? OptionalObject(IReadOnlyDictionary<string, object?> o, string key) =>
        Value(o, key) is { } value ? AsObject(value) : null;

    private static IReadOnlyDictionary<string, object?> AsObject(object? value) =>
        value as IReadOnlyDictionary<string, object?> ?? throw new FormatException("A registry entry is no object.");
}
