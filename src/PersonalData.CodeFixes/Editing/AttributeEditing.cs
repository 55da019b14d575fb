using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PersonalData.CodeFixes.Editing;

/// <summary>Puts attributes on declarations and takes them away, and leaves comments, blank lines and indentation as they are.</summary>
internal static class AttributeEditing
{
    /// <summary>The change that puts an attribute on a declaration.</summary>
    public static SourceEdit Add(Document document, SyntaxNode declaration, string key, AttributeListSyntax list) =>
        new(document.Id, declaration, key, (root, current) => root.ReplaceNode(current, WithAttribute(current, list)));

    /// <summary>The change that takes an attribute away, and its brackets with the last one in them.</summary>
    public static SourceEdit Remove(Document document, AttributeSyntax attribute) =>
        new(document.Id, attribute, "Remove", static (root, current) => WithoutAttribute(root, (AttributeSyntax)current));

    /// <summary>The declaration that an attribute is written before, when it can have some: a field's is that of its variables.</summary>
    public static SyntaxNode? DeclarationOf(SyntaxNode node) =>
        node.AncestorsAndSelf().FirstOrDefault(static n =>
            n is MemberDeclarationSyntax or ParameterSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax or ParenthesizedLambdaExpressionSyntax)
            is { } found and not (BaseNamespaceDeclarationSyntax or GlobalStatementSyntax)
            ? found
            : null;

    /// <summary>The attributes before a declaration.</summary>
    public static SyntaxList<AttributeListSyntax> ListsOf(SyntaxNode declaration) => declaration switch
    {
        MemberDeclarationSyntax member => member.AttributeLists,
        BaseParameterSyntax parameter => parameter.AttributeLists,
        LocalFunctionStatementSyntax function => function.AttributeLists,
        AccessorDeclarationSyntax accessor => accessor.AttributeLists,
        LambdaExpressionSyntax lambda => lambda.AttributeLists,
        CompilationUnitSyntax unit => unit.AttributeLists,
        _ => default,
    };

    private static SyntaxNode WithLists(SyntaxNode declaration, SyntaxList<AttributeListSyntax> lists) => declaration switch
    {
        MemberDeclarationSyntax member => member.WithAttributeLists(lists),
        ParameterSyntax parameter => parameter.WithAttributeLists(lists),
        LocalFunctionStatementSyntax function => function.WithAttributeLists(lists),
        AccessorDeclarationSyntax accessor => accessor.WithAttributeLists(lists),
        LambdaExpressionSyntax lambda => lambda.WithAttributeLists(lists),
        CompilationUnitSyntax unit => unit.WithAttributeLists(lists),
        _ => declaration,
    };

    private static SyntaxNode WithAttribute(SyntaxNode declaration, AttributeListSyntax list)
    {
        var lists = ListsOf(declaration);
        if (lists.Count > 0)
        {
            return WithLists(declaration, lists.Add(After(lists.Last(), list)));
        }

        var leading = declaration.GetLeadingTrivia();
        var isAlone = declaration is MemberDeclarationSyntax or LocalFunctionStatementSyntax && BeginsLine(declaration) && !SiblingsShareLine(declaration);
        var bare = declaration.WithoutLeadingTrivia();
        if (isAlone)
        {
            list = list.WithTrailingTrivia(EndOfLine(declaration));
            bare = bare.WithLeadingTrivia(Indentation(leading));
        }
        else
        {
            list = list.WithTrailingTrivia(SyntaxFactory.Space);
        }

        return WithLists(bare, SyntaxFactory.SingletonList(list.WithLeadingTrivia(leading)));
    }

    /// <summary>Beside the last one, if the declaration begins there, else on a line of its own below.</summary>
    private static AttributeListSyntax After(AttributeListSyntax last, AttributeListSyntax list)
    {
        var endOfLine = last.GetTrailingTrivia().FirstOrDefault(static t => t.IsKind(SyntaxKind.EndOfLineTrivia));
        return endOfLine.IsKind(SyntaxKind.EndOfLineTrivia)
            ? list.WithLeadingTrivia(Indentation(last.GetLeadingTrivia())).WithTrailingTrivia(endOfLine)
            : list.WithTrailingTrivia(last.GetTrailingTrivia().Any() ? SyntaxFactory.TriviaList(SyntaxFactory.Space) : default);
    }

    private static SyntaxNode WithoutAttribute(SyntaxNode root, AttributeSyntax attribute)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        if (list.Attributes.Count > 1)
        {
            var isFirst = list.Attributes.IndexOf(attribute) == 0;
            var rest = list.Attributes.Remove(attribute);
            return root.ReplaceNode(list, list.WithAttributes(
                isFirst ? rest.Replace(rest[0], rest[0].WithLeadingTrivia(attribute.GetLeadingTrivia())) : rest));
        }

        var declaration = list.Parent!;
        var next = list.GetLastToken().GetNextToken();
        var leading = list.GetLeadingTrivia();
        if (declaration is CompilationUnitSyntax || next.SpanStart >= declaration.Span.End)
        {
            return root.RemoveNode(list, leading.Any(IsComment) ? SyntaxRemoveOptions.KeepLeadingTrivia : SyntaxRemoveOptions.KeepNoTrivia)!;
        }

        // What is next takes the place of the list, its comments included.
        var own = next.LeadingTrivia.SkipWhile(static t => t.IsKind(SyntaxKind.WhitespaceTrivia));
        var annotation = new SyntaxAnnotation();
        var marked = declaration.ReplaceToken(next, next.WithLeadingTrivia(leading.Concat(own)).WithAdditionalAnnotations(annotation));
        var index = ListsOf(declaration).IndexOf(list);
        return root.ReplaceNode(declaration, WithLists(marked, ListsOf(marked).RemoveAt(index)));
    }

    private static bool IsComment(SyntaxTrivia trivia) =>
        !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia);

    private static bool BeginsLine(SyntaxNode node)
    {
        var first = node.GetFirstToken();
        var previous = first.GetPreviousToken();
        return previous.IsKind(SyntaxKind.None) || previous.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia) || first.LeadingTrivia.Any(SyntaxKind.EndOfLineTrivia);
    }

    /// <summary>Whether the type's other members, or most of them, have their attributes on their own line.</summary>
    private static bool SiblingsShareLine(SyntaxNode declaration)
    {
        if (declaration is not (FieldDeclarationSyntax or PropertyDeclarationSyntax) || declaration.Parent is not TypeDeclarationSyntax type)
        {
            return false;
        }

        var balance = 0;
        foreach (var member in type.Members)
        {
            if (member is FieldDeclarationSyntax or PropertyDeclarationSyntax && member.AttributeLists.Count > 0)
            {
                balance += member.AttributeLists.Last().GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia) ? -1 : 1;
            }
        }

        return balance > 0;
    }

    private static SyntaxTriviaList Indentation(SyntaxTriviaList leading) =>
        leading.Any() && leading.Last() is { } last && last.IsKind(SyntaxKind.WhitespaceTrivia) ? SyntaxFactory.TriviaList(last) : default;

    /// <summary>The end of a line as the document has it.</summary>
    private static SyntaxTrivia EndOfLine(SyntaxNode node)
    {
        foreach (var ancestor in node.AncestorsAndSelf())
        {
            var found = ancestor.DescendantTrivia().FirstOrDefault(static t => t.IsKind(SyntaxKind.EndOfLineTrivia));
            if (found.IsKind(SyntaxKind.EndOfLineTrivia))
            {
                return found;
            }
        }

        return SyntaxFactory.ElasticCarriageReturnLineFeed;
    }
}
