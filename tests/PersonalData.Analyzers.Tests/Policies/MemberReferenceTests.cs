using PersonalData.Analyzers.Rules.PolicyFile;

namespace PersonalData.Analyzers.Tests.Policies;

/// <summary>Documentation comment ids in the policy file that name nothing in a type which is here.</summary>
public class MemberReferenceTests
{
    private const string Code = """
        namespace Contoso.Crm;

        public class Contact
        {
            public string Email { get; set; } = "";
            public void Send(string text) { }
        }
        """;

    [Theory]
    [InlineData("P:Contoso.Crm.Contact.Email")]
    [InlineData("M:Contoso.Crm.Contact.Send(System.String)")]
    [InlineData("T:Contoso.Crm.Contact")]
    [InlineData("P:Fabrikam.Shop.Buyer.Email")]
    [InlineData("T:Contoso.Crm.Invoice")]
    public async Task IdOfAMemberHereOrOfAnotherProject_IsNotReported(string id) => Assert.Empty(await Describe(id));

    [Theory]
    [InlineData("P:Contoso.Crm.Contact.Emial", "P:Contoso.Crm.Contact.Email")]
    [InlineData("M:Contoso.Crm.Contact.Send", "M:Contoso.Crm.Contact.Send(System.String)")]
    [InlineData("P:Contoso.Crm.Contct.Email", "P:Contoso.Crm.Contact.Email")]
    public async Task SlipInAnId_IsReportedAtItsLineWithTheNearest(string id, string nearest) =>
        Assert.Equal([$"9: No member has the documentation comment id '{id}'. Did you mean '{nearest}'?"], await Describe(id));

    [Fact]
    public async Task MemberThatIsNothingLike_IsReportedWithoutASuggestion() =>
        Assert.Equal(
            ["9: No member has the documentation comment id 'P:Contoso.Crm.Contact.Birthday'."],
            await Describe("P:Contoso.Crm.Contact.Birthday"));

    private static async Task<IEnumerable<string>> Describe(string id)
    {
        var policy = $"policy:\n  name: Test\npurposes:\n  Sell: {{}}\ncategories:\n  Client:\n    purposes: [Sell]\nannotations:\n  - {{ member: \"{id}\", personalData: Client }}\n";
        var reports = await AnalyzerRun.Run(new PolicyFileAnalyzer(), Code, new TestFile("privacy-policy.yaml", policy));
        return reports.Select(report => $"{report.Location.GetLineSpan().StartLinePosition.Line + 1}: {report.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}");
    }
}
