using System.Collections.Immutable;

namespace PersonalData.Analyzers.Flow.Models;

/// <summary>The holes of a structured logging message, such as <c>{@Order} by {User:l}</c>.</summary>
internal sealed class MessageTemplate
{
    private readonly ImmutableArray<(string Name, bool IsDestructured)> _holes;

    private MessageTemplate(ImmutableArray<(string, bool)> holes) => _holes = holes;

    public static MessageTemplate Parse(string? text)
    {
        var holes = ImmutableArray.CreateBuilder<(string, bool)>();
        for (var i = 0; text is not null && i < text.Length; i++)
        {
            if (text[i] != '{')
            {
                continue;
            }

            if (i + 1 < text.Length && text[i + 1] == '{')
            {
                i++;
                continue;
            }

            var end = text.IndexOf('}', i);
            if (end < 0)
            {
                break;
            }

            var hole = text.Substring(i + 1, end - i - 1);
            var stop = hole.IndexOfAny(new[] { ',', ':' });
            var name = (stop < 0 ? hole : hole.Substring(0, stop)).Trim();
            var isDestructured = name.StartsWith("@", StringComparison.Ordinal);
            holes.Add((name.TrimStart('@', '$'), isDestructured));
            i = end;
        }

        return new MessageTemplate(holes.ToImmutable());
    }

    /// <summary>Whether the hole for the value at <paramref name="position"/> shows the whole object.</summary>
    public bool ShowsWhole(int position) => position >= 0 && position < _holes.Length && _holes[position].IsDestructured;

    /// <summary>Whether the hole called <paramref name="name"/> shows the whole object.</summary>
    public bool ShowsWhole(string name) =>
        _holes.Any(hole => hole.IsDestructured && string.Equals(hole.Name, name, StringComparison.OrdinalIgnoreCase));
}
