namespace PersonalData.Analyzers.Tests.Flow.Constructs;

/// <summary>Tuples, deconstruction, anonymous objects, records and <c>with</c>.</summary>
public sealed class TupleTests : ConstructTest
{
    [Fact]
    public Task Tuple_KeepsElementsApart() => CheckBody("""
        var pair = (applicant.Email, applicant.Position);
        Newsletter.Send({|PD1001:pair.Item1|});
        Newsletter.Send({|PD1001:pair.Email|});
        Newsletter.Send(pair.Item2);
        Newsletter.Send(pair.Position);
        """);

    [Fact]
    public Task NamedTuple_KeepsElementsApart() => CheckBody("""
        (string To, string What) pair = (applicant.Email, "x");
        pair.What = applicant.Position;
        Newsletter.Send({|PD1001:pair.To|});
        Newsletter.Send(pair.What);
        pair.To = "";
        pair.What = applicant.Email;
        Newsletter.Send(pair.To);
        Newsletter.Send({|PD1001:pair.What|});
        """);

    [Fact]
    public Task TupleAsAWhole_Carries() => CheckBody("""
        Newsletter.Send({|PD1001:(applicant.Email, 3)|});
        Newsletter.Send((applicant.Position, 3));
        """);

    [Fact]
    public Task NestedTuple_KeepsElementsApart() => CheckBody("""
        var t = ((applicant.Email, 1), (applicant.Position, 2));
        Newsletter.Send({|PD1001:t.Item1.Item1|});
        Newsletter.Send(t.Item1.Item2);
        Newsletter.Send(t.Item2.Item1);
        """);

    [Fact]
    public Task TupleReturned_KeepsElementsApart() => CheckBody("""
        var pair = Get(applicant);
        Newsletter.Send({|PD1001:pair.To|});
        Newsletter.Send(pair.What);
        var (to, what) = Get(applicant);
        Newsletter.Send({|PD1001:to|});
        Newsletter.Send(what);
        """, "static (string To, string What) Get(Applicant a) => (a.Email, a.Position);");

    [Fact]
    public Task TupleConversion_KeepsElementsApart() => CheckBody("""
        (object A, object B) pair = (applicant.Email, applicant.Position);
        Newsletter.Send({|PD1001:pair.A|});
        Newsletter.Send(pair.B);
        """);

    [Fact]
    public Task TupleEquality_CarriesNothing() => CheckBody("""
        var same = (applicant.Email, 1) == ("x", 1);
        Newsletter.Send(same);
        """);

    [Fact]
    public Task Deconstruction_KeepsElementsApart() => CheckBody("""
        var (a, b) = (applicant.Email, applicant.Position);
        (string c, var d) = (applicant.Position, applicant.Email);
        string e, f;
        (e, f) = (applicant.Email, applicant.Position);
        Newsletter.Send({|PD1001:a|});
        Newsletter.Send(b);
        Newsletter.Send(c);
        Newsletter.Send({|PD1001:d|});
        Newsletter.Send({|PD1001:e|});
        Newsletter.Send(f);
        """);

    [Fact]
    public Task Deconstruction_Swap_Exchanges() => CheckBody("""
        string a = applicant.Email, b = "";
        (a, b) = (b, a);
        Newsletter.Send(a);
        Newsletter.Send({|PD1001:b|});
        """);

    [Fact]
    public Task Deconstruction_NestedAndDiscards_KeepsElementsApart() => CheckBody("""
        var (a, (b, _)) = (applicant.Position, (applicant.Email, applicant.Name));
        Newsletter.Send(a);
        Newsletter.Send({|PD1001:b|});
        """);

    [Fact]
    public Task Deconstruction_IntoMembers_Writes() => CheckBody("""
        var box = new Box();
        (box.A, box.B) = (applicant.Email, applicant.Position);
        Newsletter.Send({|PD1001:box.A|});
        Newsletter.Send(box.B);
        """, types: "public sealed class Box { public string A = \"\", B = \"\"; }");

    [Fact]
    public Task Deconstruction_CustomMethod_IsFollowed() => CheckBody("""
        var card = new Card { First = applicant.Email, Second = applicant.Position };
        var (a, b) = card;
        Newsletter.Send({|PD1001:a|});
        Newsletter.Send(b);
        """, types: """
        public sealed class Card
        {
            public string First = "", Second = "";
            public void Deconstruct(out string first, out string second) { first = First; second = Second; }
        }
        """);

    [Fact]
    public Task Deconstruction_ExtensionMethod_IsFollowed() => CheckBody("""
        var (a, b) = applicant;
        Newsletter.Send({|PD1001:a|});
        Newsletter.Send(b);
        """, types: """
        public static class Extensions
        {
            public static void Deconstruct(this Applicant a, out string first, out string second) { first = a.Email; second = a.Position; }
        }
        """);

