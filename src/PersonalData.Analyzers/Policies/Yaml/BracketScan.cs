namespace PersonalData.Analyzers.Policies.Yaml;

/// <summary>Finds the bracket that was never closed, in text that no parser could read.</summary>
internal static class BracketScan
{
    /// <summary>
    /// Where the first list or map between <paramref name="start"/> and <paramref name="end"/> opens that a line follows
    /// which is not indented below it, or where <paramref name="isAtEnd"/> no line; null if there is none.
    /// </summary>
    public static int? FirstUnclosed(YamlText text, int start, int end, bool isAtEnd)
    {
        var content = text.Content;
        var open = new Stack<int>();
        for (var i = start; i < end; i++)
        {
            switch (content[i])
            {
                case '[' or '{':
                    open.Push(i);
                    break;

                case ']' or '}' when open.Count > 0:
                    open.Pop();
                    break;

                case '"' or '\'' when StartsWord(content, i):
                    i = EndOfQuote(content, i, end);
                    break;

                case '#' when StartsWord(content, i):
                    i = text.LineAt(i).End - 1;
                    break;

                case '\r' or '\n' or '\u0085' or '\u2028' or '\u2029' when open.Count > 0 && IsOutside(text, open.Last(), i + 1):
                    return open.Last();
            }
        }

        return isAtEnd && open.Count > 0 ? open.Last() : null;
    }

    private static bool IsOutside(YamlText text, int opening, int lineStart)
    {
        if (lineStart >= text.Content.Length)
        {
            return false;
        }

        var line = text.LineAt(lineStart);
        return !text.IsBlank(line)
            && text.Content[line.Start + text.Indentation(line)] is not (']' or '}')
            && text.Indentation(line) <= text.Indentation(text.LineAt(opening));
    }

    private static bool StartsWord(string content, int i) =>
        i == 0 || char.IsWhiteSpace(content[i - 1]) || content[i - 1] is '[' or '{' or ',' or ':';

    /// <summary>The closing quote; the opening one if the line ends before it, for then it is as forgotten as a bracket.</summary>
    private static int EndOfQuote(string content, int opening, int end)
    {
        for (var i = opening + 1; i < end && content[i] is not ('\r' or '\n'); i++)
        {
            if (content[i] == '\\' && content[opening] == '"')
            {
                i++;
            }
            else if (content[i] == content[opening])
            {
                return i;
            }
        }

        return opening;
    }
}
