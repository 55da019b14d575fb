using Microsoft.CodeAnalysis.Text;
using PersonalData.Analyzers.Policies.Reading;

namespace PersonalData.Analyzers.Policies.Yaml;

/// <summary>
/// Finds where to go on after a syntax error: at the next entry of the same section, else at the next section. Names
/// that the error took with it are kept as names, so that the code's constants for them do not vanish over one slip.
/// </summary>
internal static class SyntaxRecovery
{
    public static YamlRange? After(int failure, YamlText text, YamlMapping root)
    {
        var failed = text.LineAt(failure).LineNumber;
        var nextSection = NextSection(text, failed + 1);
        if (root.Entries.Count > 0)
        {
            // A wrong indentation may have closed the section before the parser stumbled over it.
            var section = root.Entries[root.Entries.Count - 1];
            section.Value.IsComplete = false;
            if (NextEntry(text, section, failed, nextSection ?? text.Content.Length) is { } entry)
            {
                return entry;
            }
        }

        return nextSection is { } start ? new YamlRange(start, text.Content.Length, null) : null;
    }

    private static int? NextSection(YamlText text, int from)
    {
        for (var number = from; number < text.Lines.Count; number++)
        {
            var line = text.Lines[number];
            if (PolicyFormat.Root.Any(key => KeyAt(text, line, 0) == key))
            {
                return line.Start;
            }
        }

        return null;
    }

    private static YamlRange? NextEntry(YamlText text, YamlEntry section, int failed, int end)
    {
        var first = text.LineAt(section.Key.Span.Start).LineNumber;
        if (section.Value is YamlUnusable && IndentationIn(text, first, end) is not null)
        {
            section.Value = new YamlMapping(section.Key.Span);
        }

        if (section.Value is not YamlMapping mapping
            || (mapping.Entries.Count > 0 ? IndentationOf(text, mapping.Entries[0]) : IndentationIn(text, first, end)) is not { } indentation)
        {
            return null;
        }

        for (var number = first + 1; number < text.Lines.Count && text.Lines[number].Start < end; number++)
        {
            var line = text.Lines[number];
            if (text.IsBlank(line))
            {
                continue;
            }

            if (IsOtherSection(text, line))
            {
                return null;
            }

            var isMisplaced = number == failed && Math.Abs(text.Indentation(line) - indentation) == 1;
            if (KeyAt(text, line, isMisplaced ? text.Indentation(line) : indentation) is not { } key)
            {
                continue;
            }

            if (number > failed)
            {
                return new YamlRange(line.Start, end, mapping);
            }

            if (mapping[key] is null)
            {
                var start = line.Start + text.Indentation(line);
                mapping.TryAdd(new YamlEntry(new YamlScalar(new TextSpan(start, key.Length), key, isPlain: true)));
            }
        }

        return null;
    }

    /// <summary>Whether the line begins something beside the section: an unknown key, or a section's name without its colon.</summary>
    private static bool IsOtherSection(YamlText text, TextLine line)
    {
        if (text.Indentation(line) > 0)
        {
            return false;
        }

        var span = text.Trimmed(line);
        var written = text.Content.Substring(span.Start, span.Length);
        return KeyAt(text, line, 0) is not null
            || PolicyFormat.Root.Contains(written)
            || !NearestNames.Find(written, PolicyFormat.Root).IsEmpty;
    }

    /// <summary>How far entries are indented in a section of which none could be read: by its first line that no tab indents, else by one tab.</summary>
    private static int? IndentationIn(YamlText text, int section, int end)
    {
        int? byTab = null;
        for (var number = section + 1; number < text.Lines.Count && text.Lines[number].Start < end; number++)
        {
            var line = text.Lines[number];
            var indentation = text.Indentation(line);
            if (text.IsBlank(line))
            {
                continue;
            }

            if (indentation == 0)
            {
                break;
            }

            if (text.Content[line.Start] == '\t')
            {
                byTab ??= KeyAt(text, line, 1) is null ? null : 1;
            }
            else
            {
                return KeyAt(text, line, indentation) is null ? null : indentation;
            }
        }

        return byTab;
    }

    /// <summary>How far an entry is indented; null if it does not begin its line.</summary>
    private static int? IndentationOf(YamlText text, YamlEntry entry)
    {
        var line = text.LineAt(entry.Key.Span.Start);
        var indentation = text.Indentation(line);
        return indentation > 0 && line.Start + indentation == entry.Key.Span.Start ? indentation : null;
    }

    /// <summary>The key that the line begins with behind so much indentation, or behind one tab that stands for it; null if none.</summary>
    private static string? KeyAt(YamlText text, TextLine line, int indentation)
    {
        var actual = text.Indentation(line);
        if (actual != indentation && !(actual == 1 && indentation > 0 && text.Content[line.Start] == '\t'))
        {
            return null;
        }

        var start = line.Start + actual;
        var end = start;
        while (end < line.End && (char.IsLetterOrDigit(text.Content[end]) || text.Content[end] == '_'))
        {
            end++;
        }

        var colon = end;
        while (colon < line.End && text.Content[colon] == ' ')
        {
            colon++;
        }

        return end > start && colon < line.End && text.Content[colon] == ':'
            ? text.Content.Substring(start, end - start)
            : null;
    }
}
