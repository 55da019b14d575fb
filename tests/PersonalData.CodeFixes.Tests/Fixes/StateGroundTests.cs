using PersonalData.Analyzers.Rules.Declarations;
using PersonalData.CodeFixes.Fixes;

namespace PersonalData.CodeFixes.Tests.Fixes;

public sealed class StateGroundTests : FixTest<DeclarationAnalyzer, StateGround>
{
    protected override string Rule => "PD5005";

    [Fact]
    public Task MissingArgument_IsAdded() => Verify(
        """
        using PersonalData;

        public sealed class Desk
        {
            [{|PD5005:NotPersonalData|}]
            public int Count { get; set; }

            [{|PD5005:NotPersonalData()|}]
            public int Other { get; set; }

            [{|PD5005:LegalBasis(Basis.Law)|}]
            public void Report() { }

            [{|PD5005:LegalBasis(Basis.Law, "")|}, {|PD5005:LegalBasis(Basis.Consent, reference: " ")|}]
            public void Again() { }

            [{|PD5005:Reclassifies(to: Category.Employee, from: Category.Applicant)|}]
            public void Hire() { }
        }
        """,
        """
        using PersonalData;

        public sealed class Desk
        {
            [NotPersonalData("...")]
            public int Count { get; set; }

            [NotPersonalData("...")]
            public int Other { get; set; }

            [LegalBasis(Basis.Law, "...")]
            public void Report() { }

            [LegalBasis(Basis.Law, "..."), LegalBasis(Basis.Consent, reference: "...")]
            public void Again() { }

            [Reclassifies(to: Category.Employee, from: Category.Applicant, reason: "...")]
            public void Hire() { }
        }
        """);
}
