namespace PersonalData.Analyzers.Tests.Flow.Constructs;

/// <summary>Objects: aliases, members of members to three levels, containers filled in every way, context and recursion.</summary>
public sealed class HeapTests : ConstructTest
{
    private const string Nodes = """
        public sealed class A { public B B = new(); public string Text = ""; }
        public sealed class B { public C C = new(); public string Text = ""; }
        public sealed class C { public string Text = "", Other = ""; }
        """;

    [Fact]
    public Task ThreeLevels_KeepMembersApart() => CheckBody("""
        var a = new A();
        a.B.C.Text = applicant.Email;
        a.B.C.Other = applicant.Position;
        Newsletter.Send({|PD1001:a.B.C.Text|});
        Newsletter.Send(a.B.C.Other);
        Newsletter.Send(a.B.Text);
        Newsletter.Send(a.Text);
        Newsletter.Send({|PD1001:a|});
        Newsletter.Send({|PD1001:a.B|});
        """, types: Nodes);

    [Fact]
    public Task ThreeLevels_OfAParameter_KeepMembersApart() => CheckBody("", """
        static void Run(A a, Applicant applicant)
        {
            a.B.C.Text = applicant.Email;
            Newsletter.Send({|PD1001:a.B.C.Text|});
            Newsletter.Send(a.B.C.Other);
            Newsletter.Send(a.B.Text);
            Fill(a, applicant);
            Newsletter.Send({|PD1001:a.B.C.Other|});
            Newsletter.Send(a.Text);
        }
        static void Fill(A a, Applicant applicant) => a.B.C.Other = applicant.Name;
        """, Nodes);

    [Fact]
    public Task ThreeLevels_FilledByHelpers_KeepMembersApart() => CheckBody("""
        var a = new A();
        FillA(a, applicant.Email);
        Newsletter.Send({|PD1001:a.B.C.Text|});
        Newsletter.Send(a.B.C.Other);
        Newsletter.Send(a.B.Text);
        var other = new A();
        FillA(other, applicant.Position);
        Newsletter.Send(other.B.C.Text);
        """, """
        static void FillA(A a, string s) => FillB(a.B, s);
        static void FillB(B b, string s) => FillC(b.C, s);
        static void FillC(C c, string s) => c.Text = s;
        """, Nodes);

    [Fact]
    public Task ThreeLevels_ReadByHelpers_KeepMembersApart() => CheckBody("""
        var a = new A { B = new B { C = new C { Text = applicant.Email, Other = applicant.Position } } };
        Newsletter.Send({|PD1001:ReadA(a)|});
        Newsletter.Send(ReadOther(a));
        """, """
        static string ReadA(A a) => ReadB(a.B);
        static string ReadB(B b) => b.C.Text;
        static string ReadOther(A a) => a.B.C.Other;
        """, Nodes);

    [Fact]
    public Task Alias_SeesTheWrite() => CheckBody("""
        var a = new C();
        var b = a;
        b.Text = applicant.Email;
        Newsletter.Send({|PD1001:a.Text|});
        Newsletter.Send(a.Other);
        var c = new C();
        Newsletter.Send(c.Text);
        """, types: Nodes);

    [Fact]
    public Task Alias_ThroughMember_SeesTheWrite() => CheckBody("""
        var c = new C();
        var b = new B { C = c };
        c.Text = applicant.Email;
        Newsletter.Send({|PD1001:b.C.Text|});
        b.C.Other = applicant.Name;
        Newsletter.Send({|PD1001:c.Other|});
        """, types: Nodes);

    [Fact]
    public Task Alias_ThroughCollection_SeesTheWrite() => CheckBody("""
        var c = new C();
        var list = new List<C> { c };
        list[0].Text = applicant.Email;
        Newsletter.Send({|PD1001:c.Text|});
        Newsletter.Send(c.Other);
        var d = new C();
        var map = new Dictionary<int, C> { [1] = d };
        d.Text = applicant.Email;
        Newsletter.Send({|PD1001:map[1].Text|});
        Newsletter.Send(map[1].Other);
        """, types: Nodes);

    [Fact]
    public Task Alias_Conditional_MayBeEither() => CheckBody("""
        var a = new C();
        var b = new C();
        var c = applicant.Id > 3 ? a : b;
        c.Text = applicant.Email;
        Newsletter.Send({|PD1001:a.Text|});
        Newsletter.Send({|PD1001:b.Text|});
        Newsletter.Send(a.Other);
        """, types: Nodes);

    [Fact]
    public Task Alias_ReturnedByHelper_SeesTheWrite() => CheckBody("""
        var a = new A();
        Inner(a).Text = applicant.Email;
        Newsletter.Send({|PD1001:a.B.C.Text|});
        Newsletter.Send(a.B.C.Other);
        """, "static C Inner(A a) => a.B.C;", Nodes);

