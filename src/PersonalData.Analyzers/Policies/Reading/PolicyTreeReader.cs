using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using PersonalData.Analyzers.Collections;
using PersonalData.Analyzers.Policies.Yaml;

namespace PersonalData.Analyzers.Policies.Reading;

/// <summary>
/// Makes a policy of the tree: first every name that the file defines, then what it says of each, so that the order of
/// the sections does not matter.
/// </summary>
internal sealed partial class PolicyTreeReader
{
    private readonly YamlMapping _root;
    private readonly bool _isCutOff;
    private readonly PolicyErrors _errors;
    private readonly Names _purposes;
    private readonly Names _categories;
    private readonly Names _recipients;
    private readonly Dictionary<string, ImmutableArray<PurposeListing>> _listings = new(StringComparer.Ordinal);

    public PolicyTreeReader(YamlMapping root, bool isCutOff, PolicyErrors errors)
    {
        _root = root;
        _isCutOff = isCutOff;
        _errors = errors;
        Fields(root, "", PolicyFormat.Root);
        _purposes = ReadNames("purposes", PolicyMessages.UnknownPurpose);
        _categories = ReadNames("categories", PolicyMessages.UnknownCategory);
        _recipients = ReadNames("recipients", PolicyMessages.UnknownRecipient);
    }

    public PolicyReading Read()
    {
        var facts = ReadFacts();
        var purposes = PurposeHierarchy.Check(_purposes.Defined.Select(ReadPurpose).ToList(), _errors);
        var hierarchy = new PrivacyPolicy { Purposes = purposes };
        var policy = new PrivacyPolicy
        {
            Facts = facts,
            Purposes = purposes,
            Categories = _categories.Defined.Select(e => ReadCategory(e, hierarchy)).ToEquatableArray(),
            Recipients = _recipients.Defined.Select(ReadRecipient).ToEquatableArray(),
            AdequateCountries = ReadAdequateCountries(),
            Minors = ReadMinors(),
            Requests = ReadRequests(),
            Markers = ReadItems("markers", PolicyFormat.Marker, ReadMarker),
            Annotations = ReadItems("annotations", PolicyFormat.Annotation, ReadAnnotation),
            Models = ReadItems("models", PolicyFormat.Model, ReadModel),
            Discovery = ReadDiscovery(),
            Changes = ReadItems("changes", PolicyFormat.Change, ReadChange),
            Unread = (_purposes.IsComplete ? PolicyParts.None : PolicyParts.Purposes)
                | (_categories.IsComplete ? PolicyParts.None : PolicyParts.Categories)
                | (_recipients.IsComplete ? PolicyParts.None : PolicyParts.Recipients),
        };
        return new PolicyReading(policy, _errors.ToImmutable(), _listings.ToImmutableDictionary(StringComparer.Ordinal));
    }

    private PolicyFacts ReadFacts()
    {
        var entry = _root["policy"];
        var section = entry is null ? null : Map(entry, "policy");
        if (section is null)
        {
            // Whether the name is missing is not known of a section that could not be read.
            if (entry is null ? !_isCutOff && !IsMisspelt(_root, "policy") : entry.Value is YamlScalar { IsNull: true })
            {
                _errors.Unreadable(entry?.Key.Span ?? default, PolicyMessages.MissingKey, "name", "policy");
            }

            return new PolicyFacts("", null, null, null, null);
        }

        var fields = Fields(section, "policy", PolicyFormat.Policy);
        return new PolicyFacts(
            Required(fields, section, "name", "policy", entry!.Key.Span) ?? "",
            Text(fields, "company"),
            Text(fields, "version"),
            Text(fields, "url"),
            Text(fields, "contact"));
    }

