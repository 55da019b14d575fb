using Microsoft.CodeAnalysis;

namespace PersonalData.Analyzers.Tests.Rules;

/// <summary>PD5006: grounds that excuse nothing (SPEC 7), and everything that one may be there for.</summary>
public sealed class GroundNotNeededTests() : RuleTest("PD5006", "PD1001", "PD1003", "PD2001", "PD2003")
{
    private const string News = """

        internal static class News
        {
            [Purpose(Purpose.ServiceInformation)] internal static void Send(string text) { }
            [Purpose(Purpose.ServiceInformation), LegalBasis(Basis.Law, "Act, article 1")] internal static void SendLawfully(string text) { }
        }
        """;

    private const string Recipients = """
        policy: { name: Test policy }
        purposes: { Work: { title: Work } }
        categories: { Customer: { title: Customers, purposes: [Work] }, Employee: { title: Employees, purposes: [Work] }, Applicant: { title: Applicants, purposes: [Work] } }
        recipients:
          Ads: { title: Ads, relationship: thirdParty }
          Bureau: { title: Bureau, relationship: processor, contract: DPA-1 }
          Abroad: { title: Bureau, relationship: processor, contract: DPA-2, country: US }
        """;

    [Fact]
    public Task Basis_WhereThePolicyAllowsTheUse_Reports() => Verify("""
        [Purpose(Purpose.Payroll)]
        internal class Payday
        {
            [{|PD5006:LegalBasis(Basis.Law, "Act, article 1")|}] internal string Slip(Employee employee) => employee.Name;
            [{|PD5006:LegalBasis(Basis.Law, "Act, article 1")|}] internal string Title() => "Pay";
        }
        """);

    [Fact]
    public Task Basis_OfAHelperThatReadsForOthers_DoesNotTrigger() => Verify("""
        internal interface IReader { [LegalBasis(Basis.Law, "Act, article 1")] int Read(Employee employee); }
        internal class Reader : IReader { public int Read(Employee employee) => employee.Name.Length; }

        internal class Helpers
        {
            [LegalBasis(Basis.Law, "Act, article 1")] private static int Direct(Employee employee) => employee.Name.Length;
            [LegalBasis(Basis.Law, "Act, article 1")] private static int Around(Employee employee) => Plain(employee);
            [LegalBasis(Basis.Law, "Act, article 1")] private static string Given(Employee employee) => employee.Name;
            [{|PD5006:LegalBasis(Basis.Law, "Act, article 1")|}] private static int Allowed(Employee employee) => employee.Name.Length;
            private static int Plain(Employee employee) => employee.Name.Length;

            [Purpose(Purpose.ServiceInformation)] internal static int Use(Employee employee) => Direct(employee) + Around(employee) + Given(employee).Length;
            [Purpose(Purpose.ServiceInformation)] internal static int Use(IReader reader, Employee employee) => reader.Read(employee);
            [Purpose(Purpose.Payroll)] internal static int Pay(Employee employee) => Allowed(employee);
        }
        """);

    [Fact]
    public async Task Message() => Assert.Equal(
        "[LegalBasis] on 'Payday.Slip' excuses nothing here. Remove it.",
        await MessageOf("internal class Payday { [LegalBasis(Basis.Law, \"Act, article 1\")] internal string Slip() => \"\"; }"));

    [Fact]
    public Task Basis_OfTheUsingMethod_DoesNotTrigger() => Verify("""
        internal class Evacuation
        {
            [Purpose(Purpose.ServiceInformation), LegalBasis(Basis.LifeBodyProperty, "Plan")] internal string Read(Employee employee) => employee.Name;
            [Purpose(Purpose.ServiceInformation), LegalBasis(Basis.LifeBodyProperty, "Plan")] internal void Sign([PersonalData(Category.Employee)] string name) { }
            [LegalBasis(Basis.LifeBodyProperty, "Plan")] internal void Pass(Employee employee) => News.Send(employee.Name);
            [Purpose(Purpose.ServiceInformation), LegalBasis(Basis.LifeBodyProperty, "Plan")] internal void OnBehalf(Employee employee) => Helper(employee);
            private static void Helper(Employee employee) { if (employee.Name.Length > 3) throw new InvalidOperationException(); }
        }
        """ + News.Replace(", LegalBasis(Basis.Law, \"Act, article 1\")", ""));

    [Fact]
    public Task Basis_OfTheMethodCalled_DoesNotTrigger() => Verify("""
        internal class Evacuation
        {
            internal void Pass(Employee employee) => News.SendLawfully(employee.Name);
        }
        """ + News);

