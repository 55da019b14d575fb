using PersonalData.Analyzers.Rules.Flow;
using PersonalData.CodeFixes.Fixes;

namespace PersonalData.CodeFixes.Tests.Fixes;

public sealed class SettleCategoryTests : FixTest<FlowAnalyzer, SettleCategory>
{
    protected override string Rule => "PD1003";

    private const string Hire = """
        using PersonalData;

        public sealed class Hiring
        {
            [PersonalData(Category.Employee)]
            public string Email { get; set; } = "";

            // What happens on the first day.
            public void Hire(Applicant applicant)
            {
                Email = {|PD1003:applicant.Email|};
            }
        }
        """;

    [Fact]
    public Task Target_GetsTheCategoryToo() => Verify(
        Hire,
        """
        using PersonalData;

        public sealed class Hiring
        {
            [PersonalData(Category.Employee)]
            [PersonalData(Category.Applicant)]
            public string Email { get; set; } = "";

            // What happens on the first day.
            public void Hire(Applicant applicant)
            {
                Email = applicant.Email;
            }
        }
        """);

    [Fact]
    public Task Method_Reclassifies() => Verify(
        Hire,
        """
        using PersonalData;

        public sealed class Hiring
        {
            [PersonalData(Category.Employee)]
            public string Email { get; set; } = "";

            // What happens on the first day.
            [Reclassifies(Category.Applicant, Category.Employee, "")]
            public void Hire(Applicant applicant)
            {
                Email = applicant.Email;
            }
        }
        """,
        run => run.Take(1, "Reclassify.Employee"));

    [Fact]
    public Task Parameter_IsMarked() => Verify(
        """
        using PersonalData;

        public static class Desk
        {
            public static void File([PersonalData(Category.Employee)] string email) { }

            public static void Run(Applicant applicant) => File({|PD1003:applicant.Email|});
        }
        """,
        """
        using PersonalData;

        public static class Desk
        {
            public static void File([PersonalData(Category.Employee)] [PersonalData(Category.Applicant)] string email) { }

            public static void Run(Applicant applicant) => File(applicant.Email);
        }
        """);

    [Fact]
    public Task Result_IsMarked() => Verify(
        """
        using PersonalData;

        public static class Desk
        {
            [return: PersonalData(Category.Employee)]
            public static string EmailOf(Applicant applicant) => {|PD1003:applicant.Email|};
        }
        """,
        """
        using PersonalData;

        public static class Desk
        {
            [return: PersonalData(Category.Employee)]
            [return: PersonalData(Category.Applicant)]
            public static string EmailOf(Applicant applicant) => applicant.Email;
        }
        """);
}
