namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>Collections that the program writes itself, given to code without source: it finds what their own enumerators give.</summary>
public sealed class OwnCollectionTests : FlowTest
{
    private const string Collections = """
        #pragma warning disable PD1002
        public class Page<T> : IReadOnlyCollection<T>
        {
            private readonly List<T> _items;
            public Page(IEnumerable<T> items, int number) { _items = items.ToList(); Number = number; }
            public int Number { get; }
            public int Count => _items.Count;
            public IEnumerator<T> GetEnumerator() => _items.GetEnumerator();
            System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
        }
        public sealed class Tags(string[] items) : IEnumerable<string>
        {
            public IEnumerator<string> GetEnumerator() { foreach (var item in items) yield return item; }
            System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
        }
        public sealed class Walk(string item) : IEnumerable<string>
        {
            public IEnumerator<string> GetEnumerator() => new Steps(item);
            System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
            private sealed class Steps(string item) : IEnumerator<string>
            {
                private string _current = "";
                public string Current => _current;
                object System.Collections.IEnumerator.Current => _current;
                public bool MoveNext() { var more = _current == ""; _current = item; return more; }
                public void Reset() { }
                public void Dispose() { }
            }
        }
        public sealed class Loop(IEnumerable<string> inner) : IEnumerable<string>
        {
            public IEnumerable<string> Inner { get; set; } = inner;
            public IEnumerator<string> GetEnumerator() => Inner.GetEnumerator();
            System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
        }

        """;

    [Fact]
    public Task Query_FindsItsElements() => VerifyWith("""
        var mails = new Page<string>(employees.Select(e => e.Email), 1);
        var teams = new Page<string>(employees.Select(e => e.Department), 1);
        Newsletter.Send({|PD1001:mails.First()|});
        Newsletter.Send(teams.First());
        Newsletter.Send({|PD1001:mails.Where(m => m.Length > 3).ToList()[0]|});
        Newsletter.Send(teams.Where(m => m.Length > 3).ToList()[0]);
        """);

    [Fact]
    public Task Text_FindsItsElements() => VerifyWith("""
        Newsletter.Send({|PD1001:string.Join(";", new Page<string>(employees.Select(e => e.Email), 1))|});
        Newsletter.Send(string.Join(";", new Page<string>(employees.Select(e => e.Department), 1)));
        """);

    [Fact]
    public Task Spread_FindsItsElements() => VerifyWith("""
        string[] mails = [.. new Page<string>(employees.Select(e => e.Email), 1)];
        string[] teams = [.. new Page<string>(employees.Select(e => e.Department), 1)];
        Newsletter.Send({|PD1001:mails[0]|});
        Newsletter.Send(teams[0]);
        """);

    [Fact]
    public Task Iterator_GivesItsElements() => VerifyWith("""
        Newsletter.Send({|PD1001:new Tags([employees[0].Email]).First()|});
        Newsletter.Send(new Tags([employees[0].Department]).First());
        """);

    [Fact]
    public Task EnumeratorOfItsOwn_GivesItsElements() => VerifyWith("""
        Newsletter.Send({|PD1001:new Walk(employees[0].Email).First()|});
        Newsletter.Send(new Walk(employees[0].Department).First());
        """);

    [Fact]
    public Task Helper_FindsItsElements() => VerifyWith(
        """
        Newsletter.Send({|PD1001:First(new Page<string>(employees.Select(e => e.Email), 1))|});
        Newsletter.Send(First(new Page<string>(employees.Select(e => e.Department), 1)));
        """,
        "private static string First(IEnumerable<string> all) => all.First();");

    [Fact]
    public Task CollectionInItself_Ends() => VerifyWith("""
        var loop = new Loop(new Tags([employees[0].Email]));
        loop.Inner = new Loop(loop);
        Newsletter.Send(loop.Count().ToString());
        """);

    [Fact]
    public Task Group_ThatBecomesASequence_LosesItsKey() => VerifyBody("""
        foreach (var group in employees.GroupBy(e => e.Email, e => e.Department))
        {
            Newsletter.SendAll(group);
            Newsletter.Send({|PD1001:group.Key|});
        }

        var teams = employees.ToLookup(e => e.Email, e => e.Department);
        Newsletter.SendAll(teams["x"]);
        var mails = employees.ToLookup(e => e.Department, e => e.Email);
        Newsletter.SendAll({|PD1001:mails["x"]|});
        Newsletter.Send({|PD1001:mails["x"].First()|});
        """);

    private static Task VerifyWith(string body, string members = "") => Verify($$"""
        {{Collections}}
        public static class Program
        {
            public static void Run(List<Employee> employees)
            {
                {{body}}
            }

            {{members}}
        }
        """);
}
