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
        return path is null && type is null && !OpenTypes.Mentions(site.Method.ContainingType)
            ? _guards
            : Together(_guards, Guard.OfCall(path, type, site.Method, target));
    }

    /// <summary>The condition under which an object that came in is of the type by which a member is read: it was tested for that.</summary>
    private ImmutableArray<Guard> GuardsOf(Value owner, ITypeSymbol? type) =>
        type is not null && GuardedPath(owner) is { } path && TypeAt(path) is { } declared && !CallTargets.IsA(declared, type)
            ? Together(ImmutableArray<Guard>.Empty, Guard.OfType(path, type))
            : ImmutableArray<Guard>.Empty;

    /// <summary>Whether data that is here only if one override runs meets code that runs only if another does: of one object, or one type argument, never both.</summary>
    private bool IsRuledOut(LabelAtom label)
    {
        foreach (var guard in label.Guards)
        {
            foreach (var other in _guards)
            {
                if (guard.Called is { } called && SymbolEqualityComparer.Default.Equals(called, other.Called) && !SymbolEqualityComparer.Default.Equals(guard.Target, other.Target)
                    && Equals(guard.Path, other.Path) && (guard.Path is { } path ? !path.Fields.Contains(Slots.Element) : called.IsStatic))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The one input that the value is; null when it may be anything else, or the path stands for more than one.</summary>
    private static AccessPath? GuardedPath(Value value) => PathOf(value) is { IsCollapsed: false } path ? path : null;

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

        /// <summary>The label under what is left of its conditions here; null when they can't hold.</summary>
        private LabelAtom? Guarded(LabelAtom label) =>
            label.Guards.IsEmpty && _caller._guards.IsEmpty ? label
            : Settle(label.Guards) is { IsDefault: false } guards ? label.Under(Together(_caller._guards, guards)) : null;

        private (bool MayHold, Guard? Open) Settle(Guard guard)
        {
            var value = guard.Path is null ? Value.Empty : ValueAt(guard.Path);
            var targets = _caller._context.Targets;
            var called = guard.Called is null ? null : OpenTypes.Substitute(guard.Called, TypeArgument, _caller._context.Compilation);
            var type = guard.Type is null ? null : OpenTypes.Substitute(guard.Type, TypeArgument, _caller._context.Compilation);
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
            else if (!targets.MayRun(called, guard.Target!, null, isExact: false)
                || (guard.Path is not null
                    && !MayBe(value, guard.Path, known => targets.MayRun(called, guard.Target!, known, isExact: false), made => targets.MayRun(called, guard.Target!, made, isExact: true))))
            {
                // Whatever the object is, the type arguments may say that this is another's.
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
                    case ShapeAtom or LabelAtom or BesideAtom or ConsentedAtom or IdentityAtom:
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
