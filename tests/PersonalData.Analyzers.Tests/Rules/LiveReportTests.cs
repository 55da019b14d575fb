using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PersonalData.Analyzers.Policies;

namespace PersonalData.Analyzers.Tests.Rules;

/// <summary>What an editor shows while a file is open: it asks for that file alone, and drops reports elsewhere and at the end of the compilation.</summary>
public sealed class LiveReportTests() : RuleTest("PD1005", "PD6001", "PD1001", "PD1002")
{
    [Theory]
    [InlineData("public int Read(Customer c) => c.Email.Length;", "PD1005 Read")]
    [InlineData("public int Read => new Customer().Email.Length;", "PD1005 Read")]
    [InlineData("public int Read { get { return new Customer().Email.Length; } }", "PD1005 Read")]
    [InlineData("public int Read { set { Visit.Use(new Customer().Email); } }", "PD1005 Read")]
    [InlineData("public int this[Customer c] => c.Email.Length;", "PD1005 this")]
    [InlineData("public Visit(Customer c) { Use(c.Email); }", "PD1005 Visit")]
    [InlineData("~Visit() { Use(new Customer().Email); }", "PD1005 Visit")]
    [InlineData("public static int operator +(Visit p, Customer c) => c.Email.Length;", "PD1005 +")]
    [InlineData("public event Action Read { add { Use(new Customer().Email); } remove { } }", "PD1005 Read")]
    [InlineData("public partial int Read { get; } public partial int Read => new Customer().Email.Length;", "PD1005 Read")]
    [InlineData("public void Read() { void Local(Customer c) => Use(c.Email); Local(new()); }", "PD1005 Read")]
    [InlineData("public string HomeAddress { get; set; } = \"\";", "PD6001 HomeAddress")]
    [InlineData("[Purpose(Purpose.Payroll)] public int Pay => new Customer().Email.Length;", "PD1001 new Customer().Email")]
    public async Task OpenFile_ShowsTheReport(string member, string expected)
    {
        var compilation = Compile($"public partial class Visit {{ {member} public static void Use(string text) {{ }} }}", null, OutputKind.DynamicallyLinkedLibrary);
        var tree = compilation.SyntaxTrees.Single(t => t.FilePath == "Test.cs");
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        var run = compilation.WithAnalyzers(
            [.. typeof(PolicySource).Assembly.GetTypes().Where(t => !t.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(t)).Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!)],
            new AnalyzerOptions([]));

        var shown = await run.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), filterSpan: null, default);

        Assert.Equal([expected], shown.Where(d => d.Id is "PD1005" or "PD6001" or "PD1001").Select(d => $"{d.Id} {tree.GetText().ToString(d.Location.SourceSpan)}"));
    }
}
