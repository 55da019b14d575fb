using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PersonalData.Analyzers.Flow.Lattice;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>
/// References: <c>ref</c> locals, <c>ref</c> returns and pointers hold <see cref="PlaceAtom"/>s, and what is read or
/// written through them is read from or written to those places.
/// </content>
internal sealed partial class BodyAnalysis
{
    /// <summary>The places that a reference to <paramref name="target"/> stands for.</summary>
    private Value PlacesOf(IOperation target)
    {
        switch (target)
        {
            case ILocalReferenceOperation { Local.IsRef: true } local:
                return ReadVariable(local.Local);
            case ILocalReferenceOperation local:
                return Value.Of(new PlaceAtom(local.Local, "", null), null);
            case IParameterReferenceOperation parameter when !IsForeignPrimaryParameter(parameter.Parameter):
                return Value.Of(new PlaceAtom(parameter.Parameter, "", null), null);
            case IFieldReferenceOperation { Instance: not null } field:
                var (holder, name) = MemberOf(field);
                return MemberPlaces(
                    Evaluate(holder), name, !DeclaresMembers(field.Field.ContainingType) ? HolderOf(field.Instance)?.Member : field.Field);
            case IArrayElementReferenceOperation element:
                return MemberPlaces(Evaluate(element.ArrayReference), Slots.Element, HolderOf(element.ArrayReference)?.Member);
            case IInlineArrayAccessOperation element:
                return MemberPlaces(Evaluate(element.Instance), Slots.Element, HolderOf(element.Instance)?.Member);
            case IDeclarationExpressionOperation declaration:
                return PlacesOf(declaration.Expression);
            case IConversionOperation conversion:
                return PlacesOf(conversion.Operand);
            case IFlowCaptureReferenceOperation reference when _capturedOperations.TryGetValue(reference.Id, out var captured):
                var places = Value.Empty;
                foreach (var operation in captured)
                {
                    places = places.Join(PlacesOf(operation));
                }

                return places;
            default:
                return IsDereference(target) ? Evaluate(target.ChildOperations.First()) : Evaluate(target).Where(static atom => atom is PlaceAtom);
        }
    }

    /// <summary>
    /// Adds what the marks of the places' members say: a marked member read through a reference is marked data as much as
    /// one read by its name, whatever was written to it. It was read where the reference was taken.
    /// </summary>
    private Value WithMarks(Value places, Value referred)
    {
        var marked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in places.Entries)
        {
            if (entry.Atom is PlaceAtom { Holder: { } member } && !_context.Marks.CategoriesOf(member).IsEmpty)
            {
                marked.Add(_context.Sources.Of(member).Id);
            }
        }

        return marked.Count == 0 ? places : places.WithAll(referred.Where(atom => atom is LabelAtom label && marked.Contains(label.Source.Id)));
    }

    private static Value MemberPlaces(Value owner, string name, ISymbol? member)
    {
        var places = Value.Empty;
        foreach (var entry in owner.Entries)
        {
            if (entry.Atom is ObjectAtom or InputAtom { Exposure: Exposure.Exact })
            {
                places = places.With(new PlaceAtom(entry.Atom, name, member), null);
            }
        }

        return places;
    }

    /// <summary>What the places hold now, and whatever else a reference was given.</summary>
    private Value ReadPlaces(Value reference)
    {
        var result = Value.Empty;
        foreach (var entry in reference.Entries)
        {
            result = entry.Atom is not PlaceAtom place ? result.With(entry.Atom, entry.Way)
                : result.Join(place.Owner is Atom owner ? ReadMember(Value.Of(owner, null), place.Member) : ReadVariable((ISymbol)place.Owner));
        }

        return result;
    }

    /// <summary>Writes through a reference: to its one place, or to each that it may stand for, which then keep what they had as well.</summary>
    private void WritePlaces(Value reference, Value value, IOperation source, Value arriving)
    {
        var places = reference.Where(static atom => atom is PlaceAtom);
        foreach (var entry in places.Entries.ToArray())
        {
            var place = (PlaceAtom)entry.Atom;
            var written = places.Count == 1 ? value : value.Join(ReadPlaces(Value.Of(place, null)));
            if (place.Holder is { } member)
            {
                ArriveAtMember(member, place.Owner is Atom whole ? (Value.Of(whole, null), null) : s_unknownOwner, arriving, source);
            }

            if (place.Owner is Atom owner)
            {
                WriteMember(Value.Of(owner, null), place.Member, written);
            }
            else
            {
                if (place.Owner is IParameterSymbol parameter)
                {
                    ArriveAtParameter(parameter, arriving, source);
                }

                WriteVariable((ISymbol)place.Owner, written);
            }
        }
    }

    /// <summary>What a member that returns a reference gives: the value there, and the place itself.</summary>
    private static Value ElementPlaces(CallSite site)
    {
        var places = MemberPlaces(site.Receiver, Slots.Element, null);
        foreach (var argument in site.Arguments)
        {
            places = places.Join(site.Receiver.IsEmpty ? MemberPlaces(argument.Value, Slots.Element, null) : Value.Empty);
        }

        return places;
    }
}
