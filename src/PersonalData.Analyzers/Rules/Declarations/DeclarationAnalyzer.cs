using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using PersonalData.Analyzers.Marks;
using PersonalData.Analyzers.Policies;
using PersonalData.Analyzers.Rules.Collection;

namespace PersonalData.Analyzers.Rules.Declarations;

/// <summary>Hosts the rules about declarations: hands them the symbols and the attributes of the code under analysis.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeclarationAnalyzer : DiagnosticAnalyzer
{
    private static readonly ImmutableArray<DeclarationRule> s_rules = ImmutableArray.Create<DeclarationRule>(
        new OverrideWidensPurpose(), new GroundWithoutReference(), new ExceptionNotNeeded(), new HandlerWithoutReason(),
        new CollectedWithoutNotice(), new CollectionSilentOnMinors());

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        s_rules.SelectMany(static rule => rule.Descriptors).ToImmutableArray();

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            // Where the attributes are not referenced nothing can be declared.
            if (start.Compilation.GetTypeByMetadataName(AnnotationNames.Namespace + "." + AnnotationNames.Purpose) is null)
            {
                return;
            }

            var policy = PolicySource.Load(start.Options, start.CancellationToken).Policy;
            if (!MarkPresence.MayBeIn(start.Compilation, policy))
            {
                return;
            }

            var marks = new MarkTable(start.Compilation, policy);
            start.RegisterSymbolAction(
                symbol =>
                {
                    var facts = new DeclarationFacts(symbol.Compilation, marks, policy, symbol.ReportDiagnostic);
                    foreach (var rule in s_rules)
                    {
                        rule.ReportSymbol(facts, symbol.Symbol);
                    }
                },
                SymbolKind.NamedType, SymbolKind.Method, SymbolKind.Property, SymbolKind.Event, SymbolKind.Field);
            start.RegisterSyntaxNodeAction(node => AnalyzeAttribute(node, marks, policy), SyntaxKind.Attribute);
        });
    }

    private static void AnalyzeAttribute(SyntaxNodeAnalysisContext context, MarkTable marks, PrivacyPolicy policy)
    {
        var syntax = (AttributeSyntax)context.Node;
        if (AppliedAttributes.Find(syntax, context.SemanticModel, context.CancellationToken) is not { } found || !MarkReader.IsOurs(found.Attribute.AttributeClass))
        {
            return;
        }

        var facts = new DeclarationFacts(context.Compilation, marks, policy, context.ReportDiagnostic);
        foreach (var rule in s_rules)
        {
            rule.ReportAttribute(facts, found.Target, found.Attribute, syntax.GetLocation());
        }
    }
}
