namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>A reading that ends only in a count or a statistic over many people is no use of anyone's data (SPEC 6.3, 2), wherever the count is taken.</summary>
public sealed class StatisticTests : FlowTest
{
    [Fact]
    public Task Count_OfQueryInQuerySyntax_IsNoUse() => VerifyFor("""
        var highPaid = (from e in employees where e.Salary > 3 select e).Count();
        var average = (from e in employees let s = e.Salary where s > 3 orderby s select s).Average();
        var listed = (from e in employees where {|PD1001:e.Salary|} > 3 select e.Department).ToList();
        """);

    [Fact]
    public Task Count_OfQueryInLocal_IsNoUse() => VerifyFor("""
        var query = employees.Where(e => e.Salary > 3);
        var count = query.Count();
        var list = query.ToList();
        var again = list.Count;
        var copied = new HashSet<string>(employees.Select(e => e.Email)).Count;
        var salaries = employees.Select(e => e.Salary).ToArray();
        var average = salaries.Average();
        var found = employees.FindAll(e => e.Salary > 3).Count;
        """);

    [Fact]
    public Task Count_OfQueryThatIsNarrowedStepByStep_IsNoUse() => VerifyFor("""
        IEnumerable<Employee> query = employees;
        if (count > 3) query = query.Where(e => e.Salary > 3);
        count = (count > 4 ? query : query.Where(e => e.Email != "")).Count();
        """, "int count");

    [Fact]
    public Task Count_BesideOtherUseOfTheSameQuery_IsUse() => VerifyFor("""
        var query = employees.Where(e => {|PD1001:e.Salary|} > 3);
        var count = query.Count();
        foreach (var employee in query) { employee.Department = ""; }
        var salaries = employees.Select(e => {|PD1001:e.Salary|}).ToList();
        var highest = salaries.Max();
        var kept = employees.Where(e => {|PD1001:e.Salary|} > 3).ToList();
        var other = kept;
        """);

    [Fact]
    public Task Predicate_InDelegateOrFunction_IsNoUse() => VerifyFor("""
        Func<Employee, bool> isHighPaid = e => e.Salary > 3;
        bool IsNamed(Employee e) => e.Name != "" && IsMailed(e);
        bool IsMailed(Employee e) => e.Email != "";
        var a = employees.Count(isHighPaid);
        var b = employees.Any(IsNamed);
        var c = employees.Count(e => IsNamed(e));
        var d = employees.Count(Helper.IsHighPaid);
        var e1 = employees.Where(Helper.IsHighPaid).Count();
        var f = employees.Exists(e => e.Salary > 3) && employees.TrueForAll(e => e.Salary < 9);
        var g = Array.Exists(employees.ToArray(), e => e.Salary > 3);
        """);

    [Fact]
    public Task Predicate_AskedAboutOnePersonToo_IsUse() => VerifyFor("""
        Func<Employee, bool> isHighPaid = e => {|PD1001:e.Salary|} > 3;
        bool IsNamed(Employee e) => {|PD1001:e.Name|} != "";
        var a = employees.Count(isHighPaid) + employees.Count(IsNamed);
        var b = isHighPaid(employees[0]) || IsNamed(employees[1]);
        var c = {|PD1001:Helper.IsHighPaid(employees[0])|};
        var d = employees.First(e => {|PD1001:Helper.IsNamed(e)|});
        """);

    [Fact]
    public Task Helper_ThatOnlyCounts_ReadsNothingOnBehalf() => VerifyFor("""
        var a = Helper.HighPaid(employees);
        var b = Helper.Average(employees);
        var c = {|PD1001:Helper.Highest(employees)|};
        var d = Helper.Rich(employees).Count();
        var rich = Helper.Rich(employees);
        var e = rich.Any();
        var f = {|PD1001:Helper.Rich(employees)|}.ToList();
        """);

    private static Task VerifyFor(string body, string parameter = "int unused") => Verify($$"""
        [Purpose(Purpose.ServiceInformation)]
        public class Report
        {
            public void Run(List<Employee> employees, {{parameter}})
            {
                {{body}}
            }
        }

        public static class Helper
        {
            public static bool IsHighPaid(Employee e) => e.Salary > 1000;
            public static bool IsNamed(Employee e) => e.Name != "";
            public static int HighPaid(List<Employee> all) => all.Count(e => e.Salary > 1000);
            public static decimal Average(List<Employee> all) { var salaries = all.Select(e => e.Salary); return salaries.Average(); }
            public static decimal Highest(List<Employee> all) => all.Max(e => e.Salary);
            public static IEnumerable<Employee> Rich(List<Employee> all) => all.Where(IsHighPaid);
        }

        """);
}
