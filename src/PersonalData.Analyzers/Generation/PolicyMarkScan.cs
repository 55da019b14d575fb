using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersonalData.Analyzers.Collections;
using PersonalData.Analyzers.Marks;
using PersonalData.Analyzers.Policies;

namespace PersonalData.Analyzers.Generation;

/// <summary>
/// Finds the project's members that the policy marks: by an annotation for their id, or by an attribute of somebody
/// else's that it lists as a marker.
/// </summary>
internal static class PolicyMarkScan
{
    public static IEnumerable<DeclaredMark> Run(
        DeclarationPlaces places, PrivacyPolicy policy, MarkTable table, CancellationToken cancellation)
    {
        var marks = new List<DeclaredMark>();
        foreach (var annotation in policy.Annotations)
        {
            cancellation.ThrowIfCancellationRequested();
            if (places.Find(new(annotation.Member, null)) is { } place)
            {
                Add(marks, annotation, place.Symbol);
            }
        }

        if (table.HasMarkers)
        {
            foreach (var tree in places.Compilation.SyntaxTrees)
            {
                AddMarked(marks, places.Compilation.GetSemanticModel(tree), table, cancellation);
            }
        }

        return marks;
    }

    private static void Add(List<DeclaredMark> marks, AnnotationDefinition annotation, ISymbol symbol)
    {
        var target = new DeclarationId(annotation.Member, null);
        foreach (var category in annotation.PersonalData)
        {
            marks.Add(Mark(symbol is IMethodSymbol ? target.With(DeclarationId.Result) : target, MarkKind.PersonalData, category));
        }

        if (annotation.Purposes.Count > 0)
        {
            marks.Add(new(target, MarkKind.Purpose, annotation.Purposes));
        }

        if (annotation.DisclosesTo is { } recipient)
        {
            marks.Add(Mark(target, MarkKind.DisclosesTo, recipient));
        }
    }

    private static void AddMarked(List<DeclaredMark> marks, SemanticModel model, MarkTable table, CancellationToken cancellation)
    {
        // Data is declared outside of bodies.
        foreach (var node in model.SyntaxTree.GetRoot(cancellation).DescendantNodes(n => n is not (StatementSyntax or ExpressionSyntax)))
        {
            if (node is not (MemberDeclarationSyntax { AttributeLists.Count: > 0 } or ParameterSyntax { AttributeLists.Count: > 0 }))
            {
                continue;
            }

            // A field declaration declares its variables.
            IEnumerable<SyntaxNode> declared = node is BaseFieldDeclarationSyntax field ? field.Declaration.Variables : [node];
            foreach (var declaration in declared)
            {
                if (model.GetDeclaredSymbol(declaration, cancellation) is { } symbol and not IMethodSymbol)
                {
                    AddMarked(marks, symbol, table);
                }
            }
        }
    }

    private static void AddMarked(List<DeclaredMark> marks, ISymbol symbol, MarkTable table)
    {
        foreach (var category in table.Declared(symbol).Categories)
        {
            if (DeclarationId.Of(symbol) is { } target)
            {
                marks.Add(Mark(target, MarkKind.PersonalData, category));
            }

            if (symbol is IParameterSymbol parameter
                && MarkSites.PropertyOf(parameter) is { } property
                && DeclarationId.Of(property) is { } propertyTarget)
            {
                marks.Add(Mark(propertyTarget, MarkKind.PersonalData, category));
            }
        }
    }

    private static DeclaredMark Mark(DeclarationId target, MarkKind kind, string name) =>
        new(target, kind, new[] { name }.ToEquatableArray());
}
