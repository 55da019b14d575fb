namespace PersonalData.Analyzers.Tests.Flow.Constructs;

/// <summary>Collections, collection expressions, arrays, indexers, ranges, spans and inline arrays.</summary>
public sealed class CollectionTests : ConstructTest
{
    [Fact]
    public Task List_KeepsElements() => CheckBody("""
        var list = new List<string>();
        list.Add(applicant.Email);
        var plain = new List<string>();
        plain.Add(applicant.Position);
        Newsletter.SendAll({|PD1001:list|});
        Newsletter.Send({|PD1001:list[0]|});
        foreach (var item in list) Newsletter.Send({|PD1001:item|});
        Newsletter.SendAll(plain);
        foreach (var item in plain) Newsletter.Send(item);
        Newsletter.Send(list.Count);
        """);

    [Fact]
    public Task Indexer_Assigned_KeepsElements() => CheckBody("""
        var list = new List<string> { "" };
        list[0] = applicant.Email;
        var map = new Dictionary<string, string>();
        map["a"] = applicant.Email;
        var plain = new Dictionary<string, string>();
        plain["a"] = applicant.Position;
        Newsletter.Send({|PD1001:list[0]|});
        Newsletter.Send({|PD1001:map["b"]|});
        Newsletter.Send(plain["a"]);
        """);

    [Fact]
    public Task CollectionExpression_HoldsItsElements() => CheckBody("""
        List<string> list = ["x", applicant.Email];
        string[] array = [applicant.Email];
        IEnumerable<string> sequence = [applicant.Email];
        List<string> plain = [applicant.Position];
        Newsletter.SendAll({|PD1001:list|});
        Newsletter.Send({|PD1001:list[0]|});
        Newsletter.Send({|PD1001:array[0]|});
        Newsletter.SendAll({|PD1001:sequence|});
        Newsletter.SendAll({|PD1001:[applicant.Email]|});
        Newsletter.SendAll(plain);
        Newsletter.Send(plain[0]);
        Newsletter.SendAll([]);
        """);

    [Fact]
    public Task Spread_PassesElementsOn() => CheckBody("""
        string[] some = [applicant.Email], none = [applicant.Position];
        List<string> list = ["x", .. some];
        List<string> plain = ["x", .. none];
        Newsletter.Send({|PD1001:list[0]|});
        Newsletter.SendAll({|PD1001:list|});
        Newsletter.Send(plain[0]);
        """);

    [Fact]
    public Task CollectionExpression_NestedSpreadOfQuery_Carries() => CheckBody("""
        string[] list = [.. applicants.Select(a => a.Email)];
        string[] plain = [.. applicants.Select(a => a.Position)];
        Newsletter.Send({|PD1001:list[0]|});
        Newsletter.Send(plain[0]);
        """);

    [Fact]
    public Task CollectionBuilder_HoldsItsElements() => CheckBody("""
        System.Collections.Immutable.ImmutableArray<string> list = [applicant.Email], plain = [applicant.Position];
        Bag bag = [applicant.Email], other = [applicant.Position];
        Newsletter.Send({|PD1001:list[0]|});
        Newsletter.Send(plain[0]);
        Newsletter.Send({|PD1001:bag.First|});
        Newsletter.Send(other.First);
        """, types: """
        [System.Runtime.CompilerServices.CollectionBuilder(typeof(Bag), nameof(Create))]
        public sealed class Bag : IEnumerable<string>
        {
            public string First = "";
            public static Bag Create(ReadOnlySpan<string> items) => new() { First = items[0] };
            public IEnumerator<string> GetEnumerator() => throw new NotSupportedException();
            System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => throw new NotSupportedException();
        }
        """);

    [Fact]
    public Task Array_KeepsElements() => CheckBody("""
        var array = new string[2];
        array[0] = applicant.Email;
        var plain = new string[2];
        plain[0] = applicant.Position;
        Newsletter.Send({|PD1001:array[1]|});
        Newsletter.SendAll({|PD1001:array|});
        Newsletter.Send(plain[1]);
        Newsletter.Send(array.Length);
        """);

    [Fact]
    public Task MultidimensionalAndJaggedArrays_KeepElements() => CheckBody("""
        var grid = new string[2, 2];
        grid[0, 1] = applicant.Email;
        var jagged = new string[2][];
        jagged[0] = new string[1];
        jagged[0][0] = applicant.Email;
        var plain = new string[2, 2];
        plain[0, 1] = applicant.Position;
        Newsletter.Send({|PD1001:grid[1, 1]|});
        Newsletter.Send({|PD1001:jagged[0][0]|});
        Newsletter.Send(plain[0, 0]);
        """);

    [Fact]
    public Task RangesAndIndexFromEnd_CarryElements() => CheckBody("""
        string[] some = [applicant.Email, "x"], none = [applicant.Position];
        Newsletter.Send({|PD1001:some[^1]|});
        Newsletter.SendAll({|PD1001:some[1..]|});
        Newsletter.Send({|PD1001:some[..1][0]|});
        Newsletter.Send(none[^1]);
        Newsletter.SendAll(none[..]);
        """);

    [Fact]
    public Task ImplicitIndexer_OnList_CarriesElements() => CheckBody("""
        var list = new List<string> { applicant.Email };
        var plain = new List<string> { applicant.Position };
        Newsletter.Send({|PD1001:list[^1]|});
        Newsletter.Send(plain[^1]);
        list = new List<string> { "x" };
        list[^1] = applicant.Email;
        Newsletter.Send({|PD1001:list[0]|});
        """);

