using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace PersonalData.CodeFixes.Editing;

/// <summary>A method that answers a person's request with a refusal.</summary>
/// <param name="Request">The kind of request.</param>
/// <param name="Category">The category of the person's data.</param>
/// <param name="CategoryText">The same as C#.</param>
/// <param name="NeedsImport">Whether the file lacks the <c>using</c>.</param>
internal sealed record HandlerStub(string Request, string Category, string CategoryText, bool NeedsImport)
{
    private const string PreferredClass = "SubjectRequests";
    private const string Indentation = "    ";

    /// <summary>The class for handlers in a file of top-level statements: one that is there, or a new name.</summary>
    public string ClassName(Compilation compilation, SyntaxNode root)
    {
        for (var i = 1; ; i++)
        {
            var name = i == 1 ? PreferredClass : PreferredClass + i;
            if (FindClass(root, name) is not null || !compilation.GlobalNamespace.GetMembers(name).Any())
            {
                return name;
            }
        }
    }

    /// <summary>The type with the method as its last member.</summary>
    public TypeDeclarationSyntax AddTo(TypeDeclarationSyntax type)
    {
        var endOfLine = EndOfLine(type);
        var outer = type.GetLeadingTrivia().LastOrDefault() is var last && last.IsKind(SyntaxKind.WhitespaceTrivia) ? last.ToString() : "";
        var inner = type.Members.FirstOrDefault()?.GetLeadingTrivia().LastOrDefault() is { } first && first.IsKind(SyntaxKind.WhitespaceTrivia)
            ? first.ToString()
            : outer + Indentation;
        var method = Method(UniqueName(type), inner, endOfLine);
        return type.AddMembers(type.Members.Count == 0 ? method : method.WithLeadingTrivia(method.GetLeadingTrivia().Insert(0, SyntaxFactory.EndOfLine(endOfLine))));
    }

    /// <summary>The file with the method in the class for handlers, which is made if it isn't there.</summary>
    public CompilationUnitSyntax AddTo(CompilationUnitSyntax unit, string className)
    {
        if (FindClass(unit, className) is { } known)
        {
            return unit.ReplaceNode(known, AddTo(known));
        }

        var endOfLine = EndOfLine(unit);
        var type = (ClassDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(
            $"{endOfLine}internal static class {className}{endOfLine}{{{endOfLine}}}{endOfLine}")!;
        var end = unit.Members.LastOrDefault();
        if (end is not null && !end.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia))
        {
            unit = unit.ReplaceNode(end, end.WithTrailingTrivia(end.GetTrailingTrivia().Add(SyntaxFactory.EndOfLine(endOfLine))));
        }

        return unit.AddMembers(AddTo(type));
    }

    private static ClassDeclarationSyntax? FindClass(SyntaxNode root, string name) =>
        ((CompilationUnitSyntax)root).Members.OfType<ClassDeclarationSyntax>()
            .FirstOrDefault(type => type.Identifier.ValueText == name && type.TypeParameterList is null);

    private string UniqueName(TypeDeclarationSyntax type)
    {
        var taken = new HashSet<string>(
            type.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText),
            StringComparer.Ordinal);
        var name = $"Answer{Request}Of{Category}";
        for (var i = 2; taken.Contains(name); i++)
        {
            name = $"Answer{Request}Of{Category}{i}";
        }

        return name;
    }

    private MethodDeclarationSyntax Method(string name, string indentation, string endOfLine)
    {
        var result = VocabularyNames.TypeName("SubjectRequestResult");
        var method = (MethodDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(
            $"{indentation}[{VocabularyNames.TypeName("HandlesRequestAttribute")}({VocabularyNames.TypeName("SubjectRequest")}.{Request}, {CategoryText})]{endOfLine}"
            + $"{indentation}internal static {result} {name}() => {result}.Refused({AttributeArguments.ToBeFilledIn});{endOfLine}")!;
        method = method.WithAdditionalAnnotations(Simplifier.Annotation);
        return NeedsImport ? method.WithAdditionalAnnotations(VocabularyNames.Imported) : method;
    }

    private static string EndOfLine(SyntaxNode node)
    {
        var found = node.DescendantTrivia().FirstOrDefault(static t => t.IsKind(SyntaxKind.EndOfLineTrivia));
        return found.IsKind(SyntaxKind.EndOfLineTrivia) ? found.ToString() : "\r\n";
    }
}