    private PurposeOnFile ReadPurpose(YamlEntry entry)
    {
        var body = Body(entry);
        var fields = Fields(body, $"purposes.{entry.Key.Value}", PolicyFormat.Purpose);
        var within = fields("within");
        var parent = within is null ? null : Reference(within.Value, within.ValueSpan, "within", _purposes);
        var isKnown = (within is null && !IsMisspelt(body, "within") && !IsCutOff(entry)) || parent is not null;
        return new PurposeOnFile(
            new PurposeDefinition(
                entry.Key.Value,
                LocalizedText(fields("title"), "title"),
                LocalizedText(fields("description"), "description"),
                parent) { IsWithinUnread = !isKnown },
            within?.ValueSpan ?? entry.Key.Span);
    }

    private CategoryDefinition ReadCategory(YamlEntry entry, PrivacyPolicy hierarchy)
    {
        var body = Body(entry);
        var name = entry.Key.Value;
        var fields = Fields(body, $"categories.{name}", PolicyFormat.Category);
        var list = fields("purposes");

        // A category that lists nothing allows nothing, but of one whose list was cut off or misspelt that is not known.
        var purposes = list is not null ? References(list, "purposes", _purposes)
            : IsCutOff(entry) || IsMisspelt(body, "purposes") ? null
            : ImmutableArray<(string Name, TextSpan Span)>.Empty;

        if (purposes is not null)
        {
            _listings[name] = purposes.Value
                .Select(p => new PurposeListing(p.Name, _errors.PositionOf(p.Span)))
                .ToImmutableArray();
        }

        return new CategoryDefinition(
            name,
            LocalizedText(fields("title"), "title"),
            LocalizedText(fields("description"), "description"),
            purposes?.Select(static p => p.Name).Distinct().ToEquatableArray(),
            ReadSuccession(fields("succession"), name, purposes, hierarchy));
    }

    private SuccessionDefinition? ReadSuccession(
        YamlEntry? entry,
        string category,
        ImmutableArray<(string Name, TextSpan Span)>? listed,
        PrivacyPolicy hierarchy)
    {
        if (entry is null || Map(entry, "succession") is not { } body)
        {
            return null;
        }

        var fields = Fields(body, $"categories.{category}.succession", PolicyFormat.Succession);
        var from = Text(fields, "from");
        if (fields("purposes") is not { } list)
        {
            Missing(body, entry.Key.Span, "purposes", $"categories.{category}.succession");
            return null;
        }

        if (References(list, "purposes", _purposes) is not { } promised)
        {
            return null;
        }

        var inside = new AllowedPurposes(hierarchy, promised.Select(static p => p.Name));
        foreach (var (name, span) in listed ?? ImmutableArray<(string Name, TextSpan Span)>.Empty)
        {
            if (!inside.Contains(name))
            {
                _errors.Contradiction(span, PolicyMessages.Succession, name, category, from ?? "?");
            }
        }

        return new SuccessionDefinition(from, promised.Select(static p => p.Name).Distinct().ToEquatableArray());
    }

    private RecipientDefinition ReadRecipient(YamlEntry entry)
    {
        var name = entry.Key.Value;
        var body = Body(entry);
        var fields = Fields(body, $"recipients.{name}", PolicyFormat.Recipient);
        var relationship = Relationship.Unknown;
        if (fields("relationship") is { } field)
        {
            relationship = OneOf(field, "relationship", PolicyFormat.Relationships);
        }
        else if (entry.Value is YamlScalar { IsNull: true })
        {
            _errors.Unreadable(entry.Key.Span, PolicyMessages.MissingKey, "relationship", $"recipients.{name}");
        }
        else if (body is not null)
        {
            Missing(body, entry.Key.Span, "relationship", $"recipients.{name}");
        }

        var scope = ReadScope(fields("categories"));
        if (relationship == Relationship.JointUse && scope is null)
        {
            if (fields("categories") is null && body!.IsComplete && !IsMisspelt(body, "categories"))
            {
                _errors.Contradiction(fields("relationship")!.ValueSpan, PolicyMessages.JointUseScope, name);
            }

            // Without its scope nothing can be said of a joint use.
            relationship = Relationship.Unknown;
        }

        return new RecipientDefinition(
            name,
            LocalizedText(fields("title"), "title"),
            LocalizedText(fields("description"), "description"),
            relationship,
            scope?.ToEquatableArray() ?? EquatableArray<JointUseScope>.Empty,
            Text(fields, "responsible"),
            Text(fields, "contract"),
            fields("country") is { } country ? Country(country.Value, country.ValueSpan) : null,
            fields("safeguard") is { } safeguard ? OneOf(safeguard, "safeguard", PolicyFormat.Safeguards) : Safeguard.None);
    }

