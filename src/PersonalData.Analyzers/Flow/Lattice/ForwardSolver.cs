namespace PersonalData.Analyzers.Flow.Lattice;

/// <summary>
/// A forward data-flow fixpoint over numbered nodes (Kildall, 1973). Knows nothing of C#: the caller says how a node
/// changes a state and where the result goes.
/// </summary>
/// <typeparam name="TState">A state of the lattice, persistent; its join gives back the first object when nothing is added.</typeparam>
internal sealed class ForwardSolver<TState>
    where TState : class
{
    private readonly TState?[] _inputs;
    private readonly Func<TState, TState, TState> _join;
    private readonly SortedSet<int> _pending = new();

    public ForwardSolver(int nodes, Func<TState, TState, TState> join)
    {
        _inputs = new TState?[nodes];
        _join = join;
    }

    /// <summary>The state before the node; null when no path leads there.</summary>
    public TState? Input(int node) => _inputs[node];

    /// <summary>Adds a state to what may hold before <paramref name="node"/>, and visits the node again if that says more.</summary>
    public void Flow(int node, TState state)
    {
        var known = _inputs[node];
        var joined = known is null ? state : _join(known, state);
        if (!ReferenceEquals(known, joined))
        {
            _inputs[node] = joined;
            _pending.Add(node);
        }
    }

    /// <summary>
    /// Visits nodes up to <paramref name="last"/>, lowest number first, until nothing changes among them.
    /// <paramref name="visit"/> calls <see cref="Flow"/> for what follows.
    /// </summary>
    public void Run(int last, Action<int, TState> visit, CancellationToken cancellationToken)
    {
        while (_pending.Count > 0 && _pending.Min <= last)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var node = _pending.Min;
            _pending.Remove(node);
            visit(node, _inputs[node]!);
        }
    }
}