    [Fact]
    public Task Basis_OfAMethodThatNobodyCallsWithData_Reports() => Verify("""
        internal class Evacuation
        {
            internal void Pass(Employee employee) => News.SendLawfully(employee.Department);
        }
        """ + News.Replace("LegalBasis(Basis.Law, \"Act, article 1\")", "{|PD5006:LegalBasis(Basis.Law, \"Act, article 1\")|}"));

    [Fact]
    public Task Basis_OfAHelperOnTheWay_DoesNotTrigger() => Verify("""
        internal class Evacuation
        {
            internal void Pass(Employee employee) => Helper(employee.Name);
            [LegalBasis(Basis.LifeBodyProperty, "Plan")] private static void Helper(string text) => News.Send(text);
        }

        [LegalBasis(Basis.LifeBodyProperty, "Plan")]
        internal static class Helpers
        {
            internal static void Send(string text) => News.Send(text);
        }

        internal class Other
        {
            internal void Pass(Employee employee) => Helpers.Send(employee.Name);
        }
        """ + News.Replace(", LegalBasis(Basis.Law, \"Act, article 1\")", ""));

    [Fact]
    public Task Basis_OnATypeOrAssembly_ThatNothingNeeds_Reports() => Verify("""
        [assembly: {|PD5006:LegalBasis(Basis.Law, "Act, article 1")|}]

        [{|PD5006:LegalBasis(Basis.Law, "Act, article 2")|}]
        internal class Payday
        {
            [Purpose(Purpose.Payroll)] internal string Slip(Employee employee) => employee.Name;
            private static void Main() { }
        }
        """, kind: OutputKind.ConsoleApplication);

    [Fact]
    public Task Basis_OnTheAssembly_OfALibraryWhosePublicMembersCarryData_DoesNotTrigger() => Verify("""
        [assembly: LegalBasis(Basis.Law, "Act, article 1")]

        public class Payday
        {
            [Purpose(Purpose.Payroll)] public string Slip(Employee employee) => employee.Name;
        }
        """);

    [Fact]
    public Task Basis_OnTheAssembly_OfALibraryWhosePublicPropertiesOnlyStore_Reports() => Verify("""
        [assembly: {|PD5006:LegalBasis(Basis.Law, "Act, article 1")|}]

        public class Visitor { [PersonalData(Category.Customer)] public string Email { get; set; } = ""; }
        public record Guest([property: PersonalData(Category.Customer)] string Email);
        """);

    [Fact]
    public Task Basis_OnATypeOrAssembly_DoesNotTrigger() => Verify("""
        [assembly: LegalBasis(Basis.Law, "Act, article 1")]

        [LegalBasis(Basis.Law, "Act, article 2")]
        internal class Evacuation
        {
            [Purpose(Purpose.ServiceInformation)] internal string Read(Employee employee) => employee.Name;
        }
        """);

    [Fact]
    public Task Basis_OfLambdasAndLocalFunctions() => Verify("""
        [Purpose(Purpose.ServiceInformation)]
        internal class Evacuation
        {
            internal void Run(List<Employee> people)
            {
                people.ForEach([LegalBasis(Basis.LifeBodyProperty, "Plan")] (employee) => News.Send(employee.Name));
                people.ForEach([{|PD5006:LegalBasis(Basis.LifeBodyProperty, "Plan")|}] (employee) => News.Send(employee.Department));

                [LegalBasis(Basis.LifeBodyProperty, "Plan")] static string Name(Employee employee) => employee.Name;
                [{|PD5006:LegalBasis(Basis.LifeBodyProperty, "Plan")|}] static string Department(Employee employee) => employee.Department;
            }
        }
        """ + News.Replace(", LegalBasis(Basis.Law, \"Act, article 1\")", ""));

    [Fact]
    public Task Basis_OfAPublicMethodWhoseSignatureCarriesData_DoesNotTrigger() => Verify("""
        [Purpose(Purpose.Payroll)]
        public class Payday
        {
            [LegalBasis(Basis.Law, "Act, article 1")] public string Marked([PersonalData(Category.Employee)] string name) => name;
            [LegalBasis(Basis.Law, "Act, article 1")] public string Typed(IEnumerable<Employee> employees) => "";
            [LegalBasis(Basis.Law, "Act, article 1")] public Task<Employee?> Given() => null!;
            [LegalBasis(Basis.Law, "Act, article 1")] protected string ForOverrides(Employee employee) => "";
            [{|PD5006:LegalBasis(Basis.Law, "Act, article 1")|}] public string Plain(string text) => text;
            [{|PD5006:LegalBasis(Basis.Law, "Act, article 1")|}] internal string Inside(Employee employee) => "";
        }
        """);

