using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PersonalData.Analyzers.Generation;

/// <summary>
/// Takes away CS0436 where it speaks of a generated type: a project that sees another's internals finds the class twice,
/// uses its own, and the user can do nothing about it. Needed on compilers where <see cref="EmbeddedAttribute"/> is not
/// allowed, and for references that were built with one.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GeneratedTypeConflictSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor Conflict = new(
        "PDS0436", "CS0436", "Generated into each project from its own privacy policy; the project's own is the right one.");

    private static readonly ImmutableHashSet<string> GeneratedTypes =
        ImmutableHashSet.Create("Category", "Purpose", "Recipient", "PurposeRegistry");

    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = ImmutableArray.Create(Conflict);

    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is { } tree && IsAboutGeneratedType(context, tree, diagnostic.Location.SourceSpan))
            {
                context.ReportSuppression(Suppression.Create(Conflict, diagnostic));
            }
        }
    }

    private static bool IsAboutGeneratedType(
        SuppressionAnalysisContext context, SyntaxTree tree, Microsoft.CodeAnalysis.Text.TextSpan span)
    {
        var node = tree.GetRoot(context.CancellationToken).FindNode(span, getInnermostNodeForTie: true);
        return context.GetSemanticModel(tree).GetSymbolInfo(node, context.CancellationToken).Symbol is INamedTypeSymbol type
            && GeneratedTypes.Contains(type.Name)
            && type.ContainingNamespace is { Name: "PersonalData", ContainingNamespace.IsGlobalNamespace: true };
    }
}
