using PersonalData.Analyzers.Rules.Declarations;
using PersonalData.CodeFixes.Fixes;

namespace PersonalData.CodeFixes.Tests.Fixes;

public sealed class DeclareMinorsTests : FixTest<DeclarationAnalyzer, DeclareMinors>
{
    protected override string Rule => "PD3002";

    private const string Form = """
        public sealed class Forms
        {
            [{|PD3002:PersonalData.Collects(PersonalData.Category.Customer, Notice = "/privacy")|}]
            public void Post(string email) { }
        }
        """;

    [Theory]
    [InlineData(0, "GuardianConsent")]
    [InlineData(1, "Rejected")]
    [InlineData(2, "NotDirectedAtMinors")]
    public Task Minors_AreMentioned(int index, string value) => Verify(
        Form,
        $$"""
        using PersonalData;

        public sealed class Forms
        {
            [PersonalData.Collects(PersonalData.Category.Customer, Notice = "/privacy", Minors = Minors.{{value}})]
            public void Post(string email) { }
        }
        """,
        run => run.Take(index, "Minors." + value));
}