    [Fact]
    public Task Basis_ForRecipients() => Verify("""
        internal class Reports
        {
            [LegalBasis(Basis.Law, "Act, article 1")] internal void Third(Customer customer) => To.Ads(customer.Email);
            [LegalBasis(Basis.Law, "Act, article 1")] internal void Foreign(Customer customer) => To.Abroad(customer.Email);
            [{|PD5006:LegalBasis(Basis.Law, "Act, article 1")|}] internal void Processor(Customer customer) => To.Bureau(customer.Email);
            [{|PD5006:LegalBasis(Basis.Law, "Act, article 1")|}] internal void Nobodys(Customer customer) => To.Ads(customer.Company);
        }

        internal static class To
        {
            [DisclosesTo(Recipient.Ads)] internal static void Ads(string text) { }
            [DisclosesTo(Recipient.Abroad)] internal static void Abroad(string text) { }
            [DisclosesTo(Recipient.Bureau)] internal static void Bureau(string text) { }
        }
        """, Recipients);

    [Fact]
    public Task Basis_WhileThePolicyCannotBeRead_DoesNotTrigger() => Verify(
        "internal class Payday { [LegalBasis(Basis.Law, \"Act, article 1\")] internal string Slip(Employee employee) => employee.Name; }",
        "policy: { name: Test policy }\npurposes: { Work: { title: Work } }\ncategories: { Customer: { title: Customers, purposes: { a: b } }, Employee: { title: Employees, purposes: [Work] } }");

    [Fact]
    public Task Reclassification_ThatChangesSomething_DoesNotTrigger() => Verify("""
        internal class Hiring
        {
            [Reclassifies(Category.Applicant, Category.Employee, "Hired")]
            internal Employee Inside(Applicant applicant) => new() { Name = applicant.Name };

            [Reclassifies(Category.Applicant, Category.Employee, "Hired")]
            private static string Result(string name) => name;

            [Reclassifies(Category.Applicant, Category.Employee, "Hired")]
            private static void Parameter([PersonalData(Category.Employee)] string name) { }

            internal void Use(Applicant applicant)
            {
                Result(applicant.Name);
                Parameter(applicant.Name);
                Local(applicant);

                [Reclassifies(Category.Applicant, Category.Employee, "Hired")]
                static Employee Local(Applicant a) => new() { Name = a.Name };
            }
        }
        """);

    [Fact]
    public Task Reclassification_ThatChangesNothing_Reports() => Verify("""
        internal class Hiring
        {
            [{|PD5006:Reclassifies(Category.Applicant, Category.Employee, "Hired")|}]
            internal Employee Unmarked(Applicant applicant) => new() { Department = applicant.Position };

            [{|PD5006:Reclassifies(Category.Customer, Category.Employee, "Hired")|}]
            internal static string Unused(string name) => name;
        }

        public class Open
        {
            [Reclassifies(Category.Applicant, Category.Employee, "Hired")] public void Carries(Applicant applicant) { }
        }
        """);

    [Fact]
    public Task Exception_OfAMarkedType_DoesNotTrigger() => Verify("""
        [PersonalData(Category.Employee)]
        public class Person { [NotPersonalData("A number")] public int Number { get; set; } }

        public class Derived : Person { [NotPersonalData("A number")] public int Other { get; set; } }

        [PersonalData(Category.Employee)]
        public sealed record Positional([property: NotPersonalData("A number")] int Number, string Name);

        [OnlineIdentifier]
        public class Cookie { [NotPersonalData("A number")] public int Version { get; set; } }
        """);

    [Fact]
    public Task Exception_OfAStaticMember_WhichNoMarkOfItsTypeCovers_Reports() => Verify("""
        [PersonalData(Category.Employee)]
        public class Staff
        {
            public string Name = "";
            [{|PD5006:NotPersonalData("A table")|}] public static string Table = "";
            [{|PD5006:NotPersonalData("A limit")|}] public const int Limit = 3;
        }
        """);

    [Fact]
    public Task Exception_OfATypeThatNothingMarks_Reports() => Verify("""
        public class Plain
        {
            [{|PD5006:NotPersonalData("A number")|}] public int Number { get; set; }
            [{|PD5006:NotPersonalData("A number")|}] public int Field;
        }
        """);

    [Fact]
    public Task Exception_OfAMemberThatLooksLikeData_DoesNotTrigger() => Verify("""
        public class Shop { [NotPersonalData("The shop's own address")] public string Email { get; set; } = ""; }
        """);
}
