using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Rules.PolicyNames;
using PersonalData.Analyzers.Tests.Diagnostics;
using static PersonalData.Analyzers.Tests.Policies.PolicyFileText;

namespace PersonalData.Analyzers.Tests.Policies;

/// <summary>PD5004 in code: attributes that name what the policy does not have.</summary>
public class PolicyNameAnalyzerTests
{
    private static readonly TestFile Policy =
        new("privacy-policy.yaml", Valid + "recipients:\n  Bureau: { relationship: processor }\n");

    [Theory]
    [InlineData("[PersonalData(\"Staf\")] class C;", "1:15 '\"Staf\"' The policy has no category 'Staf'. Did you mean 'Staff'?")]
    [InlineData("[PersonalData(category: \"Staf\")] class C;", "1:25 '\"Staf\"' The policy has no category 'Staf'. Did you mean 'Staff'?")]
    [InlineData("[Purpose(\"Pya\")] class C;", "1:10 '\"Pya\"' The policy has no purpose 'Pya'. Did you mean 'Pay'?")]
    [InlineData("class C { void M([PersonalData(\"Guest\")] string s) { } }", "1:32 '\"Guest\"' The policy has no category 'Guest'.")]
    [InlineData("class C { [return: PersonalData(\"Guest\")] string M() => \"\"; }", "1:33 '\"Guest\"' The policy has no category 'Guest'.")]
    [InlineData("class C<[PersonalData(\"Guest\")] T>;", "1:23 '\"Guest\"' The policy has no category 'Guest'.")]
    [InlineData("[assembly: Purpose(\"Pya\")]", "1:20 '\"Pya\"' The policy has no purpose 'Pya'. Did you mean 'Pay'?")]
    [InlineData("[DisclosesTo(\"Bureu\")] class C;", "1:14 '\"Bureu\"' The policy has no recipient 'Bureu'. Did you mean 'Bureau'?")]
    [InlineData("class C { [Collects(\"Cleint\", Notice = \"Stuff\")] void M() { } }", "1:21 '\"Cleint\"' The policy has no category 'Cleint'. Did you mean 'Client'?")]
    [InlineData("class C { [HandlesRequest(SubjectRequest.Correction, \"Cleint\")] void M() { } }", "1:54 '\"Cleint\"' The policy has no category 'Cleint'. Did you mean 'Client'?")]
    [InlineData("class C { [ConsentCheck(\"Sel\")] bool B; }", "1:25 '\"Sel\"' The policy has no purpose 'Sel'. Did you mean 'Sell'?")]
    [InlineData("[Purpose(Category.Staff)] class C;", "1:10 'Category.Staff' The policy has no purpose 'Staff'.")]
    [InlineData("[PersonalData(Category.Gone)] class C;", "1:15 'Category.Gone' The policy has no category 'Gone'.")]
    [InlineData("[PersonalData(\"Sta\" + \"f\")] class C;", "1:15 '\"Sta\" + \"f\"' The policy has no category 'Staf'. Did you mean 'Staff'?")]
    [InlineData("class C { const string X = \"Staf\"; [PersonalData(X)] string F; }", "1:50 'X' The policy has no category 'Staf'. Did you mean 'Staff'?")]
    [InlineData("[global::PersonalData.PersonalDataAttribute(nameof(C))] class C;", "1:45 'nameof(C)' The policy has no category 'C'.")]
    public async Task UnknownName_IsReportedAtTheArgument(string code, string expected) => Assert.Equal([expected], await Describe(code));

    [Theory]
    [InlineData("[PersonalData(Category.Staf)] class C;", "1:15 'Category.Staf' The policy has no category 'Staf'. Did you mean 'Staff'?")]
    [InlineData("[Purpose(Purpose.Pay, Purpose.Sel)] class C;", "1:23 'Purpose.Sel' The policy has no purpose 'Sel'. Did you mean 'Sell'?")]
    [InlineData("[DisclosesTo(PersonalData.Recipient.Buro)] class C;", "1:14 'PersonalData.Recipient.Buro' The policy has no recipient 'Buro'.")]
    [InlineData("class C { [ConsentCheck(Recipients = new[] { Recipient.Bureu })] bool B; }", "1:46 'Recipient.Bureu' The policy has no recipient 'Bureu'. Did you mean 'Bureau'?")]
    [InlineData("class C { void M() { [Purpose(Purpose.Sel)] void L() { } L(); } }", "1:31 'Purpose.Sel' The policy has no purpose 'Sel'. Did you mean 'Sell'?")]
    public async Task ConstantThatIsNotThere_IsReportedBesideTheCompilersError(string code, string expected) => Assert.Equal([expected], await Describe(code));

