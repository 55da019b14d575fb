namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>Objects that lie deep inside others, as entities in a service's repository do: their members are told apart all the same.</summary>
public sealed class DeepObjectTests : FlowTest
{
    private const string Layers = """
        public sealed class Repository
        {
            private readonly Dictionary<int, Employee> _byId = new();
            private readonly List<Employee> _all = new();
            public Employee? Find(int id) => _byId.GetValueOrDefault(id);
            public Employee At(int id) => _byId[id];
            public Employee? Try(int id) => _byId.TryGetValue(id, out var found) ? found : null;
            public Task<Employee> LoadAsync(int id) => Task.FromResult(_byId[id]);
            public Employee First() => _all[0];
            public void Save(Employee employee) => _byId[employee.Id] = employee;
        }

        public sealed class Service(Repository repository)
        {
            public Employee At(int id) => repository.At(id);
            public Employee First() => repository.First();
            public void Save(Employee employee) => repository.Save(employee);
        }

        public sealed class Facade(Service service)
        {
            public Employee At(int id) => service.At(id);
            public Employee First() => service.First();
        }

        """;

    [Theory]
    [InlineData("Repository", "Find(id)!")]
    [InlineData("Repository", "At(id)")]
    [InlineData("Repository", "Try(id)!")]
    [InlineData("Repository", "LoadAsync(id).Result")]
    [InlineData("Service", "At(id)")]
    [InlineData("Service", "First()")]
    [InlineData("Facade", "At(id)")]
    [InlineData("Facade", "First()")]
    public Task MarkedMemberThatIsWritten_LeavesTheOthersAlone(string type, string find) => Verify(Layers + $$"""
        public sealed class Program({{type}} source)
        {
            public void Run(int id, Employee other)
            {
                var employee = source.{{find}};
                employee.Email = other.Email;
                Newsletter.Send(employee.Department);
                Newsletter.Send({|PD1001:employee.Email|});
            }
        }
        """);

    [Fact]
    public Task SavedAgain_LeavesTheOthersAlone() => Verify(Layers + """
        public sealed class Program(Service service)
        {
            public void Run(int id, Employee other)
            {
                var employee = service.At(id);
                employee.Email = other.Email;
                service.Save(employee);
                Newsletter.Send(employee.Department);
                Newsletter.Send({|PD1001:employee.Email|});
            }
        }
        """);

    [Fact]
    public Task ListsInADictionary_HaveMembersThatAreToldApart() => Verify("""
        public sealed class Program
        {
            private readonly Dictionary<string, List<Employee>> _byTeam = new();
            private List<Employee> Team(string team) => _byTeam[team];
            public void Run(string team, Employee other)
            {
                var employee = Team(team)[0];
                employee.Email = other.Email;
                Newsletter.Send(employee.Department);
                Newsletter.Send({|PD1001:employee.Email|});
            }
        }
        """);

    [Fact]
    public Task UnmarkedMemberDeepInside_IsFollowedThroughHelpers() => Verify("""
        #pragma warning disable PD1002
        public sealed class A { public B B = new(); }
        public sealed class B { public C C = new(); }
        public sealed class C { public D D = new(); }
        public sealed class D { public E E = new(); }
        public sealed class E { public string Text = ""; public string Other = ""; public F F = new(); }
        public sealed class F { public string Text = ""; }
        public static class Program
        {
            private static void Put(A a, string text) => a.B.C.D.E.Text = text;
            private static void PutDeeper(A a, string text) => a.B.C.D.E.F.Text = text;
            private static string Get(A a) => a.B.C.D.E.Text;
            private static string GetDeeper(A a) => a.B.C.D.E.F.Text;
            public static void Run(A a, A plain, Employee employee)
            {
                Put(a, employee.Email);
                Newsletter.Send({|PD1001:a.B.C.D.E.Text|});
                Newsletter.Send({|PD1001:Get(a)|});
                Put(plain, employee.Department);
                Newsletter.Send(Get(plain));
            }
            public static void RunDeeper(A a, Employee employee)
            {
                PutDeeper(a, employee.Email);
                Newsletter.Send({|PD1001:GetDeeper(a)|});
            }
            public static void RunDirectly(A a, Employee employee)
            {
                a.B.C.D.E.Text = employee.Email;
                Newsletter.Send(a.B.C.D.E.Other);
                Newsletter.Send({|PD1001:Get(a)|});
            }
        }
        """);
}
