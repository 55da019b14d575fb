using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Flow.Program;

namespace PersonalData.Analyzers.Flow.Relevance;

/// <summary>
/// Methods that implement an interface which their own type knows nothing of: a derived type names it, and inherits the
/// implementation.
/// </summary>
internal sealed class InheritedImplementations
{
    private readonly Lazy<ILookup<ISymbol, ISymbol>> _implemented;

    public InheritedImplementations(Overrides overrides) => _implemented = new(() =>
        overrides.Types.SelectMany(Find).ToLookup(static pair => pair.Method, static pair => pair.Implemented, SymbolEqualityComparer.Default));

    /// <summary>The interface members that the method implements for types derived from its own.</summary>
    public IEnumerable<ISymbol> Of(IMethodSymbol method) => _implemented.Value[method];

    private static IEnumerable<(ISymbol Method, ISymbol Implemented)> Find(INamedTypeSymbol type)
    {
        if (type.BaseType is not { SpecialType: SpecialType.None } inherited || type.TypeKind != TypeKind.Class)
        {
            yield break;
        }

        foreach (var contract in type.AllInterfaces)
        {
            if (inherited.AllInterfaces.Contains(contract, SymbolEqualityComparer.Default))
            {
                continue;
            }

            foreach (var member in contract.GetMembers())
            {
                if (member is IMethodSymbol && type.FindImplementationForInterfaceMember(member) is IMethodSymbol implementation
                    && !SymbolEqualityComparer.Default.Equals(implementation.ContainingType, type))
                {
                    yield return (implementation.OriginalDefinition, member.OriginalDefinition);
                }
            }
        }
    }
}
