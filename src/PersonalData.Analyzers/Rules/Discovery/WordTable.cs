using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Text;
using PersonalData.Analyzers.Policies;

namespace PersonalData.Analyzers.Rules.Discovery;

/// <summary>The dictionary, <c>words.yaml</c> with what a policy adds and leaves out, by words.</summary>
internal sealed class WordTable
{
    private const string ResourceName = "PersonalData.Analyzers.Rules.Discovery.words.yaml";

    private static readonly Lazy<WordTable> s_instance = new(static () => new WordTable(ReadRows()));

    private static readonly ConditionalWeakTable<DiscoveryDefinition, WordTable> s_changed = new();

    private readonly Dictionary<string, WordEntry> _entries;
    private readonly HashSet<string> _people;

    private WordTable(ImmutableArray<WordRow> rows)
    {
        _entries = new Dictionary<string, WordEntry>(StringComparer.Ordinal);
        _people = new HashSet<string>(StringComparer.Ordinal);
        var entries = ImmutableArray.CreateBuilder<WordEntry>();
        var groups = ImmutableArray.CreateBuilder<PeopleGroup>();
        foreach (var row in rows)
        {
            if (row.Single("kind") is { } kind)
            {
                AddEntries(row, kind, entries);
            }
            else if (row.Single("people") is { } people)
            {
                groups.Add(new PeopleGroup(people, Keys(row["words"]), Keys(row["also"])));
                _people.UnionWith(Keys(row["words"]));
            }
        }

        Entries = entries.ToImmutable();
        Groups = groups.ToImmutable();
        Qualifiers = ListOf(rows, "qualifiers");
        Trailing = ListOf(rows, "trailing");
        DataTypes = ListOf(rows, "dataTypes");
        Workers = ListOf(rows, "workers");
        Settings = ListOf(rows, "settings");
        Organisations = ListOf(rows, "organisations");
    }

    private WordTable(WordTable usual, DiscoveryDefinition changes)
    {
        _entries = new Dictionary<string, WordEntry>(usual._entries, StringComparer.Ordinal);
        _people = new HashSet<string>(usual._people, StringComparer.Ordinal);
        Qualifiers = usual.Qualifiers;
        Trailing = usual.Trailing;
        DataTypes = usual.DataTypes;
        Workers = usual.Workers;
        Settings = usual.Settings;
        Organisations = usual.Organisations;

        var groups = ImmutableArray.CreateBuilder<PeopleGroup>();
        foreach (var people in changes.People)
        {
            // Before the usual ones: a company knows best whom its words name.
            groups.Add(new PeopleGroup("policy " + groups.Count, Keys(people.Words), ImmutableHashSet<string>.Empty) { Category = people.Category });
            _people.UnionWith(Keys(people.Words));
        }

        Groups = groups.ToImmutable().AddRange(usual.Groups);
        var entries = ImmutableArray.CreateBuilder<WordEntry>();
        foreach (var row in changes.Words)
        {
            var types = KindsOf(row.Types);
            var notAfter = Keys(row.NotAfter);
            foreach (var word in row.Words)
            {
                var entry = new WordEntry(
                    row.Kind, word, row.When != "always", row.When == "beside", false, row.IsContact, types, notAfter) { Category = row.Category };
                Set(word, entry);
                entries.Add(entry);
            }
        }

        foreach (var ignored in changes.Ignore)
        {
            Set(ignored.Word, new WordEntry(WordEntry.Never, ignored.Word, false, false, false, false, DataKinds.None, ImmutableHashSet<string>.Empty));
        }

        Entries = usual.Entries.AddRange(entries);
    }

    /// <summary>The dictionary as the package has it.</summary>
    public static WordTable Instance => s_instance.Value;

    /// <summary>The dictionary with what a policy changes in it.</summary>
    public static WordTable With(DiscoveryDefinition changes) =>
        changes == DiscoveryDefinition.None ? Instance : s_changed.GetValue(changes, static c => new WordTable(Instance, c));

