using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Rules.PolicyFile;

namespace PersonalData.Analyzers.Tests.Policies;

/// <summary>PD5003: a purpose may be added when it is related to a published one and people are told (policy section 6).</summary>
public class PurposeChangesTests
{
    private const string Published =
        """
        policy: { name: Test policy }
        purposes:
          Support: {}
          Sell: {}
          Invoice: { within: Sell }
          Hire: {}
        categories:
          Client: { purposes: [Support, Sell] }
          Applicant: { purposes: [Hire] }

        """;

    private const string WithAdvice =
        """
        policy: { name: Test policy }
        purposes:
          Support: {}
          Sell: {}
          Invoice: { within: Sell }
          Hire: {}
          Advise: {}
        categories:
          Client:
            purposes: [Support, Sell, Advise]
          Applicant: { purposes: [Hire] }

        """;

    [Fact]
    public async Task SamePolicy_IsNotReported() => Assert.Empty(await Compare(Published));

    [Fact]
    public async Task AddedPurposeWithoutAnEntry_IsReportedWhereTheCategoryListsIt() =>
        Assert.Equal(
            ["10:31 'Advise' The published policy does not allow Advise for Client, and 'changes' does not say what it is related to and where people are told."],
            await Compare(WithAdvice));

    [Fact]
    public async Task AddedPurposeWithRelationAndNotice_IsNotReported() =>
        Assert.Empty(await Compare(WithAdvice + Change("relatedTo: Support, notice: https://example.test")));

    [Theory]
    [InlineData("category: Applicant, purpose: Advise, relatedTo: Hire, date: 2026-04-01, notice: x")]
    [InlineData("category: Client, purpose: Sell, relatedTo: Support, date: 2026-04-01, notice: x")]
    public async Task EntryForAnotherCategoryOrPurpose_DoesNotCount(string change) =>
        Assert.StartsWith(
            "10:31 'Advise' The published policy does not allow Advise for Client",
            Assert.Single(await Compare(WithAdvice + $"changes:\n  - {{ {change} }}\n")),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("date: 2026-04-01, notice: x", "Advise was added for Client, but its entry under 'changes' has no 'relatedTo': say which published purpose it is related to.")]
    [InlineData("relatedTo: Hire, date: 2026-04-01, notice: x", "Advise was added for Client as related to Hire, which the published policy does not allow for Client.")]
    [InlineData("relatedTo: Advise, date: 2026-04-01, notice: x", "Advise was added for Client as related to Advise, which the published policy does not allow for Client.")]
    [InlineData("relatedTo: Support, date: 2026-04-01", "Advise was added for Client, but its entry under 'changes' has no 'notice': say where people are told.")]
    [InlineData("relatedTo: Support, date: 2026-04-01, notice: \"\"", "Advise was added for Client, but its entry under 'changes' has no 'notice': say where people are told.")]
    public async Task EachThingMissing_HasItsSentence(string entry, string sentence) =>
        Assert.Equal(["10:31 'Advise' " + sentence], await Compare(WithAdvice + Change(entry)));

    [Fact]
    public async Task SeveralThingsMissing_AreOneReport() =>
        Assert.Equal(
            [
                "10:31 'Advise' Advise was added for Client, but its entry under 'changes' has no 'relatedTo': say which published purpose it is related to. "
                + "Advise was added for Client, but its entry under 'changes' has no 'notice': say where people are told.",
            ],
            await Compare(WithAdvice + Change("date: 2026-04-01")));

    [Fact]
    public async Task RelationToAPurposeWithinAPublishedGroup_Counts() =>
        Assert.Empty(await Compare(WithAdvice + Change("relatedTo: Invoice, date: 2026-04-01, notice: x")));

    [Fact]
    public async Task NewPurposeWithinAnAllowedGroup_IsReportedAtTheGroup() =>
        Assert.Equal(
            ["9:33 'Sell' The published policy does not allow Upsell for Client, and 'changes' does not say what it is related to and where people are told."],
            await Compare(Published.Replace("  Hire: {}", "  Hire: {}\n  Upsell: { within: Sell }")));

