using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PersonalData.Analyzers.Diagnostics;

namespace PersonalData.Analyzers.Tests.Diagnostics;

/// <summary>Runs every analyzer and generator of the package on an example, as a build with implicit usings does.</summary>
internal static class RuleExampleRunner
{
    private const string ImplicitUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using PersonalData;
        """;

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.Parse);

    private static readonly ImmutableArray<MetadataReference> References =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(PersonalDataAttribute).Assembly.Location)];

    /// <summary>Every rule that some analyzer reports.</summary>
    public static ImmutableArray<string> SupportedRules { get; } =
        [.. Analyzers().SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(rule => rule.Id).Distinct().Order()];

    /// <summary>Whether consent and legal bases are honoured: as soon as there is a rule about those that nothing needs.</summary>
    public static bool KnowsGrounds => SupportedRules.Contains(RuleIds.GroundNotNeeded);

    /// <summary>The compiler's own errors and warnings, and the reports of the package, as <c>line: id</c>.</summary>
    public static async Task<(IReadOnlyList<string> Compiler, IReadOnlyList<Diagnostic> Reports)> Run(RuleExample example)
    {
        var compilation = CSharpCompilation.Create(
            "Example",
            [Parse(example.Code, "Example.cs"), Parse(ImplicitUsings, "ImplicitUsings.cs")],
            References,
            new CSharpCompilationOptions(
                example.Code.Contains("static void Main(", StringComparison.Ordinal) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable));

        ImmutableArray<AdditionalText> files =
        [
            .. example.Policy is null ? [] : new AdditionalText[] { new File(RuleExample.PolicyFileName, example.Policy) },
            .. example.Published is null ? [] : new AdditionalText[] { new File(RuleExample.PublishedFileName, example.Published) },
        ];
        var options = new Options();
        CSharpGeneratorDriver
            .Create(Instances<IIncrementalGenerator>().Select(GeneratorExtensions.AsSourceGenerator), files, ParseOptions, options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var generatorDiagnostics);

        var compiler = generated.GetDiagnostics().Concat(generatorDiagnostics)
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .Select(diagnostic => diagnostic.ToString());
        var analyzers = Analyzers();
        var reports = analyzers.IsEmpty
            ? []
            : await generated
                .WithAnalyzers(analyzers, new AnalyzerOptions(files, options))
                .GetAnalyzerDiagnosticsAsync();
        return ([.. compiler], reports);
    }

    /// <summary>How a report is written down in <see cref="RuleExample.Expected"/>.</summary>
    public static string Describe(Diagnostic report)
    {
        var place = report.Location.GetLineSpan();
        var file = place.Path == "Example.cs" ? "" : place.Path + " ";
        return $"{file}{place.StartLinePosition.Line + 1}: {report.Id}";
    }

    private static SyntaxTree Parse(string code, string path) =>
        CSharpSyntaxTree.ParseText(code, ParseOptions, path);

    private static ImmutableArray<DiagnosticAnalyzer> Analyzers() => [.. Instances<DiagnosticAnalyzer>()];

    private static IEnumerable<T> Instances<T>() =>
        typeof(Descriptors).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(T).IsAssignableFrom(type))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (T)Activator.CreateInstance(type)!);

    private sealed class File(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    /// <summary>What the package's props hand over: which additional file is the policy, and which the published one.</summary>
    private sealed class Options : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(null);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
            new Values(textFile.Path == RuleExample.PublishedFileName ? "Published" : "Current");

        private sealed class Values(string? policy) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, out string value)
            {
                value = policy ?? "";
                return policy is not null && key == "build_metadata.AdditionalFiles.PersonalDataPolicy";
            }
        }
    }
}
