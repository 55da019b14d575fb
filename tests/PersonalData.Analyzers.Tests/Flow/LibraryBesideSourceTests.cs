namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>A library's interface or base class that this program implements too: objects of the library are still what they are.</summary>
public sealed class LibraryBesideSourceTests : FlowTest
{
    private const string Implementations = """
        public sealed class Numbers : IEnumerable<int>
        {
            private readonly List<int> _items = new();
            public IEnumerator<int> GetEnumerator() => _items.GetEnumerator();
            System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
        }
        public sealed class Page : IReadOnlyList<string>
        {
            public string this[int i] => "";
            public int Count => 0;
            public IEnumerator<string> GetEnumerator() { yield break; }
            System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
        }
        public sealed class NullReader : TextReader { public override string ReadToEnd() => ""; }
        public sealed class NullWriter : TextWriter { public override Encoding Encoding => Encoding.UTF8; public override void Write(string? s) { } }
        public readonly struct Code : IFormattable { public string ToString(string? f, IFormatProvider? p) => "code"; }

        """;

    [Fact]
    public Task Loop_OverLibraryCollection_FindsItsElements() => VerifyIn("""
        string[] array = { applicant.Position, applicant.Email };
        foreach (var x in array) Newsletter.Send({|PD1001:x|});
        foreach (var x in applicant.Email.Split(',')) Newsletter.Send({|PD1001:x|});
        foreach (var x in applicant.Position.Split(',')) Newsletter.Send(x);
        IReadOnlyList<string> list = applicants.Select(y => y.Email).ToArray();
        foreach (var x in list) Newsletter.Send({|PD1001:x|});
        foreach (var x in applicants.Select(y => y.Position)) Newsletter.Send(x);
        """);

    [Fact]
    public Task Helper_GivenALibraryObject_RunsTheLibrary() => VerifyIn("""
        Newsletter.Send({|PD1001:Read(new StringReader(applicant.Email))|});
        Newsletter.Send(Read(new StringReader(applicant.Position)));
        Newsletter.Send({|PD1001:FirstOf(new List<string> { applicant.Email })|});
        Newsletter.Send(FirstOf(new List<string> { applicant.Position }));
        var writer = new StringWriter();
        Write(writer, applicant.Email);
        Newsletter.Send({|PD1001:writer.ToString()|});
        """);

    [Fact]
    public Task VariantInterface_IsImplementedForItsOwnTypeArguments() => Verify("""
        public interface IMapper<in TIn, out TOut> { TOut Map(TIn x); }
        public sealed record Card(string Text);
        public sealed record View(string Heading);
        public sealed class CardMapper : IMapper<Applicant, Card> { public Card Map(Applicant a) => new({|PD1002:a.Email|}); }
        public sealed class ViewMapper : IMapper<Applicant, View> { public View Map(Applicant a) => new(a.Position); }
        public sealed class Job(IMapper<Applicant, Card> cards, IMapper<Applicant, View> views, IMapper<Applicant, object> any)
        {
            public void Run(Applicant a)
            {
                Newsletter.Send({|PD1001:cards.Map(a).Text|});
                Newsletter.Send(views.Map(a).Heading);
                Newsletter.Send({|PD1001:any.Map(a)|});
            }
        }
        """);

    private static Task VerifyIn(string body) => Verify(Implementations + $$"""
        public static class Program
        {
            static string Read(TextReader r) => r.ReadToEnd();
            static string FirstOf(IReadOnlyList<string> l) => l[0];
            static void Write(TextWriter w, string x) => w.Write(x);
            public static void Run(Applicant applicant, List<Applicant> applicants)
            {
                {{body}}
            }
        }
        """);
}
