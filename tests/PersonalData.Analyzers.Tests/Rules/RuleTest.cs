using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using PersonalData.Analyzers.Policies;
using PersonalData.Analyzers.Policies.Reading;
using PersonalData.Analyzers.Tests.Diagnostics;
using PersonalData.Analyzers.Tests.Policies;

namespace PersonalData.Analyzers.Tests.Rules;

/// <summary>
/// Runs the analyzers that report certain rules over programs, under the built-in policy or one of the test's own.
/// Expected reports are marked in the source, <c>{|PD2001:expression|}</c>; of these rules, whatever isn't marked must
/// not be reported.
/// </summary>
public abstract class RuleTest(params string[] rules)
{
    private const string Path = "Test.cs";

    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using PersonalData;
        """;

    /// <summary>A marked person of each kind.</summary>
    private const string People = """
        public sealed class Customer
        {
            public int Id { get; set; }
            [PersonalData("Customer")] public string Name { get; set; } = "";
            [PersonalData("Customer")] public string Email { get; set; } = "";
            public string Company { get; set; } = "";
        }

        public sealed class Applicant
        {
            public int Id { get; set; }
            [PersonalData("Applicant")] public string Name { get; set; } = "";
            [PersonalData("Applicant")] public string Email { get; set; } = "";
            public string Position { get; set; } = "";
        }

        public sealed class Employee
        {
            public int Id { get; set; }
            [PersonalData("Employee")] public string Name { get; set; } = "";
            [PersonalData("Employee")] public string Email { get; set; } = "";
            [PersonalData("Employee")] public decimal Salary { get; set; }
            public string Department { get; set; } = "";
        }

        [PersonalData("Employee")]
        public sealed record Badge(string Name, int Number);
        """;

    private static readonly CSharpParseOptions s_parseOptions = new(LanguageVersion.Preview);

    private static readonly ImmutableArray<MetadataReference> s_references =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(PersonalDataAttribute).Assembly.Location)];

    /// <summary>What the programs refer to besides the framework.</summary>
    protected virtual IEnumerable<MetadataReference> References => [];

    /// <summary>Checks a program: after the usual usings, with people to use.</summary>
    protected async Task Verify(string code, string? policy = null, OutputKind kind = OutputKind.DynamicallyLinkedLibrary)
    {
        TestFileMarkupParser.GetSpans(code, out var program, out ImmutableDictionary<string, ImmutableArray<TextSpan>> marked);
        var expected = marked.SelectMany(pair => pair.Value.Select(span => (pair.Key, span)));
        var reports = await Run(program, policy, kind);
        Assert.Equal(
            expected.Select(e => Describe(e.Key, e.span, program)).Order(StringComparer.Ordinal),
            reports.Select(r => Describe(r.Id, r.Location.SourceSpan, r.Location.SourceTree!.FilePath == Path ? program : r.Location.SourceTree.ToString()))
                .Order(StringComparer.Ordinal));
    }

    /// <summary>Checks the body of one method, without a purpose, to which a person of each kind is given.</summary>
    protected Task VerifyBody(string body, string members = "") => Verify(Program(body, members));

    /// <summary>The one message, in English.</summary>
    protected async Task<string> MessageOf(string code, string? policy = null, OutputKind kind = OutputKind.DynamicallyLinkedLibrary) =>
        Assert.Single(await Run(code, policy, kind)).GetMessage(Cultures.English);

    protected Task<string> MessageOfBody(string body, string members = "") => MessageOf(Program(body, members));

    /// <summary>What the rules report on a program, in no particular order.</summary>
    protected async Task<ImmutableArray<Diagnostic>> Run(
        string code, string? policy = null, OutputKind kind = OutputKind.DynamicallyLinkedLibrary, bool withPeople = true)
    {
        var compilation = Compile(code, policy, kind, withPeople: withPeople);
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        Exception? thrown = null;
        var run = compilation.WithAnalyzers(
            Analyzers(),
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions(policy is null ? [] : [new TestFile("privacy-policy.yaml", policy)], new TestOptions()),
                onAnalyzerException: (exception, _, _) => thrown = exception,
                concurrentAnalysis: true,
                logAnalyzerExecutionTime: false));
        var reports = await run.GetAnalyzerDiagnosticsAsync();
        Assert.Null(thrown);
        return [.. reports.Where(r => rules.Contains(r.Id) && !r.IsSuppressed)];
    }

    protected CSharpCompilation Compile(string code, string? policy, OutputKind kind, string name = "Test", bool withPeople = true) => CSharpCompilation.Create(
        name,
        [
            CSharpSyntaxTree.ParseText(code, s_parseOptions, Path),
            CSharpSyntaxTree.ParseText(Usings, s_parseOptions, "Usings.cs"),
            CSharpSyntaxTree.ParseText(withPeople ? People : "", s_parseOptions, "People.cs"),
            CSharpSyntaxTree.ParseText(Vocabulary(policy), s_parseOptions, "Vocabulary.cs"),
        ],
        [.. s_references, .. References],
        new CSharpCompilationOptions(kind, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));

    private static string Program(string body, string members) => $$"""
        public static class Program
        {
            public static void Run(Customer customer, Applicant applicant, Employee employee, List<Customer> customers, List<Employee> employees)
            {
                {{body}}
            }

            {{members}}
        }
        """;

    private static string Describe(string id, TextSpan span, string text)
    {
        var line = SourceText.From(text).Lines.GetLinePosition(span.Start);
        return $"{id} {line.Line + 1:000}:{line.Character + 1:000} {text.Substring(span.Start, span.Length)}";
    }

    private ImmutableArray<DiagnosticAnalyzer> Analyzers() =>
    [
        .. typeof(PolicySource).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)
            .Where(analyzer => analyzer.SupportedDiagnostics.Any(rule => rules.Contains(rule.Id))),
    ];

    private static string Vocabulary(string? file)
    {
        var policy = file is null ? BuiltInPolicy.Reading.Policy : PolicyReader.Read(SourceText.From(file)).Policy;
        return "namespace PersonalData;\n"
            + Class("Category", policy.Categories.Select(c => c.Name))
            + Class("Purpose", policy.Purposes.Select(p => p.Name))
            + Class("Recipient", policy.Recipients.Select(r => r.Name));

        static string Class(string name, IEnumerable<string> values) =>
            $"internal static class {name}\n{{\n{string.Concat(values.Select(v => $"    public const string {v} = \"{v}\";\n"))}}}\n";
    }
}
