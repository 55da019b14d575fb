using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PersonalData.CodeFixes.Editing;

/// <summary>Completes the arguments of an attribute that is there.</summary>
internal static class AttributeArguments
{
    /// <summary>What a fix writes where only a person knows the words: not blank, so that it can be found and filled in.</summary>
    public const string ToBeFilledIn = "\"...\"";

    /// <summary>The change that sets a property of an attribute.</summary>
    public static SourceEdit SetProperty(Document document, AttributeSyntax attribute, string property, ExpressionSyntax value) =>
        Edit(document, attribute, property, current =>
        {
            var existing = Arguments(current).FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == property);
            return existing is null
                ? Insert(current, Arguments(current).Count, SyntaxFactory.AttributeArgument(value).WithNameEquals(NameEquals(property)))
                : current.ReplaceNode(existing.Expression, value.WithTriviaFrom(existing.Expression));
        });

    /// <summary>The change that gives a parameter of an attribute's constructor a value.</summary>
    public static SourceEdit SetParameter(Document document, AttributeSyntax attribute, int position, string parameter, ExpressionSyntax value) =>
        Edit(document, attribute, parameter, current =>
        {
            var arguments = Arguments(current);
            var positional = arguments.TakeWhile(static argument => argument.NameEquals is null).ToList();
            var existing = positional.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == parameter)
                ?? (positional.Count > position && positional[position].NameColon is null ? positional[position] : null);
            if (existing is not null)
            {
                return current.ReplaceNode(existing.Expression, value.WithTriviaFrom(existing.Expression));
            }

            var argument = SyntaxFactory.AttributeArgument(value);
            return Insert(current, positional.Count, positional.Any(static a => a.NameColon is not null) ? argument.WithNameColon(NameColon(parameter)) : argument);
        });

    private static SourceEdit Edit(Document document, AttributeSyntax attribute, string key, Func<AttributeSyntax, AttributeSyntax> change) =>
        new(document.Id, attribute, key, (root, current) => root.ReplaceNode(current, change((AttributeSyntax)current)));

    private static SeparatedSyntaxList<AttributeArgumentSyntax> Arguments(AttributeSyntax attribute) => attribute.ArgumentList?.Arguments ?? default;

    private static AttributeSyntax Insert(AttributeSyntax attribute, int index, AttributeArgumentSyntax argument)
    {
        var list = attribute.ArgumentList ?? SyntaxFactory.AttributeArgumentList().WithTrailingTrivia(attribute.GetTrailingTrivia());
        if (attribute.ArgumentList is null)
        {
            attribute = attribute.WithoutTrailingTrivia();
        }

        var arguments = list.Arguments;
        if (index == 0 && arguments.Count > 0)
        {
            arguments = arguments.Replace(arguments[0], arguments[0].WithLeadingTrivia(SyntaxFactory.Space));
        }

        return attribute.WithArgumentList(list.WithArguments(
            arguments.Insert(index, index > 0 ? argument.WithLeadingTrivia(SyntaxFactory.Space) : argument)));
    }

    private static NameEqualsSyntax NameEquals(string name) =>
        SyntaxFactory.NameEquals(
            SyntaxFactory.IdentifierName(name).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space));

    private static NameColonSyntax NameColon(string name) =>
        SyntaxFactory.NameColon(SyntaxFactory.IdentifierName(name), SyntaxFactory.Token(SyntaxKind.ColonToken).WithTrailingTrivia(SyntaxFactory.Space));
}
