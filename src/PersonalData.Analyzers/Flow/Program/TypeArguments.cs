using Microsoft.CodeAnalysis;

namespace PersonalData.Analyzers.Flow.Program;

/// <summary>Compares constructed types where some type arguments are not known yet.</summary>
internal static class TypeArguments
{
    private const int MaxDepth = 8;

    /// <summary>Whether the two may be the same type, or convertible by variance, once every type parameter in them is known.</summary>
    public static bool MayBeSame(ITypeSymbol first, ITypeSymbol second) => MayBeSame(first, second, 0);

    private static bool MayBeSame(ITypeSymbol first, ITypeSymbol second, int depth)
    {
        if (depth > MaxDepth || first.TypeKind is TypeKind.TypeParameter or TypeKind.Dynamic or TypeKind.Error || second.TypeKind is TypeKind.TypeParameter or TypeKind.Dynamic or TypeKind.Error)
        {
            return true;
        }

        switch (first, second)
        {
            case (IArrayTypeSymbol one, IArrayTypeSymbol other):
                return one.Rank == other.Rank && MayBeSame(one.ElementType, other.ElementType, depth + 1);
            case (INamedTypeSymbol one, INamedTypeSymbol other):
                if (!SymbolEqualityComparer.Default.Equals(one.OriginalDefinition, other.OriginalDefinition))
                {
                    return false;
                }

                for (var i = 0; i < one.TypeArguments.Length; i++)
                {
                    // A variant parameter takes what converts to it: which types do is not asked.
                    if (one.TypeParameters[i].Variance == VarianceKind.None && !MayBeSame(one.TypeArguments[i], other.TypeArguments[i], depth + 1))
                    {
                        return false;
                    }
                }

                return one.ContainingType is null || other.ContainingType is null || MayBeSame(one.ContainingType, other.ContainingType, depth + 1);
            default:
                return SymbolEqualityComparer.Default.Equals(first, second);
        }
    }
}
