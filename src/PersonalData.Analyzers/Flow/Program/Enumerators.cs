using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace PersonalData.Analyzers.Flow.Program;

/// <summary>The code by which collections of this compilation's own making are enumerated, found once for each type.</summary>
internal sealed class Enumerators
{
    private readonly Compilation _compilation;
    private readonly ConcurrentDictionary<ITypeSymbol, IMethodSymbol?> _enumerators = new(SymbolEqualityComparer.Default);

    public Enumerators(Compilation compilation) => _compilation = compilation;

    /// <summary>What whoever knows the collection only as a sequence calls to enumerate it; null when that is a library's code.</summary>
    public IMethodSymbol? Of(ITypeSymbol? type)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } || !IsOurs(type))
        {
            return null;
        }

        return _enumerators.TryGetValue(type, out var known)
            ? known
            : _enumerators.GetOrAdd(type, Implementation(type, "IEnumerable", "GetEnumerator") ?? Implementation(type, "IAsyncEnumerable", "GetAsyncEnumerator"));
    }

    /// <summary>The code by which an enumerator of this compilation steps on, and that which then gives the element; none for a library's, or one that the compiler makes of an iterator.</summary>
    public IEnumerable<IMethodSymbol> StepsOf(ITypeSymbol? enumerator)
    {
        if (enumerator is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } || !IsOurs(enumerator))
        {
            yield break;
        }

        if ((Implementation(enumerator, "IEnumerator", "MoveNext") ?? Implementation(enumerator, "IAsyncEnumerator", "MoveNextAsync")) is { } step)
        {
            yield return step;
        }

        if ((Implementation(enumerator, "IEnumerator", "get_Current") ?? Implementation(enumerator, "IAsyncEnumerator", "get_Current")) is { } current)
        {
            yield return current;
        }
    }

    private bool IsOurs(ITypeSymbol type) => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _compilation.Assembly);

    /// <summary>The implementation of a member of the interface, of the generic one rather than of the other.</summary>
    private IMethodSymbol? Implementation(ITypeSymbol type, string contract, string member)
    {
        foreach (var candidate in type.AllInterfaces.Where(i => i.Name == contract).OrderByDescending(static i => i.IsGenericType))
        {
            if (candidate.GetMembers(member).OfType<IMethodSymbol>().FirstOrDefault() is { } declared
                && type.FindImplementationForInterfaceMember(declared) is IMethodSymbol found
                && SourceMethods.HasCode(found, _compilation))
            {
                return found;
            }
        }

        return null;
    }
}
