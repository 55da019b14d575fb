using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PersonalData.Analyzers.Flow.Relevance;

/// <summary>From a declaration in the syntax to its symbols and its code.</summary>
internal static class DeclaredSymbols
{
    /// <summary>The methods, accessors, and the field or property with an initializer, that the declaration makes.</summary>
    public static ImmutableArray<ISymbol> Of(DeclaredCode member, SemanticModel model, CancellationToken cancellationToken)
    {
        switch (member.Node)
        {
            case TypeDeclarationSyntax declaration:
                var type = model.GetDeclaredSymbol(declaration, cancellationToken);
                return type?.InstanceConstructors.Where(c => c.DeclaringSyntaxReferences.Any(r => r.SyntaxTree == declaration.SyntaxTree && r.Span == declaration.Span))
                    .ToImmutableArray<ISymbol>() ?? ImmutableArray<ISymbol>.Empty;
            case CompilationUnitSyntax unit:
                return One(model.GetDeclaredSymbol(unit, cancellationToken));
            case BasePropertyDeclarationSyntax declaration:
                return Of(declaration, model.GetDeclaredSymbol(declaration, cancellationToken));
            default:
                return One(model.GetDeclaredSymbol(member.Node, cancellationToken));
        }
    }

    /// <summary>The pieces of syntax that hold the declaration's code.</summary>
    public static IEnumerable<SyntaxNode> CodeOf(DeclaredCode member)
    {
        switch (member.Node)
        {
            case VariableDeclaratorSyntax { Initializer: { } initializer }:
                yield return initializer;
                break;
            case BasePropertyDeclarationSyntax property:
                foreach (var accessor in property.AccessorList?.Accessors ?? default)
                {
                    if (accessor.Body is not null || accessor.ExpressionBody is not null)
                    {
                        yield return accessor;
                    }
                }

                if ((property as PropertyDeclarationSyntax)?.Initializer is { } value)
                {
                    yield return value;
                }

                if (((property as PropertyDeclarationSyntax)?.ExpressionBody ?? (property as IndexerDeclarationSyntax)?.ExpressionBody) is { } expression)
                {
                    yield return expression;
                }

                break;
            case TypeDeclarationSyntax { BaseList: { } bases } type when bases.Types.Any(static b => b is PrimaryConstructorBaseTypeSyntax):
                yield return type;
                break;
            case CompilationUnitSyntax or BaseMethodDeclarationSyntax { Body: not null } or BaseMethodDeclarationSyntax { ExpressionBody: not null }:
                yield return member.Node;
                break;
        }
    }

    private static ImmutableArray<ISymbol> Of(BasePropertyDeclarationSyntax declaration, ISymbol? symbol)
    {
        var symbols = ImmutableArray.CreateBuilder<ISymbol>();
        if (declaration is PropertyDeclarationSyntax { Initializer: not null } && symbol is not null)
        {
            symbols.Add(symbol);
        }

        foreach (var accessor in symbol switch
        {
            IPropertySymbol property => new[] { property.GetMethod, property.SetMethod },
            IEventSymbol @event => new[] { @event.AddMethod, @event.RemoveMethod },
            _ => Array.Empty<IMethodSymbol?>(),
        })
        {
            if (accessor is not null)
            {
                symbols.Add(accessor);
            }
        }

        return symbols.ToImmutable();
    }

    private static ImmutableArray<ISymbol> One(ISymbol? symbol) => symbol is null ? ImmutableArray<ISymbol>.Empty : ImmutableArray.Create(symbol);
}
