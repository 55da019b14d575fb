namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>Where labels come from (SPEC 6.1).</summary>
public sealed class SourceTests : FlowTest
{
    [Fact]
    public Task MarkedField_IsData() => Verify("""
        public sealed class Person { [PersonalData(Category.Applicant)] public string Name = ""; public string Title = ""; }
        public static class Program
        {
            static void Run(Person p) { Newsletter.Send({|PD1001:p.Name|}); Newsletter.Send(p.Title); }
        }
        """);

    [Fact]
    public Task MarkedParameter_IsData() => Verify("""
        public static class Program
        {
            static void Run([PersonalData(Category.Applicant)] string name, string title)
            {
                Newsletter.Send({|PD1001:name|});
                Newsletter.Send(title);
            }
        }
        """);

    [Fact]
    public Task MarkedReturnValue_IsData() => Verify("""
        public static class Program
        {
            [return: PersonalData(Category.Applicant)] static string Name() => "x";
            static string Title() => "x";
            static void Run() { Newsletter.Send({|PD1001:Name()|}); Newsletter.Send(Title()); }
        }
        """);

    [Fact]
    public Task MarkedReturnValue_OfTask_IsData() => Verify("""
        public interface IDirectory
        {
            [return: PersonalData(Category.Applicant)] Task<string> Name();
            Task<string> Title();
        }
        public static class Program
        {
            static async Task Run(IDirectory directory)
            {
                Newsletter.Send({|PD1001:await directory.Name()|});
                Newsletter.Send(await directory.Title());
            }
        }
        """);

    [Fact]
    public Task MarkedReturnValue_OfDelegateLocalFunctionAndLambda_IsData() => Verify("""
        public static class Program
        {
            static void Run()
            {
                [return: PersonalData(Category.Applicant)] static string Name() => "x";
                Newsletter.Send({|PD1001:Name()|});
                var get = [return: PersonalData(Category.Applicant)] () => "x";
                Newsletter.Send({|PD1001:get()|});
            }
        }
        """);

    [Fact]
    public Task OverrideOfMarkedMember_IsData() => Verify("""
        public abstract class Person { [PersonalData(Category.Applicant)] public abstract string Name { get; set; } public abstract string Title { get; } }
        public sealed class Actual : Person { public override string Name { get; set; } = ""; public override string Title => ""; }
        public static class Program
        {
            static void Run(Actual p) { Newsletter.Send({|PD1001:p.Name|}); Newsletter.Send(p.Title); }
        }
        """);

    [Fact]
    public Task ImplementationOfMarkedMember_IsData() => Verify("""
        public interface IPerson { [PersonalData(Category.Applicant)] string Name { get; } string Title { get; } [return: PersonalData(Category.Applicant)] string Mail(); }
        public sealed class Actual : IPerson { public string Name => ""; public string Title => ""; public string Mail() => ""; }
        public static class Program
        {
            static void Run(Actual p, IPerson q)
            {
                Newsletter.Send({|PD1001:p.Name|});
                Newsletter.Send(p.Title);
                Newsletter.Send({|PD1001:p.Mail()|});
                Newsletter.Send({|PD1001:q.Name|});
                Newsletter.Send(q.Title);
            }
        }
        """);

    [Fact]
    public Task ParameterOfImplementedMember_IsData() => Verify("""
        public interface IPost { void Put([PersonalData(Category.Applicant)] string name, string title); }
        public sealed class Post : IPost { public void Put(string name, string title) { Newsletter.Send({|PD1001:name|}); Newsletter.Send(title); } }
        """);

    [Fact]
    public Task MarkedType_EveryInstanceMemberIsData() => Verify("""
        [PersonalData(Category.Applicant)]
        public class Person
        {
            public const int Limit = 3;
            public static int Count;
            public string Name { get; set; } = "";
            public int Age;
            [NotPersonalData("a number of ours")] public int Row { get; set; }
        }
        public sealed class Special : Person { public string Nick { get; set; } = ""; }
        public static class Program
        {
            static void Run(Person p, Special s)
            {
                Newsletter.Send({|PD1001:p.Name|});
                Newsletter.Send({|PD1001:p.Age|});
                Newsletter.Send(p.Row);
                Newsletter.Send(Person.Count);
                Newsletter.Send(Person.Limit);
                Newsletter.Send({|PD1001:s.Nick|});
                Newsletter.Send({|PD1001:s.Name|});
                Newsletter.Send(s.Row);
                Newsletter.Send({|PD1001:p|});
                Newsletter.Send({|PD1001:s|});
            }
        }
        """);

