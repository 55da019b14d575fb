using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PersonalData.Benchmarks.Compilers;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class NoRules : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_never = new("BENCH1", "Never reported", "Never reported", "Benchmark", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [s_never];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze);
        context.RegisterCompilationStartAction(static _ => { });
    }
}