    [Fact]
    public Task ObjectMadeByHelper_IsAnotherAtEachCall() => CheckBody("""
        var a = Make(applicant.Email);
        var b = Make(applicant.Position);
        Newsletter.Send({|PD1001:a.Text|});
        Newsletter.Send(b.Text);
        b.Other = applicant.Email;
        Newsletter.Send(a.Other);
        """, "static C Make(string s) => new C { Text = s };", Nodes);

    [Fact]
    public Task Builder_Fluent_Carries() => CheckBody("""
        var mail = new Builder().To(applicant.Email).Title(applicant.Position).Build();
        Newsletter.Send({|PD1001:mail.Text|});
        Newsletter.Send(mail.Other);
        var plain = new Builder().To("x").Title(applicant.Position).Build();
        Newsletter.Send(plain.Text);
        Newsletter.Send(plain);
        """, types: Nodes + """
        public sealed class Builder
        {
            private string _to = "", _title = "";
            public Builder To(string s) { _to = s; return this; }
            public Builder Title(string s) { _title = s; return this; }
            public C Build() => new() { Text = _to, Other = _title };
        }
        """);

    [Fact]
    public Task Container_FilledBySetter_Carries() => CheckBody("""
        var box = new Box();
        box.SetText(applicant.Email);
        box.SetOther(applicant.Position);
        Newsletter.Send({|PD1001:box.Text|});
        Newsletter.Send(box.Other);
        box.Clear();
        Newsletter.Send(box.Text);
        """, types: """
        public sealed class Box
        {
            public string Text { get; private set; } = "";
            public string Other { get; private set; } = "";
            public void SetText(string s) => Text = s;
            public void SetOther(string s) => Other = s;
            public void Clear() => Text = "";
        }
        """);

    [Fact]
    public Task Container_FilledByOutParameter_Carries() => CheckBody("""
        Make(applicant, out var c);
        Newsletter.Send({|PD1001:c.Text|});
        Newsletter.Send(c.Other);
        """, "static void Make(Applicant a, out C c) { c = new C { Text = a.Email, Other = a.Position }; }", Nodes);

    [Fact]
    public Task Container_Collection_FilledByHelper_Carries() => CheckBody("""
        var list = new List<string>();
        Fill(list, applicants);
        Newsletter.SendAll({|PD1001:list|});
        var plain = new List<string>();
        FillPlain(plain, applicants);
        Newsletter.SendAll(plain);
        """, """
        static void Fill(List<string> list, List<Applicant> all) { foreach (var a in all) list.Add(a.Email); }
        static void FillPlain(List<string> list, List<Applicant> all) { foreach (var a in all) list.Add(a.Position); }
        """);

    [Fact]
    public Task Container_KeepsDataForALaterCall() => CheckBody("""
        var box = new Outbox();
        box.Put(applicant.Email);
        {|PD1001:box|}.SendAll();
        var plain = new Outbox();
        plain.Put(applicant.Position);
        plain.SendAll();
        """, types: """
        public sealed class Outbox
        {
            private string _last = "";
            public void Put(string s) => _last = s;
            public void SendAll() => Newsletter.Send(_last);
        }
        """);

    [Fact]
    public Task LinkedNodes_Carry() => CheckBody("""
        var list = new Node { Text = applicant.Position };
        list.Next = new Node { Text = applicant.Position, Next = new Node { Text = applicant.Email } };
        Newsletter.Send(list.Text);
        Newsletter.Send(list.Next.Text);
        Newsletter.Send({|PD1001:list.Next.Next.Text|});
        for (var n = list; n != null; n = n.Next) Newsletter.Send({|PD1001:n.Text|});
        """, types: "public sealed class Node { public string Text = \"\"; public Node? Next; }");

    [Fact]
    public Task ContextSensitivity_EachCallByItself() => CheckBody("""
        var some = Trim(applicant.Email);
        var none = Trim(applicant.Position);
        Newsletter.Send({|PD1001:some|});
        Newsletter.Send(none);
        Newsletter.Send({|PD1001:Twice(Twice(applicant.Email))|});
        Newsletter.Send(Twice(Twice(applicant.Position)));
        """, "static string Trim(string s) => s.Trim(); static string Twice(string s) => Trim(s) + Trim(s);");

    [Fact]
    public Task ContextSensitivity_EachParameterByItself() => CheckBody("""
        Newsletter.Send({|PD1001:First(applicant.Email, "x")|});
        Newsletter.Send(First("x", applicant.Email));
        """, "static string First(string a, string b) => b.Length > 3 ? a : a + \"x\";");

