using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PersonalData.Analyzers.Rules.Flow;

namespace PersonalData.Analyzers.Tests.Flow.Limits;

/// <summary>
/// Code that can have no part in a flow is not analysed. Whether it was rightly left out, the engine itself says: with
/// everything analysed, the programs of all other tests must give the same reports. Each declaration stands in a file
/// of its own, so that names have to lead from one to the other.
/// </summary>
public sealed class RelevanceTests
{
    private static readonly CSharpParseOptions s_options = new(LanguageVersion.Preview);

    private static readonly MetadataReference[] s_references =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(PersonalDataAttribute).Assembly.Location)];

    public static TheoryData<string> Suites() => BrokenCodeTests.Suites();

    [Theory]
    [MemberData(nameof(Suites))]
    public async Task LeavingCodeOut_MakesNoDifference(string suite)
    {
        foreach (var program in await BrokenCodeTests.ProgramsOf(typeof(RelevanceTests).Assembly.GetType(suite)!))
        {
            var files = Split(program).ToArray();
            var everything = await Reports(files, new FlowAnalyzer(analyzesEverything: true));
            var relevant = await Reports(files, new FlowAnalyzer(analyzesEverything: false, looksAtFilesAlone: false));
            Assert.True(everything.SequenceEqual(relevant), $"""
                --- with everything:
                {string.Join('\n', everything.Except(relevant))}
                --- with what is relevant:
                {string.Join('\n', relevant.Except(everything))}
                --- program:
                {program}
                """);
        }
    }

    /// <summary>Ways by which data reaches code that names neither a marked member nor its type; each in a file of its own.</summary>
    public static TheoryData<string, string> Ways() => new()
    {
        { "a result of an inferred type", "class Use { void Run() { var found = Db.First(); Newsletter.Send(found.Email); } }" },
        { "a result kept as object", "class Make { public static object Copy() => new Applicant { Name = Db.First().Name }; }\n// file\nclass Use { void Run() => Sink.Write(Make.Copy()); }" },
        { "text that a helper reads", "class Make { public static string Text() => Db.First().Email; }\n// file\nclass Use { void Run() => Newsletter.Send(Make.Text()); }" },
        { "helpers of helpers", "class A { public static string Text() => Db.First().Email; }\n// file\nclass B { public static string Text() => A.Text(); }\n// file\nclass C { public static string Text() => B.Text(); }\n// file\nclass Use { void Run() => Newsletter.Send(C.Text()); }" },
        { "a lambda that a helper makes", "class Make { public static Func<string> Text() => () => Db.First().Email; }\n// file\nclass Use { void Run() => Newsletter.Send(Make.Text()()); }" },
        { "a static property with an initializer", "class Current { [PersonalData(Category.Applicant)] public static string Name { get; set; } = \"\"; }\n// file\nclass Use { void Run() => Newsletter.Send(Current.Name); }" },
        { "a static field with an initializer", "class Current { [PersonalData(Category.Applicant)] public static string Name = \"\"; }\n// file\nclass Use { void Run() => Newsletter.Send(Current.Name); }" },
        { "an output of a constructor", "class Box { public Box([PersonalData(Category.Applicant)] out string name) => name = \"\"; }\n// file\nclass Use { void Run() { new Box(out var text); Newsletter.Send(text); } }" },
        { "a method group", "class Use { void Run() => Sink.Write(Sink.Call(Db.First)); }" },
        { "a lambda handed to a library", "class Use { void Run() => Newsletter.Send(Task.Run(() => Db.First()).Result.Email); }" },
        { "a lambda handed to a generic helper", "class Helper { public static void Run<T>(Func<T> make) => Sink.Write(make()); }\n// file\nclass Use { void Run() => Helper.Run(() => Db.First()); }" },
        { "a type parameter", "class Helper { public static void Run<T>(T item) => Sink.Write(item); }\n// file\nclass Use { void Run() => Helper.Run(Db.First()); }" },
        { "a text of an object behind an interface", "interface IItem { }\n// file\nclass Item : IItem { public override string ToString() => Db.First().Email; }\n// file\nclass Make { public static IItem New() => new Item(); }\n// file\nclass Use { void Run() => Newsletter.Send($\"{Make.New()}\"); }" },
        { "an enumerator behind an interface", "class Names : IEnumerable<string> { public IEnumerator<string> GetEnumerator() { yield return Db.First().Email; } System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator(); }\n// file\nclass Make { public static IEnumerable<string> New() => new Names(); }\n// file\nclass Use { void Run() { foreach (var name in Make.New()) Newsletter.Send(name); } }" },
        { "an implementation that a base class has", "interface IFind { string Find(); }\n// file\nclass Base { public string Find() => Db.First().Email; }\n// file\nclass Derived : Base, IFind { }\n// file\nclass Use { void Run(IFind all) => Newsletter.Send(all.Find()); }" },
        { "an override", "abstract class Find { public abstract string Text(); }\n// file\nclass First : Find { public override string Text() => Db.First().Email; }\n// file\nclass Use { void Run(Find all) => Newsletter.Send(all.Text()); }" },
        { "a mark that is inherited", "interface IPerson { [PersonalData(Category.Applicant)] string Name { get; } }\n// file\nclass Person : IPerson { public string Name => \"\"; }\n// file\nclass Everybody { public static Person One() => new Person(); }\n// file\nclass Use { void Run() => Newsletter.Send(Everybody.One().Name); }" },
        { "a parameter that an interface marks", "interface ISend { void Send([PersonalData(Category.Applicant)] string text); }\n// file\nclass Sender : ISend { [Purpose(Purpose.ServiceInformation)] public void Send(string text) { } }" },
        { "an object that derives from a marked type", "[PersonalData(Category.Applicant)] class Person { public string Name = \"\"; }\n// file\nclass Child : Person { public string School = \"\"; }\n// file\nclass Class { public IEnumerable<Child> All = new List<Child>(); }\n// file\nclass Use { void Run(Class all) { foreach (var one in all.All) Newsletter.Send(one.School); } }" },
        { "a LINQ query over a result", "class Use { void Run() => Newsletter.SendAll(from one in Db.All() where one.Id > 1 select one.Email); }" },
        { "a lambda's parameter", "class Use { void Run() => Db.Each(one => Newsletter.Send(one.Email)); }" },
        { "a delegate type of its own", "delegate void Handle(Applicant one);\n// file\nclass Source { public void Each(Handle handle) => handle(Db.First()); }\n// file\nclass Use { void Run(Source source) => source.Each(one => Newsletter.Send(one.Email)); }" },
        { "an event", "class Source { public event EventHandler<Applicant>? Found; public void Raise() => Found?.Invoke(this, Db.First()); }\n// file\nclass Use { void Run(Source source) => source.Found += (_, one) => Newsletter.Send(one.Email); }" },
        { "an extension method", "static class More { public static string Text(this int id) => Db.First().Email + id; }\n// file\nclass Use { void Run() => Newsletter.Send(7.Text()); }" },
        { "an extension property", "static class More { extension(int id) { public string Text => Db.First().Email + id; } }\n// file\nclass Use { void Run() => Newsletter.Send(7.Text); }" },
        { "a deconstruction by an extension", "class Key { public int Id; }\n// file\nstatic class More { public static void Deconstruct(this Key key, out int id, out string text) { id = key.Id; text = Db.First().Email; } }\n// file\nclass Use { void Run(Key key) { var (_, text) = key; Newsletter.Send(text); } }" },
        { "a deconstruction by an interface", "interface IKey { void Deconstruct(out int id, out string text); }\n// file\nclass Key : IKey { public void Deconstruct(out int id, out string text) { id = 1; text = Db.First().Email; } }\n// file\nclass Use { void Run(IKey key) { var (_, text) = key; Newsletter.Send(text); } }" },
        { "a deconstruction in a loop", "class Key { public void Deconstruct(out int id, out string text) { id = 1; text = Db.First().Email; } }\n// file\nclass Use { void Run(List<Key> all) { foreach (var (_, text) in all) Newsletter.Send(text); } }" },
        { "a record taken apart in a loop", "record Card([PersonalData(Category.Applicant)] string Text, int Id);\n// file\nclass Use { void Run(List<Card> all) { foreach (var (text, _) in all) Newsletter.Send(text); } }" },
        { "a record taken apart inside tuples, in a loop", "record Card([PersonalData(Category.Applicant)] string Text, int Id);\n// file\nclass Use { void Run(List<(Card, int)> all) { foreach (var ((text, _), _) in all) Newsletter.Send(text); } }" },
        { "a record taken apart by a pattern", "record Card([PersonalData(Category.Applicant)] string Text, int Id);\n// file\nclass Use { void Run(Card card) { if (card is (var text, > 1)) Newsletter.Send(text); } }" },
        { "a record structure taken apart as it comes", "record struct Card([PersonalData(Category.Applicant)] string Text, int Id);\n// file\nclass Use { async Task Run(IAsyncEnumerable<Card> all) { await foreach (var (text, _) in all) Newsletter.Send(text); } }" },
        { "an indexer", "class Book { public string this[int i] => Db.First().Email; }\n// file\nclass Shelf { public Book Book = new(); }\n// file\nclass Use { void Run(Shelf shelf) => Newsletter.Send(shelf.Book[1]); }" },
        { "an implicit index", "class Book { public int Length => 1; public string this[int i] => Db.First().Email; }\n// file\nclass Shelf { public Book Book = new(); }\n// file\nclass Use { void Run(Shelf shelf) => Newsletter.Send(shelf.Book[^1]); }" },
        { "an operator", "class Sum { public static string operator +(Sum a, int b) => Db.First().Email; }\n// file\nclass More : Sum { }\n// file\nclass Use { void Run(More sum) => Newsletter.Send(sum + 1); }" },
        { "an implicit conversion", "class Sum { public static implicit operator string(Sum a) => Db.First().Email; }\n// file\nclass Shelf { public Sum Sum = new(); }\n// file\nclass Use { void Run(Shelf shelf) { string text = shelf.Sum; Newsletter.Send(text); } }" },
        { "an alias", "global using Person = Applicant;\n// file\nclass Everybody { public static Person One() => new(); }\n// file\nclass Use { void Run() => Newsletter.Send(Everybody.One().Email); }" },
        { "a static import", "global using   static Db;\n// file\nclass Use { void Run() { var one = First(); Newsletter.Send(one.Email); } }" },
        { "an alias of the mark", "global using Mine = PersonalData.PersonalDataAttribute;\n// file\nclass Person { [Mine(Category.Applicant)] public string Text = \"\"; }\n// file\nclass Everybody { public static Person One() => new(); }\n// file\nclass Use { void Run() => Newsletter.Send(Everybody.One().Text); }" },
        { "a name with an escape", "class Use { void Run() { var one = D\\u0062.First(); Newsletter.Send(one.Em\\u0061il); } }" },
        { "a base constructor that reads", "class Base { public Base() => Sink.Count(Db.First().Email); }\n// file\nclass Derived : Base { }\n// file\nclass Use { [Purpose(Purpose.ServiceInformation)] void Run() => new Derived(); }" },
        { "a helper that reads", "class Helper { public static void Do() => Sink.Count(Db.First().Email); }\n// file\nclass Use { [Purpose(Purpose.ServiceInformation)] void Run() => Helper.Do(); }" },
        { "a helper that reads, from a lambda for a purpose", "global using Why = PersonalData.PurposeAttribute;\n// file\nclass Helper { public static void Do() => Sink.Count(Db.First().Email); }\n// file\nclass Use { Action Run() => [Why(\"ServiceInformation\")] () => Helper.Do(); }" },
        { "a helper that reads, through helpers and a purpose of the assembly", "[assembly: Purpose(Purpose.ServiceInformation)]\n// file\nclass Helper { public static void Do() => Sink.Count(Db.First().Email); }\n// file\nclass More { public static void Do() => Helper.Do(); }" },
        { "a setter that keeps", "class Box { string _text = \"\"; public string Text { get => _text; set => _text = Db.First().Email + value; } }\n// file\nclass Use { void Run() { var box = new Box { Text = \"\" }; Newsletter.Send(box.Text); } }" },
        { "a field initializer", "class Box { public string Text = Db.First().Email; }\n// file\nclass Use { void Run() => Newsletter.Send(new Box().Text); }" },
        { "a primary constructor", "class Box(Applicant one) { public string Text => one.Email; }\n// file\nclass Make { public static Box New() => new(Db.First()); }\n// file\nclass Use { void Run() => Newsletter.Send(Make.New().Text); }" },
        { "parts of one type", "partial class Use { private Applicant One => Db.First(); }\n// file\npartial class Use { void Run() => Newsletter.Send(One.Email); }" },
        { "parts of one method", "partial class Use { partial void Run([PersonalData(Category.Applicant)] string text); }\n// file\npartial class Use { partial void Run(string text) => Newsletter.Send(text); }" },
        { "a marked type parameter of a method", "class Use { void Run<[PersonalData(Category.Applicant)] T>(T item) => Newsletter.Send(item!.ToString()!); }" },
        { "parts of one method that gives", "partial class Make { public static partial string Text(); }\n// file\npartial class Make { public static partial string Text() => Db.First().Email; }\n// file\nclass Use { void Run() => Newsletter.Send(Make.Text()); }" },
        { "a whole object for a recipient", "class Buyer { [PersonalData(Category.Customer)] public string Name = \"\"; }\n// file\ninterface IGroup { [DisclosesTo(Recipient.ParentGroup)] void Put(Buyer one); }\n// file\nclass Shop { public Buyer Last = new(); }\n// file\nclass Use { void Run(IGroup all, Shop shop) => all.Put(shop.Last); }" },
        { "a whole object for a recipient that an implementation names", "class Buyer { [PersonalData(Category.Customer)] public string Name = \"\"; }\n// file\ninterface IGroup { void Put(Buyer one); }\n// file\nclass Group : IGroup { [DisclosesTo(Recipient.ParentGroup)] public void Put(Buyer one) { } }\n// file\nclass Shop { public Buyer Last = new(); }\n// file\nclass Use { void Run(IGroup all, Shop shop) => all.Put(shop.Last); }" },
        { "a whole object for a purpose without code here", "interface INews { [Purpose(Purpose.ServiceInformation)] void Put(Applicant one); }\n// file\nclass Use { void Run(INews all) => all.Put(Db.First()); }" },
        { "parts of one property", "partial class Box { [PersonalData(Category.Applicant)] public partial string Text { get; } }\n// file\npartial class Box { public partial string Text => \"\"; }\n// file\nclass Shelf { public Box Box = new(); }\n// file\nclass Use { void Run(Shelf shelf) => Newsletter.Send(shelf.Box.Text); }" },
        { "an iterator and a task", "class Make { public static async Task<string> Text() { await Task.Yield(); return Db.First().Email; } }\n// file\nclass Use { async Task Run() => Newsletter.Send(await Make.Text()); }" },
        { "an exception", "class Make { public static void Throw() => throw new InvalidOperationException(Db.First().Email); }\n// file\nclass Use { void Run() { try { Make.Throw(); } catch (Exception e) { Newsletter.Send(e.Message); } } }" },
        { "a dynamic value", "class Make { public static dynamic One() => Db.First(); }\n// file\nclass Use { void Run() => Newsletter.Send(Make.One().Email); }" },
        { "a tuple and an anonymous object", "class Make { public static (int Id, string Text) Pair() => (1, Db.First().Email); }\n// file\nclass Use { void Run() { var pair = Make.Pair(); var more = new { pair.Text }; Newsletter.Send(more.Text); } }" },
        { "an object that is filled by a helper", "class Row { public string Text = \"\"; }\n// file\nclass Fill { public static void In(Row row) => row.Text = Db.First().Email; }\n// file\nclass Use { void Run() { var row = new Row(); Fill.In(row); Newsletter.Send(row.Text); } }" },
        { "a callback of a helper", "class Fill { public static void In(Action<string> to) => to(Db.First().Email); }\n// file\nclass Use { void Run() => Fill.In(text => Newsletter.Send(text)); }" },
        { "static abstract members", "interface IFind<T> where T : IFind<T> { static abstract string Text(); }\n// file\nclass First : IFind<First> { public static string Text() => Db.First().Email; }\n// file\nclass Use { void Run<T>() where T : IFind<T> => Newsletter.Send(T.Text()); }" },
        { "an identifier with data", "class Visit { [OnlineIdentifier] public string Cookie = \"\"; }\n// file\nclass Visits { public static Visit Last() => new(); }\n// file\nclass Use { void Run() => Newsletter.Send(Visits.Last().Cookie + Db.First().Email); }" },
        { "a default of an interface", "interface IFind { string Text() => Db.First().Email; }\n// file\nclass Find : IFind { }\n// file\nclass Use { void Run(IFind find) => Newsletter.Send(find.Text()); }" },
        { "a nested type of a base class", "class Base { protected class Row { public string Text => Db.First().Email; } protected Row One = new(); }\n// file\nclass Middle : Base { }\n// file\nclass Use : Middle { void Run() => Newsletter.Send(One.Text); }" },
        { "a record's own text", "record Card(string Room) { [PersonalData(Category.Applicant)] public string Name { get; init; } = \"\"; }\n// file\nclass Box { public Card Card = new(\"\"); }\n// file\nclass Use { void Run(Box box) => Newsletter.Send(box.Card.ToString()); }" },
        { "a record's own text, as a delegate", "record Card(string Room) { [PersonalData(Category.Applicant)] public string Name { get; init; } = \"\"; }\n// file\nclass Box { public Card Card = new(\"\"); }\n// file\nclass Use { void Run(Box box) { Func<string> text = box.Card.ToString; Newsletter.Send(text()); } }" },
        { "an interpolated string handler", "[System.Runtime.CompilerServices.InterpolatedStringHandler] struct Text { string _text; public Text(int a, int b) => _text = \"\"; public void AppendLiteral(string s) { } public void AppendFormatted(int s) => _text += Db.First().Email + s; public override string ToString() => _text; }\n// file\nclass Use { void Run() { Text text = $\"{1}\"; Newsletter.Send(text.ToString()); } }" },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task DataThatComesByAWay_IsFound(string way, string program)
    {
        var files = program.Split("// file\n").Append(Around).Select(file => file.Contains("global using", StringComparison.Ordinal) ? file : Usings + file).ToArray();
        var everything = await Reports(files, new FlowAnalyzer(analyzesEverything: true));
        Assert.True(everything.Any(static report => report.Contains("PD1", StringComparison.Ordinal) || report.Contains("PD2", StringComparison.Ordinal)), $"Nothing is found by {way}.");
        Assert.Equal(everything.Length, everything.Distinct().Count());
        Assert.Equal(string.Join("\n", everything), string.Join("\n", await Reports(files, new FlowAnalyzer(analyzesEverything: false, looksAtFilesAlone: false))));
    }

    [Fact]
    public async Task DataThatAnAssemblyWithoutMarksGives_IsFound()
    {
        var people = Library("People", Around.Replace("Category.Applicant", "\"Applicant\"").Replace("Purpose.ServiceInformation", "\"ServiceInformation\""), []);
        var store = Library("Store", "public class Store { public Applicant One() => Db.First(); public System.Collections.Generic.List<Applicant> Kept = new(); }", [people]);
        await VerifyBothWays(
            [
                "class Use { void Run(Store store) => Newsletter.Send(store.One().Email); }",
                "class More { void Run(Store store) { foreach (var one in store.Kept) Newsletter.Send(one.Email); } }",
            ],
            [people, store]);
    }

    /// <summary>Ways by which a built assembly's members give what one of its types, or its own mark, makes personal.</summary>
    [Theory]
    [InlineData("public delegate void Handle(List<Applicant> all); public class Source { public void Each(Handle handle) { } }", "class Use { void Run(Source source) => source.Each(all => Newsletter.Send(all[0].Email)); }")]
    [InlineData("public class Source { public event EventHandler<Applicant>? Found; }", "class Use { void Run(Source source) => source.Found += (_, one) => Newsletter.Send(one.Email); }")]
    [InlineData("public class Repository<T> { public T Get() => default!; } public class Applicants : Repository<Applicant>;", "class Use { void Run(Applicants all) => Newsletter.Send(all.Get().Email); }")]
    [InlineData("public interface IGet<T> { T Get(); } public interface IApplicants : IGet<Applicant>; public class Shelf { public IApplicants All = null!; }", "class Use { void Run(Shelf shelf) => Newsletter.Send(shelf.All.Get().Email); }")]
    [InlineData("public static class Find { public static bool Try(out Applicant one) { one = new(); return true; } }", "class Use { void Run() { if (Find.Try(out var one)) Newsletter.Send(one.Email); } }")]
    [InlineData("public static class Find { public static Applicant[][] All() => []; }", "class Use { void Run() { foreach (var row in Find.All()) foreach (var one in row) Newsletter.Send(one.Email); } }")]
    [InlineData("public static class Find { [return: PersonalData(\"Applicant\")] public static string Text() => \"\"; }", "class Use { void Run() => Newsletter.Send(Find.Text()); }")]
    [InlineData("public static class Find { public static void Text([PersonalData(\"Applicant\")] out string text) => text = \"\"; }", "class Use { void Run() { Find.Text(out var text); Newsletter.Send(text); } }")]
    [InlineData("public record Card([PersonalData(\"Applicant\")] string Text); public class Box { public Card One => new(\"\"); }", "class Use { void Run(Box box) => Newsletter.Send(box.One.Text); }")]
    [InlineData("public record Visit([PersonalData(\"Applicant\")] string Text, [OnlineIdentifier] string Cookie); public class Visits { public Visit Last() => new(\"\", \"\"); }", "class Use { void Run(Visits all) { var last = all.Last(); Newsletter.Send(last.Cookie); } }")]
    [InlineData("[PersonalData(\"Applicant\")] public class Person; public class Pupil : Person { public string School = \"\"; } public class Class { public Lazy<Pupil> First = null!; }", "class Use { void Run(Class one) => Newsletter.Send(one.First.Value.School); }")]
    [InlineData("public interface IText { [PersonalData(\"Applicant\")] string Text { get; } } public class Card : IText { public string Text => \"\"; } public class Box { public Card One => new(); }", "class Use { void Run(Box box) => Newsletter.Send(box.One.Text); }")]
    public async Task DataThatABuiltAssemblyGives_IsFound(string library, string program)
    {
        var people = Library("People", Around.Replace("Category.Applicant", "\"Applicant\"").Replace("Purpose.ServiceInformation", "\"ServiceInformation\""), []);
        await VerifyBothWays([program], [people, Library("Library", library, [people])]);
    }

    [Theory]
    [InlineData("P:Contact.Email", "class Use { void Run(Book book) => Newsletter.Send(book.One().Email); }")]
    [InlineData("F:Contact.Phone", "class Use { void Run(Book book) => Newsletter.Send(book.One().Phone); }")]
    [InlineData("T:Contact", "class Use { void Run(Book book) => Newsletter.Send(book.One().Phone); }")]
    [InlineData("P:Book.Item(System.Int32)", "class Use { void Run(Shelf shelf) => Newsletter.Send(shelf.All[1]); }")]
    [InlineData("M:Book.Text", "class Use { void Run(Shelf shelf) => Newsletter.Send(shelf.All.Text()); }")]
    [InlineData("P:Contact.Email", "class Use { void Run(Shelf shelf) => Newsletter.Write(shelf.All.One()); }")]
    public async Task DataThatThePolicyMarks_IsFound(string member, string program)
    {
        var contacts = Library("Contacts", """
            public class Contact { public string Email { get; set; } = ""; public string Phone = ""; }
            public class Book { public Contact One() => new(); public string this[int i] => ""; public string Text() => ""; }
            """, []);
        var shelf = Library("Shelf", "public class Shelf { public Book All = new(); }", [contacts]);
        var policy = new PolicyText($$"""
            policy: { name: Test }
            purposes: { Sending: { title: Sending } }
            categories: { Applicant: { title: Applicants, purposes: [] } }
            annotations: [ { member: "{{member}}", personalData: Applicant } ]
            """);
        const string Newsletter = """
            public static class Newsletter
            {
                [Purpose("Sending")] public static void Send(string to) { }
                public static void Write(object item) => Send(System.Text.Json.JsonSerializer.Serialize(item));
            }
            """;
        await VerifyBothWays([program, Newsletter], [contacts, shelf], policy);
    }

    private static async Task VerifyBothWays(string[] files, MetadataReference[] libraries, params AdditionalText[] policy)
    {
        var compilation = CSharpCompilation.Create(
            "Program", files.Select((file, i) => CSharpSyntaxTree.ParseText(Usings + file, s_options, path: $"File{i}.cs")).Append(CSharpSyntaxTree.ParseText(FlowTest.Vocabulary(), s_options)),
            [.. s_references, .. libraries], s_libraryOptions);
        Assert.Empty(compilation.GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error));
        var everything = await Reports(compilation, new FlowAnalyzer(analyzesEverything: true), policy: policy);
        Assert.Contains(everything, static report => report.Contains("PD1001", StringComparison.Ordinal));
        Assert.Equal(string.Join("\n", everything), string.Join("\n", await Reports(compilation, new FlowAnalyzer(analyzesEverything: false, looksAtFilesAlone: false), policy: policy)));
    }

    private static MetadataReference Library(string name, string source, IEnumerable<MetadataReference> references)
    {
        var compilation = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(Usings + source, s_options)], [.. s_references, .. references], s_libraryOptions);
        var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    private static readonly CSharpCompilationOptions s_libraryOptions = new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    private sealed class PolicyText(string text) : AdditionalText
    {
        public override string Path => "privacy-policy.yaml";

        public override Microsoft.CodeAnalysis.Text.SourceText GetText(CancellationToken cancellationToken = default) => Microsoft.CodeAnalysis.Text.SourceText.From(text);
    }

    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using PersonalData;


        """;

    private const string Around = """
        public sealed class Applicant
        {
            public int Id { get; set; }
            [PersonalData(Category.Applicant)] public string Name { get; set; } = "";
            [PersonalData(Category.Applicant)] public string Email { get; set; } = "";
        }

        public static class Db
        {
            public static Applicant First() => new();
            public static IEnumerable<Applicant> All() => [];
            public static void Each(Action<Applicant> action) { }
        }

        public static class Newsletter
        {
            [Purpose(Purpose.ServiceInformation)] public static void Send(string to) { }
            [Purpose(Purpose.ServiceInformation)] public static void SendAll(IEnumerable<string> to) { }
        }

        public static class Sink
        {
            public static object Call(Func<object> make) => make();
            public static int Count(string text) => text.Length;
            public static void Write(object? item) => Newsletter.Send(System.Text.Json.JsonSerializer.Serialize(item));
        }
        """;

    internal static async Task<ImmutableArray<string>> Reports(IEnumerable<string> files, DiagnosticAnalyzer analyzer, bool isConcurrent = false)
    {
        var trees = files.Append(FlowTest.Vocabulary()).Select((file, i) => CSharpSyntaxTree.ParseText(file, s_options, path: $"File{i}.cs"));
        var compilation = CSharpCompilation.Create(
            "Program", trees, s_references,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, concurrentBuild: isConcurrent, nullableContextOptions: NullableContextOptions.Enable));
        return await Reports(compilation, analyzer, isConcurrent);
    }

    internal static async Task<ImmutableArray<string>> Reports(
        Compilation compilation, DiagnosticAnalyzer analyzer, bool isConcurrent = false, params AdditionalText[] policy)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([.. policy]), onAnalyzerException: null, concurrentAnalysis: isConcurrent, logAnalyzerExecutionTime: false);
        var reports = await compilation.WithAnalyzers([analyzer], options).GetAnalyzerDiagnosticsAsync();
        return [.. reports.Select(static report => report.ToString()).Order(StringComparer.Ordinal)];
    }

    /// <summary>The program, a file for each declaration.</summary>
    private static IEnumerable<string> Split(string program)
    {
        var unit = SyntaxFactory.ParseCompilationUnit(program, options: s_options);
        if (unit.Members.Count < 2 || unit.Members.Any(static m => m.IsKind(SyntaxKind.GlobalStatement) || m.IsKind(SyntaxKind.FileScopedNamespaceDeclaration)))
        {
            return [program];
        }

        var usings = unit.Usings.ToFullString();
        return unit.Members.Select((member, i) => i == 0 ? unit.WithMembers(SyntaxFactory.SingletonList(member)).ToFullString() : usings + member.ToFullString());
    }
}
