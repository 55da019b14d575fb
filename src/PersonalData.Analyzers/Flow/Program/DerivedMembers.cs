using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Flow.Lattice;
using PersonalData.Analyzers.Flow.Relevance;
using PersonalData.Analyzers.Flow.Transfer;
using PersonalData.Analyzers.Marks;

namespace PersonalData.Analyzers.Flow.Program;

/// <summary>
/// Members that only classes derived from a type have, and implementations of an interface: what an object keeps in them
/// is known too where the object is known by the general type alone.
/// </summary>
internal sealed class DerivedMembers
{
    private readonly Compilation _compilation;
    private readonly Overrides _overrides;
    private readonly ConcurrentDictionary<INamedTypeSymbol, ILookup<string, ISymbol>> _known = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<string, bool> _allMarked = new(StringComparer.Ordinal);
    private readonly MarkTable _marks;

    public DerivedMembers(Compilation compilation, MarkTable marks, Overrides overrides)
    {
        _compilation = compilation;
        _marks = marks;
        _overrides = overrides;
    }

    /// <summary>
    /// Whether types of this compilation declare members of that name, and all of them are marked; no where the name is that
    /// of what a library's box holds as well.
    /// </summary>
    public bool AreAllMarked(string name)
    {
        if (!IsDeclared(name) || IsOfBox(name))
        {
            return false;
        }

        return _allMarked.TryGetValue(name, out var known) ? known : _allMarked.GetOrAdd(name, FindAllMarked(name));
    }

    /// <summary>Text says where such members are, and the first that is unmarked decides: to ask for all would make the compiler build the members of each type.</summary>
    private bool FindAllMarked(string name)
    {
        var isAny = false;
        foreach (var member in Named(name))
        {
            if (_marks.CategoriesOf(member).IsEmpty)
            {
                return false;
            }

            isAny = true;
        }

        return isAny;
    }

    private IEnumerable<ISymbol> Named(string name)
    {
        var written = name.Trim('<', '>');
        foreach (var tree in _compilation.SyntaxTrees)
        {
            var outline = TreeOutline.Of(tree);
            if (!outline.Words(CancellationToken.None).Contains(WordSet.HashOf(written)))
            {
                continue;
            }

            var declared = outline.Declared(CancellationToken.None);
            foreach (var type in declared.Members.Where(member => member.Type >= 0 && member.Name == written).Select(member => declared.Types[member.Type])
                .Concat(declared.Types.Where(type => type.Parameters.Contains(written))).Distinct())
            {
                foreach (var symbol in _compilation.GetSymbolsWithName(type.Name, SymbolFilter.Type).OfType<INamedTypeSymbol>())
                {
                    foreach (var member in MembersIn(symbol).Where(member => KeyOf(member) == name))
                    {
                        yield return member;
                    }
                }
            }
        }
    }

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
            .ToLookup(KeyOf, StringComparer.Ordinal);

    private static string KeyOf(ISymbol member) => member is IParameterSymbol ? Slots.PrimaryParameter(member) : MemberKeys.Of(member);
}
