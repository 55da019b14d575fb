namespace PersonalData.Analyzers.Flow.Lattice;

/// <summary>What every place of a body may hold at one point of it. Immutable; places that are not in it hold their default.</summary>
internal sealed class State
{
    private readonly IntMap<Value>? _values;

    private State(IntMap<Value>? values) => _values = values;

    public static State Initial { get; } = new(IntMap<Value>.Empty);

    public Value? Get(int slot) => IntMap<Value>.Get(_values, slot);

    public State Set(int slot, Value value)
    {
        var values = IntMap<Value>.Set(_values, slot, value);
        return ReferenceEquals(values, _values) ? this : new State(values);
    }

    /// <summary>The join of the two. A place that only one of them has set holds its default in the other.</summary>
    public static State Join(State first, State second, Func<int, Value> defaultOf)
    {
        var values = IntMap<Value>.Merge(
            first._values,
            second._values,
            static (a, b) => Join(a, b),
            (slot, value) => value.Join(defaultOf(slot)));
        return ReferenceEquals(values, first._values) ? first : new State(values);
    }

    // Equal contents keep the first object, so that a loop that adds nothing is seen to add nothing.
    private static Value Join(Value first, Value second) => first.Join(second);
}