    [Fact]
    public Task CustomIndexer_IsFollowed() => CheckBody("""
        var bag = new Bag();
        bag["a"] = applicant.Email;
        var plain = new Bag();
        plain["a"] = applicant.Position;
        Newsletter.Send({|PD1001:bag["a"]|});
        Newsletter.Send(plain["a"]);
        bag["a"] += "x";
        Newsletter.Send({|PD1001:bag["a"]|});
        """, types: """
        public sealed class Bag
        {
            private string _last = "";
            public string this[string key] { get => _last; set => _last = value; }
        }
        """);

    [Fact]
    public Task Spans_CarryElements() => CheckBody("""
        Span<char> letters = applicant.Email.ToCharArray();
        Span<char> plain = applicant.Position.ToCharArray();
        ReadOnlySpan<char> slice = applicant.Email.AsSpan(0, 2);
        Newsletter.Send({|PD1001:letters[0]|});
        Newsletter.Send({|PD1001:letters[1..].ToString()|});
        Newsletter.Send({|PD1001:slice.ToString()|});
        Newsletter.Send({|PD1001:new string(letters)|});
        Newsletter.Send(plain[0]);
        Newsletter.Send(plain.ToString());
        """);

    [Fact]
    public Task SpanWrittenThrough_ChangesTheArray() => CheckBody("""
        var array = new string[2];
        Span<string> span = array;
        span[0] = applicant.Email;
        Newsletter.Send({|PD1001:array[0]|});
        var other = new string[2];
        Span<string> second = other;
        second[0] = applicant.Position;
        Newsletter.Send(other[0]);
        """);

    [Fact]
    public Task Stackalloc_KeepsElements() => CheckBody("""
        Span<decimal> some = stackalloc decimal[2];
        some[0] = employee.Salary;
        Span<decimal> filled = stackalloc[] { employee.Salary };
        Span<int> plain = stackalloc int[2];
        plain[0] = employee.Id;
        Newsletter.Send({|PD1001:some[1]|});
        Newsletter.Send({|PD1001:filled[0]|});
        Newsletter.Send(plain[0]);
        """);

    [Fact]
    public Task InlineArray_KeepsElements() => CheckBody("""
        var buffer = new Buffer();
        buffer[0] = applicant.Email;
        var plain = new Buffer();
        plain[0] = applicant.Position;
        Newsletter.Send({|PD1001:buffer[1]|});
        Newsletter.Send(plain[1]);
        foreach (var item in buffer) Newsletter.Send({|PD1001:item|});
        Span<string> span = buffer;
        Newsletter.Send({|PD1001:span[0]|});
        """, types: "[System.Runtime.CompilerServices.InlineArray(4)] public struct Buffer { private string _element; }");

    [Fact]
    public Task ParamsArrayAndCollection_CarryElements() => CheckBody("""
        Post("x", {|PD1001:applicant.Email|});
        Post("x", applicant.Position);
        PostSpan("x", {|PD1001:applicant.Email|});
        PostSpan("x", applicant.Position);
        PostList("x", {|PD1001:applicant.Email|});
        PostList("x", applicant.Position);
        """, """
        static void Post(params string[] items) { foreach (var item in items) Newsletter.Send(item); }
        static void PostSpan(params ReadOnlySpan<string> items) { foreach (var item in items) Newsletter.Send(item); }
        static void PostList(params List<string> items) { foreach (var item in items) Newsletter.Send(item); }
        """);

    [Fact]
    public Task QueueStackSet_KeepElements() => CheckBody("""
        var queue = new Queue<string>();
        queue.Enqueue(applicant.Email);
        var stack = new Stack<string>();
        stack.Push(applicant.Email);
        var set = new HashSet<string> { applicant.Position };
        Newsletter.Send({|PD1001:queue.Dequeue()|});
        Newsletter.Send({|PD1001:stack.Peek()|});
        Newsletter.SendAll(set);
        """);

    [Fact]
    public Task DictionaryTryGetValue_Carries() => CheckBody("""
        var map = new Dictionary<int, string> { [1] = applicant.Email };
        var plain = new Dictionary<int, string> { [1] = applicant.Position };
        if (map.TryGetValue(1, out var text)) Newsletter.Send({|PD1001:text|});
        if (plain.TryGetValue(1, out var other)) Newsletter.Send(other);
        """);

    [Fact]
    public Task CollectionOfCollections_KeepsElements() => CheckBody("""
        var map = new Dictionary<string, List<string>>();
        map["a"] = new List<string>();
        map["a"].Add(applicant.Email);
        Newsletter.Send({|PD1001:map["a"][0]|});
        var plain = new Dictionary<string, List<string>>();
        plain["a"] = new List<string>();
        plain["a"].Add(applicant.Position);
        Newsletter.Send(plain["a"][0]);
        """);

    [Fact]
    public Task ElementsAreObjects_TheirMembersAreApart() => CheckBody("""
        var list = new List<Box> { new Box { A = applicant.Email, B = applicant.Position } };
        Newsletter.Send({|PD1001:list[0].A|});
        Newsletter.Send(list[0].B);
        foreach (var box in list) { Newsletter.Send({|PD1001:box.A|}); Newsletter.Send(box.B); }
        """, types: "public sealed class Box { public string A = \"\", B = \"\"; }");

    [Fact]
    public Task CollectionExpression_WithArguments_HoldsItsElements() => CheckBody("""
        List<string> list = [with(capacity: 3), applicant.Email];
        List<string> plain = [with(capacity: 3), applicant.Position];
        List<string> copied = [with(list), applicant.Position];
        Newsletter.Send({|PD1001:list[0]|});
        Newsletter.Send(plain[0]);
        Newsletter.Send({|PD1001:copied[0]|});
        """);
}
