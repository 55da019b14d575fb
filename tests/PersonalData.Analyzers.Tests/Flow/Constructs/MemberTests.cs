namespace PersonalData.Analyzers.Tests.Flow.Constructs;

/// <summary>Kinds of members: properties with code, <c>field</c>, partial members, indexers, operators, events.</summary>
public sealed class MemberTests : ConstructTest
{
    [Fact]
    public Task PropertyWithBackingField_IsFollowed() => CheckBody("""
        var box = new Box { Text = applicant.Email, Other = applicant.Position };
        Newsletter.Send({|PD1001:box.Text|});
        Newsletter.Send(box.Other);
        """, types: """
        public sealed class Box
        {
            private string _text = "", _other = "";
            public string Text { get { return _text; } set { _text = value.Trim(); } }
            public string Other { get => _other; set => _other = value; }
        }
        """);

    [Fact]
    public Task FieldKeyword_IsFollowed() => CheckBody("""
        var box = new Box { Text = applicant.Email, Other = applicant.Position, Blind = applicant.Email };
        Newsletter.Send({|PD1001:box.Text|});
        Newsletter.Send(box.Other);
        Newsletter.Send(box.Blind);
        """, types: """
        public sealed class Box
        {
            public string Text { get; set => field = value.Trim(); } = "";
            public string Other { get => field + "x"; set; } = "";
            public string Blind { get => "x"; set => field = value; } = "";
        }
        """);

    [Fact]
    public Task ComputedProperty_IsFollowed() => CheckBody("""
        var box = new Box { First = applicant.Name };
        var plain = new Box { First = applicant.Position };
        Newsletter.Send({|PD1001:box.Full|});
        Newsletter.Send(plain.Full);
        """, types: "public sealed class Box { public string First = \"\", Last = \"\"; public string Full => First + \" \" + Last; }");

    [Fact]
    public Task LazyProperty_IsFollowed() => CheckBody("""
        var box = new Box(applicant.Email);
        var plain = new Box(applicant.Position);
        Newsletter.Send({|PD1001:box.Text|});
        Newsletter.Send(plain.Text);
        """, types: "public sealed class Box(string text) { private string? _text; public string Text => _text ??= text.Trim(); }");

    [Fact]
    public Task PartialMembers_AreFollowed() => CheckBody("""
        var box = new Box(applicant.Email);
        var plain = new Box(applicant.Position);
        Newsletter.Send({|PD1001:box.Get()|});
        Newsletter.Send({|PD1001:box.Text|});
        Newsletter.Send({|PD1001:box[0]|});
        Newsletter.Send(plain.Get());
        Newsletter.Send(plain.Text);
        """, types: """
        public sealed partial class Box
        {
            private string _text = "";
            public partial Box(string text);
            public partial string Get();
            public partial string Text { get; }
            public partial string this[int i] { get; }
        }
        public sealed partial class Box
        {
            public partial Box(string text) { _text = text; }
            public partial string Get() => _text;
            public partial string Text => _text;
            public partial string this[int i] => _text;
        }
        """);

    [Fact]
    public Task PartialEvent_HandlersAreCalled() => CheckBody("""
        var bell = new Bell();
        bell.Rang += s => Newsletter.Send(s);
        bell.Ring({|PD1001:applicant.Email|});
        bell.Ring(applicant.Position);
        """, types: """
        public sealed partial class Bell { public partial event Action<string> Rang; }
        public sealed partial class Bell
        {
            private Action<string>? _rang;
            public partial event Action<string> Rang { add { _rang += value; } remove { } }
            public void Ring(string s) => _rang?.Invoke(s);
        }
        """);

    [Fact]
    public Task ExplicitInterfaceMembers_AreFollowed() => CheckBody("""
        IText text = new Box { Value = applicant.Email };
        IText plain = new Box { Value = applicant.Position };
        Newsletter.Send({|PD1001:text.Text|});
        Newsletter.Send(plain.Text);
        text.Put("x");
        """, types: """
        public interface IText { string Text { get; } void Put(string s); }
        public sealed class Box : IText
        {
            public string Value = "";
            string IText.Text => Value;
            void IText.Put(string s) => Value = s;
        }
        """);

    [Fact]
    public Task DefaultInterfaceMember_IsFollowed() => CheckBody("""
        IText text = new Box { Text = applicant.Email };
        IText plain = new Box { Text = applicant.Position };
        Newsletter.Send({|PD1001:text.Loud()|});
        Newsletter.Send(plain.Loud());
        """, types: """
        public interface IText { string Text { get; } string Loud() => Text + "!"; }
        public sealed class Box : IText { public string Text { get; set; } = ""; }
        """);

    [Fact]
    public Task NestedTypesAndStaticHelpers_AreFollowed() => CheckBody("""
        Newsletter.Send({|PD1001:Outer.Inner.Trim(applicant.Email)|});
        Newsletter.Send(Outer.Inner.Trim(applicant.Position));
        """, types: "public static class Outer { public static class Inner { public static string Trim(string s) => s.Trim(); } }");

    [Fact]
    public Task OptionalAndNamedArguments_AreMatched() => CheckBody("""
        Newsletter.Send({|PD1001:Pick(b: "x", a: applicant.Email)|});
        Newsletter.Send(Pick(b: applicant.Email, a: applicant.Position));
        Newsletter.Send(Pick());
        """, "static string Pick(string a = \"\", string b = \"\") => a;");

    [Fact]
    public Task RefStruct_KeepsMembers() => CheckBody("""
        var view = new View { Text = applicant.Email, Other = applicant.Position };
        Newsletter.Send({|PD1001:view.Text.ToString()|});
        Newsletter.Send(view.Other.ToString());
        """, types: "public ref struct View { public ReadOnlySpan<char> Text, Other; }");

    [Fact]
    public Task UserDefinedTrueFalse_CarryNothing() => CheckBody("""
        var flag = new Flag { Text = applicant.Email };
        var text = flag ? "a" : "b";
        Newsletter.Send(text);
        """, types: """
        public sealed class Flag
        {
            public string Text = "";
            public static bool operator true(Flag f) => f.Text.Length > 3;
            public static bool operator false(Flag f) => f.Text.Length < 3;
        }
        """);

    [Fact]
    public Task BaseCalls_AreFollowed() => CheckBody("""
        var box = new Special { Text = applicant.Email };
        var plain = new Special { Text = applicant.Position };
        Newsletter.Send({|PD1001:box.Show()|});
        Newsletter.Send(plain.Show());
        """, types: """
        public class Box { public string Text = ""; public virtual string Show() => Text; }
        public sealed class Special : Box { public override string Show() => base.Show() + "!"; }
        """);

    [Fact]
    public Task IteratorProperty_IsFollowed() => CheckBody("""
        var box = new Box { Text = applicant.Email };
        var plain = new Box { Text = applicant.Position };
        foreach (var s in box.Lines) Newsletter.Send({|PD1001:s|});
        foreach (var s in plain.Lines) Newsletter.Send(s);
        """, types: "public sealed class Box { public string Text = \"\"; public IEnumerable<string> Lines { get { yield return Text; yield return \"x\"; } } }");
}
