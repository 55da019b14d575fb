using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Flow.Lattice;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>
/// Arguments that a delegate fills: a builder that it appends to, an object that it configures, <c>ref</c> and <c>out</c>
/// parameters. Who calls a delegate that came in does not know what that puts there; its caller does.
/// </content>
internal sealed partial class BodyAnalysis
{
    /// <summary>Gives the arguments to a delegate that nobody knows here: from now on, each of their members may hold what it put there.</summary>
    private void GiveToUnknown(AccessPath function, ImmutableArray<CallArgument> arguments, CallOutputs? outputs)
    {
        var invoke = InvokeAt(function, _body.Method);
        foreach (var argument in arguments)
        {
            if (InputRoot.Filled(function, argument.Ordinal) is not { } root)
            {
                return;
            }

            if (invoke?.Parameters.ElementAtOrDefault(argument.Ordinal) is { RefKind: RefKind.None } parameter && !CanBeFilled(parameter.Type))
            {
                continue;
            }

            var filled = new AccessPath(root);
            var given = Value.Of(new InputAtom(filled), null);
            outputs?.Add(argument.Ordinal, given, given);

            foreach (var entry in argument.Value.Entries)
            {
                if (CanBeFilled(entry.Atom))
                {
                    Fill(entry.Atom, filled);
                }
            }
        }
    }

    private void Fill(Atom place, AccessPath filled)
    {
        Link(place);
        var by = _slots.OfMember(place, Slots.FilledBy);
        var fillers = _state.Get(by) ?? Value.Empty;
        if (fillers.Entries.Length >= Limits.FillersOfObject)
        {
            return;
        }

        foreach (var (name, slot) in _slots.MembersOf(place).ToArray())
        {
            if (!Slots.IsInner(name) && _state.Get(slot) is { } held)
            {
                _state = _state.Set(slot, held.With(new InputAtom(filled.Then(name)), null));
            }
        }

        _state = _state.Set(by, fillers.With(new InputAtom(filled), null));
    }

    /// <summary>What delegates may have put into a member that nothing here has written to since.</summary>
    private Value FilledMember(Atom owner, string name)
    {
        if (Slots.IsInner(name) || _slots.FindMember(owner, Slots.FilledBy) is not { } slot || _state.Get(slot) is not { } filled)
        {
            return Value.Empty;
        }

        var result = Value.Empty;
        foreach (var entry in filled.Entries)
        {
            if (entry.Atom is InputAtom input && MayHave(TypeAt(input.Path), name))
            {
                result = result.With(new InputAtom(MemberPath(input.Path, name)), entry.Way);
            }
        }

        return result;
    }

    /// <summary>Whether it is an object that others can write to.</summary>
    private bool CanBeFilled(Atom atom) => atom switch
    {
        ObjectAtom { Function: null } made => CanBeFilled(made.Type),
        InputAtom { Exposure: Exposure.Exact } input => CanBeFilled(TypeAt(input.Path, _body.Method)),
        _ => false,
    };

    private static bool CanBeFilled(ITypeSymbol? type) => type is null or { TypeKind: TypeKind.TypeParameter } || IsPlace(type);

    /// <summary>Whether a value is known by itself, apart from what delegates may have put in its place: they change an object, not whose it is.</summary>
    private static bool IsKnownButFilled(Value value)
    {
        var (isKnown, isFilled) = (false, false);
        foreach (var entry in value.Entries)
        {
            if (entry.Atom is InputAtom { Exposure: Exposure.Exact, Path.Root.Kind: RootKind.Filled })
            {
                isFilled = true;
            }
            else if (entry.Atom is InputAtom { Exposure: Exposure.Exact } or ObjectAtom { Function: null })
            {
                isKnown = true;
            }
        }

        return isKnown && isFilled;
    }

    private sealed partial class SummaryApplication
    {
        private readonly Dictionary<InputRoot, Value> _filled = new();
        private readonly Dictionary<InputRoot, Value> _given = new();

        /// <summary>Remembers the arguments of a delegate as it left them; true when they may be more than was known.</summary>
        private bool KeepFilled(AccessPath path, Value function, ImmutableArray<CallArgument> arguments, CallOutputs outputs)
        {
            var changed = false;
            foreach (var argument in arguments)
            {
                if (InputRoot.Filled(path, argument.Ordinal) is not { } root)
                {
                    return false;
                }

                var isByReference = IsByReference(function, argument.Ordinal);
                var known = _filled.TryGetValue(root, out var before) ? before : Value.Empty;
                var filled = known.Join(isByReference ? Value.Empty : argument.Value);
                filled = outputs[argument.Ordinal] is { } output ? filled.Join(output) : filled;
                changed |= !filled.Equals(known);
                _filled[root] = filled;
                _given[root] = isByReference ? Value.Empty : argument.Value;
            }

            return changed;
        }

        private static bool IsByReference(Value function, int ordinal)
        {
            foreach (var entry in function.Entries)
            {
                if (entry.Atom is ObjectAtom { Function: { } method } && ordinal < method.Parameters.Length && method.Parameters[ordinal].RefKind is RefKind.Ref or RefKind.Out)
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>What a delegate has put into its argument, without the data that was there before: that came in another way, and is told by that.</summary>
        private Value WithoutGiven(Value filled, InputAtom input)
        {
            if (!_given.TryGetValue(input.Path.Root, out var root))
            {
                return filled;
            }

            var after = _caller._state;
            _caller._state = _atCalls ?? after;
            var given = Shown(ValueAt(root, input.Path), input.Exposure);
            _caller._state = after;
            return filled.Where(atom => atom is not (LabelAtom or InputAtom { Exposure: not Exposure.Exact }) || !given.Contains(atom));
        }
    }
}
