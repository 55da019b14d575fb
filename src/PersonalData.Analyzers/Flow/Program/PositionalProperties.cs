using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Marks;

namespace PersonalData.Analyzers.Flow.Program;

/// <summary>What the deconstructor reads that the compiler wrote for a positional record.</summary>
internal static class PositionalProperties
{
    /// <summary>The properties that the method gives, one for each parameter; empty when it is no deconstructor, or someone's code.</summary>
    public static ImmutableArray<IPropertySymbol> Of(IMethodSymbol method, Compilation compilation)
    {
        if (method is not { Name: "Deconstruct", IsStatic: false, ContainingType: { } type } || !MarkTable.IsRecord(type) || SourceMethods.HasCode(method, compilation))
        {
            return ImmutableArray<IPropertySymbol>.Empty;
        }

        var properties = ImmutableArray.CreateBuilder<IPropertySymbol>();
        foreach (var parameter in method.Parameters)
        {
            // A parameter of the name of an inherited property makes none of its own.
            if (Find(type, parameter.Name) is not { } property)
            {
                return ImmutableArray<IPropertySymbol>.Empty;
            }

            properties.Add(property);
        }

        return properties.ToImmutable();
    }

    private static IPropertySymbol? Find(INamedTypeSymbol type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers(name))
            {
                if (member is IPropertySymbol { IsStatic: false, IsIndexer: false } property)
                {
                    return property;
                }
            }
        }

        return null;
    }
}