    [Fact]
    public Task Deconstruction_InForeach_KeepsElementsApart() => CheckBody("""
        var list = new List<(string, string)> { (applicant.Email, applicant.Position) };
        foreach (var (a, b) in list)
        {
            Newsletter.Send({|PD1001:a|});
            Newsletter.Send(b);
        }
        var map = new Dictionary<string, string> { [applicant.Position] = applicant.Email };
        foreach (var (key, value) in map)
        {
            Newsletter.Send(key);
            Newsletter.Send({|PD1001:value|});
        }
        """);

    [Fact]
    public Task Deconstruction_Record_KeepsElementsApart() => CheckBody("""
        var (a, b) = new Card(applicant.Email, applicant.Position);
        Newsletter.Send({|PD1001:a|});
        Newsletter.Send(b);
        """, types: "public record Card(string First, string Second);");

    [Fact]
    public Task AnonymousObject_KeepsMembersApart() => CheckBody("""
        var it = new { applicant.Email, Title = applicant.Position, Inner = new { applicant.Name, applicant.Id } };
        Newsletter.Send({|PD1001:it.Email|});
        Newsletter.Send(it.Title);
        Newsletter.Send({|PD1001:it.Inner.Name|});
        Newsletter.Send(it.Inner.Id);
        Newsletter.Send({|PD1001:it|});
        Newsletter.Send(new { applicant.Position });
        """);

    [Fact]
    public Task AnonymousObject_With_Copies() => CheckBody("""
        var it = new { To = applicant.Email, What = "x" };
        var clean = it with { To = "" };
        var other = clean with { What = applicant.Name };
        Newsletter.Send({|PD1001:it.To|});
        Newsletter.Send(clean.To);
        Newsletter.Send(clean.What);
        Newsletter.Send({|PD1001:other.What|});
        """);

    [Fact]
    public Task Record_KeepsMembersApart() => CheckBody("""
        var card = new Card(applicant.Email, applicant.Position);
        Newsletter.Send({|PD1001:card.First|});
        Newsletter.Send(card.Second);
        Newsletter.Send({|PD1001:card|});
        Newsletter.Send(new Card("x", applicant.Position));
        """, types: "public record Card(string First, string Second);");

    [Fact]
    public Task RecordStruct_KeepsMembersApart() => CheckBody("""
        var card = new Card(applicant.Email, applicant.Position);
        var copy = card;
        copy.First = "";
        Newsletter.Send({|PD1001:card.First|});
        Newsletter.Send(card.Second);
        Newsletter.Send(copy.First);
        """, types: "public record struct Card(string First, string Second);");

    [Fact]
    public Task With_ReplacesAndKeeps() => CheckBody("""
        var card = new Card(applicant.Email, applicant.Position);
        var clean = card with { First = "x" };
        var dirty = clean with { Second = applicant.Name };
        Newsletter.Send(clean.First);
        Newsletter.Send(clean.Second);
        Newsletter.Send(dirty.First);
        Newsletter.Send({|PD1001:dirty.Second|});
        Newsletter.Send({|PD1001:card.First|});
        """, types: "public record Card(string First, string Second);");

    [Fact]
    public Task With_OnStruct_ReplacesAndKeeps() => CheckBody("""
        var card = new Card { First = applicant.Email };
        var clean = card with { First = "x" };
        Newsletter.Send(clean.First);
        Newsletter.Send({|PD1001:card.First|});
        """, types: "public struct Card { public string First; }");

    [Fact]
    public Task With_InHelper_IsFollowed() => CheckBody("""
        var card = new Card(applicant.Email, "x");
        Newsletter.Send(Clean(card).First);
        Newsletter.Send({|PD1001:Same(card).First|});
        """, "static Card Clean(Card c) => c with { First = \"\" }; static Card Same(Card c) => c with { Second = \"\" };",
        "public record Card(string First, string Second);");

    [Fact]
    public Task RecordInheritance_KeepsMembersApart() => CheckBody("""
        var card = new Special(applicant.Email, applicant.Position);
        Newsletter.Send({|PD1001:card.First|});
        Newsletter.Send(card.Second);
        """, types: "public record Card(string First); public record Special(string First, string Second) : Card(First);");

    [Fact]
    public Task StructCopy_IsSeparate() => CheckBody("""
        var a = new Point { Text = "" };
        var b = a;
        b.Text = applicant.Email;
        Newsletter.Send(a.Text);
        Newsletter.Send({|PD1001:b.Text|});
        """, types: "public struct Point { public string Text; }");

    [Fact]
    public Task TupleCopy_IsSeparate() => CheckBody("""
        var a = (To: "", 1);
        var b = a;
        b.To = applicant.Email;
        Newsletter.Send(a.To);
        Newsletter.Send({|PD1001:b.To|});
        """);

    [Fact]
    public Task LargeTuple_KeepsElementsApart() => CheckBody("""
        var t = (1, 2, 3, 4, 5, 6, 7, applicant.Email, applicant.Position);
        Newsletter.Send({|PD1001:t.Item8|});
        Newsletter.Send(t.Item9);
        """);
}
