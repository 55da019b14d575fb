using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace PersonalData.Analyzers.Tests.Diagnostics;

/// <summary>The pages under <c>docs/rules</c> say what the rules do: their examples are compiled and analysed.</summary>
public class RulePageTests
{
    private static readonly string[] Sections =
        ["What it reports", "Why", "A violation", "How to fix it", "How to allow it", "What it can't see"];

    public static TheoryData<string> Ids => [.. AllDescriptors.Rules.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_IsHeadedByTheRulesTitleAndSeverity(string id)
    {
        var rule = AllDescriptors.Rules.Single(candidate => candidate.Id == id);

        Assert.StartsWith(
            $"# {id}: {rule.Title.ToString(Cultures.English)}\n\nSeverity: {rule.DefaultSeverity.ToString().ToLowerInvariant()}. ",
            RulePage.Read(id).Text,
            StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_HasEverySection(string id) => Assert.Equal(Sections, RulePage.Read(id).Sections);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_ShowsAViolationOfItsRuleAndAFix(string id)
    {
        var examples = RulePage.Read(id).Examples;

        Assert.Contains(examples, example => example.Section == "A violation" && example.Expected.Any(report => report.EndsWith(id, StringComparison.Ordinal)));
        Assert.Contains(examples, example => example.Section == "How to fix it" || example.Section == "How to allow it");
        Assert.All(examples.Where(example => example.Section != "A violation"), example => Assert.Empty(example.Expected));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_LinksToPagesThatExist(string id) =>
        Assert.All(
            Regex.Matches(RulePage.Read(id).Text, @"\]\((?<path>[^)#:]+\.md)(#[\w-]+)?\)").Select(match => match.Groups["path"].Value),
            path => Assert.True(File.Exists(RepositoryFiles.Path("docs", "rules", path)), $"{id}.md leads to '{path}'."));

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Examples_CompileAndAreReportedWhereThePageSays(string id)
    {
        foreach (var example in RulePage.Read(id).Examples)
        {
            var (compiler, reports) = await RuleExampleRunner.Run(example);

            Assert.Empty(compiler);
            if (example.RestsOnGrounds && !RuleExampleRunner.KnowsGrounds)
            {
                continue;
            }

            Assert.Equal(
                example.Expected.Where(IsSupported).Order(StringComparer.Ordinal),
                reports.Where(report => report.Id == id || IsAskedFor(report))
                    .Select(RuleExampleRunner.Describe)
                    .Distinct()
                    .Order(StringComparer.Ordinal));
        }
    }

    // An example shows one thing: what else is merely suggested for it does not matter.
    private static bool IsAskedFor(Diagnostic report) => !report.IsSuppressed && report.Severity >= DiagnosticSeverity.Warning;

    private static bool IsSupported(string report) =>
        RuleExampleRunner.SupportedRules.Contains(report[^6..]);
}