    [Fact]
    public Task MarkedInterface_ImplementationsAreData() => Verify("""
        [PersonalData(Category.Applicant)] public interface IPerson { string Name { get; } }
        public sealed class Actual : IPerson { public string Name { get; set; } = ""; public string Other { get; set; } = ""; }
        public static class Program
        {
            static void Run(Actual a, IPerson p)
            {
                Newsletter.Send({|PD1001:p.Name|});
                Newsletter.Send({|PD1001:a.Name|});
                Newsletter.Send({|PD1001:a|});
                Newsletter.Send({|PD1001:p|});
            }
        }
        """);

    [Fact]
    public Task ContainersOfMarkedType_AreData() => Verify("""
        [PersonalData(Category.Applicant)] public sealed class Person { public string Name = ""; }
        [PersonalData(Category.Applicant)] public struct Point { public int X; }
        public static class Program
        {
            static void Run(List<Person> a, Person[] b, (Person, int) c, Point? d, Task<Person> e, Lazy<Person> f, KeyValuePair<int, Person> g, Dictionary<int, Person> h,
                IEnumerable<IEnumerable<Person>> i, Memory<Person> j, IAsyncEnumerable<Person> k, ValueTask<Person> l, List<int> m, Func<Person> n, IComparer<Person> o)
            {
                Newsletter.Send({|PD1001:a|});
                Newsletter.Send({|PD1001:b|});
                Newsletter.Send({|PD1001:c|});
                Newsletter.Send({|PD1001:d|}!);
                Newsletter.Send({|PD1001:e|});
                Newsletter.Send({|PD1001:f|});
                Newsletter.Send({|PD1001:g|});
                Newsletter.Send({|PD1001:h|});
                Newsletter.Send({|PD1001:i|});
                Newsletter.Send({|PD1001:j|});
                Newsletter.Send({|PD1001:k|});
                Newsletter.Send({|PD1001:l|});
                Newsletter.Send(m);
                Newsletter.Send(n);
                Newsletter.Send(o);
            }
        }
        """);

    [Fact]
    public Task OwnCollectionOfMarkedType_IsData() => Verify("""
        [PersonalData(Category.Applicant)] public sealed class Person { public string Name = ""; }
        public sealed class People : List<Person> { }
        public interface IRepository<T> { T Find(int id); }
        public static class Program
        {
            static void Run(People people, IRepository<Person> repository)
            {
                Newsletter.Send({|PD1001:people|});
                Newsletter.Send(repository);
                Newsletter.Send({|PD1001:repository.Find(3)|});
                Newsletter.Send({|PD1001:repository.Find(3).Name|});
            }
        }
        """);

    [Fact]
    public Task MarkedTypeParameter_IsData() => Verify("""
        public static class Program
        {
            static void Run<[PersonalData(Category.Applicant)] T, U>(T some, U other) where T : class where U : class
            {
                Newsletter.Send({|PD1001:some|});
                Newsletter.Send(other);
            }
        }
        public sealed class Box<[PersonalData(Category.Applicant)] T> where T : class
        {
            public void Post(T item) => Newsletter.Send({|PD1001:item|});
        }
        """);

    [Fact]
    public Task PositionalParameterOfRecord_MarksTheProperty() => Verify("""
        public sealed record Person([PersonalData(Category.Applicant)] string Name, string Title);
        public static class Program
        {
            static void Run(Person p)
            {
                Newsletter.Send({|PD1001:p.Name|});
                Newsletter.Send(p.Title);
                var (name, title) = p;
                Newsletter.Send({|PD1001:name|});
                Newsletter.Send(title);
                if (p is { Name: var n, Title: var t }) { Newsletter.Send({|PD1001:n|}); Newsletter.Send(t); }
            }
        }
        """);

