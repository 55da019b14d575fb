namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>Marks on a delegate type's parameters and result are those of whatever it runs (SPEC 6.1); and a collection's own method as a delegate stores what it is given (SPEC 6.4).</summary>
public sealed class DelegateMarkTests : FlowTest
{
    private const string Types = """
        public delegate void MailSink([PersonalData(Category.Employee)] string mail);
        [return: PersonalData(Category.Employee)] public delegate string MailSource(int id);
        public delegate string PlainSource(int id);
        """;

    [Fact]
    public Task ResultOfAMarkedDelegate_Carries() => Verify($$"""
        public static class Program
        {
            public static void Run(MailSource source, PlainSource plain, List<int> ids)
            {
                Newsletter.Send({|PD1001:source(3)|});
                Newsletter.Send({|PD1001:source.Invoke(3)|});
                Newsletter.Send(plain(3));
                Newsletter.SendAll({|PD1001:ids.Select(i => source(i))|});
                Newsletter.SendAll({|PD1001:ids.Select(source.Invoke)|});
                Newsletter.SendAll(ids.Select(i => plain(i)));
            }

            [Purpose(Purpose.ServiceInformation)] public static void Read(MailSource source, PlainSource plain)
            {
                var x = {|PD1001:source(3)|};
                var y = plain(3);
            }
        }
        {{Types}}
        """);

    [Fact]
    public Task MarkedParameterOfADelegate_TakesItsCategory() => Verify($$"""
        public static class Program
        {
            public static void Run(MailSink sink, Applicant applicant, Employee employee)
            {
                sink({|PD1003:applicant.Email|});
                sink(applicant.Position);
                sink(employee.Email);
            }
        }
        {{Types}}
        """);

    [Fact]
    public Task MethodOfAHeldCollection_AsADelegate_Stores() => Verify("""
        public sealed class Cache
        {
            private readonly List<string> _seen = new();
            void Emit(string s, Action<string> act) => act(s);
            public void Run(List<Employee> employees, Employee employee)
            {
                {|PD1002:employees.Select(e => e.Name).ToList()|}.ForEach(_seen.Add);
                employees.Select(e => e.Department).ToList().ForEach(_seen.Add);
                Emit({|PD1002:employee.Name|}, _seen.Add);
                Emit(employee.Department, _seen.Add);
                var own = new List<string>();
                Emit(employee.Name, own.Add);
            }
        }
        """);
}
