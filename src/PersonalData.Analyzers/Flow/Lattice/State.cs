using System.Collections.Immutable;

namespace PersonalData.Analyzers.Flow.Lattice;

/// <summary>
/// What every place of a body may hold at one point of it, and which consents are known there on every path. Immutable;
/// places that are not in it hold their default.
/// </summary>
internal sealed class State
{
    private readonly IntMap<Value>? _values;

    private State(IntMap<Value>? values, ImmutableArray<ConsentFact> grounds)
    {
        _values = values;
        Grounds = grounds;
    }

    public static State Initial { get; } = new(IntMap<Value>.Empty, ImmutableArray<ConsentFact>.Empty);

    /// <summary>Consents that hold however control came here.</summary>
    public ImmutableArray<ConsentFact> Grounds { get; }

    public Value? Get(int slot) => IntMap<Value>.Get(_values, slot);

    public State Set(int slot, Value value)
    {
        var values = IntMap<Value>.Set(_values, slot, value);
        return ReferenceEquals(values, _values) ? this : new State(values, Grounds);
    }

    /// <summary>This state, with the facts known as well.</summary>
    public State Knowing(ImmutableArray<ConsentFact> facts)
    {
        var grounds = Grounds;
        foreach (var fact in facts)
        {
            grounds = grounds.Contains(fact) ? grounds : grounds.Add(fact);
        }

        return grounds.Length == Grounds.Length ? this : new State(_values, grounds);
    }

    /// <summary>This state, with just these facts known.</summary>
    public State Under(ImmutableArray<ConsentFact> grounds) => grounds == Grounds ? this : new State(_values, grounds);

    /// <summary>
    /// This state when the place is about to give another object: whatever holds the one that it gave before is about a
    /// former one from here on, and nothing is known of either.
    /// </summary>
    public State Aged(Site place)
    {
        var bit = place.Bit;
        var values = IntMap<Value>.Map(_values, (_, value) => (value.Places & bit) == 0 ? value : value.Select(atom => Aging.Of(atom, place)));
        var grounds = Grounds.RemoveAll(fact => fact.Subject is { } subject && subject.Mentions(place));
        return ReferenceEquals(values, _values) && grounds.Length == Grounds.Length ? this : new State(values, grounds);
    }

    /// <summary>This state, with nothing known of the object any more, nor to be known by asking a truth value that told of it.</summary>
    public State Forgetting(Atom identity)
    {
        var values = IntMap<Value>.Map(_values, (_, value) => value.Select(atom => atom is ConsentAtom consent ? consent.Without(identity) : atom));
        var grounds = Grounds.RemoveAll(fact => fact.Subject is { } subject && subject.Mentions(identity));
        return ReferenceEquals(values, _values) && grounds.Length == Grounds.Length ? this : new State(values, grounds);
    }

    /// <summary>The join of the two. A place that only one of them has set holds its default in the other, which <paramref name="withDefault"/> adds.</summary>
    public static State Join(State first, State second, Func<int, Value, Value> withDefault)
    {
        // Equal contents keep the first object, so that a loop that adds nothing is seen to add nothing.
        var values = IntMap<Value>.Merge(
            first._values,
            second._values,
            static (a, b) => a.Join(b),
            withDefault);
        var grounds = ConsentFact.Intersect(first.Grounds, second.Grounds);
        return ReferenceEquals(values, first._values) && grounds.SequenceEqual(first.Grounds) ? first : new State(values, grounds);
    }
}
