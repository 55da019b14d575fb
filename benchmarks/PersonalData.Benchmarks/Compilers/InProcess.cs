using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PersonalData.Analyzers.Rules.Flow;
using PersonalData.Benchmarks.Programs;

namespace PersonalData.Benchmarks.Compilers;

/// <summary>Compilations in this process, with the analyzers of the package or without.</summary>
internal sealed class InProcess
{
    private const string Usings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly CSharpCompilationOptions s_options =
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: false);

    private static readonly MetadataReference[] s_references =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(PersonalDataAttribute).Assembly.Location)];

    private readonly SyntaxTree[] _trees;

    public InProcess(SampleProgram program) => _trees =
        [.. program.Files.Append(new SourceFile("Usings.cs", Usings)).Select(static file => CSharpSyntaxTree.ParseText(SourceText.From(file.Text), path: file.Name))];

    /// <summary>The analyzers that the package has.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Package { get; } =
    [
        .. typeof(FlowAnalyzer).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>An analyzer that does nothing: the price of having any.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Nothing { get; } = [new NoRules()];

    public IReadOnlyList<SyntaxTree> Trees => _trees;

    /// <summary>A new compilation of the parsed files, nothing of which is known yet.</summary>
    public CSharpCompilation Create() => CSharpCompilation.Create("Program", _trees, s_references, s_options);

    /// <summary>Compiles; gives how many reports of the package there are.</summary>
    public int Compile(ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var reports = Create().WithAnalyzers(analyzers, options).GetAllDiagnosticsAsync().GetAwaiter().GetResult();
        return reports.Any(static report => report.Id.StartsWith("AD", StringComparison.Ordinal) || report.Severity == DiagnosticSeverity.Error && report.Id.StartsWith("CS", StringComparison.Ordinal))
            ? throw new InvalidOperationException("The generated program has errors: " + string.Join('\n', reports.Take(5)))
            : reports.Count(static report => report.Id == "PD1001");
    }
}
