namespace PersonalData.Analyzers.Tests.Rules;

/// <summary>PD3001 and PD3002 on <c>[Collects]</c> (SPEC 7).</summary>
public sealed class CollectionTests() : RuleTest("PD3001", "PD3002")
{
    private const string Published = """
        policy: { name: Test policy, url: https://example.test/privacy }
        purposes: { Support: { title: Support } }
        categories: { Customer: { title: Customers, purposes: [Support] } }
        """;

    [Fact]
    public Task WithoutNotice_Reports() => Verify("""
        public class Registration
        {
            [{|PD3001:Collects(Category.Customer, Minors = Minors.Rejected)|}] public void Register(string name) { }
            [{|PD3001:Collects(Category.Customer, Notice = " ", Minors = Minors.Rejected)|}] public void Blank(string name) { }
            [{|PD3001:Collects(Category.Customer, NoticeExemption = NoticeExemption.None, Minors = Minors.Rejected)|}] public void None(string name) { }
        }
        """);

    [Fact]
    public async Task WithoutNotice_Message() => Assert.Equal(
        "'Registration.Register' collects Customer data, but does not say where people are told what for, and the policy has no url. "
        + "Set Notice to the place of the notice, or NoticeExemption to the exemption that applies.",
        await MessageOf("public class Registration { [Collects(Category.Customer, Minors = Minors.Rejected)] public void Register(string name) { } }"));

    [Fact]
    public Task WithNoticeOrExemption_DoesNotTrigger() => Verify("""
        public class Registration
        {
            [Collects(Category.Customer, Notice = "https://example.test", Minors = Minors.Rejected)] public void Register(string name) { }
            [Collects(Category.Customer, NoticeExemption = NoticeExemption.EvidentFromContext, Minors = Minors.Rejected)] public void Scan(string name) { }
        }
        """);

    [Fact]
    public Task PublishedPolicy_NeedsNoNotice() => Verify(
        "public class Registration { [Collects(Category.Customer)] public void Register(string name) { } }", Published);

    [Fact]
    public Task EveryPlaceForTheAttribute_Reports() => Verify("""
        [{|PD3001:Collects(Category.Employee)|}]
        public class Form
        {
            [{|PD3001:Collects(Category.Employee)|}] public string Name { get; set; } = "";

            public void Take([{|PD3001:Collects(Category.Employee)|}] string name)
            {
                var take = [{|PD3001:Collects(Category.Employee)|}] (string text) => text.Length;
                Local(name);

                [{|PD3001:Collects(Category.Employee)|}] static void Local(string text) { }
            }
        }

        public sealed record Positional([property: {|PD3001:Collects(Category.Employee)|}] string Name);
        """);

    [Fact]
    public Task EachCategory_AnswersForItself() => Verify("""
        public class Registration
        {
            [Collects(Category.Employee, Notice = "x"), {|PD3001:Collects(Category.Customer, Minors = Minors.Rejected)|}] public void Register(string name) { }
        }
        """);

    [Fact]
    public Task UnknownCategory_IsAnotherRulesReport_DoesNotTrigger() => Verify(
        "public class Registration { [Collects(\"Custmer\")] public void Register(string name) { } }");

    [Fact]
    public Task SilentOnMinors_Reports() => Verify("""
        public class Registration
        {
            [{|PD3002:Collects(Category.Customer, Notice = "x")|}] public void Register(string name) { }
            [{|PD3002:Collects(Category.Applicant, Notice = "x", Minors = Minors.Unspecified)|}] public void Apply(string name) { }
        }
        """);

    [Fact]
    public async Task SilentOnMinors_Message() => Assert.Equal(
        "'Registration.Register' collects Customer data, but does not say what happens for people under 15. "
        + "Set Minors to GuardianConsent, Rejected or NotDirectedAtMinors, whichever is true.",
        await MessageOf("public class Registration { [Collects(Category.Customer, Notice = \"x\")] public void Register(string name) { } }"));

    [Fact]
    public Task CategoryWithoutMinors_DoesNotTrigger() => Verify("""
        public class Registration
        {
            [Collects(Category.Employee, Notice = "x")] public void Hire(string name) { }
            [Collects(Category.Customer, Notice = "x", Minors = Minors.NotDirectedAtMinors)] public void Register(string name) { }
        }
        """);

    [Fact]
    public async Task Minors_AgeIsThePolicys() => Assert.Contains(
        "for people under 13.",
        await MessageOf(
            "public class Registration { [Collects(Category.Customer)] public void Register(string name) { } }",
            Published + "\nminors: { under: 13, categories: [Customer] }"));
}
