using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PersonalData.CodeFixes.Editing;

/// <summary>Adds a <c>using</c> to a file, beside those that it has and in their order.</summary>
internal static class UsingEditing
{
    public static CompilationUnitSyntax Add(CompilationUnitSyntax unit, string name)
    {
        var endOfLine = unit.DescendantTrivia().FirstOrDefault(static t => t.IsKind(SyntaxKind.EndOfLineTrivia));
        if (!endOfLine.IsKind(SyntaxKind.EndOfLineTrivia))
        {
            endOfLine = SyntaxFactory.CarriageReturnLineFeed;
        }

        var added = SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(name))
            .WithUsingKeyword(SyntaxFactory.Token(SyntaxKind.UsingKeyword).WithTrailingTrivia(SyntaxFactory.Space))
            .WithTrailingTrivia(endOfLine);
        var space = unit.Members.OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault(static space => space.Usings.Count > 0);
        if (unit.Usings.Any(static directive => !directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)) || (space is null && unit.Usings.Count > 0))
        {
            return unit.WithUsings(Insert(unit.Usings, added, name));
        }

        if (space is not null && unit.Members.Count == 1)
        {
            return unit.ReplaceNode(space, space.WithUsings(Insert(space.Usings, added, name)));
        }

        return AddFirst(unit, added, endOfLine);
    }

    private static SyntaxList<UsingDirectiveSyntax> Insert(SyntaxList<UsingDirectiveSyntax> usings, UsingDirectiveSyntax added, string name)
    {
        // Behind the last one that comes before it: what is in order stays so.
        var index = 0;
        for (var i = 0; i < usings.Count; i++)
        {
            if (Precedes(usings[i], name))
            {
                index = i + 1;
            }
        }

        if (index == 0)
        {
            // What stands above the first one, a header say, stays above.
            var first = usings[0];
            var indentation = first.GetLeadingTrivia().LastOrDefault();
            var below = indentation.IsKind(SyntaxKind.WhitespaceTrivia) ? SyntaxFactory.TriviaList(indentation) : default;
            return usings.Replace(first, first.WithLeadingTrivia(below)).Insert(0, added.WithLeadingTrivia(first.GetLeadingTrivia()));
        }

        var last = usings[index - 1].GetLeadingTrivia().LastOrDefault();
        return usings.Insert(index, last.IsKind(SyntaxKind.WhitespaceTrivia) ? added.WithLeadingTrivia(last) : added);
    }

    private static bool Precedes(UsingDirectiveSyntax directive, string name)
    {
        if (directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword))
        {
            return true;
        }

        if (directive.Alias is not null || directive.StaticKeyword.IsKind(SyntaxKind.StaticKeyword))
        {
            return false;
        }

        var other = directive.Name?.ToString() ?? "";
        return other == "System" || other.StartsWith("System.", StringComparison.Ordinal) || string.CompareOrdinal(other, name) < 0;
    }

    /// <summary>The file has none: below its header, and above what belongs to its first declaration.</summary>
    private static CompilationUnitSyntax AddFirst(CompilationUnitSyntax unit, UsingDirectiveSyntax added, SyntaxTrivia endOfLine)
    {
        if (unit.Externs.Count > 0)
        {
            return unit.AddUsings(added);
        }

        var first = unit.GetFirstToken(includeZeroWidth: true);
        var leading = first.LeadingTrivia;
        var split = 0;
        for (var i = 0; i < leading.Count; i++)
        {
            var isBlankLine = leading[i].IsKind(SyntaxKind.EndOfLineTrivia) && (i == 0 || leading[i - 1].IsKind(SyntaxKind.EndOfLineTrivia));
            if (isBlankLine || (leading[i].IsDirective && !leading[i].IsKind(SyntaxKind.IfDirectiveTrivia)))
            {
                split = i + 1;
            }
        }

        if (unit.Members.FirstOrDefault() is BaseNamespaceDeclarationSyntax && !leading.Any(static t => t.IsKind(SyntaxKind.IfDirectiveTrivia)))
        {
            split = leading.Count;
        }

        var header = SyntaxFactory.TriviaList(leading.Take(split));
        var own = SyntaxFactory.TriviaList(leading.Skip(split));
        return unit
            .ReplaceToken(first, first.WithLeadingTrivia(own.Insert(0, endOfLine)))
            .WithUsings(SyntaxFactory.SingletonList(added.WithLeadingTrivia(header)));
    }
}
