using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PersonalData.Analyzers.Collections;
using PersonalData.Analyzers.Policies;

namespace PersonalData.Analyzers.Tests.Generation;

public sealed class VocabularyTests
{
    private static readonly LocalizedText Hostile = new(new[]
    {
        new KeyValue("en", "</summary>\r\n#error <b> & \"quoted\" */ \u2028 \u0085 \0 \ud800 \ufffe 𠮷 ]]>"),
        new KeyValue("ja", "人事管理"),
    }.ToEquatableArray());

    [Fact]
    public void BuiltInPolicy_NamesEveryMark()
    {
        var generated = GeneratorHost.Generate(GeneratorHost.Compile("""
            using PersonalData;

            [assembly: Purpose(Purpose.PersonnelAdministration)]

            namespace Contoso
            {
                [Purpose(Purpose.Payroll, Purpose.Benefits)]
                public sealed class Payroll
                {
                    [PersonalData(Category.Employee)]
                    public string Name { get; set; } = "";

                    [DisclosesTo(Recipient.ParentGroup)]
                    public void Send([PersonalData(Category.Customer)] string name) { }
                }
            }
            """));

        Assert.Empty(GeneratorHost.Problems(generated));
    }

    [Fact]
    public void Constant_HasTheNameAndThePolicysWords()
    {
        var generated = GeneratorHost.Generate(GeneratorHost.Compile(""), policy: """
            policy: { name: Test }
            purposes:
              PersonnelManagement: { title: { en: Managing personnel, ja: 人事管理 }, description: Everything about staff. }
              Payroll: { title: Paying salaries, within: PersonnelManagement }
            categories:
              Employee: { title: Officers & employees, purposes: [PersonnelManagement] }
            recipients:
              Bureau: { relationship: processor, contract: C-1 }
            """);

        Assert.Equal(
            ["Category.Employee = Employee", "Purpose.PersonnelManagement = PersonnelManagement", "Purpose.Payroll = Payroll", "Recipient.Bureau = Bureau"],
            Constants(generated));
        Assert.Equal(
            "<summary>Managing personnel / 人事管理<para>Everything about staff.</para></summary>",
            Documentation(generated, "Purpose", "PersonnelManagement"));
        Assert.Equal(
            "<summary>Paying salaries</summary><remarks>Within PersonnelManagement.</remarks>",
            Documentation(generated, "Purpose", "Payroll"));
        Assert.Equal(
            "<summary>Officers &amp; employees</summary><remarks>Allowed for PersonnelManagement.</remarks>",
            Documentation(generated, "Category", "Employee"));
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp6)]
    [InlineData(LanguageVersion.CSharp7_3)]
    [InlineData(LanguageVersion.Latest)]
    public void AnyPolicy_Compiles(LanguageVersion version)
    {
        string[] names =
        [
            "class", "int", "record", "var", "await", "field", "file", "required", "_", "Equals", "ToString", "Finalize", "GetType",
            "人事", "Été", "a\u200db", "ab", "Twice", "Twice", "Category", "Purpose", "Recipient", "", "two words", "1st", "a-b", "a.b", "@at", "\ud800",
        ];
        var policy = new PrivacyPolicy
        {
            Categories = names.Select(n => new CategoryDefinition(n, Hostile, Hostile, Array.Empty<string>().ToEquatableArray(), null)).ToEquatableArray(),
            Purposes = names.Select(n => new PurposeDefinition(n, Hostile, Hostile, "<no such>")).ToEquatableArray(),
            Recipients = names.Select(n => new RecipientDefinition(
                n, Hostile, Hostile, Relationship.JointUse, EquatableArray<JointUseScope>.Empty, null, null, null, Safeguard.None)).ToEquatableArray(),
        };
        var source = "class C { const string A = PersonalData.Category.@class + PersonalData.Purpose.人事 + PersonalData.Recipient.Equals; }";

        var generated = GeneratorHost.Generate(
            GeneratorHost.Compile("Old", version, [("a.cs", source)]), GeneratorHost.Generator(policy));

        Assert.Empty(GeneratorHost.Problems(generated));
        Assert.Equal(57, Constants(generated).Count());
        Assert.Contains("&lt;b&gt; &amp; \"quoted\"", Documentation(generated, "Purpose", "人事"));
        Assert.EndsWith("<para>人事管理</para></summary><remarks>Within &lt;no such&gt;.</remarks>", Documentation(generated, "Purpose", "人事"));
        Assert.Equal(policy.Categories.Count, RegistryDocument.Parse(GeneratorHost.Json(generated)).Categories.Count);
    }

    [Fact]
    public void EmptyPolicy_Compiles()
    {
        var generated = GeneratorHost.Generate(GeneratorHost.Compile("class C { }"), GeneratorHost.Generator(new PrivacyPolicy()));

        Assert.Empty(GeneratorHost.Problems(generated));
        Assert.Empty(Constants(generated));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a policy")]
    [InlineData("purposes: [")]
    [InlineData("purposes:\n  A: { title: first }\n  two words: {}\n  class: {}\ncategories:\n  C: { purposes: [A, \n")]
    public void BrokenPolicyFile_StillCompiles(string policy)
    {
        var generated = GeneratorHost.Generate(GeneratorHost.Compile("class C { }"), policy: policy);

        Assert.Empty(GeneratorHost.Problems(generated));
        Assert.Equal(3, new[] { "Category", "Purpose", "Recipient" }.Count(n => generated.GetTypeByMetadataName("PersonalData." + n) is not null));
    }

    [Fact]
    public void NamesBeforeASyntaxError_KeepWorking()
    {
        var generated = GeneratorHost.Generate(
            GeneratorHost.Compile("class C { const string P = PersonalData.Purpose.Billing; }"),
            policy: "policy: { name: Test }\npurposes:\n  Billing: { title: Billing }\n  Payroll: { title: [ }\n");

        Assert.Empty(GeneratorHost.Problems(generated));
    }

    private static IEnumerable<string> Constants(Compilation generated) =>
        from name in new[] { "Category", "Purpose", "Recipient" }
        from field in generated.GetTypeByMetadataName("PersonalData." + name)!.GetMembers().OfType<IFieldSymbol>()
        select name + "." + field.Name + " = " + field.ConstantValue;

    private static string Documentation(Compilation generated, string type, string name)
    {
        var xml = generated.GetTypeByMetadataName("PersonalData." + type)!.GetMembers(name).Single().GetDocumentationCommentXml()!;
        return string.Concat(xml.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith("<member") && !line.StartsWith("</member")));
    }
}
