using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PersonalData.Analyzers.Flow;
using PersonalData.Analyzers.Policies;

namespace PersonalData.Analyzers.Rules.Flow;

/// <summary>
/// Hosts the rules about flows: asks the engine for the facts of each member under analysis and hands them to every
/// rule. Reports from the member's own operation blocks only, so that an IDE shows them as one types.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FlowAnalyzer : DiagnosticAnalyzer
{
    private static readonly ImmutableArray<FlowRule> s_rules = ImmutableArray.Create<FlowRule>(
        new PurposeNotAllowed(), new UnmarkedStore(), new OtherCategory(), new NoPurposeDeclared(),
        new Provision(), new WrittenOut(), new SentOut());

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        s_rules.SelectMany(static rule => rule.Descriptors).ToImmutableArray();

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze);
        context.RegisterCompilationStartAction(static start =>
        {
            var policy = PolicySource.Load(start.Options, start.CancellationToken).Policy;
            var engine = new FlowEngine(start.Compilation, policy);
            start.RegisterOperationBlockAction(block => Analyze(block, engine, policy));
        });
    }

    private static void Analyze(OperationBlockAnalysisContext block, FlowEngine engine, PrivacyPolicy policy)
    {
        var functions = new List<IMethodSymbol>();
        var facts = engine.FactsOf(block.OwningSymbol, functions, block.CancellationToken);
        var member = new MemberFacts(block.OwningSymbol, facts, engine.Context, policy, block.ReportDiagnostic)
        {
            NestedFunctions = functions.ToImmutableArray(),
        };
        foreach (var rule in s_rules)
        {
            rule.Report(member);
        }
    }
}
