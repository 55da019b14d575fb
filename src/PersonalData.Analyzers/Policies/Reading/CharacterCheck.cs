using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace PersonalData.Analyzers.Policies.Reading;

/// <summary>Finds characters that no text in YAML has, before a parser stumbles over them in its own way.</summary>
internal static class CharacterCheck
{
    /// <summary>What stands for an unreadable character, here as in Unicode.</summary>
    public const char Unreadable = '\uFFFD';

    /// <summary>The same text with each such character replaced; the first of each line is told.</summary>
    public static string Replace(SourceText text, string content, PolicyErrors errors)
    {
        var undecodable = FirstUndecodable(text, content);
        if (undecodable is { } place)
        {
            errors.Unreadable(new TextSpan(place, 1), PolicyMessages.NotUtf8);
        }

        StringBuilder? replaced = null;
        var toldLine = -1;
        for (var i = 0; i < content.Length; i++)
        {
            if (!IsForbidden(content, i))
            {
                continue;
            }

            var line = text.Lines.GetLineFromPosition(i).LineNumber;
            if (line != toldLine && undecodable is null)
            {
                toldLine = line;
                if (content[i] == Unreadable)
                {
                    errors.Unreadable(new TextSpan(i, 1), PolicyMessages.NotUtf8);
                }
                else
                {
                    errors.Unreadable(new TextSpan(i, 1), PolicyMessages.ForbiddenCharacter, $"U+{(int)content[i]:X4}");
                }
            }

            (replaced ??= new StringBuilder(content))[i] = Unreadable;
        }

        return replaced?.ToString() ?? content;
    }

    private static bool IsForbidden(string content, int i) => content[i] switch
    {
        '\t' or '\n' or '\r' or '\u0085' => false,
        < ' ' or (>= '\u007F' and < '\u00A0') or Unreadable or '\uFFFE' or '\uFFFF' => true,
        '\uFEFF' => i > 0,
        _ when char.IsHighSurrogate(content[i]) => i + 1 == content.Length || !char.IsLowSurrogate(content[i + 1]),
        _ when char.IsLowSurrogate(content[i]) => i == 0 || !char.IsHighSurrogate(content[i - 1]),
        _ => false,
    };

    /// <summary>
    /// The compiler reads a file that is not UTF-8 in the machine's own encoding. It may even look right here, and wrong
    /// on the next machine: the first byte that is not UTF-8 is found by writing it back.
    /// </summary>
    private static int? FirstUndecodable(SourceText text, string content)
    {
        if (text.Encoding is not { } encoding || encoding is UTF8Encoding or UnicodeEncoding or UTF32Encoding)
        {
            return null;
        }

        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        for (var i = 0; i < content.Length; i++)
        {
            if (content[i] < '\u0080')
            {
                continue;
            }

            // Characters beyond ASCII that stand together are, written back, whole UTF-8 sequences, or the file is not UTF-8.
            var end = i;
            while (end < content.Length && content[end] >= '\u0080')
            {
                end++;
            }

            try
            {
                strict.GetCharCount(encoding.GetBytes(content.Substring(i, end - i)));
            }
            catch (ArgumentException)
            {
                return i;
            }

            i = end;
        }

        return null;
    }
}
