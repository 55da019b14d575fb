namespace PersonalData.Analyzers.Tests.Flow.Constructs;

/// <summary>Object and collection initializers, initializers of members, constructors.</summary>
public sealed class InitializerTests : ConstructTest
{
    private const string Box = "public class Box { public string A { get; set; } = \"\"; public string B = \"\"; public Box? Inner; public List<string> Items { get; } = new(); }";

    [Fact]
    public Task ObjectInitializer_FillsMembers() => CheckBody("""
        var box = new Box { A = applicant.Email, B = applicant.Position };
        Newsletter.Send({|PD1001:box.A|});
        Newsletter.Send(box.B);
        Newsletter.Send({|PD1001:box|});
        Newsletter.Send(new Box { A = applicant.Position });
        """, types: Box);

    [Fact]
    public Task TargetTypedNew_FillsMembers() => CheckBody("""
        Box box = new() { A = applicant.Email, B = applicant.Position };
        Newsletter.Send({|PD1001:box.A|});
        Newsletter.Send(box.B);
        """, types: Box);

    [Fact]
    public Task NestedObjectInitializer_FillsMembers() => CheckBody("""
        var box = new Box { Inner = new Box { A = applicant.Email, B = applicant.Position }, A = "x" };
        Newsletter.Send({|PD1001:box.Inner.A|});
        Newsletter.Send(box.Inner.B);
        Newsletter.Send(box.A);
        var other = new Box { Inner = new Box() };
        var third = new Holder { Box = { A = applicant.Email, B = applicant.Position } };
        Newsletter.Send({|PD1001:third.Box.A|});
        Newsletter.Send(third.Box.B);
        Newsletter.Send(other.Inner.A);
        """, types: Box + " public class Holder { public Box Box { get; } = new(); }");

    [Fact]
    public Task CollectionInitializer_FillsElements() => CheckBody("""
        var list = new List<string> { "x", applicant.Email };
        var plain = new List<string> { "x", applicant.Position };
        var box = new Box { Items = { applicant.Email } };
        Newsletter.SendAll({|PD1001:list|});
        Newsletter.Send({|PD1001:list[0]|});
        Newsletter.SendAll(plain);
        Newsletter.Send({|PD1001:box.Items[0]|});
        Newsletter.Send(box.A);
        """, types: Box);

    [Fact]
    public Task DictionaryInitializers_FillValuesAndKeys() => CheckBody("""
        var map = new Dictionary<string, string> { ["a"] = applicant.Email };
        var other = new Dictionary<string, string> { { "a", applicant.Email } };
        var plain = new Dictionary<string, string> { ["a"] = applicant.Position };
        Newsletter.Send({|PD1001:map["a"]|});
        Newsletter.Send({|PD1001:other["a"]|});
        Newsletter.Send(plain["a"]);
        """);

    [Fact]
    public Task CollectionInitializer_CustomAdd_IsFollowed() => CheckBody("""
        var bag = new Bag { applicant.Email };
        var plain = new Bag { applicant.Position };
        Newsletter.Send({|PD1001:bag.Last|});
        Newsletter.Send(plain.Last);
        """, types: """
        public sealed class Bag : System.Collections.IEnumerable
        {
            public string Last = "";
            public void Add(string item) => Last = item;
            System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => throw new NotSupportedException();
        }
        """);

    [Fact]
    public Task Constructor_FillsMembers() => CheckBody("""
        var card = new Card(applicant.Email, applicant.Position);
        Newsletter.Send({|PD1001:card.A|});
        Newsletter.Send(card.B);
        """, types: """
        public sealed class Card
        {
            public readonly string A;
            public string B { get; }
            public Card(string a, string b) { A = a; B = b; }
        }
        """);

    [Fact]
    public Task ConstructorChain_FillsMembers() => CheckBody("""
        var card = new Special(applicant.Email, applicant.Position);
        Newsletter.Send({|PD1001:card.A|});
        Newsletter.Send(card.B);
        Newsletter.Send({|PD1001:card.C|});
        """, types: """
        public class Card
        {
            public readonly string A, B;
            public Card(string a) : this(a, "") { }
            public Card(string a, string b) { A = a; B = b; }
        }
        public sealed class Special : Card
        {
            public readonly string C;
            public Special(string a, string b) : base(a, b) => C = a;
        }
        """);

    [Fact]
    public Task PrimaryConstructor_CapturesParameters() => CheckBody("""
        var card = new Card(applicant.Email, applicant.Position);
        Newsletter.Send({|PD1001:card.Get()|});
        Newsletter.Send({|PD1001:card.A|});
        Newsletter.Send(card.Other);
        """, types: """
        public sealed class Card(string a, string b)
        {
            public string A { get; } = a;
            public string Other => b;
            public string Get() => a.Trim();
        }
        """);

    [Fact]
    public Task PrimaryConstructor_PassesToBase() => CheckBody("""
        var card = new Special(applicant.Email, applicant.Position);
        Newsletter.Send({|PD1001:card.Get()|});
        Newsletter.Send(card.Other());
        """, types: """
        public class Card(string a) { public string Get() => a; }
        public sealed class Special(string x, string y) : Card(x) { public string Other() => y; }
        """);

    [Fact]
    public Task PrimaryConstructor_ParameterAssigned_Changes() => CheckBody("""
        var card = new Card("");
        card.Set(applicant.Email);
        Newsletter.Send({|PD1001:card.Get()|});
        var plain = new Card("");
        plain.Set(applicant.Position);
        Newsletter.Send(plain.Get());
        """, types: """
        public sealed class Card(string a)
        {
            public void Set(string value) => a = value;
            public string Get() => a;
        }
        """);

    [Fact]
    public Task FieldInitializer_Reports() => Check("""
        public sealed class Template
        {
            private static readonly Applicant s_model = new();
            private readonly int _sent = Send({|PD1001:s_model.Email|});
            private readonly int _other = Send(s_model.Position);
            public int Count { get; } = Send({|PD1001:s_model.Name|});
            static int Send(string to) { Newsletter.Send(to); return 1; }
        }
        """);

    [Fact]
    public Task FieldInitializer_FillsObject() => CheckBody("""
        Newsletter.Send(new Template().Plain);
        Newsletter.Send({|PD1001:new Template().Text|});
        """, types: """
        public sealed class Template
        {
            private static readonly Applicant s_model = new();
            public string Text = s_model.Email;
            public string Plain { get; } = s_model.Position;
        }
        """);

    [Fact]
    public Task RequiredAndInitMembers_Fill() => CheckBody("""
        var card = new Card { To = applicant.Email, What = applicant.Position };
        Newsletter.Send({|PD1001:card.To|});
        Newsletter.Send(card.What);
        """, types: "public sealed class Card { public required string To { get; init; } public required string What { get; init; } }");

    [Fact]
    public Task ArrayInitializers_Fill() => CheckBody("""
        string[] a = { "x", applicant.Email }, b = new[] { applicant.Position };
        string[,] grid = { { "x", applicant.Email }, { "y", "z" } };
        string[][] jagged = { new[] { applicant.Email }, new[] { "" } };
        Newsletter.Send({|PD1001:a[0]|});
        Newsletter.Send(b[0]);
        Newsletter.Send({|PD1001:grid[0, 1]|});
        Newsletter.Send({|PD1001:jagged[0][0]|});
        """);

    [Fact]
    public Task UnmarkedStatics_AreLeftToTheStore() => CheckBody("""
        s_last = applicant.Email;
        Newsletter.Send(s_last);
        """, "private static string s_last = \"\";");
}
