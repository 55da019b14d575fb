using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <summary>
/// Type parameters by name and place, so that a summary can speak of them: <c>!0</c> is the first of the containing
/// type, <c>!!0</c> the first of the method.
/// </summary>
internal static class OpenTypes
{
    /// <summary>The type parameters that occur in a type.</summary>
    public static ImmutableArray<string> Of(ITypeSymbol? type)
    {
        var found = ImmutableArray.CreateBuilder<string>();
        Add(type);
        return found.ToImmutable();

        void Add(ITypeSymbol? current)
        {
            switch (current)
            {
                case ITypeParameterSymbol parameter when NameOf(parameter) is var name && !found.Contains(name):
                    found.Add(name);
                    break;
                case IArrayTypeSymbol array:
                    Add(array.ElementType);
                    break;
                case INamedTypeSymbol named:
                    foreach (var argument in named.TypeArguments)
                    {
                        Add(argument);
                    }

                    break;
            }
        }
    }

    /// <summary>Whether a type parameter occurs in the type.</summary>
    public static bool Mentions(ITypeSymbol? type) => type switch
    {
        ITypeParameterSymbol => true,
        IArrayTypeSymbol array => Mentions(array.ElementType),
        INamedTypeSymbol { TypeArguments.IsEmpty: true, ContainingType: null } => false,
        INamedTypeSymbol named => named.TypeArguments.Any(Mentions) || Mentions(named.ContainingType),
        _ => false,
    };

    /// <summary>The type with what is known for the type parameters in it.</summary>
    public static ITypeSymbol Substitute(ITypeSymbol type, Func<ITypeParameterSymbol, ITypeSymbol?> argument, Compilation compilation)
    {
        switch (type)
        {
            case ITypeParameterSymbol parameter:
                return argument(parameter) ?? type;
            case IArrayTypeSymbol array when Mentions(array):
                return compilation.CreateArrayTypeSymbol(Substitute(array.ElementType, argument, compilation), array.Rank);
            case INamedTypeSymbol { ContainingType: null or { IsGenericType: false }, TypeArguments.IsEmpty: false } named when Mentions(named):
                return named.OriginalDefinition.Construct(named.TypeArguments.Select(inner => Substitute(inner, argument, compilation)).ToArray());
            default:
                return type;
        }
    }

    /// <summary>The member as that of the type that its own becomes.</summary>
    public static IMethodSymbol Substitute(IMethodSymbol method, Func<ITypeParameterSymbol, ITypeSymbol?> argument, Compilation compilation)
    {
        if (!Mentions(method.ContainingType))
        {
            return method;
        }

        foreach (var member in Substitute(method.ContainingType, argument, compilation).GetMembers(method.Name))
        {
            if (member is IMethodSymbol found && SymbolEqualityComparer.Default.Equals(found.OriginalDefinition, method.OriginalDefinition))
            {
                return found;
            }
        }

        return method;
    }

    /// <summary>What the type parameters that <paramref name="target"/> sees stand for when it is run by a call of <paramref name="called"/>.</summary>
    public static IEnumerable<(string Name, ITypeSymbol Type)> ArgumentsOf(IMethodSymbol called, IMethodSymbol target)
    {
        for (var i = 0; i < called.TypeArguments.Length; i++)
        {
            yield return ("!!" + i.ToString(CultureInfo.InvariantCulture), called.TypeArguments[i]);
        }

        if (called.ContainingType is not { } type || target.ContainingType is not { } declaring)
        {
            yield break;
        }

        if (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, declaring.OriginalDefinition))
        {
            for (var i = 0; i < type.TypeArguments.Length; i++)
            {
                yield return (NameOf(declaring.OriginalDefinition.TypeParameters[i]), type.TypeArguments[i]);
            }

            yield break;
        }

        // The target implements or overrides the called member: its type parameters are what its base type is made with.
        foreach (var contract in Bases(declaring.OriginalDefinition))
        {
            if (SymbolEqualityComparer.Default.Equals(contract.OriginalDefinition, type.OriginalDefinition))
            {
                for (var i = 0; i < contract.TypeArguments.Length; i++)
                {
                    if (contract.TypeArguments[i] is ITypeParameterSymbol parameter)
                    {
                        yield return (NameOf(parameter), type.TypeArguments[i]);
                    }
                }
            }
        }
    }

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            yield return current;
        }

        foreach (var contract in type.AllInterfaces)
        {
            yield return contract;
        }
    }

    public static string NameOf(ITypeParameterSymbol parameter) =>
        (parameter.TypeParameterKind == TypeParameterKind.Method ? "!!" : "!") + parameter.Ordinal.ToString(CultureInfo.InvariantCulture);
}
