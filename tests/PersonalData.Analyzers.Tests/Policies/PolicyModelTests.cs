using PersonalData.Analyzers.Rules.Flow;

namespace PersonalData.Analyzers.Tests.Policies;

/// <summary>A policy's models of code that is not seen: of one method, of all of a type, of all of a namespace; and what a report says where there is none.</summary>
public class PolicyModelTests
{
    private const string Policy = """
        policy: { name: Test }
        purposes: { Pay: {}, Sell: {} }
        categories: { Staff: { purposes: [Pay] } }

        """;

    private const string Code = """
        using System;
        namespace Contoso.Tax { public interface ITaxes { string Find(object o); string Echo(object o); string Text { get; } } }
        namespace Contoso.Search.Deep { public interface ISearch { string Find(object o); } }
        public class Person { [PersonalData(Category.Staff)] public string Name { get; set; } = ""; public string Note { get; set; } = ""; }
        public static class Shop { [Purpose(Purpose.Sell)] public static void Use(string text) { } }
        public class Program(Contoso.Tax.ITaxes taxes, Contoso.Search.Deep.ISearch search)
        {
            public void A(Person p) => Shop.Use(taxes.Find(p.Name));
            public void B(Person p) => Shop.Use(taxes.Echo(p.Name));
            public void C(Person p) => Shop.Use(search.Find(p.Name));
        }
        """;

    [Theory]
    [InlineData("", "8 9 10")]
    [InlineData("models: [ { member: 'M:Contoso.Tax.ITaxes.Find(System.Object)', flow: [] } ]", "9 10")]
    [InlineData("models: [ { member: 'T:Contoso.Tax.ITaxes', flow: [] } ]", "10")]
    [InlineData("models: [ { member: 'T:Contoso.Tax.ITaxes', flow: [] }, { member: 'M:Contoso.Tax.ITaxes.Echo(System.Object)', flow: ['0 -> return'] } ]", "9 10")]
    [InlineData("models: [ { member: 'N:Contoso.Search', flow: [] } ]", "8 9")]
    [InlineData("models: [ { member: 'N:Contoso', flow: [] }, { member: 'N:Contoso.Search', flow: ['0 -> return'] } ]", "10")]
    [InlineData("models: [ { member: 'N:Contoso.Sear', flow: [] } ]", "8 9 10")]
    public async Task Model_IsOfAMethodATypeOrANamespace(string models, string reported)
    {
        var reports = await AnalyzerRun.Run(new FlowAnalyzer(), Code, new TestFile("privacy-policy.yaml", Policy + models));

        Assert.Equal(reported, string.Join(" ", reports.Where(r => r.Id == "PD1001").Select(r => r.Location.GetLineSpan().StartLinePosition.Line + 1)));
    }

    [Fact]
    public async Task ReportOfDataOutOfUnseenCode_NamesThatCode()
    {
        const string code = """
            namespace Contoso { public interface ITexts { string Of(object o); } }
            public class Person { [PersonalData(Category.Staff)] public string Name { get; set; } = ""; }
            public class Page { public string Title { get; set; } = ""; public string Owner { get; set; } = ""; }
            public class Program(Contoso.ITexts texts)
            {
                public Page A(Person p) => new Page { Title = texts.Of(p) };
                public Page B(Person p) => new Page { Owner = p.Name.Trim() };
            }
            """;

        var reports = (await AnalyzerRun.Run(new FlowAnalyzer(), code, new TestFile("privacy-policy.yaml", Policy))).Where(r => r.Id == "PD1002").ToList();

        Assert.Equal(2, reports.Count);
        Assert.EndsWith("On its way it goes through 'ITexts.Of', whose code is not seen here: if nothing of it comes out there, say so in the policy's models.", reports[0].GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Contains("'ITexts.Of'", reports[0].GetMessage(System.Globalization.CultureInfo.GetCultureInfo("ja-JP")));
        Assert.Equal("M:Contoso.ITexts.Of(System.Object)", reports[0].Properties["unseen"]);
        Assert.EndsWith("or store other data.", reports[1].GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.False(reports[1].Properties.ContainsKey("unseen"));
    }
}
