using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Flow.Lattice;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>
/// Pointers: to a variable or member, which is a <see cref="PlaceAtom"/>; to a buffer, an array's elements or a string's
/// characters, for which the whole stands; or one that came in, of which only the caller knows which of these it is.
/// </content>
internal sealed partial class BodyAnalysis
{
    /// <summary>Whether the operation, which has no kind of its own, is <c>*p</c>, <c>p-></c> or <c>p[i]</c>.</summary>
    private static bool IsDereference(IOperation operation) =>
        operation.Kind == OperationKind.None && operation.ChildOperations.FirstOrDefault() is { Type: IPointerTypeSymbol pointer }
        && SymbolEqualityComparer.Default.Equals(pointer.PointedAtType, operation.Type);

    private Value ReadDereferenced(IOperation operation)
    {
        var pointer = Value.Empty;
        var isFirst = true;
        foreach (var part in operation.ChildOperations)
        {
            // The rest is a number: which of the elements.
            var value = Evaluate(part);
            pointer = isFirst ? value : pointer;
            isFirst = false;
        }

        return WithStructure(ReadMember(pointer, Slots.Pointee), pointer, operation.Type, operation.Syntax);
    }

    /// <summary>Writes to what a pointer points to; false when there is nothing known that it may point to.</summary>
    private bool WriteDereferenced(IOperation operation, Value value, IOperation source, Value arriving)
    {
        var pointer = Evaluate(operation.ChildOperations.First());
        var places = pointer.Where(static atom => atom is PlaceAtom);
        if (places.IsEmpty && !HasPlaces(pointer))
        {
            return false;
        }

        if (!places.IsEmpty)
        {
            WritePlaces(places, places.Count == pointer.Count ? value : value.Join(ReadPlaces(places)), source, arriving);
        }

        WriteMember(pointer.Where(static atom => atom is not PlaceAtom), Slots.Pointee, value);
        return true;
    }

    /// <summary>Whether nothing but pointers that came in is meant: what they point to is a place by that name.</summary>
    private bool IsUnknownPointer(Value pointer)
    {
        foreach (var entry in pointer.Entries)
        {
            if (!IsUnknownPointer(entry.Atom))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsUnknownPointer(Atom atom) => atom is InputAtom { Exposure: Exposure.Exact } input && TypeAt(input.Path) is IPointerTypeSymbol;

    private Value ReadPointee(Value pointer) =>
        ReadPlaces(pointer.Where(static atom => atom is PlaceAtom))
            .Join(ReadMember(pointer.Where(IsUnknownPointer), Slots.Pointee))
            .Join(ReadMember(pointer.Where(atom => atom is not PlaceAtom && !IsUnknownPointer(atom)), Slots.Element));

    /// <summary>Writes to what a pointer points to in code that was called with it: to a variable, to a member or to elements.</summary>
    private void WritePointee(Value pointer, Value value, Value? arriving)
    {
        foreach (var entry in pointer.Where(static atom => atom is PlaceAtom).Entries.ToArray())
        {
            var place = (PlaceAtom)entry.Atom;
            if (place.Owner is Atom owner)
            {
                WriteMember(Value.Of(owner, null), place.Member, value, arriving: arriving);
            }
            else
            {
                WriteVariable((ISymbol)place.Owner, value.Join(ReadPlaces(Value.Of(place, null))));
            }
        }

        WriteMember(pointer.Where(IsUnknownPointer), Slots.Pointee, value, arriving: arriving);
        WriteMember(pointer.Where(atom => atom is not PlaceAtom && !IsUnknownPointer(atom)), Slots.Element, value, arriving: arriving);
    }
}
