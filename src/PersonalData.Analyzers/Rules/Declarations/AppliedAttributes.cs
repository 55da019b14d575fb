using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PersonalData.Analyzers.Rules.Declarations;

/// <summary>Finds what an attribute in the source is on.</summary>
internal static class AppliedAttributes
{
    /// <summary>The symbol and the attribute as bound there; null when the compiler can make nothing of it.</summary>
    public static (ISymbol Target, AttributeData Attribute)? Find(AttributeSyntax syntax, SemanticModel model, CancellationToken cancellation)
    {
        foreach (var candidate in Candidates(syntax, model, cancellation))
        {
            foreach (var attribute in AttributesOf(candidate))
            {
                if (attribute.ApplicationSyntaxReference is { } reference
                    && reference.SyntaxTree == syntax.SyntaxTree && reference.Span == syntax.Span)
                {
                    return (candidate, attribute);
                }
            }
        }

        return null;
    }

    private static IEnumerable<ImmutableArray<AttributeData>> Lists(ISymbol symbol)
    {
        yield return symbol.GetAttributes();
        if (symbol is IMethodSymbol method)
        {
            yield return method.GetReturnTypeAttributes();
        }
    }

    private static IEnumerable<AttributeData> AttributesOf(ISymbol symbol) => Lists(symbol).SelectMany(static list => list);

    private static IEnumerable<ISymbol> Candidates(AttributeSyntax syntax, SemanticModel model, CancellationToken cancellation)
    {
        switch (syntax.Parent?.Parent)
        {
            case CompilationUnitSyntax:
                yield return model.Compilation.Assembly;
                break;
            case AnonymousFunctionExpressionSyntax lambda:
                if (model.GetSymbolInfo(lambda, cancellation).Symbol is { } function)
                {
                    yield return function;
                }

                break;
            case BaseFieldDeclarationSyntax field:
                foreach (var variable in field.Declaration.Variables)
                {
                    if (model.GetDeclaredSymbol(variable, cancellation) is { } declared)
                    {
                        yield return declared;
                    }
                }

                break;
            case { } declaration when model.GetDeclaredSymbol(declaration, cancellation) is { } symbol:
                yield return symbol;

                // `property:` and `field:` on a positional parameter, `field:` on a property, and a method's parts.
                if (symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: { } type } })
                {
                    foreach (var member in type.GetMembers())
                    {
                        if (member is IPropertySymbol or IFieldSymbol)
                        {
                            yield return member;
                        }
                    }
                }
                else if (symbol is IPropertySymbol property)
                {
                    foreach (var member in property.ContainingType.GetMembers())
                    {
                        if (member is IFieldSymbol { AssociatedSymbol: { } owner } && SymbolEqualityComparer.Default.Equals(owner, property))
                        {
                            yield return member;
                        }
                    }
                }

                break;
        }
    }
}