    [Fact]
    public Task Recursion_ReachesItsFixpoint() => CheckBody("""
        Newsletter.Send({|PD1001:Down(applicant.Email, "", 3)|});
        Newsletter.Send({|PD1001:Down("", applicant.Email, 3)|});
        Newsletter.Send(Down("", applicant.Position, 3));
        """, "static string Down(string a, string b, int n) => n == 0 ? a : Down(b, a, n - 1);");

    [Fact]
    public Task MutualRecursion_ReachesItsFixpoint() => CheckBody("""
        Newsletter.Send({|PD1001:Even(applicant.Email, 3)|});
        Newsletter.Send(Even(applicant.Position, 3));
        Send({|PD1001:applicant.Email|}, 3);
        Send(applicant.Position, 3);
        """, """
        static string Even(string s, int n) => n == 0 ? s : Odd(s, n - 1);
        static string Odd(string s, int n) => n == 0 ? "" : Even(s, n - 1);
        static void Send(string s, int n) { if (n == 0) Newsletter.Send(s); else Back(s, n - 1); }
        static void Back(string s, int n) => Send(s, n - 1);
        """);

    [Fact]
    public Task RecursiveStructure_IsWalked() => CheckBody("""
        var tree = new Tree { Text = "x" };
        tree.Children.Add(new Tree { Text = applicant.Email });
        {|PD1001:tree|}.SendAll();
        var plain = new Tree { Text = "x" };
        plain.Children.Add(new Tree { Text = applicant.Position });
        plain.SendAll();
        """, types: """
        public sealed class Tree
        {
            public string Text = "";
            public List<Tree> Children { get; } = new();
            public void SendAll() { Newsletter.Send(Text); foreach (var child in Children) child.SendAll(); }
        }
        """);

    [Fact]
    public Task DeepHelperChain_ReportsAtTheFirstArgument() => CheckBody("""
        H1({|PD1001:applicant.Email|});
        H1(applicant.Position);
        """, """
        static void H1(string s) => H2(s); static void H2(string s) => H3(s); static void H3(string s) => H4(s);
        static void H4(string s) => H5(s); static void H5(string s) => H6(s); static void H6(string s) => Newsletter.Send(s);
        """);

    [Fact]
    public Task DeepPaths_BeyondTheLimit_StillCarry() => CheckBody("""
        var n = new Node { Next = new Node { Next = new Node { Next = new Node { Next = new Node { Text = applicant.Email } } } } };
        Newsletter.Send({|PD1001:Fifth(n)|});
        """, "static string Fifth(Node n) => n.Next!.Next!.Next!.Next!.Text;", "public sealed class Node { public string Text = \"\"; public Node? Next; }");

    [Fact]
    public Task Dynamic_Carries() => CheckBody("""
        dynamic d = applicant.Email;
        dynamic p = applicant.Position;
        string s = d, t = p;
        Newsletter.Send({|PD1001:s|});
        Newsletter.Send(t);
        Newsletter.Send({|PD1001:(object)d.Trim()|});
        Newsletter.Send((object)p.Trim());
        dynamic bag = new System.Dynamic.ExpandoObject();
        bag.Email = applicant.Email;
        Newsletter.Send({|PD1001:(object)bag.Email|});
        """);

    [Fact]
    public Task ObjectsInLoops_Carry() => CheckBody("""
        var list = new List<C>();
        foreach (var a in applicants) list.Add(new C { Text = a.Email, Other = a.Position });
        foreach (var c in list) { Newsletter.Send({|PD1001:c.Text|}); Newsletter.Send(c.Other); }
        """, types: Nodes);

    [Fact]
    public Task Mapper_Carries() => CheckBody("""
        var dtos = applicants.Select(Map).ToList();
        foreach (var d in dtos) { Newsletter.Send({|PD1001:d.Text|}); Newsletter.Send(d.Other); }
        Newsletter.Send({|PD1001:dtos.First().Text|});
        Newsletter.Send(dtos.First().Other);
        """, "static C Map(Applicant a) => new() { Text = a.Email, Other = a.Position };", Nodes);

    [Fact]
    public Task Dynamic_CreationAndIndexer_Carry() => CheckBody("""
        dynamic text = applicant.Email, plain = applicant.Position;
        Newsletter.Send({|PD1001:new Card(text).Text|});
        Newsletter.Send(new Card(plain).Text);
        dynamic map = new Dictionary<string, string>();
        map["a"] = applicant.Email;
        Newsletter.Send({|PD1001:(object)map["a"]|});
        Newsletter.Send({|PD1001:(object)text[0]|});
        Newsletter.Send((object)plain[0]);
        """, types: "public sealed class Card(string text) { public string Text { get; } = text; }");
}
