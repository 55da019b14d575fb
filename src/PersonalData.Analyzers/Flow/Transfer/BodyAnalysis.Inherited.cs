using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Flow.Lattice;
using PersonalData.Analyzers.Marks;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>
/// Members that a marked type inherits from, or that implement, what is not marked (SPEC 6.1): what they are depends on
/// the object, not on where they are declared. Code that knows the base or the interface only knows no object's type,
/// so its callers say what it reads and stores.
/// </content>
internal sealed partial class BodyAnalysis
{
    /// <summary>An object of which nothing is known.</summary>
    private static readonly (Value Value, ITypeSymbol? Type) s_unknownOwner = (Value.Empty, null);

    /// <summary>The categories of a member of an object, by the type of the expression and by what the object is known to be.</summary>
    private ImmutableArray<string> CategoriesOf(ISymbol member, ITypeSymbol? ownerType, Value owner)
    {
        var categories = _context.Marks.CategoriesOf(member, ownerType);
        foreach (var entry in owner.Entries)
        {
            if (KnownType(entry.Atom) is { } type && _context.Marks.CategoriesOf(ImplementedIn(type, member), type) is { IsEmpty: false } known)
            {
                categories = categories.AddRange(known.RemoveAll(categories.Contains));
            }
        }

        return categories;
    }

    /// <summary>The member of the class that is meant by a member of an interface of it.</summary>
    private static ISymbol ImplementedIn(ITypeSymbol type, ISymbol member) =>
        member.ContainingType is { TypeKind: TypeKind.Interface } && type is { TypeKind: not TypeKind.Interface } && DataMember(type, MemberKeys.Of(member)) is { } implementation
            ? implementation
            : member;

    private static ITypeSymbol? KnownType(Atom atom) => atom switch
    {
        ShapeAtom shape => shape.Type,
        ObjectAtom { IsExact: true, Function: null, Type: { } made } => made,
        _ => null,
    };

    /// <summary>The categories that every data member of the object has, whatever it is called.</summary>
    private ImmutableArray<string> CategoriesOfMembers((Value Value, ITypeSymbol? Type) owner)
    {
        var categories = _context.Marks.ShapeOf(owner.Type).Declared;
        foreach (var entry in owner.Value.Entries)
        {
            if (_context.Marks.ShapeOf(KnownType(entry.Atom)).Declared is { IsEmpty: false } known)
            {
                categories = categories.AddRange(known.RemoveAll(categories.Contains));
            }
        }

        return categories;
    }

    /// <summary>
    /// What a callee that reads a member by an access path finds there by the marks of the object's type: a label for
    /// each category that the type by which the callee knows the object does not show.
    /// </summary>
    private Value InheritedData(Value owner, string name, ITypeSymbol? known)
    {
        var result = Value.Empty;
        ImmutableArray<string>? shown = null;
        foreach (var entry in owner.Entries)
        {
            var type = KnownType(entry.Atom) ?? (entry.Atom is InputAtom { Exposure: Exposure.Exact } input ? TypeAt(input.Path) : null);
            if (type is null || _context.Marks.ShapeOf(type).Declared.IsEmpty || DataMember(type, name) is not { } member)
            {
                continue;
            }

            shown ??= known is not null && DataMember(known, name) is { } read ? _context.Marks.CategoriesOf(read, known) : _context.Marks.CategoriesOf(member);
            foreach (var category in _context.Marks.CategoriesOf(member, type).RemoveAll(shown.Value.Contains).RemoveAll(_context.Marks.MarksOn(member).Contains))
            {
                var (subject, consents) = OwnershipOf(owner, type);
                result = result.With(Licensed(Licensed(new LabelAtom(category, _context.Sources.Of(member), subject), consents), _state.Grounds), entry.Way);
            }
        }

        return result;
    }

    /// <summary>The field or property of that name, of the type or of what it derives from, implements or must be.</summary>
    private static ISymbol? DataMember(ITypeSymbol type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (OwnDataMember(current, name) is { } member)
            {
                return member;
            }
        }

        if (type.TypeKind is not (TypeKind.Interface or TypeKind.TypeParameter))
        {
            return null;
        }

        foreach (var general in type is ITypeParameterSymbol parameter ? parameter.ConstraintTypes : type.AllInterfaces.CastArray<ITypeSymbol>())
        {
            if ((type is ITypeParameterSymbol && !SymbolEqualityComparer.Default.Equals(general, type) ? DataMember(general, name) : OwnDataMember(general, name)) is { } member)
            {
                return member;
            }
        }

        return null;
    }

    private static ISymbol? OwnDataMember(ITypeSymbol type, string name)
    {
        foreach (var member in type.GetMembers(name))
        {
            if (member is IFieldSymbol or IPropertySymbol { IsIndexer: false })
            {
                return member;
            }
        }

        return null;
    }

    /// <summary>Whether the object may have a member of that name: of what type it is, is known of one that was made here.</summary>
    private bool MayHave(Atom atom, string name) =>
        atom is not ObjectAtom { IsExact: true, Function: null, Type: INamedTypeSymbol { IsAnonymousType: false, IsTupleType: false } type }
        || name == Slots.Element || Slots.IsInner(name) || !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _context.Compilation.Assembly)
        || DataMember(type, name) is not null || HasPrimaryParameter(type, name) || IsImplemented(type, name);

    /// <summary>
    /// Whether an object of that declared type may have a member of that name. Where code that calls itself mixes an object
    /// with what its members hold, this keeps the one from being taken for the other without end.
    /// </summary>
    private bool MayHave(ITypeSymbol? type, string name) => type switch
    {
        _ when name == Slots.Element || Slots.IsInner(name) => true,
        { SpecialType: SpecialType.System_String or SpecialType.System_Boolean or SpecialType.System_Char or SpecialType.System_DateTime }
            or { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_Double } or { TypeKind: TypeKind.Enum } => false,
        INamedTypeSymbol { IsSealed: true, IsAnonymousType: false, IsTupleType: false } closed when SymbolEqualityComparer.Default.Equals(closed.ContainingAssembly, _context.Compilation.Assembly) =>
            DataMember(closed, name) is not null || HasPrimaryParameter(closed, name) || IsImplemented(closed, name),
        _ => true,
    };

    private static bool HasPrimaryParameter(INamedTypeSymbol type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.InstanceConstructors.Any(constructor => constructor.Parameters.Any(parameter => Slots.PrimaryParameter(parameter) == name)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether an interface of the type has the member, which the type then has by that or another name.</summary>
    private static bool IsImplemented(INamedTypeSymbol type, string name) => type.AllInterfaces.Any(contract => OwnDataMember(contract, name) is not null)
        || !type.GetMembers(name).IsEmpty;
}
