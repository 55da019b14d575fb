using System.Collections.Immutable;

namespace PersonalData.Analyzers.Rules.Discovery;

/// <summary>A line of <c>words.yaml</c>: keys, each with its values.</summary>
internal sealed class WordRow
{
    private const string Start = "- {";

    private readonly Dictionary<string, ImmutableArray<string>> _values = new(StringComparer.Ordinal);

    private WordRow()
    {
    }

    public ImmutableArray<string> this[string key] => _values.TryGetValue(key, out var values) ? values : ImmutableArray<string>.Empty;

    /// <summary>The only value of the key; null if the row does not have it.</summary>
    public string? Single(string key) => _values.TryGetValue(key, out var values) && values.Length == 1 ? values[0] : null;

    /// <summary>What a line says; null for a comment or an empty line.</summary>
    public static WordRow? Parse(string line)
    {
        line = line.Trim();
        if (!line.StartsWith(Start, StringComparison.Ordinal))
        {
            return null;
        }

        var row = new WordRow();
        var position = Start.Length;
        while (line.IndexOf(':', position) is var colon and >= 0)
        {
            var key = line.Substring(position, colon - position).Trim(' ', ',', '{');
            var next = colon + 1;
            while (next < line.Length && line[next] == ' ')
            {
                next++;
            }

            var isList = next < line.Length && line[next] == '[';
            var end = line.IndexOfAny(isList ? [']'] : [',', '}'], next);
            end = end < 0 ? line.Length : end;
            row._values[key] = line.Substring(isList ? next + 1 : next, end - (isList ? next + 1 : next))
                .Split([','], StringSplitOptions.RemoveEmptyEntries)
                .Select(static value => value.Trim())
                .ToImmutableArray();
            position = end + 1;
            if (position >= line.Length)
            {
                break;
            }
        }

        return row;
    }
}
