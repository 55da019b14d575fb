namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>
/// What a call stores is what it puts there, not what was there before (SPEC 6.4): through a reference, or into a builder
/// that is handed over with a text. And what an anonymizing constructor keeps is nobody's.
/// </summary>
public sealed class NewContentTests : FlowTest
{
    [Theory]
    [InlineData("Title = {|PD1002:e.Name|}; Title = e.Department; Title = \"\";")]
    [InlineData("_text = {|PD1002:e.Name|}; Touch(ref _text); Set(ref _text, \"done\");")]
    [InlineData("_text = {|PD1002:e.Name|}; Set(ref {|PD1002:_text|}, e.Name);")]
    [InlineData("Set(ref {|PD1002:_text|}, e.Name); Set(ref _text, e.Department);")]
    [InlineData("_text = {|PD1002:e.Name|}; Interlocked.Exchange(ref _text, \"done\");")]
    [InlineData("Interlocked.Exchange(ref {|PD1002:_text|}, e.Name);")]
    [InlineData("Give(e, out {|PD1002:_text|});")]
    [InlineData("var text = e.Name; Touch(ref text); Newsletter.Send({|PD1001:text|});")]
    [InlineData("var text = e.Name; Set(ref text, \"\"); Newsletter.Send({|PD1001:text|});")]
    [InlineData("var view = new View(); view.Title = {|PD1002:e.Name|}; view.Title = \"reset\";")]
    public Task ThroughAReference_OnlyWhatIsNewIsStored(string body) => Verify($$"""
        public sealed class View
        {
            private string _title = "";
            private string _text = "";
            public string Title { get => _title; set => Set(ref _title, value); }
            private static bool Set<T>(ref T field, T value) { if (Equals(field, value)) return false; field = value; return true; }
            private static void Touch(ref string s) { }
            private static void Give(Employee e, out string s) => s = e.Name;
            public void Run(Employee e) { {{body}} }
        }
        """);

    [Theory]
    [InlineData("_body.Append({|PD1002:e.Name|}); _body.Append($\"page {e.Department}\"); _body.AppendLine($\"page {e.Department}\");")]
    [InlineData("_body.AppendLine($\"page {e.Department}\"); _body.AppendLine({|PD1002:$\"name {e.Name}\"|}); ")]
    [InlineData("var text = new StringBuilder(); text.Append($\"{e.Name}\"); text.Append($\"{e.Id}\"); Newsletter.Send({|PD1001:text.ToString()|});")]
    [InlineData("var text = new StringBuilder(); text.Append($\"{e.Id}\"); Newsletter.Send(text.ToString());")]
    public Task InterpolatedIntoABuilder_OnlyTheTextIsStored(string body) => Verify($$"""
        public sealed class Report
        {
            private readonly StringBuilder _body = new();
            public void Run(Employee e) { {{body}} }
        }
        """);

    [Fact]
    public Task AnonymizingConstructor_StoresNothing() => Verify("""
        public sealed class Pseudonym
        {
            private readonly List<string> _parts = new();
            private static string s_last = "";
            [Anonymizes] public Pseudonym(string name) { Value = name.GetHashCode().ToString() + name; Keep(name); _parts.Add(name); }
            [Anonymizes] public Pseudonym(string name, int salt) { Value = name; s_last = name; }
            public string Value { get; private set; }
            public string Other { get; private set; } = "";
            private void Keep(string name) => Other = name;
        }
        [method: Anonymizes] public sealed record Token(string Value);
        public sealed class Digest
        {
            public Digest(string name) => Value = name;
            public string Value { get; }
        }
        public static class Program
        {
            static void Run(Employee e)
            {
                _ = new Pseudonym(e.Name);
                _ = new Pseudonym({|PD1002:e.Name|}, 1);
                _ = new Token(e.Name);
                _ = new Digest({|PD1002:e.Name|});
                Newsletter.Send(new Pseudonym(e.Name).Value);
            }
        }
        """);
}