    [Fact]
    public async Task OldPurposeMovedIntoAnAllowedGroup_IsReported() =>
        Assert.StartsWith(
            "8:33 'Sell' The published policy does not allow Hire for Client",
            Assert.Single(await Compare(Published.Replace("Hire: {}", "Hire: { within: Sell }"))),
            StringComparison.Ordinal);

    [Fact]
    public async Task AddedGroup_IsReportedOnceForAllThatIsWithinIt() =>
        Assert.Equal(
            ["9:33 'Sell' The published policy does not allow Sell for Applicant, and 'changes' does not say what it is related to and where people are told."],
            await Compare(Published.Replace("[Hire]", "[Hire, Sell]")));

    [Fact]
    public async Task GroupInPlaceOfAPurposeWithinIt_IsReported() =>
        Assert.StartsWith(
            "9:33 'Sell' The published policy does not allow Sell for Applicant",
            Assert.Single(await Compare(
                Published.Replace("[Hire]", "[Hire, Sell]"), Published.Replace("[Hire]", "[Hire, Invoice]"))),
            StringComparison.Ordinal);

    [Fact]
    public async Task PurposeThatAGroupAlreadyAllowed_IsNotReported() =>
        Assert.Empty(await Compare(Published.Replace("[Support, Sell]", "[Support, Sell, Invoice]")));

    [Fact]
    public async Task Narrowing_IsNotReported() =>
        Assert.Empty(await Compare(Published.Replace("[Support, Sell]", "[Support, Invoice]")));

    [Fact]
    public async Task WholeNewCategory_IsNotReported() =>
        Assert.Empty(await Compare(Published + "  Visitor: { purposes: [Support] }\n"));

    [Fact]
    public async Task WithoutAPublishedPolicy_NothingIsReported() =>
        Assert.Empty(await AnalyzerRun.Run(new PolicyFileAnalyzer(), "", new TestFile("privacy-policy.yaml", WithAdvice)));

    [Fact]
    public async Task WithoutAPolicyOfItsOwn_NothingIsReported() =>
        Assert.Empty(await AnalyzerRun.Run(new PolicyFileAnalyzer(), "", new TestFile("privacy-policy.published.yaml", WithAdvice)));

    [Fact]
    public async Task CategoryThatCouldNotBeReadOnEitherSide_IsNotReported()
    {
        Assert.Equal(["PD5004"], await Ids(WithAdvice.Replace("Sell, Advise]", "Sell, Advise, Nothing]"), Published));
        Assert.Equal(["PD5004"], await Ids(WithAdvice, Published.Replace("[Support, Sell]", "[Support, Nothing]")));
    }

    [Fact]
    public async Task MistakeInAnEntry_IsNotReportedAsMissingToo()
    {
        Assert.Equal(["PD5001"], await Ids(WithAdvice + Change("relatedTo: Support, date: soon, notice: x"), Published));
        Assert.Equal(["PD5004"], await Ids(WithAdvice + Change("relatedTo: Suport, date: 2026-04-01, notice: x"), Published));
    }

    [Fact]
    public async Task Report_CarriesCategoryAndPurpose()
    {
        var report = Assert.Single(await Run(WithAdvice, Published));

        Assert.Equal(("Client", "Advise"), (report.Properties["category"], report.Properties["purpose"]));
    }

    private static string Change(string rest) => $"changes:\n  - {{ category: Client, purpose: Advise, {rest} }}\n";

    private static async Task<string[]> Compare(string current, string published = Published)
    {
        var reports = await AnalyzerRun.Describe(new PolicyFileAnalyzer(), "", Files(current, published));
        return [.. reports.Select(r => r.Replace("privacy-policy.yaml ", "").Replace(" PD5003", ""))];
    }

    private static async Task<string[]> Ids(string current, string published) =>
        [.. (await Run(current, published)).Select(r => r.Id)];

    private static async Task<ImmutableArray<Diagnostic>> Run(string current, string published) =>
        await AnalyzerRun.Run(new PolicyFileAnalyzer(), "", Files(current, published));

    private static TestFile[] Files(string current, string published) =>
        [new("privacy-policy.yaml", current), new("privacy-policy.published.yaml", published)];
}
