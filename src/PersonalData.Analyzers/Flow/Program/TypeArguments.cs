using Microsoft.CodeAnalysis;

namespace PersonalData.Analyzers.Flow.Program;

/// <summary>Compares constructed types where some type arguments are not known yet.</summary>
internal static class TypeArguments
{
    private const int MaxDepth = 8;

    /// <summary>Whether the first may be the second, or convertible to it by variance, once every type parameter in them is known.</summary>
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
                    var fits = one.TypeParameters[i].Variance switch
                    {
                        VarianceKind.Out => MayConvert(one.TypeArguments[i], other.TypeArguments[i], depth + 1),
                        VarianceKind.In => MayConvert(other.TypeArguments[i], one.TypeArguments[i], depth + 1),
                        _ => MayBeSame(one.TypeArguments[i], other.TypeArguments[i], depth + 1),
                    };
                    if (!fits)
                    {
                        return false;
                    }
                }

                return one.ContainingType is null || other.ContainingType is null || MayBeSame(one.ContainingType, other.ContainingType, depth + 1);
            default:
                return SymbolEqualityComparer.Default.Equals(first, second);
        }
    }

    /// <summary>Whether a reference to the first may be one to the second: it is, derives from or implements it.</summary>
    private static bool MayConvert(ITypeSymbol first, ITypeSymbol second, int depth)
    {
        if (MayBeSame(first, second, depth))
        {
            return true;
        }

        if (first.IsValueType || second.IsValueType)
        {
            return false;
        }

        if (second.SpecialType == SpecialType.System_Object || first.TypeKind is TypeKind.Array or TypeKind.Delegate)
        {
            return true;
        }

        for (var general = first.BaseType; general is not null; general = general.BaseType)
        {
            if (MayBeSame(general, second, depth))
            {
                return true;
            }
        }

        return first.AllInterfaces.Any(contract => MayBeSame(contract, second, depth));
    }
}
