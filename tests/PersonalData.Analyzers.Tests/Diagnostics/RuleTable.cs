using System.Text;
using System.Text.RegularExpressions;

namespace PersonalData.Analyzers.Tests.Diagnostics;

/// <summary>Writes the table of rules in <c>docs/rules/README.md</c> from the descriptors.</summary>
internal static class RuleTable
{
    public const string UpdateVariable = "UPDATE_RULE_TABLE";

    private const string Begin = "<!-- generated from the descriptors: begin -->\n";

    private const string End = "<!-- generated from the descriptors: end -->\n";

    /// <summary><paramref name="page"/> with the table between the two comments made anew.</summary>
    public static string Update(string page)
    {
        var begin = page.IndexOf(Begin, StringComparison.Ordinal);
        var end = page.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
        {
            throw new InvalidOperationException("docs/rules/README.md has no place for the table of rules.");
        }

        return page[..(begin + Begin.Length)] + Write() + page[end..];
    }

    private static string Write()
    {
        var table = new StringBuilder("\n| rule | severity | title | 日本語 |\n|---|---|---|---|\n");
        foreach (var rule in AllDescriptors.Rules)
        {
            table.Append(
                $"| [{rule.Id}]({rule.Id}.md) | {rule.DefaultSeverity.ToString().ToLowerInvariant()} "
                + $"| {Escape(rule.Title.ToString(Cultures.English))} | {Escape(rule.Title.ToString(Cultures.Japanese))} |\n");
        }

        return table.Append('\n').ToString();
    }

    private static string Escape(string text) => Regex.Replace(text, @"[|\\`*_]", @"\$0");
}
