using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Flow.Lattice;
using PersonalData.Analyzers.Marks;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>
/// Members that a marked type inherits from one that is not (SPEC 6.1): what they are depends on the object, not on
/// where they are declared. Code of the base knows no object's type, so its callers say what it reads and stores.
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
            if (KnownType(entry.Atom) is { } type)
            {
                categories = categories.AddRange(_context.Marks.CategoriesOf(member, type).RemoveAll(categories.Contains));
            }
        }

        return categories;
    }

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
            categories = categories.AddRange(_context.Marks.ShapeOf(KnownType(entry.Atom)).Declared.RemoveAll(categories.Contains));
        }

        return categories;
    }

    /// <summary>
    /// What a callee that reads a member by an access path finds there by the marks of the object's type: a label for
    /// each category that the type which declares the member does not show.
    /// </summary>
    private Value InheritedData(Value owner, string name)
    {
        var result = Value.Empty;
        foreach (var entry in owner.Entries)
        {
            if (KnownType(entry.Atom) is not { } type || _context.Marks.ShapeOf(type).Declared.IsEmpty || DataMember(type, name) is not { } member)
            {
                continue;
            }

            foreach (var category in _context.Marks.CategoriesOf(member, type).RemoveAll(_context.Marks.CategoriesOf(member).Contains))
            {
                var (subject, consents) = OwnershipOf(owner, type);
                result = result.With(Licensed(Licensed(new LabelAtom(category, _context.Sources.Of(member), subject), consents), _state.Grounds), entry.Way);
            }
        }

        return result;
    }

    private static ISymbol? DataMember(ITypeSymbol type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers(name))
            {
                if (member is IFieldSymbol or IPropertySymbol { IsIndexer: false })
                {
                    return member;
                }
            }
        }

        return null;
    }
}
