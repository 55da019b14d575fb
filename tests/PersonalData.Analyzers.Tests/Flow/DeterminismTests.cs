using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PersonalData.Analyzers.Rules.Flow;

namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>
/// What is reported depends on the program alone: not on threads, the order of files or what was asked before. And what
/// an IDE asks of one document is that document's share of it, all of it and no more.
/// </summary>
public sealed class DeterminismTests
{
    /// <summary>Files that need each other: sources, helpers through several files and recursion, stores, delegates and sinks apart.</summary>
    private static readonly ImmutableArray<(string Name, string Text)> s_files = Files();

    [Fact]
    public async Task Threads_DoNotMatter()
    {
        var one = await ReportsOf(Compile(concurrent: false), concurrent: false);
        for (var run = 0; run < 4; run++)
        {
            AssertSame(one, await ReportsOf(Compile(concurrent: true), concurrent: true));
        }
    }

    [Fact]
    public async Task Repeating_DoesNotMatter()
    {
        var compilation = Compile(concurrent: true);
        AssertSame(await ReportsOf(compilation, concurrent: true), await ReportsOf(compilation, concurrent: true));
    }

    [Fact]
    public async Task OrderOfFiles_DoesNotMatter()
    {
        var expected = await ReportsOf(Compile(concurrent: true), concurrent: true);
        Assert.True(expected.Length >= 60, $"Only {expected.Length} reports to compare.");
        foreach (var seed in new[] { 1, 2, 3, 4, 5 })
        {
            var random = new Random(seed);
            var shuffled = s_files.OrderBy(_ => random.Next()).ToImmutableArray();
            AssertSame(expected, await ReportsOf(Compile(concurrent: true, shuffled), concurrent: true));
        }

        AssertSame(expected, await ReportsOf(Compile(concurrent: true, s_files.Reverse().ToImmutableArray()), concurrent: true));
    }

