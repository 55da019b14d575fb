using Microsoft.CodeAnalysis.Text;
using PersonalData.Analyzers.Policies.Reading;
using YamlDotNet.Core;

namespace PersonalData.Analyzers.Policies.Yaml;

/// <summary>
/// A syntax error, in our words and where a person would look for it: the parser tells where it stumbled, which is often
/// lines after the slip.
/// </summary>
internal sealed class SyntaxFailure(TextSpan span, string message, params string[] arguments)
{
    /// <summary>What the parser says when a text begins with a character that YAML keeps for itself.</summary>
    private static readonly string[] Reserved =
        ["start any token", "anchor or alias", "block scalar", "Mapping keys", "a tag", "of tag", "directive", "key indicator"];

    public TextSpan Span { get; } = span;

    public string Message { get; } = message;

    public string[] Arguments { get; } = arguments;

    /// <param name="exception">What the parser threw.</param>
    /// <param name="text">The file.</param>
    /// <param name="range">What was being read of it.</param>
    /// <param name="lastEnd">The end of what was read last.</param>
    /// <param name="bracket">The outermost bracket that was open then.</param>
    public static SyntaxFailure Of(Exception exception, YamlText text, YamlRange range, int lastEnd, TextSpan? bracket)
    {
        if (exception is not YamlException e)
        {
            // The scanner's own failure, over what it had read ahead: it happens inside brackets only.
            return BracketScan.FirstUnclosed(text, bracket?.Start ?? lastEnd, range.End, isAtEnd: true) is { } place
                ? new SyntaxFailure(text.LineFrom(place), PolicyMessages.SyntaxUnclosed)
                : new SyntaxFailure(text.LineFrom(lastEnd), PolicyMessages.SyntaxBracket);
        }

        var start = text.Clamp(range.Start + (int)e.Start.Index);
        var end = Math.Max(start, text.Clamp(range.Start + (int)e.End.Index));
        if (Says(e, "quoted") && !Says(e, "escape"))
        {
            return new SyntaxFailure(text.LineFrom(start), PolicyMessages.SyntaxQuote);
        }

        if (TabAfter(text, Says(e, "tab") ? start : end, isOneLine: !Says(e, "tab")) is { } tab)
        {
            return new SyntaxFailure(tab, PolicyMessages.SyntaxTab);
        }

        if (bracket is not null && Unclosed(text, range, bracket.Value.Start, end) is { } opening)
        {
            return new SyntaxFailure(text.LineFrom(opening), PolicyMessages.SyntaxUnclosed);
        }

        if (KeyWithoutColon(text, e, start) is { } key)
        {
            return new SyntaxFailure(key, PolicyMessages.SyntaxColon);
        }

        var message =
            Says(e, "flow mapping") || Says(e, "flow sequence") ? PolicyMessages.SyntaxBracket
            : Says(e, "'-' indicator") || Says(e, "Block sequence entries") ? PolicyMessages.SyntaxDash
            : Reserved.Any(words => Says(e, words)) ? PolicyMessages.SyntaxReserved
            : Says(e, "invalid mapping") || Says(e, "expected key") || Says(e, "Mapping values") ? PolicyMessages.SyntaxIndentation
            : Says(e, "node content") ? PolicyMessages.SyntaxValue
            : PolicyMessages.Syntax;
        return message == PolicyMessages.Syntax
            ? new SyntaxFailure(text.LineFrom(start), message, e.Message)
            : new SyntaxFailure(text.LineFrom(start), message);
    }

    private static bool Says(YamlException e, string words) => e.Message.IndexOf(words, StringComparison.Ordinal) >= 0;

    private static int? Unclosed(YamlText text, YamlRange range, int bracket, int end)
    {
        var isAtEnd = end >= range.End || string.IsNullOrWhiteSpace(text.Content.Substring(end, range.End - end));
        return BracketScan.FirstUnclosed(text, bracket, isAtEnd ? range.End : end, isAtEnd);
    }

    /// <summary>
    /// A key whose colon was forgotten reads as text that goes on over the next line, where the parser then stumbles:
    /// the key's own line is the one to show.
    /// </summary>
    private static TextSpan? KeyWithoutColon(YamlText text, YamlException e, int start)
    {
        var line = text.LineAt(start);
        if (Says(e, "expected ':'") || (Says(e, "expected key") && IsWithoutColon(text, text.Trimmed(line))))
        {
            return text.Trimmed(line);
        }

        if (!Says(e, "multiline plain scalar"))
        {
            return null;
        }

        TextSpan? found = null;
        for (var number = line.LineNumber - 1; number >= 0; number--)
        {
            if (text.IsBlank(text.Lines[number]))
            {
                continue;
            }

            var span = text.Trimmed(text.Lines[number]);
            if (!IsWithoutColon(text, span))
            {
                break;
            }

            found = span;
        }

        return found;
    }

    private static bool IsWithoutColon(YamlText text, TextSpan line) =>
        !line.IsEmpty && text.Content.IndexOf(':', line.Start, line.Length) < 0;

    private static TextSpan? TabAfter(YamlText text, int position, bool isOneLine)
    {
        var first = text.LineAt(position).LineNumber;
        for (var number = first; number < text.Lines.Count && (number == first || !isOneLine); number++)
        {
            var line = text.Lines[number];
            var tab = text.Content.IndexOf('\t', line.Start, text.Indentation(line));
            if (tab >= 0)
            {
                return new TextSpan(tab, 1);
            }
        }

        return null;
    }
}
