using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Flow.Lattice;
using PersonalData.Analyzers.Flow.Transfer;

namespace PersonalData.Analyzers.Flow.Program;

/// <summary>
/// Members that only classes derived from a type have, and implementations of an interface: what an object keeps in them
/// is known too where the object is known by the general type alone.
/// </summary>
internal sealed class DerivedMembers
{
    private readonly Overrides _overrides;
    private readonly ConcurrentDictionary<INamedTypeSymbol, ILookup<string, ISymbol>> _known = new(SymbolEqualityComparer.Default);

    private readonly Lazy<ILookup<string, ISymbol>> _all;

    public DerivedMembers(Overrides overrides)
    {
        _overrides = overrides;
        _all = new Lazy<ILookup<string, ISymbol>>(() => ByName(overrides.Types.SelectMany(MembersIn)));
    }

    /// <summary>Those of that name which any type of this compilation declares; none where the name is that of what a library's box holds as well.</summary>
    public ImmutableArray<ISymbol> Named(string name) => IsDeclared(name) && !IsOfBox(name) ? _all.Value[name].ToImmutableArray() : ImmutableArray<ISymbol>.Empty;

    /// <summary>The fields, properties and kept parameters of that name which classes derived from the type declare and the type itself does not have.</summary>
    public ImmutableArray<ISymbol> Of(ITypeSymbol type, string name)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Interface or TypeKind.Class, IsSealed: false, SpecialType: not SpecialType.System_Object } general || !IsDeclared(name) || Has(general, name))
        {
            return ImmutableArray<ISymbol>.Empty;
        }

        general = general.OriginalDefinition;
        var members = _known.TryGetValue(general, out var known) ? known : _known.GetOrAdd(general, MembersOf(general));
        return members[name].ToImmutableArray();
    }

    /// <summary>Whether the name is that of a declared member, or of a parameter that is kept like one.</summary>
    private static bool IsDeclared(string name) => name != Slots.Element && name != Slots.Deeper && !Slots.IsInner(name);

    private static bool IsOfBox(string name) => name is "Key" or "Value" or "Result" or "Current" || name.StartsWith("Item", StringComparison.Ordinal);

    private static bool Has(INamedTypeSymbol type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (!current.GetMembers(name).IsEmpty)
            {
                return true;
            }
        }

        return type.AllInterfaces.Any(contract => !contract.GetMembers(name).IsEmpty);
    }

    private ILookup<string, ISymbol> MembersOf(INamedTypeSymbol general) => ByName(_overrides.DerivedFrom(general).SelectMany(derived => MembersBelow(general, derived)));

    private static IEnumerable<ISymbol> MembersBelow(INamedTypeSymbol general, INamedTypeSymbol derived)
    {
        for (var current = derived; current is not null && !SymbolEqualityComparer.Default.Equals(current, general); current = current.BaseType?.OriginalDefinition)
        {
            foreach (var member in MembersIn(current))
            {
                yield return member;
            }
        }
    }

    private static IEnumerable<ISymbol> MembersIn(INamedTypeSymbol type) =>
        type.GetMembers().Where(static member => member is IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false } or IPropertySymbol { IsStatic: false, IsIndexer: false })
            .Concat(type.InstanceConstructors.Where(SourceMethods.IsPrimaryConstructor).SelectMany(static constructor => constructor.Parameters));

    private static ILookup<string, ISymbol> ByName(IEnumerable<ISymbol> members) =>
        members.Distinct<ISymbol>(SymbolEqualityComparer.Default)
            .ToLookup(static member => member is IParameterSymbol ? Slots.PrimaryParameter(member) : MemberKeys.Of(member), StringComparer.Ordinal);
}
