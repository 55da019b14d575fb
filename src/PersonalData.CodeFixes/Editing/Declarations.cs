using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PersonalData.CodeFixes.Editing;

/// <summary>Finds the declaration of what a diagnostic names by its documentation comment id, anywhere in the solution.</summary>
internal static class Declarations
{
    /// <summary>The symbol; a parameter's id is its member's, <c>#</c> and its name.</summary>
    public static ISymbol? FindSymbol(string id, Compilation compilation)
    {
        var end = id.LastIndexOf('#');
        if (end > 0)
        {
            var owners = DocumentationCommentId.GetSymbolsForDeclarationId(id.Substring(0, end), compilation);
            if (InSource(owners.SelectMany(ParametersOf).Where(parameter => parameter.Name == id.Substring(end + 1))) is { } parameter)
            {
                return parameter;
            }
        }

        // An id is read as far as it makes sense: only one that was read to its end is what was meant.
        return InSource(DocumentationCommentId.GetSymbolsForDeclarationId(id, compilation).Where(symbol => symbol.GetDocumentationCommentId() == id));
    }

    /// <summary>Where a person wrote the symbol: code that a generator made can't be edited.</summary>
    public static async Task<(Document Document, SyntaxNode Declaration)?> FindAsync(ISymbol symbol, Solution solution, CancellationToken cancellation)
    {
        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            if (solution.GetDocument(reference.SyntaxTree) is { } document and not SourceGeneratedDocument
                && AttributeEditing.DeclarationOf(await reference.GetSyntaxAsync(cancellation).ConfigureAwait(false)) is { } declaration)
            {
                return (document, declaration);
            }
        }

        return null;
    }

    private static IEnumerable<ISymbol> ParametersOf(ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => method.Parameters.AsEnumerable<ISymbol>(),
        IPropertySymbol property => property.Parameters.AsEnumerable<ISymbol>(),
        _ => Enumerable.Empty<ISymbol>(),
    };

    private static ISymbol? InSource(IEnumerable<ISymbol> symbols) =>
        symbols.FirstOrDefault(static symbol => !symbol.DeclaringSyntaxReferences.IsEmpty);
}
