using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using PersonalData.Analyzers.Flow;
using PersonalData.Analyzers.Flow.Relevance;
using PersonalData.Analyzers.Marks;
using PersonalData.Analyzers.Policies;
using PersonalData.Analyzers.Rules.Declarations;
using PersonalData.Analyzers.Rules.Requests;

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
        s_rules.SelectMany(static rule => rule.Descriptors).Append(UnansweredRequests.Descriptor).Append(GroundsInUse.Descriptor).ToImmutableArray();

    private readonly bool _analyzesEverything;
    private readonly bool _looksAtFilesAlone = true;

    public FlowAnalyzer()
    {
    }

    /// <summary>For tests: with <paramref name="analyzesEverything"/>, code that can have no part in a flow is analysed as well. It must make no difference.</summary>
    /// <param name="analyzesEverything">Whether irrelevant code is analysed too.</param>
    /// <param name="looksAtFilesAlone">Whether the first files asked for are looked at alone, as for an editor.</param>
    internal FlowAnalyzer(bool analyzesEverything, bool looksAtFilesAlone = true)
    {
        _analyzesEverything = analyzesEverything;
        _looksAtFilesAlone = looksAtFilesAlone;
    }

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze);
        context.RegisterCompilationStartAction(start =>
        {
            var policy = PolicySource.Load(start.Options, start.CancellationToken).Policy;
            if (!MarkPresence.MayBeIn(start.Compilation, policy))
            {
                return;
            }

            var engine = new FlowEngine(start.Compilation, policy);
            var marks = MarkedSources.Find(start.Compilation, policy, engine.Context.Marks, start.CancellationToken);
            if (marks.IsEmpty && !_analyzesEverything)
            {
                return;
            }

            var requests = UnansweredRequests.Concern(start.Compilation, policy)
                ? new UnansweredRequests(start.Compilation, engine.Context.Marks, policy)
                : null;
            var grounds = new GroundsInUse(engine.Context, policy);
            if (_analyzesEverything)
            {
                start.RegisterOperationBlockAction(block =>
                    Analyze(block.OwningSymbol, engine, policy, requests, grounds, block.ReportDiagnostic, block.CancellationToken));
            }
            else
            {
                var relevant = new RelevantMembers(engine, marks, _looksAtFilesAlone);
                start.RegisterSemanticModelAction(model =>
                {
                    foreach (var member in relevant.Of(model.SemanticModel.SyntaxTree, model.CancellationToken))
                    {
                        Analyze(member, engine, policy, requests, grounds, model.ReportDiagnostic, model.CancellationToken);
                    }
                });
            }

            if (requests is not null)
            {
                start.RegisterSymbolAction(symbol => requests.AddStore(symbol.Symbol), SymbolKind.NamedType, SymbolKind.Property, SymbolKind.Field);
            }

            start.RegisterSyntaxNodeAction(
                node =>
                {
                    if (AppliedAttributes.Find((AttributeSyntax)node.Node, node.SemanticModel, node.CancellationToken) is { } found)
                    {
                        requests?.AddHandler(found.Target);
                        grounds.AddStated(found.Target, found.Attribute, node.Node.GetLocation());
                    }
                },
                SyntaxKind.Attribute);
            start.RegisterCompilationEndAction(end =>
            {
                requests?.Report(end.ReportDiagnostic, end.CancellationToken);
                grounds.Report(end.ReportDiagnostic, end.CancellationToken);
            });
        });
    }

    private static void Analyze(
        ISymbol symbol, FlowEngine engine, PrivacyPolicy policy, UnansweredRequests? requests, GroundsInUse grounds,
        Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        if (symbol is IMethodSymbol { PartialImplementationPart: not null })
        {
            // Reported where the code is, once.
            return;
        }

        var functions = new List<IMethodSymbol>();
        var facts = engine.FactsOf(symbol, functions, cancellationToken);
        var member = new MemberFacts(symbol, facts, engine.Context, policy, report)
        {
            NestedFunctions = functions.ToImmutableArray(),
            InUse = grounds,
        };
        requests?.Add(facts);
        grounds.Add(facts);
        foreach (var rule in s_rules)
        {
            rule.Report(member);
        }
    }
}
