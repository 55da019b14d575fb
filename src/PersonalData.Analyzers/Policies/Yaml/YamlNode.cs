using Microsoft.CodeAnalysis.Text;

namespace PersonalData.Analyzers.Policies.Yaml;

/// <summary>A value in a YAML file, with its place in the text.</summary>
internal abstract class YamlNode(TextSpan span)
{
    /// <summary>Where it stands; of a block collection, its first line.</summary>
    public TextSpan Span { get; } = span;

    /// <summary>Whether it was read to its end; false once a syntax error cut it off.</summary>
    public bool IsComplete { get; set; }
}

internal sealed class YamlScalar(TextSpan span, string value, bool isPlain) : YamlNode(span)
{
    public string Value { get; } = value;

    /// <summary>Whether nothing is written there, or YAML's word for nothing.</summary>
    public bool IsNull { get; } = isPlain && value is "" or "~" or "null" or "Null" or "NULL";
}

internal sealed class YamlSequence(TextSpan span) : YamlNode(span)
{
    public List<YamlNode> Items { get; } = [];
}

internal sealed class YamlMapping(TextSpan span) : YamlNode(span)
{
    private readonly Dictionary<string, YamlEntry> _byKey = new(StringComparer.Ordinal);

    /// <summary>In the order of the file, each key once.</summary>
    public List<YamlEntry> Entries { get; } = [];

    /// <summary>Keys that have been told not to belong there.</summary>
    public List<string> UnknownKeys { get; } = [];

    public YamlEntry? this[string key] => _byKey.TryGetValue(key, out var entry) ? entry : null;

    /// <summary>Adds the entry, unless its key is there already.</summary>
    public bool TryAdd(YamlEntry entry)
    {
        if (_byKey.ContainsKey(entry.Key.Value))
        {
            return false;
        }

        _byKey.Add(entry.Key.Value, entry);
        Entries.Add(entry);
        return true;
    }
}

/// <summary>A value that could not be read; what is wrong with it has been reported.</summary>
internal sealed class YamlUnusable(TextSpan span) : YamlNode(span);

/// <summary>A key with its value, which is unusable until it has been read.</summary>
internal sealed class YamlEntry(YamlScalar key)
{
    public YamlScalar Key { get; } = key;

    public YamlNode Value { get; set; } = new YamlUnusable(key.Span);

    /// <summary>Where to report what is wrong with the value: at the key when nothing is written there.</summary>
    public TextSpan ValueSpan => Value.Span.IsEmpty ? Key.Span : Value.Span;
}
