using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Flow.Lattice;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>What lies below objects, whichever members lead there: a callee reads more members of members than a path has.</content>
internal sealed partial class BodyAnalysis
{
    /// <summary>
    /// What any member of the objects holds. The objects themselves are not among it, and neither is what they keep in
    /// marked members, nor what types show: who reads those knows so by the mark.
    /// </summary>
    /// <param name="owner">The objects.</param>
    /// <param name="type">The type by which the callee knows them.</param>
    private Value Below(Value owner, ITypeSymbol? type)
    {
        var result = Value.Empty;
        foreach (var entry in owner.Entries)
        {
            switch (entry.Atom)
            {
                case InputAtom { Exposure: Exposure.Exact } input:
                    result = result.With(new InputAtom(input.Path.Below), entry.Way).Join(HeldBelow(input, TypeAt(input.Path) ?? type));
                    break;
                case ObjectAtom { Function: null } made:
                    result = result.Join(HeldBelow(made, made.Type ?? type));
                    break;
                case LabelAtom or InputAtom:
                    result = result.With(entry.Atom, entry.Way);
                    break;
            }
        }

        return result;
    }

    private Value HeldBelow(Atom owner, ITypeSymbol? type)
    {
        var result = Value.Empty;
        foreach (var (name, slot) in _slots.MembersOf(owner))
        {
            if (name != Slots.FilledBy && _state.Get(slot) is { IsEmpty: false } held && !IsMarkedMember(owner, type, name))
            {
                result = result.Join(held.Where(static atom => atom is not ShapeAtom));
            }
        }

        // What the objects there are is left open: as many as recursion finds would each be told apart.
        return Expose(result, Exposure.Carried);
    }
}
