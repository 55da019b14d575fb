using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;

namespace PersonalData.Analyzers.Policies.Reading;

/// <summary>
/// A row of a model, the form of it: <c>term -&gt; term [with name, name] [without name, name]</c>, <c>where name</c>,
/// <c>all name</c>, <c>any name</c>, <c>after name</c>, <c>done [without name, name]</c> or <c>runs Type.Member name, name</c>. What the terms mean, the flow engine knows.
/// </summary>
internal static class FlowRow
{
    private const string Name = @"(?![0-9])[^\s()\[\].,~:*<>-]+";
    private const string Names = Name + @"(?:\s*,\s*" + Name + ")*";
    private const string Term = @"(0|[1-9][0-9]?|" + Name + @")(?:\((?:0|[1-9])?\))?(?:\[\]|\." + Name + ")*[~:*]?";

    /// <summary>The form as an expression that JSON Schema understands too.</summary>
    internal const string Pattern =
        @"^\s*(?:" + Term + @"\s*->\s*" + Term + @"(?:\s+with\s+" + Names + @")?(?:\s+without\s+" + Names + @")?|(?:where|all|any|after)\s+" + Name + @"|done(?:\s+without\s+" + Names + @")?|runs\s+" + Name + @"(?:\." + Name + @")+\s+" + Names + @")\s*$";

    private const string Arrow = "->";

    // A policy file is short, but it may be hostile: a form that takes long to match isn't one.
    private static readonly Regex s_form = new(Pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
    private static readonly char[] s_space = { ' ', '\t', '\r', '\n' };

    /// <summary>Whether <paramref name="row"/> is of the form; <paramref name="normal"/> has one space between its words.</summary>
    public static bool TryNormalize(string row, out string normal)
    {
        normal = string.Join(" ", row.Replace(Arrow, " " + Arrow + " ").Replace(",", ", ").Split(s_space, StringSplitOptions.RemoveEmptyEntries));
        return IsOfForm(normal) && IsTerm(normal, 0) && IsTerm(normal, normal.IndexOf(Arrow, StringComparison.Ordinal) + Arrow.Length + 1);
    }

    private static bool IsOfForm(string row)
    {
        try
        {
            return row.Length < 1000 && s_form.IsMatch(row);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    /// <summary>Whether what the term starts with can be meant: a parameter can't be called as a keyword is.</summary>
    private static bool IsTerm(string row, int start)
    {
        var end = start;
        while (end < row.Length && (char.IsLetterOrDigit(row[end]) || row[end] == '_'))
        {
            end++;
        }

        var name = row.Substring(start, end - start);
        return name is "this" or "return" || SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None;
    }
}
