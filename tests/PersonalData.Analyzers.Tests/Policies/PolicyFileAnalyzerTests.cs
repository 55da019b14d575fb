using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Rules.PolicyFile;
using PersonalData.Analyzers.Tests.Diagnostics;
using static PersonalData.Analyzers.Tests.Policies.PolicyFileText;

namespace PersonalData.Analyzers.Tests.Policies;

/// <summary>What is wrong with the policy files is reported in them.</summary>
public class PolicyFileAnalyzerTests
{
    private const string Current = "privacy-policy.yaml";
    private const string Published = "privacy-policy.published.yaml";

    [Fact]
    public async Task NoFile_IsNotReported() => Assert.Empty(await Describe());

    [Fact]
    public async Task FileWithoutErrors_IsNotReported() => Assert.Empty(await Describe(new TestFile(Current, Valid)));

    [Fact]
    public async Task EachKindOfMistake_IsReportedUnderItsRuleInTheFile() =>
        Assert.Equal(
            [
                "privacy-policy.yaml 3:13 'titel' PD5001 'titel' is not a key of 'purposes.Manage'. Did you mean 'title'?",
                "privacy-policy.yaml 5:19 'Sell' PD5002 'Sell' is within itself: Sell → Sell.",
                "privacy-policy.yaml 7:23 'Manege' PD5004 The policy has no purpose 'Manege'. Did you mean 'Manage'?",
            ],
            await Describe(new TestFile(
                Current,
                Valid.Replace("title:", "titel:").Replace("Sell: {}", "Sell: { within: Sell }").Replace("[Manage]", "[Manege]"))));

    [Fact]
    public async Task MistakeInThePublishedFile_IsReportedThere() =>
        Assert.Equal(
            ["privacy-policy.published.yaml 5:3 'Sell' PD5001 Here is a key without a value: write a colon and a space after it."],
            await Describe(new TestFile(Current, Valid), new TestFile(Published, Valid.Replace("  Sell: {}", "  Sell"))));

    [Fact]
    public async Task FileThatCannotBeOpened_IsReported() =>
        Assert.Equal(["privacy-policy.yaml 1:1 '' PD5001 The policy file can't be opened."], await Describe(new TestFile(Current, null)));

    [Fact]
    public async Task OtherYamlFile_IsNotReported() => Assert.Empty(await Describe(new TestFile("other.yaml", "- [")));

    [Fact]
    public async Task Suggestions_AreInTheProperties()
    {
        var report = Assert.Single(await Run(new TestFile(Current, Valid.Replace("within: Manage", "within: Manege"))));

        Assert.Equal("Manage", report.Properties["suggestions"]);
    }

    [Fact]
    public async Task Messages_AreInJapaneseToo()
    {
        var reports = await Run(
            new TestFile(Current, Valid.Replace("[Sell]", "[Sell, Pay]") + "changes:\n  - { category: Client, purpose: Pay }\n"),
            new TestFile(Published, Valid));

        // One sentence for each thing missing, with no space after the full stop.
        Assert.Matches(
            @"^Client に Pay が[^。]*'relatedTo'.*。Client に Pay が[^。]*'notice'.*。$",
            Assert.Single(reports).GetMessage(Cultures.Japanese));
    }

    private static Task<string[]> Describe(params TestFile[] files) => AnalyzerRun.Describe(new PolicyFileAnalyzer(), "", files);

    private static Task<ImmutableArray<Diagnostic>> Run(params TestFile[] files) => AnalyzerRun.Run(new PolicyFileAnalyzer(), "", files);
}
