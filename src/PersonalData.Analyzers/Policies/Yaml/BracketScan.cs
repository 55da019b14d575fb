using Microsoft.CodeAnalysis.Text;

namespace PersonalData.Analyzers.Policies.Yaml;

/// <summary>Finds the bracket that was never closed, in text that no parser could read.</summary>
internal static class BracketScan
{
    /// <summary>
    /// Where the first list or map opens that a line follows which is not indented below it, or the end of the file;
    /// null if there is none between <paramref name="start"/> and <paramref name="end"/>.
    /// </summary>
    public static int? FirstUnclosed(SourceText text, string content, int start, int end)
    {
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
                    i = text.Lines.GetLineFromPosition(i).End - 1;
                    break;

                case '\r' or '\n' or '\u0085' or '\u2028' or '\u2029' when open.Count > 0 && IsOutside(text, content, open.Last(), i + 1):
                    return open.Last();
            }
        }

        return open.Count > 0 && end == content.Length ? open.Last() : null;
    }

    private static bool IsOutside(SourceText text, string content, int opening, int lineStart)
    {
        var i = AfterIndentation(content, lineStart);
        var first = text.Lines.GetLineFromPosition(opening).Start;
        return i < content.Length
            && content[i] is not ('\r' or '\n' or '#' or ']' or '}')
            && i - lineStart <= AfterIndentation(content, first) - first;
    }

    private static int AfterIndentation(string content, int i)
    {
        while (i < content.Length && content[i] is ' ' or '\t')
        {
            i++;
        }

        return i;
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
