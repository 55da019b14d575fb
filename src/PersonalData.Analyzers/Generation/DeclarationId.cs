using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PersonalData.Analyzers.Generation;

/// <summary>
/// Names a declaration without holding its symbol: the documentation comment id of the type or member, and the part of
/// it (a parameter, the result, a local function, a marked lambda), if it is about a part.
/// </summary>
internal sealed record DeclarationId(string Id, string? Part) : IComparable<DeclarationId>
{
    public const string Result = "return";

    // A file of minimal-API handlers has hundreds of marked lambdas: they are counted once for each version of the file.
    private static readonly ConditionalWeakTable<SyntaxNode, Dictionary<SyntaxNode, int>> LambdaNumbers = new();

    public static DeclarationId? Of(ISymbol symbol)
    {
        string? part = null;
        for (var current = symbol; current is not null; current = current.ContainingSymbol)
        {
            switch (current)
            {
                case IAssemblySymbol assembly:
                    return new("A:" + assembly.Name, part);
                case IParameterSymbol or ITypeParameterSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction }:
                    part = Within(current.Name, part);
                    break;
                case IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } lambda:
                    part = Within("lambda " + NumberOf(lambda), part);
                    break;
                default:
                    return current.GetDocumentationCommentId() is { } id ? new(id, part) : null;
            }
        }

        return null;
    }

    /// <summary>A part of what this names.</summary>
    public DeclarationId With(string part) => this with { Part = Part is null ? part : Within(Part, part) };

    public int CompareTo(DeclarationId? other)
    {
        if (other is null)
        {
            return 1;
        }

        var byId = string.CompareOrdinal(Id, other.Id);
        return byId != 0 ? byId : string.CompareOrdinal(Part, other.Part);
    }

    // Only marked lambdas are counted, so that one more LINQ query does not rename the activities beside it.
    private static int NumberOf(IMethodSymbol lambda)
    {
        var syntax = lambda.DeclaringSyntaxReferences[0].GetSyntax();
        var numbers = LambdaNumbers.GetValue(MemberAround(syntax), static member =>
        {
            var counted = new Dictionary<SyntaxNode, int>();
            foreach (var node in member.DescendantNodes())
            {
                if (node is LambdaExpressionSyntax { AttributeLists.Count: > 0 })
                {
                    counted.Add(node, counted.Count + 1);
                }
            }

            return counted;
        });
        return numbers.TryGetValue(syntax, out var number) ? number : 0;
    }

    private static SyntaxNode MemberAround(SyntaxNode node)
    {
        for (var current = node.Parent; current is not null; current = current.Parent)
        {
            if (current is CompilationUnitSyntax or AccessorDeclarationSyntax
                || (current is MemberDeclarationSyntax && !current.IsKind(SyntaxKind.GlobalStatement)))
            {
                return current;
            }
        }

        return node;
    }

    private static string Within(string outer, string? inner) =>
        inner is null ? outer : outer + " " + inner;
}
