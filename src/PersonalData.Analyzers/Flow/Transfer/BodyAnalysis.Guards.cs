using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PersonalData.Analyzers.Flow.Lattice;
using PersonalData.Analyzers.Flow.Program;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>
/// What a virtual call on an input does depends on the object that came in. Here each override counts, and what it
/// gives, reads and passes on is under a <see cref="Guard"/>, which callers settle that know the object.
/// </content>
internal sealed partial class BodyAnalysis
{
    /// <summary>The conditions under which the code that is being applied runs at all.</summary>
    private ImmutableArray<Guard> _guards = ImmutableArray<Guard>.Empty;

    /// <summary>The condition under which the call runs <paramref name="target"/>; none, if nothing that callers may know decides.</summary>
    private ImmutableArray<Guard> GuardsOf(CallSite site, IMethodSymbol target)
    {
        if (!site.IsVirtual || !CallTargets.MayDispatch(site.Method))
        {
            return _guards;
        }

        var path = GuardedPath(site.Receiver);
        var type = site.Operation is IInvocationOperation { ConstrainedToType: { } constrained } && OpenTypes.Mentions(constrained) ? constrained : null;
        var guards = path is null && type is null && !OpenTypes.Mentions(site.Method.ContainingType)
            ? _guards
            : Together(_guards, Guard.OfCall(path, type, site.Method, target));
        foreach (var argument in site.Arguments)
        {
            guards = GuardedArgument(site.Method, target, argument) is { } guard ? Together(guards, guard) : guards;
        }

        return guards;
    }

    /// <summary>
    /// The condition that an argument sets where the member called takes whatever a type parameter stands for: code that
    /// takes objects of one type runs for no other, though nothing here shows what the type argument is.
    /// </summary>
    private Guard? GuardedArgument(IMethodSymbol called, IMethodSymbol target, CallArgument argument) =>
        argument.Ordinal < target.Parameters.Length && argument.Ordinal < called.Parameters.Length
        && called.OriginalDefinition.Parameters[argument.Ordinal].Type is ITypeParameterSymbol
        && target.Parameters[argument.Ordinal].Type is INamedTypeSymbol wanted && !OpenTypes.Mentions(wanted)
        && GuardedPath(argument.Value) is { } path && !(TypeAt(path) is { } declared && CallTargets.IsA(declared, wanted))
            ? Guard.OfType(path, wanted)
            : null;

    /// <summary>
    /// The data that a lambda of this code reads, under what is left of its conditions here, where nobody knows yet what it
    /// will be called with.
    /// </summary>
    private LabelAtom OfFunction(LabelAtom label)
    {
        var guards = ImmutableArray<Guard>.Empty;
        foreach (var guard in label.Guards)
        {
            var path = guard.Path is { Root.Kind: not RootKind.This } inner ? PathInLambda(inner) : guard.Path;
            if (path is not null || (guard.Called is { } called && (guard.Type is not null || OpenTypes.Mentions(called.ContainingType))))
            {
                guards = Together(guards, guard.In(path, guard.Type, guard.Called));
            }
        }

        return label.Under(guards);
    }

    /// <summary>What a lambda knows by a variable that it took along, where that is an input of this code.</summary>
    private AccessPath? PathInLambda(AccessPath path)
    {
        if (path.Root is not { Kind: RootKind.Captured, Variable: { } variable })
        {
            return null;
        }

        var value = CellOf(variable);
        foreach (var field in path.Fields)
        {
            value = ReadMember(value, field);
        }

        return GuardedPath(value);
    }

    /// <summary>The condition under which an object that came in is of the type by which a member is read: it was tested for that.</summary>
    private ImmutableArray<Guard> GuardsOf(Value owner, ITypeSymbol? type) =>
        type is not null && GuardedPath(owner) is { } path && TypeAt(path) is { } declared && !CallTargets.IsA(declared, type)
            ? Together(ImmutableArray<Guard>.Empty, Guard.OfType(path, type))
            : ImmutableArray<Guard>.Empty;