    [Fact]
    public async Task EveryNameOfAnArray_IsReported() =>
        Assert.Equal(
            [
                "3:14 '\"A1\"' The policy has no purpose 'A1'.",
                "3:20 '\"A2\"' The policy has no purpose 'A2'.",
                "4:22 '\"A3\"' The policy has no purpose 'A3'.",
                "5:39 '\"A4\"' The policy has no purpose 'A4'.",
                "6:47 '\"A5\"' The policy has no recipient 'A5'.",
                "7:19 '\"A6\"' The policy has no category 'A6'.",
                "7:43 '\"A7\"' The policy has no category 'A7'.",
            ],
            await Describe(
                """
                class C
                {
                    [Purpose("A1", "A2", "Pay")] void M1() { }
                    [Purpose(new[] { "A3", "Pay" })] void M2() { }
                    [Purpose(purposes: new string[] { "A4" })] void M3() { }
                    [ConsentCheck("Pay", Recipients = new[] { "A5", "Bureau" })] bool M4() => true;
                    [Reclassifies("A6", reason: "A8", to: "A7")] void M5() { }
                }
                """));

    [Fact]
    public async Task AttributesOfLambdasAndLocalFunctions_AreReported() =>
        Assert.Equal(
            ["5:36 '\"Sel\"' The policy has no purpose 'Sel'. Did you mean 'Sell'?", "6:18 '\"Sel\"' The policy has no purpose 'Sel'. Did you mean 'Sell'?"],
            await Describe(
                """
                class C
                {
                    void M()
                    {
                        System.Action a = [Purpose("Sel")] () => { };
                        [Purpose("Sel")] void L() { }
                        L();
                    }
                }
                """));

    [Theory]
    [InlineData("[PersonalData(\"Staff\")] class C;")]
    [InlineData("[PersonalData(Category.Client)] [Purpose(Purpose.Pay, \"Sell\", \"Manage\")] class C;")]
    [InlineData("class C { [Reclassifies(\"Client\", \"Staff\", \"hired\")] [DisclosesTo(Recipient.Bureau)] void M() { } }")]
    [InlineData("class C { [LegalBasis(Basis.Law, \"Act 1\")] [NotPersonalData(\"id\")] string P => \"\"; }")]
    [InlineData("[System.Obsolete(\"Staf\")] class C;")]
    [InlineData("class PersonalDataAttribute(string s) : System.Attribute { public string S => s; } [global::PersonalDataAttribute(\"Staf\")] class C;")]
    [InlineData("[PersonalData(null!)] class C;")]
    public async Task KnownNameOrOtherAttribute_DoesNotTrigger(string code) => Assert.Empty(await Describe(code));

    [Theory]
    [InlineData("[PersonalData(")]
    [InlineData("[PersonalData(Category.)] class C;")]
    [InlineData("[PersonalData(Category)] class C;")]
    [InlineData("[PersonalData(x => x)] class C;")]
    [InlineData("[PersonalData(1)] class C;")]
    [InlineData("[PersonalData(Nothing.Staf)] class C;")]
    [InlineData("[Purpose(new[] { })] class C;")]
    [InlineData("[Purpose(new string[2])] class C;")]
    [InlineData("[Purpose(,)] class C;")]
    [InlineData("[Purpose(Recipient: \"x\")] class C;")]
    public async Task CodeThatIsNotDone_DoesNotTrigger(string code) => Assert.Empty(await Describe(code));

    [Fact]
    public async Task GeneratedCode_DoesNotTrigger() => Assert.Empty(await Describe("// <auto-generated/>\n[PersonalData(\"Staf\")] class C;"));

    [Fact]
    public async Task NoPolicyFile_ChecksAgainstTheBuiltInPolicy() =>
        Assert.Equal(
            ["1:15 '\"Staff\"' The policy has no category 'Staff'."],
            await Describe("[PersonalData(\"Staff\")] [Purpose(\"Payroll\")] class C;", []));

    [Fact]
    public async Task NamesOfASectionThatWasCutOff_DoNotTrigger()
    {
        var cut = new TestFile("privacy-policy.yaml", Valid.Replace("  Sell: {}", "  Sell"));

        Assert.Equal(
            ["1:15 '\"Staf\"' The policy has no category 'Staf'. Did you mean 'Staff'?"],
            await Describe("[PersonalData(\"Staf\")] [Purpose(\"Sell\")] class C;", cut));
    }

    [Fact]
    public async Task Suggestions_AreInThePropertiesBestFirst()
    {
        var policy = new TestFile("privacy-policy.yaml", "policy: { name: X }\ncategories: { Staff: {}, Stuff: {}, Client: {} }\n");
        var report = Assert.Single(await AnalyzerRun.Run(new PolicyNameAnalyzer(), "[PersonalData(\"Stafff\")] class C;", policy));

        Assert.Equal("Staff,Stuff", report.Properties["suggestions"]);
        Assert.Equal("Stafff", report.Properties["category"]);
        Assert.Equal(DiagnosticSeverity.Error, report.Severity);
        Assert.Matches("ポリシーに.* 'Stafff' はありません。.*'Staff' / 'Stuff'", report.GetMessage(Cultures.Japanese));
    }

    private static Task<string[]> Describe(string code) => Describe(code, Policy);

    private static async Task<string[]> Describe(string code, params TestFile[] files) =>
        [.. (await AnalyzerRun.Describe(new PolicyNameAnalyzer(), code, files)).Select(r => r.Replace("Test.cs ", "").Replace(" PD5004", ""))];
}
