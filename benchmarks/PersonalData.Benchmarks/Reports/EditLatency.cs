using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PersonalData.Benchmarks.Compilers;
using PersonalData.Benchmarks.Measuring;
using PersonalData.Benchmarks.Programs;

namespace PersonalData.Benchmarks.Reports;

/// <summary>How long an editor waits for the diagnostics of the one file that was typed in: for the compiler's, and then for the package's.</summary>
internal static class EditLatency
{
    private static readonly string[] s_kinds = ["Service", "Greeting", "Repository", "Worker", "Query"];

    public static void Run(int lines, int marks, int edits)
    {
        var compiler = new InProcess(SampleProgram.Create(lines, marks));
        var compilation = compiler.Create();
        compilation.GetDiagnostics();
        var table = new Table($"One file after an edit, {lines:N0} lines", "kind of file", "compiler, ms", "package, ms, median", "package, ms, worst");
        foreach (var kind in s_kinds)
        {
            var files = compiler.Trees.Where(tree => tree.FilePath.EndsWith(kind + ".cs", StringComparison.Ordinal)).ToArray();
            var chosen = Enumerable.Range(0, edits + 3).Select(i => files[i * files.Length / (edits + 3)]).ToArray();
            var times = chosen.Select(file => Measure(compilation, file)).Skip(3).ToArray();
            table.Add(
                kind, times.Select(static time => time.Compiler).Median().ToString("0"), times.Select(static time => time.Package).Median().ToString("0"),
                times.Max(static time => time.Package).ToString("0"));
        }

        table.Print();
    }

    private static (double Compiler, double Package) Measure(Compilation compilation, SyntaxTree file)
    {
        var text = file.GetText();
        var end = text.ToString().LastIndexOf('}');
        var edited = file.WithChangedText(text.WithChanges(new TextChange(new TextSpan(end, 0), "    private static int Edited() => 1;\n")));
        var changed = compilation.ReplaceSyntaxTree(file, edited);
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var analysis = changed.WithAnalyzers(InProcess.Package, options);
        var model = analysis.Compilation.GetSemanticModel(edited);
        var watch = Stopwatch.StartNew();
        model.GetDiagnostics();
        var compiler = watch.Elapsed.TotalMilliseconds;
        watch.Restart();
        analysis.GetAnalyzerSyntaxDiagnosticsAsync(edited, default).GetAwaiter().GetResult();
        analysis.GetAnalyzerSemanticDiagnosticsAsync(model, null, default).GetAwaiter().GetResult();
        return (compiler, watch.Elapsed.TotalMilliseconds);
    }
}
