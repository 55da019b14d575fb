namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>Indexers and <c>Slice</c> methods of the program's own that an index from the end, a range or a list pattern calls.</summary>
public sealed class ImplicitIndexerTests : FlowTest
{
    private const string Types = """

        public sealed class Roster
        {
            private readonly List<Employee> _all = new();
            public int Count => _all.Count;
            public string this[int i] => _all[i].Email;
            public string Slice(int start, int length) => _all[start].Email;
        }
        public sealed class Departments
        {
            private readonly List<Employee> _all = new();
            public int Count => _all.Count;
            public string this[int i] => _all[i].Department;
            public string Slice(int start, int length) => _all[start].Department;
        }
        public sealed class Ticker
        {
            public int Count => 3;
            [Purpose(Purpose.ServiceInformation)] public string this[int i] { get => ""; set { } }
        }
        public sealed class Shelf
        {
            private readonly string[] _rows = new string[3];
            public int Length => 3;
            public ref string this[int i] => ref _rows[i];
        }
        public interface ILines { int Count { get; } string this[int i] { get; } }
        public sealed class EmailLines : ILines { public int Count => 1; public string this[int i] => new Employee().Email; }
        """;

    [Fact]
    public Task IndexFromTheEndAndRange_RunTheIndexerAndSlice() => Verify("""
        public static class Program
        {
            public static void Run(Roster roster, Departments departments, ILines lines, Index at, Range part)
            {
                Newsletter.Send({|PD1001:roster[^1]|});
                Newsletter.Send({|PD1001:roster[at]|});
                Newsletter.Send({|PD1001:roster[1..^1]|});
                Newsletter.Send({|PD1001:roster[part]|});
                Newsletter.Send({|PD1001:lines[^1]|});
                Newsletter.Send(departments[^1]);
                Newsletter.Send(departments[at]);
                Newsletter.Send(departments[1..^1]);
            }
        }
        """ + Types);

    [Fact]
    public Task ListPattern_RunsTheIndexerAndSlice() => Verify("""
        public static class Program
        {
            public static void Run(Roster roster, Departments departments)
            {
                if (roster is [var first, ..]) Newsletter.Send({|PD1001:first|});
                if (roster is [.., var last]) Newsletter.Send({|PD1001:last|});
                if (roster is [.. var all]) Newsletter.Send({|PD1001:all|});
                if (departments is [var a, .. var rest]) Newsletter.Send(a + rest);
                if (departments is [_, ..]) Newsletter.Send("");
            }
        }
        """ + Types);

    [Fact]
    public Task IndexerForPurpose_IsReachedFromTheEnd() => Verify("""
        public static class Program
        {
            public static void Run(Ticker ticker, Employee employee)
            {
                ticker[^1] = {|PD1001:employee.Email|};
                ticker[^1] = employee.Department;
                ticker[^2] += {|PD1001:employee.Email|};
            }
        }
        """ + Types);

    [Fact]
    public Task CodeForPurpose_ReadsByTheIndexerThatItsPatternRuns() => Verify("""
        public static class Program
        {
            [Purpose(Purpose.ServiceInformation)] public static bool Run(Roster roster) => roster is [{|PD1001:"x"|}, ..];
            [Purpose(Purpose.ServiceInformation)] public static bool Run(Departments departments) => departments is ["x", ..];
            [Purpose(Purpose.ServiceInformation)] public static bool HasTwo(Roster roster) => roster is [_, _];
            [Purpose(Purpose.ServiceInformation)] public static string Last(Roster roster) => {|PD1001:roster[^1]|};
        }
        """ + Types);

    [Fact]
    public Task IndexerThatGivesAReference_IsWrittenThrough() => Verify("""
        public static class Program
        {
            public static void Run(Employee employee, Shelf shelf)
            {
                var letters = new List<string> { "" };
                letters[^1] = employee.Email;
                Newsletter.Send({|PD1001:letters[0]|});
                Span<string> span = new string[2];
                span[^1] = employee.Email;
                Newsletter.Send({|PD1001:span[0]|});
                Newsletter.Send({|PD1001:span[..1][0]|});
                shelf[^1] = employee.Department;
                Newsletter.Send(shelf[^1]);
            }
        }
        """ + Types);
}