    /// <summary>The scope of a joint use; null if it is not there or not readable.</summary>
    private ImmutableArray<JointUseScope>? ReadScope(YamlEntry? entry)
    {
        if (entry is null || Map(entry, "categories") is not { } body)
        {
            return null;
        }

        var isKnown = body.IsComplete;
        var scope = ImmutableArray.CreateBuilder<JointUseScope>();
        foreach (var item in body.Entries)
        {
            if (Reference(item.Key, item.Key.Span, "categories", _categories) is not { } category)
            {
                isKnown = false;
                continue;
            }

            if (item.Value is YamlScalar { Value: PolicyFormat.All })
            {
                scope.Add(new JointUseScope(category, null));
            }
            else if (item.Value is YamlScalar scalar)
            {
                Fixed(item.ValueSpan, category, scalar.Value, [PolicyFormat.All], " / [...]");
                scope.Add(new JointUseScope(category, null));
            }
            else
            {
                // A list that can't be read restricts nothing, like a category's own.
                var purposes = References(item, category, _purposes);
                scope.Add(new JointUseScope(category, purposes?.Select(static p => p.Name).Distinct().ToEquatableArray()));
            }
        }

        return isKnown ? scope.ToImmutable() : null;
    }

    private EquatableArray<string> ReadAdequateCountries()
    {
        if (_root["adequateCountries"] is not { } entry)
        {
            return Countries.AdequateByDefault;
        }

        if (List(entry, "adequateCountries") is not { } list)
        {
            return Countries.AdequateByDefault;
        }

        return list.Items
            .Select(i => Country(i, i.Span))
            .Where(static c => c is not null)
            .Select(static c => c!)
            .Distinct()
            .ToEquatableArray();
    }

    private string? Country(YamlNode node, TextSpan span)
    {
        if (Scalar(node, span, "country") is not { } code)
        {
            return null;
        }

        if (Countries.All.Contains(code))
        {
            return code;
        }

        _errors.Add(PolicyErrorKind.Contradiction, span, PolicyMessages.Country, [code], () => Countries.Nearest(code));
        return null;
    }

    private MinorsDefinition? ReadMinors()
    {
        if (_root["minors"] is not { } entry || Map(entry, "minors") is not { } body)
        {
            return null;
        }

        var fields = Fields(body, "minors", PolicyFormat.Minors);
        int? under = null;
        if (Required(fields, body, "under", "minors", entry.Key.Span) is { } age)
        {
            if (int.TryParse(age, NumberStyles.None, CultureInfo.InvariantCulture, out var years) && years is > 0 and < 150)
            {
                under = years;
            }
            else
            {
                _errors.Unreadable(fields("under")!.ValueSpan, PolicyMessages.ExpectedAge, age);
            }
        }

        if (fields("categories") is not { } list)
        {
            Missing(body, entry.Key.Span, "categories", "minors");
            return null;
        }

        return References(list, "categories", _categories) is { } categories && under is not null
            ? new MinorsDefinition(under.Value, categories.Select(static c => c.Name).Distinct().ToEquatableArray())
            : null;
    }

    private EquatableArray<string> ReadRequests()
    {
        var requests = ImmutableArray.CreateBuilder<string>();
        foreach (var item in _root["requests"] is { } entry && List(entry, "requests") is { } list ? list.Items : [])
        {
            if (Scalar(item, item.Span, "requests") is not { } request)
            {
                continue;
            }

            if (!PolicyFormat.Requests.Contains(request))
            {
                Fixed(item.Span, "requests", request, PolicyFormat.Requests);
            }
            else if (!requests.Contains(request))
            {
                requests.Add(request);
            }
        }

        return requests.ToImmutable();
    }

