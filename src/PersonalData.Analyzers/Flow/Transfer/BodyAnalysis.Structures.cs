using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Flow.Lattice;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>
/// Structures that nobody creates: a variable, a field or an array's element of a structure's type holds one from the
/// start, and so does <c>default</c>. Its members are places like those of any other.
/// </content>
internal sealed partial class BodyAnalysis
{
    /// <summary>The tag of the site at which such a structure comes to be.</summary>
    private const int Structure = 13;

    /// <summary>A structure with nothing in it; nothing at all for any other type.</summary>
    private Value EmptyStructure(ITypeSymbol? type, SyntaxNode site) =>
        IsCopied(type) ? Value.Of(new ObjectAtom(new Site(site, Structure), default, "", type, isExact: true), null) : Value.Empty;

    /// <summary>What a variable holds: its own structure, where nothing was assigned to it as a whole.</summary>
    private Value WithStructure(Value value, ISymbol variable, ITypeSymbol? type, SyntaxNode site)
    {
        if (!IsCopied(type) || HasPlaces(value))
        {
            return value;
        }

        value = value.WithAll(EmptyStructure(type, site));
        WriteVariable(variable, value);
        return value;
    }

    /// <summary>What a member or the elements of the objects that <paramref name="owner"/> may be hold: their own structures, where nothing was assigned as a whole.</summary>
    private Value WithStructure(Value value, Value owner, string name, ITypeSymbol? type)
    {
        if (!IsCopied(type) || HasPlaces(value))
        {
            return value;
        }

        foreach (var entry in owner.Entries)
        {
            if (entry.Atom is ObjectAtom { Function: null } made && made.Member.Count(static c => c == '.') < Limits.MemberDepth)
            {
                var part = new ObjectAtom(made.Site, made.Origin, made.Member + "." + name, type, isExact: true);
                _state = _state.Set(_slots.OfMember(made, name), value.WithAll(Value.Of(part, null)));
                value = value.With(part, null);
            }
        }

        return value;
    }

    /// <summary>The same for what a reference or pointer stands for.</summary>
    private Value WithStructure(Value value, Value reference, ITypeSymbol? type, SyntaxNode site)
    {
        if (!IsCopied(type) || HasPlaces(value))
        {
            return value;
        }

        foreach (var entry in reference.Entries)
        {
            if (entry.Atom is PlaceAtom place)
            {
                value = value.WithAll(place.Owner is Atom owner
                    ? WithStructure(ReadMember(Value.Of(owner, null), place.Member), Value.Of(owner, null), place.Member, type)
                    : WithStructure(ReadVariable((ISymbol)place.Owner), (ISymbol)place.Owner, type, site));
            }
        }

        return value;
    }

    /// <summary>Whether one object stands for the structures that are all of an array's elements: who writes to one of them leaves the others as they are.</summary>
    private static bool IsOfElements(Atom atom) =>
        atom is ObjectAtom { IsExact: true } made && made.Member.EndsWith("." + Slots.Element, StringComparison.Ordinal);
}
