using Microsoft.CodeAnalysis;

namespace PersonalData.Analyzers.Tests.Rules;

/// <summary>PD4001: every kind of request has its handler (SPEC 7).</summary>
public sealed class UnansweredRequestsTests() : RuleTest("PD4001")
{
    private const string Policy = """
        policy: { name: Test policy }
        purposes: { Work: { title: Work } }
        categories: { Customer: { title: Customers, purposes: [Work] }, Employee: { title: Employees, purposes: [Work] }, Applicant: { title: Applicants, purposes: [Work] } }
        requests: [Disclosure, CeaseUse]
        """;

    private const string Handlers = """

        public class Handlers
        {
            [HandlesRequest(SubjectRequest.Disclosure, Category.Customer), HandlesRequest(SubjectRequest.CeaseUse, Category.Customer)]
            [HandlesRequest(SubjectRequest.Disclosure, Category.Applicant), HandlesRequest(SubjectRequest.CeaseUse, Category.Applicant)]
            public SubjectRequestResult Handle() => SubjectRequestResult.Fulfilled;
        }

        [HandlesRequest(SubjectRequest.Disclosure, Category.Employee)]
        public class Disclosure { public SubjectRequestResult Handle() => SubjectRequestResult.Fulfilled; }
        """;

    private MetadataReference[] _more = [];

    protected override IEnumerable<MetadataReference> References => _more;

    [Fact]
    public Task MissingKind_ReportsAtTheEntryPoint() => Verify(
        """
        public static class Program
        {
            public static void {|PD4001:Main|}() { }
        }
        """ + Handlers,
        Policy, OutputKind.ConsoleApplication);

    [Fact]
    public async Task Message() => Assert.Equal(
        "This program uses Employee data, but nothing in it answers a CeaseUse request. "
        + "Put [HandlesRequest(SubjectRequest.CeaseUse, Category.Employee)] on the method that does.",
        await MessageOf("public static class Program { public static void Main() { } }" + Handlers, Policy, OutputKind.ConsoleApplication));

    [Fact]
    public async Task Properties_NameCategoryAndRequest()
    {
        var report = Assert.Single(await Run("public static class Program { public static void Main() { } }" + Handlers, Policy, OutputKind.ConsoleApplication));

        Assert.Equal("Employee", report.Properties["category"]);
        Assert.Equal("CeaseUse", report.Properties["request"]);
    }

    [Fact]
    public async Task EachCategoryAndKind_OnceForAll()
    {
        var reports = await Run("public static class Program { public static void Main() { } }", Policy, OutputKind.ConsoleApplication);

        Assert.Equal(
            ["Applicant CeaseUse", "Applicant Disclosure", "Customer CeaseUse", "Customer Disclosure", "Employee CeaseUse", "Employee Disclosure"],
            reports.Select(r => r.Properties["category"] + " " + r.Properties["request"]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public Task TopLevelStatements_ReportAtTheFirst() => Verify(
        """
        {|PD4001:Console.WriteLine("started");|}
        Console.WriteLine("stopped");

        public class Last { [HandlesRequest(SubjectRequest.CeaseUse, Category.Applicant)] public SubjectRequestResult Handle() => SubjectRequestResult.Fulfilled; }
        """ + Handlers,
        Policy, OutputKind.ConsoleApplication);

    [Fact]
    public Task AsyncMain_Reports() => Verify(
        "public static class Program { public static async Task {|PD4001:Main|}() => await Task.Yield(); }" + Handlers, Policy, OutputKind.ConsoleApplication);

    [Fact]
    public Task Library_DoesNotTrigger() => Verify("public static class Program { public static void Main() { } }", Policy);

    [Fact]
    public Task EveryKindHandled_DoesNotTrigger() => Verify(
        """
        public static class Program
        {
            public static void Main()
            {
                [HandlesRequest(SubjectRequest.CeaseUse, Category.Employee)] static SubjectRequestResult Erase() => SubjectRequestResult.Fulfilled;
            }
        }
        """ + Handlers,
        Policy, OutputKind.ConsoleApplication);

    [Fact]
    public Task PolicyThatPromisesNothing_DoesNotTrigger() => Verify(
        "public static class Program { public static void Main() { } }", Policy.Replace("[Disclosure, CeaseUse]", "[]"), OutputKind.ConsoleApplication);

    [Fact]
    public async Task ReferencedAssembly_ItsHandlersCountAndItsUnusedDataDoesNot()
    {
        const string Library = """
            public class Person { [PersonalData("Customer")] public string Name { get; set; } = ""; [PersonalData("Applicant")] public string Mail { get; set; } = ""; }
            public class Handlers { [HandlesRequest(SubjectRequest.Disclosure, "Customer")] public SubjectRequestResult Handle() => SubjectRequestResult.Fulfilled; }
            """;
        const string Program = """
            extern alias library;
            public static class Program { public static void Main() { Use(new library::Person().Name); } static void Use(string name) { } }
            """;
        _more = [Compile(Library, Policy, OutputKind.DynamicallyLinkedLibrary, "Library").ToMetadataReference(aliases: ["library"])];

        Assert.Equal(
            ["Customer CeaseUse"],
            (await Run(Program, Policy, OutputKind.ConsoleApplication, withPeople: false)).Select(r => r.Properties["category"] + " " + r.Properties["request"]));
    }

    [Fact]
    public async Task ProgramWithoutPersonalData_DoesNotTrigger() => Assert.Empty(
        await Run("public static class Program { public static void Main() { } }", Policy, OutputKind.ConsoleApplication, withPeople: false));
}