    [Fact]
    public Task SeveralCategories_EachCounts() => Verify("""
        public sealed class Person { [PersonalData(Category.Applicant), PersonalData(Category.Employee)] public string Name = ""; }
        public static class Program
        {
            [Purpose(Purpose.Recruitment)] static void Recruit(object o) { }
            [Purpose(Purpose.Payroll)] static void Pay(object o) { }
            [Purpose(Purpose.RecruitmentStrategy)] static void Plan(object o) { }
            static void Run(Person p)
            {
                Recruit({|PD1001:p.Name|});
                Pay({|PD1001:p.Name|});
                Plan(p.Name);
            }
        }
        """);

    [Fact]
    public Task MarkedIndexerAndPrimaryParameter_AreData() => Verify("""
        public sealed class Names { [PersonalData(Category.Applicant)] public string this[int i] => "x"; }
        public sealed class Desk([PersonalData(Category.Applicant)] string name, string title)
        {
            public void Run(Names names)
            {
                Newsletter.Send({|PD1001:names[3]|});
                Newsletter.Send({|PD1001:name|});
                Newsletter.Send(title);
            }
        }
        """);

    [Fact]
    public Task MarkedOutParameter_IsData() => Verify("""
        public static class Program
        {
            static bool TryGet([PersonalData(Category.Applicant)] out string name, out string title) { name = ""; title = ""; return true; }
            static void Run()
            {
                if (TryGet(out var name, out var title)) { Newsletter.Send({|PD1001:name|}); Newsletter.Send(title); }
            }
        }
        """);

    [Fact]
    public Task StaticMarkedMember_IsData() => Verify("""
        public static class Current { [PersonalData(Category.Applicant)] public static string Name { get; set; } = ""; public static string Title = ""; }
        public static class Program
        {
            static void Run() { Newsletter.Send({|PD1001:Current.Name|}); Newsletter.Send(Current.Title); }
        }
        """);

    [Fact]
    public Task ObjectWithMarkedMembers_AsAWhole_ExposesThemToUnknownCode() => VerifyBody("""
        Newsletter.Send({|PD1001:System.Text.Json.JsonSerializer.Serialize(applicant)|});
        Newsletter.Send({|PD1001:System.Text.Json.JsonSerializer.Serialize(new { applicant, x = 3 })|});
        Newsletter.Send({|PD1001:System.Text.Json.JsonSerializer.Serialize(applicants)|});
        Newsletter.Send(System.Text.Json.JsonSerializer.Serialize(applicant.Position));
        Newsletter.Send(System.Text.Json.JsonSerializer.Serialize(new { applicant.Position }));
        """);

    [Fact]
    public Task ObjectWithMarkedMembers_ThroughItsMembersTypes_IsExposedToUnknownCode() => Verify("""
        public sealed class Holder { public Inner Inner { get; set; } = new(); public int Id { get; set; } }
        public sealed class Inner { public List<Applicant> People { get; set; } = new(); }
        public static class Program
        {
            static void Run(Holder holder)
            {
                Newsletter.Send({|PD1001:System.Text.Json.JsonSerializer.Serialize(holder)|});
                Newsletter.Send(System.Text.Json.JsonSerializer.Serialize(holder.Id));
            }
        }
        """);

    [Theory]
    [InlineData("Newsletter.Send({|PD1001:card.Pager|}); Newsletter.Send(card.Floor);")]
    [InlineData("Newsletter.Send({|PD1001:card.Phone|});")]
    [InlineData("Newsletter.Send({|PD1001:card[1]|});")]
    [InlineData("Newsletter.Send({|PD1001:contract.Cell|}); Newsletter.Send(contract.Floor);")]
    [InlineData("if (card is { Pager: var pager, Floor: var floor }) { Newsletter.Send({|PD1001:pager|}); Newsletter.Send(floor); }")]
    [InlineData("card.Phone = employee.Email; card.Floor = {|PD1002:employee.Email|};")]
    public Task MarkOnWhatAGetterReturns_IsTheProperties(string body) => Verify($$"""
        public sealed class Card(string agency)
        {
            public string Pager { [return: PersonalData(Category.Employee)] get => "p-" + agency; }
            public string Phone { [return: PersonalData(Category.Employee)] get; set; } = "";
            public string Floor { get; set; } = "";
            public string this[int line] { [return: PersonalData(Category.Employee)] get => agency; }
        }
        public interface IContract { string Cell { [return: PersonalData(Category.Employee)] get; } string Floor { get; } }
        public static class Program { static void Run(Card card, IContract contract, Employee employee) { {{body}} } }
        """);
}