    private MarkerDefinition? ReadMarker(Func<string, YamlEntry?> fields, YamlMapping body)
    {
        var attribute = Required(fields, body, "attribute", "markers", body.Span);
        var category = RequiredReference(fields, body, "category", "markers", _categories);
        return attribute is null || category is null
            ? null
            : new MarkerDefinition(attribute, category, _errors.PositionOf(fields("attribute")!.ValueSpan));
    }

    private AnnotationDefinition? ReadAnnotation(Func<string, YamlEntry?> fields, YamlMapping body)
    {
        var member = MemberId(fields, body, "annotations", "TMPFE", PolicyMessages.ExpectedMemberId);
        var categories = Several(fields("personalData"), "personalData", _categories);
        var purposes = Several(fields("purpose"), "purpose", _purposes);
        var recipient = fields("disclosesTo") is { } to
            ? Reference(to.Value, to.ValueSpan, "disclosesTo", _recipients)
            : null;
        if (body.IsComplete && PolicyFormat.Annotation.Skip(1).All(key => fields(key) is null))
        {
            _errors.Unreadable(body.Span, PolicyMessages.EmptyAnnotation);
        }

        return member is null
            ? null
            : new AnnotationDefinition(
                member, categories, purposes, recipient, _errors.PositionOf(fields("member")!.ValueSpan));
    }

    private ModelDefinition? ReadModel(Func<string, YamlEntry?> fields, YamlMapping body)
    {
        var member = MemberId(fields, body, "models", "MPTN", PolicyMessages.ExpectedMethodId);

        if (fields("flow") is not { } entry)
        {
            Missing(body, body.Span, "flow", "models");
            return null;
        }

        if (List(entry, "flow") is not { IsComplete: true } list)
        {
            return null;
        }

        // A row that can't be read could have been any: without it the model would say that less passes than does.
        var rows = ImmutableArray.CreateBuilder<string>();
        var isKnown = true;
        foreach (var item in list.Items)
        {
            if (Scalar(item, item.Span, "flow") is not { } row)
            {
                isKnown = false;
            }
            else if (FlowRow.TryNormalize(row, out var normal))
            {
                rows.Add(normal);
            }
            else
            {
                _errors.Unreadable(item.Span, PolicyMessages.ExpectedFlow, row);
                isKnown = false;
            }
        }

        return member is null || !isKnown
            ? null
            : new ModelDefinition(member, rows.ToImmutable(), _errors.PositionOf(fields("member")!.ValueSpan));
    }

    private ChangeDefinition? ReadChange(Func<string, YamlEntry?> fields, YamlMapping body)
    {
        var category = RequiredReference(fields, body, "category", "changes", _categories);
        var purpose = RequiredReference(fields, body, "purpose", "changes", _purposes);
        var relatedTo = fields("relatedTo");
        if (relatedTo is not null)
        {
            Reference(relatedTo.Value, relatedTo.ValueSpan, "relatedTo", _purposes);
        }

        var date = Text(fields, "date");
        if (date is not null
            && !DateTime.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            _errors.Unreadable(fields("date")!.ValueSpan, PolicyMessages.ExpectedDate, date);
        }

        // A relation or date that is there but wrong has been told above; it is not missing as well.
        return category is null || purpose is null
            ? null
            : new ChangeDefinition(
                category,
                purpose,
                (relatedTo?.Value as YamlScalar)?.Value,
                date,
                Text(fields, "notice"),
                _errors.PositionOf(body.Span));
    }

    private EquatableArray<T> ReadItems<T>(
        string section, ImmutableArray<string> keys, Func<Func<string, YamlEntry?>, YamlMapping, T?> read)
        where T : class, IEquatable<T>
    {
        return _root[section] is { } entry ? ReadItems(entry, section, keys, read) : EquatableArray<T>.Empty;
    }