    /// <summary>Every word of every kind, in the order of the file.</summary>
    public ImmutableArray<WordEntry> Entries { get; }

    public ImmutableArray<PeopleGroup> Groups { get; }

    /// <summary>Words that may stand before one that needs a person.</summary>
    public ImmutableHashSet<string> Qualifiers { get; }

    /// <summary>Words that may stand behind any.</summary>
    public ImmutableHashSet<string> Trailing { get; }

    /// <summary>Words that say of a type only what kind of object it is.</summary>
    public ImmutableHashSet<string> DataTypes { get; }

    /// <summary>Words for types that work with data rather than are data.</summary>
    public ImmutableHashSet<string> Workers { get; }

    /// <summary>Words for how a program is set up: no data of persons, whatever kind of object it is.</summary>
    public ImmutableHashSet<string> Settings { get; }

    public ImmutableHashSet<string> Organisations { get; }

    /// <summary>What the dictionary says of a word that is written in any casing; null if it does not have it.</summary>
    public WordEntry? Named(string word)
    {
        var key = string.Join(" ", NameWords.Split(word));
        return Find(key) ?? Find(NameWords.Singular(key));
    }

    public WordEntry? Find(string key) => _entries.TryGetValue(key, out var entry) ? entry : null;

    /// <summary>Whether the word names a person: in Japanese, whether it ends in a word that does.</summary>
    public bool IsPerson(string word) => Has(_people, word);

    /// <summary>Whether the set has the word or its singular; in Japanese, a word at its end.</summary>
    public static bool Has(ICollection<string> set, string word)
    {
        if (set.Contains(word))
        {
            return true;
        }

        if (!NameWords.IsJapanese(word))
        {
            return set.Contains(NameWords.Singular(word));
        }

        for (var i = 1; i < word.Length; i++)
        {
            if (set.Contains(word.Substring(i)))
            {
                return true;
            }
        }

        return false;
    }

    private void AddEntries(WordRow row, string kind, ImmutableArray<WordEntry>.Builder entries)
    {
        var types = KindsOf(row["types"]);
        var notAfter = Keys(row["notAfter"]);
        foreach (var word in row["words"])
        {
            var entry = new WordEntry(
                kind, word, row.Single("when") != "always", row.Single("when") == "beside", row.Single("alone") == "true",
                row.Single("contact") == "true", types, notAfter);
            var words = NameWords.Split(word);
            _entries[string.Join(" ", words)] = entry;
            var joined = string.Concat(words);
            if (!_entries.ContainsKey(joined))
            {
                _entries.Add(joined, entry);
            }

            entries.Add(entry);
        }
    }

    private void Set(string word, WordEntry entry)
    {
        var words = NameWords.Split(word);
        _entries[string.Join(" ", words)] = entry;
        _entries[string.Concat(words)] = entry;
    }

    private static DataKinds KindsOf(IEnumerable<string> names) =>
        names.Aggregate(DataKinds.None, static (all, name) => all | (DataKinds)Enum.Parse(typeof(DataKinds), name, ignoreCase: true));

    private static ImmutableHashSet<string> ListOf(ImmutableArray<WordRow> rows, string name) =>
        Keys(rows.Where(row => row.Single("list") == name).SelectMany(static row => row["words"]));

    private static ImmutableHashSet<string> Keys(IEnumerable<string> words) =>
        words.SelectMany(static word => NameWords.Split(word) is var parts && parts.Length > 1 ? new[] { string.Join(" ", parts), string.Concat(parts) } : [string.Concat(parts)])
            .ToImmutableHashSet(StringComparer.Ordinal);

    private static ImmutableArray<WordRow> ReadRows()
    {
        var rows = ImmutableArray.CreateBuilder<WordRow>();
        using var stream = typeof(WordTable).Assembly.GetManifestResourceStream(ResourceName)!;
        foreach (var line in SourceText.From(stream).Lines)
        {
            if (WordRow.Parse(line.ToString()) is { } row)
            {
                rows.Add(row);
            }
        }

        return rows.ToImmutable();
    }
}