    [Fact]
    public async Task OneDocument_GetsItsOwnReports()
    {
        var compilation = Compile(concurrent: true);
        var all = await ReportsOf(compilation, concurrent: true);
        foreach (var tree in compilation.SyntaxTrees)
        {
            // As an IDE does for the open document: a driver of its own, which has been asked nothing else.
            var driver = Driver(compilation, concurrent: true);
            var reports = await driver.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), null, default);
            AssertSame(all.Where(report => report.StartsWith(tree.FilePath + "(", StringComparison.Ordinal)), Texts(reports));
        }
    }

    [Fact]
    public async Task OneDocument_AfterAnother_GetsItsOwnReports()
    {
        var compilation = Compile(concurrent: true);
        var all = await ReportsOf(compilation, concurrent: true);
        var driver = Driver(compilation, concurrent: true);
        foreach (var tree in compilation.SyntaxTrees.Reverse())
        {
            var reports = await driver.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), null, default);
            AssertSame(all.Where(report => report.StartsWith(tree.FilePath + "(", StringComparison.Ordinal)), Texts(reports));
        }
    }

    [Fact]
    public async Task SpanOfADocument_GetsTheReportsInIt()
    {
        var compilation = Compile(concurrent: true);
        var tree = compilation.SyntaxTrees.Single(t => t.FilePath == "Use3.cs");
        var text = await tree.GetTextAsync();
        var line = text.Lines.First(l => l.ToString().Contains("H3_0(a.Email)", StringComparison.Ordinal));
        var reports = await Driver(compilation, concurrent: true).GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), line.Span, default);
        Assert.Contains(reports, report => report.Id == "PD1001" && line.Span.Contains(report.Location.SourceSpan));
    }

    [Fact]
    public async Task OneDocument_AfterAnEditElsewhere_FollowsTheEdit()
    {
        var compilation = Compile(concurrent: true);
        var use = compilation.SyntaxTrees.Single(t => t.FilePath == "Use3.cs");
        var helpers = compilation.SyntaxTrees.Single(t => t.FilePath == "Helpers3.cs");
        var edited = compilation.ReplaceSyntaxTree(helpers, CSharpSyntaxTree.ParseText(
            helpers.ToString().Replace("Newsletter.Send(s);", ";", StringComparison.Ordinal), (CSharpParseOptions)helpers.Options, helpers.FilePath));
        var before = await Driver(compilation, concurrent: true).GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(use), null, default);
        var after = await Driver(edited, concurrent: true).GetAnalyzerSemanticDiagnosticsAsync(edited.GetSemanticModel(use), null, default);
        Assert.Contains(before, report => TextAt(report) == "a.Name + \"!\"");
        Assert.DoesNotContain(after, report => TextAt(report) == "a.Name + \"!\"");
        Assert.NotEmpty(after);

        static string TextAt(Diagnostic report) => report.Location.SourceTree!.GetText().ToString(report.Location.SourceSpan);
    }

    /// <summary>Which files are looked at alone depends on which threads come first: what they find must be what the whole program says.</summary>
    [Fact]
    public async Task WhichFileComesFirst_DoesNotMatter()
    {
        var files = ImmutableArray.Create(
            ("Vocabulary.cs", FlowTest.Vocabulary()),
            ("Cards.cs", """
                using PersonalData;
                public record Card([property: PersonalData(Category.Applicant)] string Name, string Room);
                public static class Newsletter { [Purpose(Purpose.ServiceInformation)] public static void Send(string to) { } }
                public class Texts { void Run(Card card) => Newsletter.Send(card.ToString()); string Plain(Card card) => card.Room; }
                """),
            ("Mappers.cs", """
                using PersonalData;
                public class House { public string Name { get; set; } = ""; }
                public record HouseRow(string Name);
                public record CardRow([PersonalData(Category.Applicant)] string Name);
                public interface IMap<in TFrom, out TTo> { TTo Map(TFrom from); }
                public class CardMap : IMap<Card, CardRow> { public CardRow Map(Card card) => new(card.Name); }
                public class HouseMap : IMap<House, HouseRow> { public HouseRow Map(House house) => new(house.Name); }
                public abstract class Reader<TFrom, TTo>(IMap<TFrom, TTo> map) { public TTo Read(TFrom from) => map.Map(from); }
                public sealed class Houses(HouseMap map) : Reader<House, HouseRow>(map);
                public sealed class Cards(CardMap map) : Reader<Card, CardRow>(map);
                """),
            ("Houses.cs", "public class ForHouses(Houses all) { void Run(House house) => Newsletter.Send(all.Read(house).Name); }"),
            ("ForCards.cs", "public class ForCards(Cards all) { void Run(Card card) => Newsletter.Send(all.Read(card).Name); }"));
        var expected = await ReportsOf(Compile(concurrent: true, files), concurrent: false);
        Assert.Equal(["Cards.cs", "ForCards.cs"], expected.Where(static report => report.Contains("PD1001", StringComparison.Ordinal)).Select(static report => report[..report.IndexOf('(', StringComparison.Ordinal)]));
        var runs = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => ReportsOf(Compile(concurrent: true, files), concurrent: true))));
        Assert.All(runs, run => AssertSame(expected, run));
        Assert.All(
            await Task.WhenAll(Enumerable.Range(0, files.Length).Select(i => Task.Run(() => ReportsOf(Compile(concurrent: true, [.. files.Skip(i), .. files.Take(i)]), concurrent: false)))),
            run => AssertSame(expected, run));
    }

    private static void AssertSame(IEnumerable<string> expected, IEnumerable<string> actual)
    {
        Assert.True(expected.SequenceEqual(actual), "Missing:\n" + string.Join("\n", expected.Except(actual).Take(6)) + "\nMore:\n" + string.Join("\n", actual.Except(expected).Take(6)));
    }

    private static ImmutableArray<(string, string)> Files()
    {
        var files = ImmutableArray.CreateBuilder<(string, string)>();
        files.Add(("Vocabulary.cs", FlowTest.Vocabulary()));
        files.Add(("People.cs", """
            using PersonalData;
            public partial class Applicant { public int Id { get; set; } [PersonalData(Category.Applicant)] public string Email { get; set; } = ""; }
            public class Plain { public string? Text { get; set; } public System.Action<string>? Handler { get; set; } }
            public record Person(string Name, int Age) { [PersonalData(Category.Employee)] public string Phone { get; init; } = ""; }
            """));
        files.Add(("People2.cs", """
            using PersonalData;
            public partial class Applicant { [PersonalData(Category.Applicant)] public string Name { get; set; } = ""; public string Position { get; set; } = ""; }
            """));
        files.Add(("Newsletter.cs", """
            using PersonalData;
            public static class Newsletter { [Purpose(Purpose.ServiceInformation)] public static void Send(string to) { } }
            public interface IPort { void Put(string s); string Get(); }
            """));
        const int Parts = 6;
        for (var i = 0; i < Parts; i++)
        {
            var next = (i + 1) % Parts;
            files.Add(($"Helpers{i}.cs", $$"""
                using System;
                public static class Helpers{{i}}
                {
                    public static void H{{i}}_0(string s) { if (s.Length > {{i}}) H{{i}}_1(s); else Helpers{{next}}.H{{next}}_0(s + "x"); }
                    public static void H{{i}}_1(string s) { {{(i % 3 == 0 ? "Newsletter.Send(s);" : $"Helpers{next}.H{next}_1(s);")}} }
                    public static string R{{i}}(Applicant a, int n) => n > {{i}} ? Helpers{{next}}.R{{next}}(a, n - 1) : {{(i % 2 == 0 ? "a.Email" : "a.Position + a.Name")}};
                    public static void D{{i}}(string s) => Newsletter.Send(s);
                    public static void Fill{{i}}(Plain p, Applicant a) { p.Text = a.Name; p.Handler += s => Newsletter.Send(s); }
                }
                public sealed class Port{{i}}(IPort other) : IPort
                {
                    private string? _kept;
                    public void Put(string s) { _kept = s; other.Put(s); {{(i == 2 ? "Newsletter.Send(s);" : "")}} }
                    public string Get() => _kept ?? other.Get();
                }
                """));
            files.Add(($"Use{i}.cs", $$"""
                using System.Linq;
                using System.Collections.Generic;
                using PersonalData;
                public class Use{{i}}(IPort port)
                {
                    private readonly string? _first = new Applicant().Email;
                    public void Run(Applicant a, Person p, List<Applicant> all)
                    {
                        Helpers{{i}}.H{{i}}_0(a.Email);
                        Helpers{{i}}.H{{i}}_0(a.Position);
                        Helpers{{i}}.D{{i}}(a.Name + "!");
                        Newsletter.Send(Helpers{{i}}.R{{i}}(a, 3));
                        var plain = new Plain();
                        Helpers{{i}}.Fill{{i}}(plain, a);
                        Newsletter.Send(plain.Text!);
                        plain.Handler!(p.Phone);
                        port.Put(a.Name + p.Phone);
                        Newsletter.Send(port.Get());
                        foreach (var one in all.Where(x => x.Id > 3).Select(x => new { x.Email, x.Position })) { Newsletter.Send(one.Email); Newsletter.Send(one.Position); }
                        Newsletter.Send(_first!);
                    }
                    [Purpose(Purpose.ServiceInformation)] public void News(Applicant a) { if (a.Email == "" || Helpers{{Next(i)}}.R{{Next(i)}}(a, 1) == "") return; }
                    public string this[Applicant a] { get { return a.Email; } set { Newsletter.Send(value); Newsletter.Send(a.Name); } }
                }
                """));
        }

        return files.ToImmutable();

        static int Next(int i) => (i + 1) % Parts;
    }

    private static CSharpCompilation Compile(bool concurrent, ImmutableArray<(string Name, string Text)> files = default)
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        return CSharpCompilation.Create(
            "Program",
            (files.IsDefault ? s_files : files).Select(file => CSharpSyntaxTree.ParseText(file.Text, options, file.Name)),
            Net100.References.All.Append(MetadataReference.CreateFromFile(typeof(PersonalDataAttribute).Assembly.Location)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: concurrent));
    }

    private static CompilationWithAnalyzers Driver(Compilation compilation, bool concurrent) => compilation.WithAnalyzers(
        [new FlowAnalyzer()],
        new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: concurrent, logAnalyzerExecutionTime: false));

    private static async Task<ImmutableArray<string>> ReportsOf(Compilation compilation, bool concurrent)
    {
        Assert.DoesNotContain(compilation.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
        return Texts(await Driver(compilation, concurrent).GetAnalyzerDiagnosticsAsync());
    }

    /// <summary>Everything that a user can see of the reports, the way included, by file and place.</summary>
    private static ImmutableArray<string> Texts(IEnumerable<Diagnostic> reports) =>
        reports.Select(report => $"{report} [{string.Join(" > ", report.AdditionalLocations.Select(l => l.GetLineSpan().ToString()))}] "
            + string.Join(";", report.Properties.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Key + "=" + p.Value)))
        .Order(StringComparer.Ordinal).ToImmutableArray();
}
