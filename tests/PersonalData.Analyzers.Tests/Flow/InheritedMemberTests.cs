namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>A marked type marks every data member of its objects, those that an unmarked base declares too (SPEC 6.1).</summary>
public sealed class InheritedMemberTests : FlowTest
{
    private const string Types = """
        public class Person
        {
            public Person() { }
            public Person(string name) { Name = name; }
            public string Name { get; set; } = "";
            [NotPersonalData("a place")] public string Room { get; set; } = "";
            public string Describe() => "I am " + Name;
            public void Rename(string name) { Name = name; }
        }

        [PersonalData(Category.Employee)]
        public class Worker : Person
        {
            public Worker() { }
            public Worker([PersonalData(Category.Employee)] string name) : base(name) { }
            public string Greeting() => "Hello " + Name;
        }

        """;

    [Fact]
    public Task Member_OfObjectOfMarkedType_IsData() => VerifyIn("""
        Newsletter.Send({|PD1001:worker.Name|});
        Newsletter.Send({|PD1001:worker.Greeting()|});
        if (worker is { Name: var matched }) Newsletter.Send({|PD1001:matched|});
        Newsletter.Send(person.Name);
        Newsletter.Send(worker.Room);
        """);

    [Fact]
    public Task Member_ReadByCodeOfTheBase_IsDataForTheObjectItWasReadFrom() => VerifyIn("""
        Newsletter.Send({|PD1001:worker.Describe()|});
        Newsletter.Send(person.Describe());
        """);

    [Fact]
    public Task Member_OfMarkedObjectSeenAsItsBase_IsData() => VerifyIn("""
        Person seen = worker;
        Newsletter.Send({|PD1001:seen.Name|});
        Newsletter.Send({|PD1001:OfAny(worker)|});
        Newsletter.Send(OfAny(person));
        Newsletter.Send({|PD1001:OfBase(worker)|});
        Newsletter.Send(OfBase(person));
        """);

    [Fact]
    public Task Store_IntoObjectOfMarkedType_IsMarked() => VerifyIn("""
        var copy = new Worker(worker.Name);
        copy.Name = worker.Name;
        copy.Rename(worker.Name);
        var other = new Person({|PD1002:worker.Name|});
        other.Name = {|PD1002:worker.Name|};
        other.Rename({|PD1002:worker.Name|});
        copy.Name = {|PD1003:applicant.Name|};
        """);

    private static Task VerifyIn(string body) => Verify(Types + $$"""
        public static class Program
        {
            static string OfAny<T>(T person) where T : Person => person.Name;
            static string OfBase(Person person) => person.Name;
            static void Run(Worker worker, Person person, Applicant applicant)
            {
                {{body}}
            }
        }
        """);
}
