using Microsoft.CodeAnalysis.Testing;
using PersonalData.Analyzers.Rules.Flow;
using PersonalData.CodeFixes.Fixes;

namespace PersonalData.CodeFixes.Tests.Fixes;

public sealed class DeclarePurposeTests : FixTest<FlowAnalyzer, DeclarePurpose>
{
    protected override string Rule => "PD1005";

    [Fact]
    public Task Purpose_IsDeclaredOnTheMethod() => Verify(
        """
        using System;

        public sealed class Slips
        {
            /// <summary>Writes one.</summary>
            public string {|PD1005:Write|}(Employee employee) => employee.Salary.ToString();

            public string {|PD1005:Name|}(Employee employee)
            {
                return employee.Name;
            }
        }
        """,
        """
        using System;
        using PersonalData;

        public sealed class Slips
        {
            /// <summary>Writes one.</summary>
            [Purpose(Purpose.Payroll)]
            public string Write(Employee employee) => employee.Salary.ToString();

            [Purpose(Purpose.Payroll)]
            public string Name(Employee employee)
            {
                return employee.Name;
            }
        }
        """,
        run => run.Take(null, "Purpose.Payroll"));

    [Fact]
    public Task Property_GetsThePurposeAndNotItsAccessor() => Verify(
        """
        using PersonalData;

        public sealed class Slip
        {
            private readonly Employee _employee = new();

            public string {|PD1005:Name|} => _employee.Name;
        }
        """,
        """
        using PersonalData;

        public sealed class Slip
        {
            private readonly Employee _employee = new();

            [Purpose(Purpose.RecruitmentStrategy)]
            public string Name => _employee.Name;
        }
        """,
        // The report is at the name, the code under analysis the accessor.
        run => run.CodeFixTestBehaviors |= CodeFixTestBehaviors.SkipLocalDiagnosticCheck);

    [Fact]
    public Task OnlyWhatEveryCategoryAllows_IsOffered() => Verify(
        """
        using PersonalData;

        public static class Statistics
        {
            public static string {|PD1005:Of|}(Employee employee, Applicant applicant) => employee.Name + applicant.Name;
        }
        """,
        """
        using PersonalData;

        public static class Statistics
        {
            [Purpose(Purpose.RecruitmentStrategy)]
            public static string Of(Employee employee, Applicant applicant) => employee.Name + applicant.Name;
        }
        """);

    [Fact]
    public Task MarkedParameterThatIsNotRead_CountsToo() => Verify(
        """
        using PersonalData;

        public static class Statistics
        {
            public static string {|PD1005:Of|}(Employee employee, [PersonalData(Category.Applicant)] string rival) => employee.Name;
        }
        """,
        """
        using PersonalData;

        public static class Statistics
        {
            [Purpose(Purpose.RecruitmentStrategy)]
            public static string Of(Employee employee, [PersonalData(Category.Applicant)] string rival) => employee.Name;
        }
        """);

    [Fact]
    public Task NothingThatAllCategoriesAllow_IsNotOffered() => VerifyNotOffered(
        """
        using PersonalData;

        public static class Statistics
        {
            public static string {|PD1005:Of|}(Employee employee, Customer customer) => employee.Name + customer.Email;
        }
        """);
}
