using PersonalData.Analyzers.Rules.Declarations;
using PersonalData.CodeFixes.Fixes;

namespace PersonalData.CodeFixes.Tests.Fixes;

public sealed class DeclareCollectionTests : FixTest<DeclarationAnalyzer, DeclareCollection>
{
    protected override string Rule => "PD3001";

    private const string Form = """
        using PersonalData;

        public sealed class Forms
        {
            [{|PD3001:Collects(Category.Customer)|}]
            public void Post(string email) { }

            [{|PD3001:Collects(Category.Applicant, Notice = "")|}] // the second
            public void Apply(string email) { }
        }
        """;

    [Fact]
    public Task Notice_IsAdded() => Verify(
        Form,
        """
        using PersonalData;

        public sealed class Forms
        {
            [Collects(Category.Customer, Notice = "...")]
            public void Post(string email) { }

            [Collects(Category.Applicant, Notice = "...")] // the second
            public void Apply(string email) { }
        }
        """);

    [Fact]
    public Task Exemption_IsAdded() => Verify(
        Form,
        """
        using PersonalData;

        public sealed class Forms
        {
            [Collects(Category.Customer, NoticeExemption = NoticeExemption.EvidentFromContext)]
            public void Post(string email) { }

            [Collects(Category.Applicant, Notice = "", NoticeExemption = NoticeExemption.EvidentFromContext)] // the second
            public void Apply(string email) { }
        }
        """,
        run => run.Take(4, "NoticeExemption.EvidentFromContext"));
}