    private EquatableArray<T> ReadItems<T>(
        YamlEntry entry, string section, ImmutableArray<string> keys, Func<Func<string, YamlEntry?>, YamlMapping, T?> read)
        where T : class, IEquatable<T>
    {
        if (entry.Value is YamlScalar { IsNull: true } || List(entry, section) is not { } list)
        {
            return EquatableArray<T>.Empty;
        }

        var items = ImmutableArray.CreateBuilder<T>();
        foreach (var item in list.Items)
        {
            if (item is YamlMapping body)
            {
                if (read(Fields(body, section, keys), body) is { } definition)
                {
                    items.Add(definition);
                }
            }
            else if (item.IsComplete)
            {
                _errors.Unreadable(item.Span, PolicyMessages.ExpectedItem, section);
            }
        }

        return items.ToImmutable();
    }

    private Names ReadNames(string section, string unknownMessage)
    {
        var entry = _root[section];
        if (entry is null)
        {
            return new Names(unknownMessage, [], [], !_isCutOff && !IsMisspelt(_root, section));
        }

        if (entry.Value is YamlScalar { IsNull: true })
        {
            return new Names(unknownMessage, [], [], true);
        }

        if (Map(entry, section) is not { } body)
        {
            return new Names(unknownMessage, [], [], false);
        }

        var defined = new List<YamlEntry>();
        foreach (var item in body.Entries)
        {
            var name = item.Key.Value;
            if (PolicyFormat.ReservedNames.Contains(name))
            {
                _errors.Unreadable(item.Key.Span, PolicyMessages.ReservedName, name);
            }
            else if (IsIdentifier(name))
            {
                defined.Add(item);
            }
            else if (name.IndexOf(CharacterCheck.Unreadable) < 0)
            {
                _errors.Unreadable(item.Key.Span, PolicyMessages.NotIdentifier, name);
            }
        }

        return new Names(unknownMessage, defined, body.Entries.Select(static e => e.Key.Value), body.IsComplete);
    }

    private static bool IsIdentifier(string name) =>
        name.Length <= PolicyFormat.LongestName
        && SyntaxFacts.IsValidIdentifier(name)
        // The compiler leaves formatting characters out of identifiers: two names could become one.
        && name.All(static c => char.GetUnicodeCategory(c) != UnicodeCategory.Format);

    /// <summary>What a name of a section maps to; null for nothing, and for what is no map, which is told.</summary>
    private YamlMapping? Body(YamlEntry entry) =>
        entry.Value is YamlScalar { IsNull: true } ? null : Map(entry, entry.Key.Value);

    private YamlMapping? Map(YamlEntry entry, string what)
    {
        if (entry.Value is YamlMapping mapping)
        {
            return mapping;
        }

        if (entry.Value is YamlSequence { IsComplete: true } || entry.Value is YamlScalar { IsNull: false })
        {
            _errors.Unreadable(entry.ValueSpan, PolicyMessages.ExpectedMap, what);
        }

        return null;
    }

    private YamlSequence? List(YamlEntry entry, string what)
    {
        if (entry.Value is YamlSequence sequence)
        {
            return sequence;
        }

        if (entry.Value.IsComplete)
        {
            _errors.Unreadable(entry.ValueSpan, PolicyMessages.ExpectedList, what);
        }

        return null;
    }

    private string? Scalar(YamlNode node, TextSpan span, string what)
    {
        if (node is YamlScalar { IsNull: false } scalar && scalar.Value.Trim().Length > 0)
        {
            return scalar.Value.Trim();
        }

        if (node.IsComplete)
        {
            _errors.Unreadable(span, PolicyMessages.ExpectedText, what);
        }

        return null;
    }

    /// <summary>A text that need not be there; blank is as if it were not.</summary>
    private string? Text(Func<string, YamlEntry?> fields, string key) => fields(key) switch
    {
        null => null,
        { Value: YamlScalar scalar } => scalar.IsNull || scalar.Value.Trim().Length == 0 ? null : scalar.Value.Trim(),
        var entry => Scalar(entry.Value, entry.ValueSpan, key),
    };

