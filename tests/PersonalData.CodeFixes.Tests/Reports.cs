using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using PersonalData.Analyzers.Diagnostics;

namespace PersonalData.CodeFixes.Tests;

/// <summary>Says what the rule about requests says, for customers' disclosure and correction: what the fix does is told apart from what the rule finds.</summary>
#pragma warning disable RS1001, RS1036, RS1038, RS1041 // It is no analyzer for anybody's build.
public sealed class UnansweredRequestReports : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.NoRequestHandler];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationAction(static end =>
        {
            if (end.Compilation.GetEntryPoint(end.CancellationToken) is not { } main)
            {
                return;
            }

            var answered = end.Compilation.SyntaxTrees
                .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<AttributeSyntax>())
                .Select(attribute => attribute.ToString()).ToList();
            foreach (var request in new[] { "Disclosure", "Correction" })
            {
                if (!answered.Any(text => text.Contains("HandlesRequest") && text.Contains(request)))
                {
                    var properties = ImmutableDictionary<string, string?>.Empty.Add("category", "Customer").Add("request", request);
                    var location = main.Locations[0] is { SourceTree: { } tree } place && tree.GetRoot() is CompilationUnitSyntax { Members: [GlobalStatementSyntax first, ..] }
                        ? first.GetFirstToken().GetLocation()
                        : main.Locations[0];
                    end.ReportDiagnostic(Diagnostic.Create(Descriptors.NoRequestHandler, location, properties, "Customer", request));
                }
            }
        });
    }
}

/// <summary>Reports every legal basis that gives "unused" as its reference.</summary>
public sealed class UnusedGroundReports : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.GroundNotNeeded];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(
            static node =>
            {
                if (node.Node.ToString().Contains("unused"))
                {
                    node.ReportDiagnostic(Diagnostic.Create(Descriptors.GroundNotNeeded, node.Node.GetLocation(), "LegalBasis", "it"));
                }
            },
            SyntaxKind.Attribute);
    }
}

/// <summary>Says of every handler called Post, and of every lambda with a string parameter, what the rule about endpoints says.</summary>
public sealed class EndpointReports : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.EndpointWithoutCollects];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(
            static node =>
            {
                var location = node.Node switch
                {
                    MethodDeclarationSyntax { Identifier: { ValueText: "Post" } name, AttributeLists.Count: 0 } => name.GetLocation(),
                    ParenthesizedLambdaExpressionSyntax { AttributeLists.Count: 0 } lambda => lambda.GetLocation(),
                    _ => null,
                };
                if (location is not null)
                {
                    node.ReportDiagnostic(Diagnostic.Create(
                        Descriptors.EndpointWithoutCollects, location, ImmutableDictionary<string, string?>.Empty.Add("category", "Customer"), "Customer", "it"));
                }
            },
            SyntaxKind.MethodDeclaration, SyntaxKind.ParenthesizedLambdaExpression);
    }
}

/// <summary>Reports every unmarked member called Email or Phone, as a customer's.</summary>
public sealed class ResemblanceReports : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.LooksLikePersonalData];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(
            static symbol =>
            {
                var member = symbol.Symbol;
                var attributes = member.GetAttributes().AsEnumerable();
                if (member is IPropertySymbol { DeclaringSyntaxReferences: [var reference] } && reference.GetSyntax() is ParameterSyntax { AttributeLists.Count: > 0 })
                {
                    return;
                }

                if (member.Name is "Email" or "_phone" && !attributes.Any())
                {
                    symbol.ReportDiagnostic(Diagnostic.Create(
                        Descriptors.LooksLikePersonalData, member.Locations[0], ImmutableDictionary<string, string?>.Empty.Add("category", "Customer"),
                        member.Name, Texts.Resemblance.OfName(member.Name), "Customer"));
                }
            },
            SymbolKind.Property, SymbolKind.Field);
    }
}
