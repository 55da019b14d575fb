using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;
using PersonalData.Analyzers.Collections;
using PersonalData.Analyzers.Policies.Yaml;

namespace PersonalData.Analyzers.Policies.Reading;

/// <summary>The section <c>discovery</c>: changes to the dictionary of names that look like personal data.</summary>
internal sealed partial class PolicyTreeReader
{
    private static readonly EquatableArray<string> s_usualTypes = ImmutableArray.Create("text", "number");

    private DiscoveryDefinition ReadDiscovery()
    {
        if (_root["discovery"] is not { } entry || entry.Value is YamlScalar { IsNull: true } || Map(entry, "discovery") is not { } body)
        {
            return DiscoveryDefinition.None;
        }

        var fields = Fields(body, "discovery", PolicyFormat.Discovery);
        var words = fields("words") is { } added
            ? ReadItems(added, "discovery.words", PolicyFormat.DiscoveryWords, ReadDiscoveryWords)
            : EquatableArray<DiscoveryWords>.Empty;
        var people = fields("people") is { } named
            ? ReadItems(named, "discovery.people", PolicyFormat.DiscoveryPeople, ReadDiscoveryPeople)
            : EquatableArray<DiscoveryPeople>.Empty;
        return new DiscoveryDefinition(words, people, ReadIgnored(fields("ignore"), words));
    }

    private DiscoveryWords? ReadDiscoveryWords(Func<string, YamlEntry?> fields, YamlMapping body)
    {
        var words = RequiredWords(fields, body, "discovery.words", PolicyFormat.MostWordsOfEntry);
        var category = fields("category") is { } whose ? Reference(whose.Value, whose.ValueSpan, "category", _categories) : null;
        var when = fields("when") is { } condition ? FixedValues(condition, "when", PolicyFormat.WordConditions).FirstOrDefault() : null;
        var types = fields("types") is { } kinds ? FixedValues(kinds, "types", PolicyFormat.WordTypes).ToEquatableArray() : s_usualTypes;
        var isContact = fields("contact") is { } contact && OneOf(contact, "contact", PolicyFormat.Flags);
        var notAfter = fields("notAfter") is { } before ? Words(before, "notAfter", 1) : ImmutableArray<string>.Empty;

        // Of a word whose types can't be read it is not known where it counts: it counts nowhere.
        return words.IsEmpty || types.Count == 0
            ? null
            : new DiscoveryWords(words, Text(fields, "kind") ?? "Other", category, when ?? "always", types, isContact, notAfter);
    }

    private DiscoveryPeople? ReadDiscoveryPeople(Func<string, YamlEntry?> fields, YamlMapping body)
    {
        var words = RequiredWords(fields, body, "discovery.people", PolicyFormat.MostWordsOfPeople);
        var category = RequiredReference(fields, body, "category", "discovery.people", _categories);
        return words.IsEmpty || category is null ? null : new DiscoveryPeople(words, category);
    }

    private EquatableArray<IgnoredWord> ReadIgnored(YamlEntry? entry, EquatableArray<DiscoveryWords> added)
    {
        if (entry is null || entry.Value is YamlScalar { IsNull: true } || List(entry, "ignore") is not { } list)
        {
            return EquatableArray<IgnoredWord>.Empty;
        }

        var taken = new HashSet<string>(added.SelectMany(static row => row.Words).Select(Joined), StringComparer.OrdinalIgnoreCase);
        var ignored = ImmutableArray.CreateBuilder<IgnoredWord>();
        foreach (var item in list.Items)
        {
            if (Word(item, item.Span, "ignore", PolicyFormat.MostWordsOfEntry) is not { } word)
            {
                continue;
            }

            if (taken.Contains(Joined(word)))
            {
                _errors.Contradiction(item.Span, PolicyMessages.IgnoredAndAdded, word);
            }
            else
            {
                ignored.Add(new IgnoredWord(word, _errors.PositionOf(item.Span)));
            }
        }

        return ignored.ToImmutable();
    }

    private ImmutableArray<string> RequiredWords(Func<string, YamlEntry?> fields, YamlMapping body, string where, int most)
    {
        if (fields("words") is { } entry)
        {
            return Words(entry, "words", most);
        }

        Missing(body, body.Span, "words", where);
        return ImmutableArray<string>.Empty;
    }

    private ImmutableArray<string> Words(YamlEntry entry, string key, int most) =>
        Values(entry, key)
            .Select(value => Word(value.Node, value.Span, key, most))
            .OfType<string>()
            .Distinct()
            .ToImmutableArray();

    private string? Word(YamlNode node, TextSpan span, string key, int most)
    {
        if (Scalar(node, span, key) is not { } word)
        {
            return null;
        }

        if (word.Any(char.IsLetter) && word.Length <= PolicyFormat.LongestName
            && word.Split([' ', '_', '-'], StringSplitOptions.RemoveEmptyEntries).Length <= most)
        {
            return word;
        }

        _errors.Unreadable(span, PolicyMessages.ExpectedWord, word, most.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return null;
    }

    private IEnumerable<string> FixedValues(YamlEntry entry, string key, ImmutableArray<string> known)
    {
        foreach (var (node, span) in Values(entry, key))
        {
            if (Scalar(node, span, key) is not { } value)
            {
                continue;
            }

            if (known.Contains(value))
            {
                yield return value;
            }
            else
            {
                Fixed(span, key, value, known);
            }
        }
    }

    /// <summary>The items of a list, or the only value.</summary>
    private IEnumerable<(YamlNode Node, TextSpan Span)> Values(YamlEntry entry, string key) =>
        entry.Value is YamlScalar { IsNull: false } ? [(entry.Value, entry.ValueSpan)]
        : List(entry, key) is { } list ? list.Items.Select(static item => (item, item.Span))
        : [];

    private static string Joined(string word) => string.Concat(word.Where(char.IsLetterOrDigit));
}