    private string? Required(
        Func<string, YamlEntry?> fields, YamlMapping body, string key, string where, TextSpan otherwise)
    {
        if (fields(key) is not { } entry)
        {
            Missing(body, otherwise, key, where);
            return null;
        }

        return Scalar(entry.Value, entry.ValueSpan, key);
    }

    private string? RequiredReference(
        Func<string, YamlEntry?> fields, YamlMapping body, string key, string where, Names names)
    {
        if (fields(key) is not { } entry)
        {
            Missing(body, body.Span, key, where);
            return null;
        }

        return Reference(entry.Value, entry.ValueSpan, key, names);
    }

    private void Missing(YamlMapping body, TextSpan span, string key, string where)
    {
        // What a syntax error cut off may have been there, and what was misspelt has been told.
        if (body.IsComplete && !IsMisspelt(body, key))
        {
            _errors.Unreadable(span, PolicyMessages.MissingKey, key, where);
        }
    }

    /// <summary>Whether what a name maps to was not read to its end, or is nothing that could be read.</summary>
    private static bool IsCutOff(YamlEntry entry) =>
        entry.Value is not YamlScalar { IsNull: true } and not YamlMapping { IsComplete: true };

    /// <summary>Whether the key is not there, but one is that may have been meant for it.</summary>
    private static bool IsMisspelt(YamlMapping? body, string key) =>
        body is not null
        && body[key] is null
        && body.UnknownKeys.Any(unknown => !NearestNames.Find(unknown, [key]).IsEmpty);

    private T OneOf<T>(YamlEntry entry, string key, ImmutableDictionary<string, T> values)
        where T : struct
    {
        if (Scalar(entry.Value, entry.ValueSpan, key) is { } value && !values.ContainsKey(value))
        {
            Fixed(entry.ValueSpan, key, value, values.Keys.OrderBy(static k => k, StringComparer.Ordinal));
        }

        return (entry.Value as YamlScalar)?.Value is { } known && values.TryGetValue(known.Trim(), out var found) ? found : default;
    }

    private void Fixed(TextSpan span, string key, string value, IEnumerable<string> values, string more = "")
    {
        var known = values.ToImmutableArray();
        _errors.Add(
            PolicyErrorKind.Unreadable,
            span,
            PolicyMessages.ExpectedValue,
            [value, key, string.Join(" / ", known) + more],
            () => NearestNames.Find(value, known));
    }

    private string? MemberId(Func<string, YamlEntry?> fields, YamlMapping body, string where, string kinds, string expected)
    {
        if (Required(fields, body, "member", where, body.Span) is not { } member)
        {
            return null;
        }

        if (member.Length > 2 && member[1] == ':' && kinds.IndexOf(member[0]) >= 0)
        {
            return member;
        }

        _errors.Unreadable(fields("member")!.ValueSpan, expected, member);
        return null;
    }

    private EquatableArray<string> Several(YamlEntry? entry, string key, Names names)
    {
        switch (entry?.Value)
        {
            case null:
                return EquatableArray<string>.Empty;

            case YamlScalar { IsNull: false }:
                return Reference(entry.Value, entry.ValueSpan, key, names) is { } name
                    ? ImmutableArray.Create(name)
                    : EquatableArray<string>.Empty;

            case YamlSequence list:
                return list.Items
                    .Select(i => Reference(i, i.Span, key, names))
                    .Where(static n => n is not null)
                    .Select(static n => n!)
                    .Distinct()
                    .ToEquatableArray();

            default:
                if (entry.Value.IsComplete)
                {
                    _errors.Unreadable(entry.ValueSpan, PolicyMessages.ExpectedTextOrList, key);
                }

                return EquatableArray<string>.Empty;
        }
    }