    /// <summary>Whether data that is here only if one override runs meets code that runs only if another does: of one object, or one type argument, never both.</summary>
    private bool IsRuledOut(LabelAtom label) =>
        Excludes(label, static guard => guard.Path is { } path ? !path.Fields.Contains(Slots.Element) : guard.Called is { IsStatic: true });

    /// <summary>
    /// Whether data that the object keeps only if it runs some code meets that object where it runs other code, which no
    /// object does that runs the first. Of all elements of a collection too: it is the very one that keeps the data.
    /// </summary>
    private bool IsKeptByOther(LabelAtom label) => Excludes(label, static guard => guard.Path is not null);

    private bool Excludes(LabelAtom label, Func<Guard, bool> counts)
    {
        foreach (var guard in label.Guards)
        {
            foreach (var other in _guards)
            {
                if (counts(guard) && Excludes(guard, other))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether nothing fulfils both conditions: one call runs one of its overrides, and an object has the members of classes that derive from one another.</summary>
    private static bool Excludes(Guard guard, Guard other)
    {
        if (guard is not { Called: { } called, Target: { } target } || other is not { Called: { } otherCalled, Target: { } otherTarget } || !Equals(guard.Path, other.Path)
            || SymbolEqualityComparer.Default.Equals(target, otherTarget))
        {
            return false;
        }

        return SymbolEqualityComparer.Default.Equals(called, otherCalled)
            || (guard.Path is not null && target.ContainingType is { TypeKind: TypeKind.Class } type && otherTarget.ContainingType is { TypeKind: TypeKind.Class } otherType
                && !CallTargets.IsA(type, otherType) && !CallTargets.IsA(otherType, type));
    }

    /// <summary>What an object keeps of a call that runs only under the conditions in force: it has it only under these.</summary>
    private Value UnderGuards(Value value) => _guards.IsEmpty
        ? value
        : value.Select(atom => atom is LabelAtom label ? label.Under(Together(_guards, label.Guards.RemoveAll(IsOfOtherElement))) : atom);

    /// <summary>Whether the condition is on one of several elements, and another condition in force is on perhaps another one.</summary>
    private bool IsOfOtherElement(Guard guard) =>
        guard.Path is { } path && path.Fields.Contains(Slots.Element) && _guards.Any(other => path.Equals(other.Path));

    /// <summary>
    /// The one input that the value is; null when it may be anything else, or the path is as long as paths get: of conditions on
    /// decorators of decorators those on the outermost are kept, which callers can settle.
    /// </summary>
    private static AccessPath? GuardedPath(Value value) => PathOf(value) is { IsLongest: false } path ? path : null;

    /// <summary>All the conditions, as far as so many are kept: one fewer lets more through.</summary>
    private static ImmutableArray<Guard> Together(ImmutableArray<Guard> guards, Guard guard) =>
        guards.Length >= Limits.GuardsOfSource || guards.Contains(guard) ? guards : guards.Add(guard);

    private static ImmutableArray<Guard> Together(ImmutableArray<Guard> first, ImmutableArray<Guard> second)
    {
        foreach (var guard in second)
        {
            first = Together(first, guard);
        }

        return first;
    }

    private sealed partial class SummaryApplication
    {
        private readonly Dictionary<Guard, (bool MayHold, Guard? Open)> _settled = new();

        /// <summary>What is left of the conditions at this call: default when they can't all hold.</summary>
        private ImmutableArray<Guard> Settle(ImmutableArray<Guard> guards)
        {
            var open = ImmutableArray<Guard>.Empty;
            foreach (var guard in guards)
            {
                if (!_settled.TryGetValue(guard, out var settled))
                {
                    _settled[guard] = settled = Settle(guard);
                }

                if (!settled.MayHold)
                {
                    return default;
                }

                open = settled.Open is null ? open : Together(open, settled.Open);
            }

            return open;
        }

        /// <summary>
        /// The label under what is left of its conditions here; null when they can't hold. Its own first: where calls go round in
        /// circles there are more conditions than are kept, and those nearest to the data say most of it.
        /// </summary>
        private LabelAtom? Guarded(LabelAtom label) =>
            label.Guards.IsEmpty && _caller._guards.IsEmpty ? label
            : Settle(label.Guards) is { IsDefault: false } guards ? label.Under(Together(guards, _caller._guards)) : null;

        private (bool MayHold, Guard? Open) Settle(Guard guard)
        {
            var value = guard.Path is null ? Value.Empty : ValueAt(guard.Path);
            var targets = _caller._context.Targets;
            var called = guard.Called is null ? null : OpenTypes.Substitute(guard.Called, TypeArgument, _caller._context.Compilation);
            var type = guard.Type is null ? null : OpenTypes.Substitute(guard.Type, TypeArgument, _caller._context.Compilation);
            if (called is not null && type is null && !targets.MayRun(called, guard.Target!, null, isExact: false))
            {
                // The type arguments alone say so, whatever the object is.
                return (false, null);
            }

            if (called is null)
            {
                if (!MayBe(value, guard.Path!, known => CallTargets.MayBeA(known, type!)))
                {
                    return (false, null);
                }
            }
            else if (type is not null)
            {
                if (!targets.MayRun(called, guard.Target!, type, isExact: true))
                {
                    return (false, null);
                }
            }
            else if (guard.Path is not null
                && !MayBe(value, guard.Path, known => targets.MayRun(called, guard.Target!, known, isExact: false), made => targets.MayRun(called, guard.Target!, made, isExact: true)))
            {
                return (false, null);
            }

            var path = guard.Path is null ? null : GuardedPath(value);
            var isOpen = path is not null || (type is not null && OpenTypes.Mentions(type)) || (called is not null && OpenTypes.Mentions(called.ContainingType));
            return (true, isOpen ? guard.In(path, type, called) : null);
        }

        /// <summary>Whether any of what the value may be is of a type that fits, as far as its type is known.</summary>
        private bool MayBe(Value value, AccessPath path, Func<ITypeSymbol, bool> fits, Func<ITypeSymbol, bool>? fitsExactly = null)
        {
            var given = path.Fields.IsEmpty ? GivenType(path.Root) : null;
            if (given is not null && !fits(given))
            {
                return false;
            }

            var isKnown = false;
            foreach (var entry in value.Entries)
            {
                switch (entry.Atom)
                {
                    case ObjectAtom { IsExact: true, Function: null, Type: { } made }:
                        if ((fitsExactly ?? fits)(made))
                        {
                            return true;
                        }

                        isKnown = true;
                        break;
                    case ObjectAtom { Function: null, Type: { } known }:
                        if (fits(known))
                        {
                            return true;
                        }

                        isKnown = true;
                        break;
                    case InputAtom { Exposure: Exposure.Exact } input when _caller.TypeAt(input.Path) is { } declared:
                        if (fits(declared))
                        {
                            return true;
                        }

                        isKnown = true;
                        break;
                    case ShapeAtom or UnreadAtom or LabelAtom or BesideAtom or KnowledgeAtom or IdentityAtom:
                        break;
                    default:
                        return true;
                }
            }

            return !isKnown;
        }

        /// <summary>The type of the expression by which the input is given; null when none shows it.</summary>
        private ITypeSymbol? GivenType(InputRoot root)
        {
            if (root.Kind == RootKind.This)
            {
                return _site.Receiver.IsEmpty ? null : _caller.ReceiverType(_site);
            }

            if (root.Kind == RootKind.Parameter)
            {
                foreach (var argument in _site.Arguments)
                {
                    if (argument.Ordinal == root.Ordinal && argument.Elements.IsEmpty && argument.Operation is { } operation)
                    {
                        return Unconverted(operation).Type;
                    }
                }
            }

            return null;
        }

        private ITypeSymbol? TypeArgument(ITypeParameterSymbol parameter) =>
            SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, _target.OriginalDefinition)
                || SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, _target.ContainingType?.OriginalDefinition)
                ? TypeArgument(OpenTypes.NameOf(parameter))
                : null;
    }
}
