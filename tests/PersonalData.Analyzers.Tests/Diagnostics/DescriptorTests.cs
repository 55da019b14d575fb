using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Diagnostics;

namespace PersonalData.Analyzers.Tests.Diagnostics;

public class DescriptorTests
{
    private static readonly string[] Ids =
        [.. typeof(RuleIds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!)];

    public static TheoryData<string> RuleIdData => [.. Ids];

    [Fact]
    public void Ids_AreUniqueAndWellFormed()
    {
        Assert.Equal(Ids.Length, Ids.Distinct().Count());
        Assert.All(Ids, id => Assert.Matches("^PD[1-6]00[1-9]$", id));
    }

    [Fact]
    public void EveryId_HasADescriptorAndTheOtherWayRound() =>
        Assert.Equal(Ids.Order(StringComparer.Ordinal), AllDescriptors.Rules.Select(rule => rule.Id));

    [Theory]
    [InlineData("PD1001", DiagnosticSeverity.Error, "Purpose not allowed for this personal data")]
    [InlineData("PD1002", DiagnosticSeverity.Warning, "Personal data stored where nothing marks it")]
    [InlineData("PD1003", DiagnosticSeverity.Warning, "Personal data treated as another category")]
    [InlineData("PD1004", DiagnosticSeverity.Warning, "Override declares a purpose its base does not")]
    [InlineData("PD1005", DiagnosticSeverity.Info, "Personal data used with no declared purpose")]
    [InlineData("PD2001", DiagnosticSeverity.Error, "Provision to a third party without consent")]
    [InlineData("PD2002", DiagnosticSeverity.Error, "Joint use beyond the published scope")]
    [InlineData("PD2003", DiagnosticSeverity.Error, "Transfer abroad without a safeguard")]
    [InlineData("PD2004", DiagnosticSeverity.Error, "Processor without a contract")]
    [InlineData("PD2005", DiagnosticSeverity.Warning, "Personal data written to a log, console, trace or exception message")]
    [InlineData("PD2006", DiagnosticSeverity.Warning, "Personal data sent out with no declared recipient")]
    [InlineData("PD3001", DiagnosticSeverity.Warning, "Personal data collected without notice of purpose")]
    [InlineData("PD3002", DiagnosticSeverity.Warning, "Collection says nothing about minors")]
    [InlineData("PD4001", DiagnosticSeverity.Warning, "No handler for a kind of request")]
    [InlineData("PD4002", DiagnosticSeverity.Warning, "Request handler can't state a reason")]
    [InlineData("PD5001", DiagnosticSeverity.Error, "Policy file can't be read")]
    [InlineData("PD5002", DiagnosticSeverity.Error, "Policy contradicts itself")]
    [InlineData("PD5003", DiagnosticSeverity.Error, "Purpose added without notice or relation")]
    [InlineData("PD5004", DiagnosticSeverity.Error, "Name is not in the policy")]
    [InlineData("PD5005", DiagnosticSeverity.Warning, "Legal basis, reclassification or exception without its reference or reason")]
    [InlineData("PD5006", DiagnosticSeverity.Info, "Legal basis, reclassification or exception that nothing needs")]
    [InlineData("PD6001", DiagnosticSeverity.Info, "Member looks like personal data")]
    public void Rule_HasItsSeverityAndTitle(string id, DiagnosticSeverity severity, string title)
    {
        var forms = AllDescriptors.List.Where(descriptor => descriptor.Id == id).ToList();

        Assert.NotEmpty(forms);
        Assert.All(forms, form =>
        {
            Assert.Equal(severity, form.DefaultSeverity);
            Assert.Equal(title, form.Title.ToString(Cultures.English));
            Assert.Equal("PersonalData", form.Category);
            Assert.True(form.IsEnabledByDefault);
        });
    }

    [Fact]
    public void OnlyWhatTheWholeProgramDecides_IsForTheEndOfTheCompilation() =>
        Assert.Equal(
            [RuleIds.NoRequestHandler, RuleIds.GroundNotNeeded],
            AllDescriptors.List
                .Where(descriptor => descriptor.CustomTags.Contains(WellKnownDiagnosticTags.CompilationEnd))
                .Select(descriptor => descriptor.Id));

    [Theory]
    [MemberData(nameof(RuleIdData))]
    public void HelpLink_LeadsToAPageOfTheRepository(string id)
    {
        var link = AllDescriptors.List.First(descriptor => descriptor.Id == id).HelpLinkUri;

        Assert.True(Uri.IsWellFormedUriString(link, UriKind.Absolute));
        Assert.EndsWith($"/docs/rules/{id}.md", link, StringComparison.Ordinal);
        Assert.True(File.Exists(RepositoryFiles.Path("docs", "rules", id + ".md")), $"docs/rules/{id}.md is missing.");
    }

    [Fact]
    public void ReleaseNotes_HaveARowForEveryRule()
    {
        var rows = new[] { "Shipped", "Unshipped" }
            .SelectMany(part => RepositoryFiles.Read("src", "PersonalData.Analyzers", $"AnalyzerReleases.{part}.md").Split('\n'))
            .Where(line => Regex.IsMatch(line, @"^PD\d"))
            .Order(StringComparer.Ordinal);

        Assert.Equal(
            AllDescriptors.Rules.Select(rule =>
                $"{rule.Id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title.ToString(Cultures.English)}"),
            rows);
    }
}