    /// <summary>The names of a list; null if even one of them could not be read or is not known.</summary>
    private ImmutableArray<(string Name, TextSpan Span)>? References(YamlEntry entry, string key, Names names)
    {
        if (List(entry, key) is not { } list)
        {
            return null;
        }

        var found = ImmutableArray.CreateBuilder<(string, TextSpan)>();
        foreach (var item in list.Items)
        {
            if (Reference(item, item.Span, key, names) is { } name)
            {
                found.Add((name, item.Span));
            }
        }

        return list.IsComplete && found.Count == list.Items.Count ? found.ToImmutable() : null;
    }

    private string? Reference(YamlNode node, TextSpan span, string key, Names names)
    {
        if (Scalar(node, span, key) is not { } name)
        {
            return null;
        }

        if (names.IsDefined(name))
        {
            return name;
        }

        // Names whose definition could not be read, and all names once the section was cut off, may well be there.
        if (names.IsComplete && !names.IsWritten(name) && name.IndexOf(CharacterCheck.Unreadable) < 0)
        {
            _errors.Add(
                PolicyErrorKind.UnknownName,
                span,
                names.UnknownMessage,
                [name],
                () => NearestNames.Find(name, names.Defined.Select(static e => e.Key.Value)));
        }

        return null;
    }

    private LocalizedText LocalizedText(YamlEntry? entry, string key)
    {
        switch (entry?.Value)
        {
            case null or YamlUnusable or YamlScalar { IsNull: true }:
                return Policies.LocalizedText.None;

            case YamlScalar scalar:
                return new LocalizedText(ImmutableArray.Create(new KeyValue("", scalar.Value.Trim())));

            case YamlMapping mapping:
                var texts = ImmutableArray.CreateBuilder<KeyValue>();
                foreach (var item in mapping.Entries)
                {
                    if (!LanguageTag.IsValid(item.Key.Value))
                    {
                        _errors.Unreadable(item.Key.Span, PolicyMessages.ExpectedLanguage, item.Key.Value);
                    }
                    else if (item.Value is YamlScalar text)
                    {
                        texts.Add(new KeyValue(item.Key.Value, text.IsNull ? "" : text.Value.Trim()));
                    }
                    else
                    {
                        Scalar(item.Value, item.ValueSpan, item.Key.Value);
                    }
                }

                return new LocalizedText(texts.ToImmutable());

            default:
                if (entry.Value.IsComplete)
                {
                    _errors.Unreadable(entry.ValueSpan, PolicyMessages.ExpectedLocalizedText, key);
                }

                return Policies.LocalizedText.None;
        }
    }

    /// <summary>Tells the keys that do not belong there; gives a look-up of the others.</summary>
    private Func<string, YamlEntry?> Fields(YamlMapping? body, string where, ImmutableArray<string> keys)
    {
        foreach (var entry in body?.Entries ?? [])
        {
            var key = entry.Key.Value;
            if (!keys.Contains(key))
            {
                body!.UnknownKeys.Add(key);
                _errors.Add(
                    PolicyErrorKind.Unreadable,
                    entry.Key.Span,
                    where.Length == 0 ? PolicyMessages.UnknownSection : PolicyMessages.UnknownKey,
                    [key, where],
                    () => NearestNames.Find(key, keys));
            }
        }

        return key => body?[key];
    }

    /// <summary>The names that a section defines.</summary>
    private sealed class Names(string unknownMessage, List<YamlEntry> defined, IEnumerable<string> written, bool isComplete)
    {
        private readonly HashSet<string> _defined = new(defined.Select(static e => e.Key.Value), StringComparer.Ordinal);
        private readonly HashSet<string> _written = new(written, StringComparer.Ordinal);

        public string UnknownMessage { get; } = unknownMessage;

        /// <summary>In the order of the file.</summary>
        public List<YamlEntry> Defined { get; } = defined;

        /// <summary>Whether the section was read to its end, so that a name it does not have is an error.</summary>
        public bool IsComplete { get; } = isComplete;

        public bool IsDefined(string name) => _defined.Contains(name);

        /// <summary>Whether it stands there, if only as something that can't be a name.</summary>
        public bool IsWritten(string name) => _written.Contains(name);
    }
}
