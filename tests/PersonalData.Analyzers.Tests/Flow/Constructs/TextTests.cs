namespace PersonalData.Analyzers.Tests.Flow.Constructs;

/// <summary>Interpolation and the text of objects: their <c>ToString</c> decides.</summary>
public sealed class TextTests : ConstructTest
{
    [Fact]
    public Task Interpolation_CarriesItsHoles() => CheckBody("""
        Newsletter.Send({|PD1001:$"Dear {applicant.Name},"|});
        Newsletter.Send($"Dear {applicant.Position},");
        """);

    [Fact]
    public Task Interpolation_FormatAndAlignment_Carry() => CheckBody("""
        Newsletter.Send({|PD1001:$"{employee.Salary,10:N2}"|});
        Newsletter.Send($"{employee.Id,10:N2}");
        """);

    [Fact]
    public Task RawInterpolation_CarriesItsHoles() => CheckBody(""""
        Newsletter.Send({|PD1001:$"""to "{applicant.Email}" """|});
        Newsletter.Send($"""to "{applicant.Position}" """);
        """");

    [Fact]
    public Task Interpolation_OfComparison_CarriesNothing() => CheckBody("""
        Newsletter.Send($"{applicant.Email == "x"} {applicant.Email.Length > 3}");
        """);

    [Fact]
    public Task FormattableString_Carries() => CheckBody("""
        FormattableString text = $"{applicant.Email}";
        FormattableString other = $"{applicant.Position}";
        Newsletter.Send({|PD1001:text.ToString()|});
        Newsletter.Send(other.ToString());
        """);

    [Fact]
    public Task StringFormat_CarriesItsArguments() => CheckBody("""
        Newsletter.Send({|PD1001:string.Format("{0} {1}", 1, applicant.Email)|});
        Newsletter.Send(string.Format("{0} {1}", 1, applicant.Position));
        """);

    [Fact]
    public Task ClassDefaultToString_ExposesNothing() => CheckBody("""
        Newsletter.Send($"{applicant}");
        Newsletter.Send("" + applicant);
        Newsletter.Send(string.Format("{0}", applicant));
        Newsletter.Send(applicant.ToString()!);
        """);

    [Fact]
    public Task ClassDefaultToString_OfObjectFilledHere_ExposesNothing() => CheckBody("""
        var box = new Box { Text = applicant.Email };
        Newsletter.Send($"{box}");
        Newsletter.Send(box.ToString()!);
        Newsletter.Send({|PD1001:$"{box.Text}"|});
        """, types: "public class Box { public string Text = \"\"; }");

    [Fact]
    public Task RecordToString_ExposesItsMembers() => CheckBody("""
        var card = new Card(applicant.Email, 3);
        var plain = new Card(applicant.Position, 3);
        Newsletter.Send({|PD1001:$"{card}"|});
        Newsletter.Send({|PD1001:card.ToString()|});
        Newsletter.Send({|PD1001:"card " + card|});
        Newsletter.Send($"{plain}");
        Newsletter.Send(plain.ToString());
        """, types: "public record Card(string Text, int Number);");

    [Fact]
    public Task RecordToString_MarkedMembers_ExposesThem() => CheckBody("", "static void Print(Card card, Plain plain) { Newsletter.Send({|PD1001:$\"{card}\"|}); Newsletter.Send($\"{plain}\"); }", """
        public record Card([PersonalData(Category.Applicant)] string Text, int Number);
        public record Plain(string Text, int Number);
        """);

    [Fact]
    public Task RecordToString_NestedRecord_ExposesItsMembers() => CheckBody("", "static void Print(Outer outer, OuterClass other) { Newsletter.Send({|PD1001:$\"{outer}\"|}); Newsletter.Send($\"{other}\"); }", """
        public record Card([PersonalData(Category.Applicant)] string Text, int Number);
        public record Outer(int Id, Card Card);
        public record OuterClass(int Id, Applicant Person);
        """);

    [Fact]
    public Task OverriddenToString_Decides() => CheckBody("", """
        static void Print(Shown shown, Hidden hidden, HiddenRecord record)
        {
            Newsletter.Send({|PD1001:$"{shown}"|});
            Newsletter.Send({|PD1001:"" + shown|});
            Newsletter.Send({|PD1001:shown.ToString()|});
            Newsletter.Send($"{hidden}");
            Newsletter.Send("" + hidden);
            Newsletter.Send(hidden.ToString());
            Newsletter.Send($"{record}");
        }
        """, """
        public class Shown { [PersonalData(Category.Applicant)] public string Text = ""; public override string ToString() => Text; }
        public class Hidden { [PersonalData(Category.Applicant)] public string Text = ""; public int Id; public override string ToString() => "#" + Id; }
        public record HiddenRecord([PersonalData(Category.Applicant)] string Text) { public override string ToString() => "hidden"; }
        """);

    [Fact]
    public Task RecordPrintMembers_Decides() => CheckBody("", """
        static void Print(Card card, Open open)
        {
            Newsletter.Send($"{card}");
            Newsletter.Send({|PD1001:$"{open}"|});
        }
        """, """
        public record Card([PersonalData(Category.Applicant)] string Text)
        {
            protected virtual bool PrintMembers(StringBuilder builder) { builder.Append("hidden"); return true; }
        }
        public record Open([PersonalData(Category.Applicant)] string Text)
        {
            protected virtual bool PrintMembers(StringBuilder builder) { builder.Append(Text); return true; }
        }
        """);

    [Fact]
    public Task TupleToString_ExposesItsElements() => CheckBody("""
        var pair = (applicant.Email, 3);
        var plain = (applicant.Position, 3);
        Newsletter.Send({|PD1001:$"{pair}"|});
        Newsletter.Send($"{plain}");
        """);

    [Fact]
    public Task AnonymousObjectToString_ExposesItsMembers() => CheckBody("""
        var it = new { applicant.Email };
        var plain = new { applicant.Position };
        Newsletter.Send({|PD1001:$"{it}"|});
        Newsletter.Send($"{plain}");
        """);

    [Fact]
    public Task CollectionToString_ExposesNothing() => CheckBody("""
        var list = new List<string> { applicant.Email };
        Newsletter.Send($"{list}");
        Newsletter.Send({|PD1001:$"{list[0]}"|});
        """);

    [Fact]
    public Task TextOfObjectAsParameter_IsFollowed() => CheckBody("""
        Print({|PD1001:new Card(applicant.Email)|});
        Print(new Card(applicant.Position));
        Print(new Box { Text = applicant.Email });
        Print({|PD1001:applicant.Email|});
        """, "static void Print(object o) => Newsletter.Send($\"{o}\");", """
        public record Card(string Text);
        public class Box { public string Text = ""; }
        """);

    [Fact]
    public Task InterpolatedStringHandler_CarriesWhatIsAppended() => CheckBody("""
        Write({|PD1001:$"{applicant.Email}"|});
        Write($"{applicant.Position}");
        """, "static void Write(Handler text) => Newsletter.Send(text.Text);", """
        [System.Runtime.CompilerServices.InterpolatedStringHandler]
        public struct Handler
        {
            private readonly StringBuilder _builder;
            public Handler(int literal, int holes) => _builder = new StringBuilder();
            public void AppendLiteral(string text) => _builder.Append(text);
            public void AppendFormatted<T>(T value) => _builder.Append(value);
            public string Text => _builder.ToString();
        }
        """);

    [Fact]
    public Task CharsOfText_Carry() => CheckBody("""
        var initial = applicant.Name[0];
        var other = applicant.Position[0];
        Newsletter.Send({|PD1001:initial|});
        Newsletter.Send({|PD1001:applicant.Name[1..3]|});
        Newsletter.Send({|PD1001:applicant.Name[^1]|});
        Newsletter.Send(other);
        Newsletter.Send(applicant.Position[1..3]);
        foreach (var c in applicant.Name) Newsletter.Send({|PD1001:c|});
        """);

    [Fact]
    public Task StringMethods_Carry() => CheckBody("""
        Newsletter.Send({|PD1001:applicant.Email.Trim().ToLowerInvariant().Replace("a", "b")|});
        Newsletter.Send({|PD1001:applicant.Email.Split('@')[1]|});
        Newsletter.Send({|PD1001:"x".Replace("x", applicant.Email)|});
        Newsletter.Send({|PD1001:string.Join(",", new[] { applicant.Email })|});
        Newsletter.Send({|PD1001:string.Join(",", "a", applicant.Email)|});
        Newsletter.Send(applicant.Position.Trim().Substring(2));
        """);

    [Fact]
    public Task StringBuilder_Carries() => CheckBody("""
        var builder = new StringBuilder();
        builder.Append("to ").Append(applicant.Email).AppendLine();
        var other = new StringBuilder();
        other.Append("to ").Append(applicant.Position);
        Newsletter.Send({|PD1001:builder.ToString()|});
        Newsletter.Send(other.ToString());
        """);

    [Fact]
    public Task Utf8Literal_CarriesNothing() => CheckBody("""
        ReadOnlySpan<byte> text = "x"u8;
        Newsletter.Send(text.Length);
        Newsletter.Send({|PD1001:Encoding.UTF8.GetBytes(applicant.Email)|});
        Newsletter.Send(Encoding.UTF8.GetBytes(applicant.Position));
        """);

    [Fact]
    public Task InterpolatedStringHandler_WithLiteralsArgumentsAndAddition_Carries() => CheckBody("""
        Write("a", {|PD1001:$"to {applicant.Email}"|});
        Write("a", $"to {applicant.Position}");
        Write(applicant.Email, {|PD1001:$"to {applicant.Position}"|});
        Write("a", {|PD1001:$"to {applicant.Position} " + $"and {applicant.Email}"|});
        """, """
        static void Write(string prefix, [System.Runtime.CompilerServices.InterpolatedStringHandlerArgument("prefix")] Handler text) => Newsletter.Send(text.Text);
        """, """
        [System.Runtime.CompilerServices.InterpolatedStringHandler]
        public struct Handler
        {
            private readonly StringBuilder _builder;
            public Handler(int literal, int holes, string prefix, out bool enabled) { _builder = new StringBuilder(prefix); enabled = true; }
            public bool AppendLiteral(string text) { _builder.Append(text); return true; }
            public bool AppendFormatted<T>(T value) { _builder.Append(value); return true; }
            public string Text => _builder.ToString();
        }
        """);

    [Fact]
    public Task ToString_ThatPutsItsOwnKindIntoText_Ends() => CheckBody(
        """
        var current = new Folder { Name = applicant.Position };
        foreach (var each in applicants) current = new Folder { Name = each.Position, Parent = current };
        Newsletter.Send($"{current}");
        foreach (var each in applicants) current = new Folder { Name = each.Email, Parent = current };
        Newsletter.Send({|PD1001:$"{current}"|});
        """,
        types: """
        public sealed class Folder
        {
            public string Name { get; set; } = "";
            public Folder? Parent { get; set; }
            public override string ToString() => Parent is null ? Name : $"{Parent}/{Name}";
        }
        """);
}
