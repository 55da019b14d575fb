using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace PersonalData.Analyzers.Tests.Diagnostics;

/// <summary>The report-only start (<c>PersonalDataReportOnly</c>) knows every rule, and the page of settings every property.</summary>
public class ReportOnlyTests
{
    private static readonly string Config = RepositoryFiles.Read("src", "PersonalData.Package", "config", "report-only.globalconfig");
    private static readonly string Targets = RepositoryFiles.Read("src", "PersonalData.Package", "buildTransitive", "PersonalData.Analyzers.targets");

    [Fact]
    public void Config_MakesEveryErrorAWarningAndTouchesNothingElse() =>
        Assert.Equal(
            AllDescriptors.Rules.Where(rule => rule.DefaultSeverity == DiagnosticSeverity.Error).Select(rule => $"dotnet_diagnostic.{rule.Id}.severity = warning"),
            Regex.Matches(Config, "(?m)^dotnet_diagnostic.*$").Select(match => match.Value));

    [Fact]
    public void Targets_KeepEveryRuleFromBecomingAnError() =>
        Assert.Equal(
            AllDescriptors.Rules.Select(rule => rule.Id),
            Regex.Match(Targets, "<_PersonalDataRules>(.*?)</").Groups[1].Value.Split(';'));

    [Fact]
    public void Settings_ExplainEveryPropertyOfThePackage()
    {
        var page = RepositoryFiles.Read("docs", "settings.md");
        var properties = Regex.Matches(RepositoryFiles.Read("src", "PersonalData.Package", "buildTransitive", "PersonalData.Analyzers.props"), "CompilerVisibleProperty Include=\"(.*?)\"");

        Assert.NotEmpty(properties);
        Assert.All(properties.Select(match => match.Groups[1].Value), property => Assert.Contains($"`{property}`", page, StringComparison.Ordinal));
    }
}
