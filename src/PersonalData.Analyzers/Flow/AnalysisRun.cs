using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Flow.Program;
using PersonalData.Analyzers.Flow.Summaries;
using PersonalData.Analyzers.Flow.Transfer;

namespace PersonalData.Analyzers.Flow;

/// <summary>
/// One thread's run of the analysis: computes summaries bottom-up over the strongly connected components of the call
/// graph (Tarjan, 1972), found on demand and without recursion, and publishes each component when it is final. What is
/// published depends on the program alone, so threads that meet at a method may both compute it.
/// </summary>
internal sealed class AnalysisRun
{
    private readonly FlowContext _context;
    private readonly ConcurrentDictionary<IMethodSymbol, BodyResult> _published;
    private readonly Dictionary<IMethodSymbol, BodyResult> _provisional = new(SymbolEqualityComparer.Default);
    private int _nesting;
    private int _left;

    /// <param name="context">What is known of the compilation.</param>
    /// <param name="published">Results that are final, shared by all runs.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <param name="budget">How many methods it may analyse; then it gives up.</param>
    public AnalysisRun(
        FlowContext context, ConcurrentDictionary<IMethodSymbol, BodyResult> published, CancellationToken cancellationToken, int budget = int.MaxValue)
    {
        _left = budget;
        _context = context;
        _published = published;
        CancellationToken = cancellationToken;
        Bodies = new BodyCatalog(context.Compilation, cancellationToken);
    }

    public CancellationToken CancellationToken { get; }

    public BodyCatalog Bodies { get; }

    /// <summary>Whether it has given up: what it says is not all.</summary>
    public bool IsExhausted => _left <= 0;

    /// <summary>The result for a method, computed with all that it calls; null when there is no code of it.</summary>
    public BodyResult? ResultOf(IMethodSymbol method)
    {
        method = SourceMethods.Implementation(method);
        if (_published.TryGetValue(method, out var known))
        {
            return known;
        }

        if (Bodies.Find(method) is null)
        {
            return null;
        }

        Compute(method);
        return _published.TryGetValue(method, out known) ? known : null;
    }

    /// <summary>The summary to apply at a call: final, or within a component as far as it is known.</summary>
    public Summary? SummaryOf(IMethodSymbol method)
    {
        method = SourceMethods.Implementation(method);
        if (_published.TryGetValue(method, out var known) || _provisional.TryGetValue(method, out known))
        {
            return known.Summary;
        }

        if (_nesting >= Limits.NestedComponents || Bodies.Find(method) is null)
        {
            return null;
        }

        // A call that no syntax shows, such as of a ToString: its component is computed in between.
        _nesting++;
        Compute(method);
        _nesting--;
        return _published.TryGetValue(method, out known) ? known.Summary : null;
    }

    /// <summary>Whether the method is one of several that call each other, and what it does is not all known yet.</summary>
    public bool IsOpen(IMethodSymbol method) => _provisional.ContainsKey(SourceMethods.Implementation(method));

    private void Compute(IMethodSymbol root)
    {
        var nodes = new Dictionary<IMethodSymbol, Node>(SymbolEqualityComparer.Default);
        var path = new Stack<(Node Node, IEnumerator<IMethodSymbol> Callees)>();
        var component = new Stack<Node>();
        Enter(root);
        while (path.Count > 0 && !IsExhausted)
        {
            CancellationToken.ThrowIfCancellationRequested();
            var (node, callees) = path.Peek();
            if (callees.MoveNext())
            {
                var callee = callees.Current;
                if (_published.ContainsKey(callee) || _provisional.ContainsKey(callee))
                {
                    continue;
                }

                if (!nodes.TryGetValue(callee, out var next))
                {
                    Enter(callee);
                }
                else if (next.IsOpen)
                {
                    node.Low = Math.Min(node.Low, next.Index);
                }

                continue;
            }

            path.Pop();
            if (path.Count > 0)
            {
                var caller = path.Peek().Node;
                caller.Low = Math.Min(caller.Low, node.Low);
            }

            if (node.Low == node.Index)
            {
                Close(node, component);
            }
        }

        void Enter(IMethodSymbol method)
        {
            _left--;
            var node = new Node(method, nodes.Count);
            nodes.Add(method, node);
            component.Push(node);
            var callees = Bodies.Find(method) is { } body ? CallGraph.CalleesOf(body, _context) : Array.Empty<IMethodSymbol>();
            path.Push((node, callees.GetEnumerator()));
        }
    }

    private void Close(Node root, Stack<Node> component)
    {
        var members = new List<IMethodSymbol>();
        Node node;
        do
        {
            node = component.Pop();
            node.IsOpen = false;
            members.Add(node.Method);
        }
        while (node != root);

        if (members.Count > 1)
        {
            // Which member is asked for first must make no difference, not even to the way that is told.
            members = members.OrderBy(PlaceOf, StringComparer.Ordinal).ToList();
        }

        foreach (var member in members)
        {
            _provisional[member] = BodyResult.Empty;
        }

        Settle(members);
        if (IsExhausted)
        {
            // A callee that was found in between may be missing: this is not final.
            return;
        }

        foreach (var member in members)
        {
            _published.TryAdd(member, _provisional[member]);
            _provisional.Remove(member);
        }
    }

    private static string PlaceOf(IMethodSymbol method)
    {
        var declaration = method.DeclaringSyntaxReferences.FirstOrDefault() ?? method.ContainingType?.DeclaringSyntaxReferences.FirstOrDefault();
        var start = declaration?.Span.Start.ToString("D10", System.Globalization.CultureInfo.InvariantCulture);
        return declaration?.SyntaxTree.FilePath + "\0" + start + "\0" + method.MetadataName;
    }

    /// <summary>
    /// Goes over the members of a component, and again over those whose callees have come to say more,
    /// until nothing changes: each change costs its callers, not the component.
    /// </summary>
    private void Settle(List<IMethodSymbol> members)
    {
        var callers = CallersWithin(members);
        var pending = new Queue<IMethodSymbol>(members);
        var waiting = new HashSet<IMethodSymbol>(members, SymbolEqualityComparer.Default);
        var visits = new Dictionary<IMethodSymbol, int>(SymbolEqualityComparer.Default);
        while (pending.Count > 0)
        {
            CancellationToken.ThrowIfCancellationRequested();
            var member = pending.Dequeue();
            waiting.Remove(member);
            visits[member] = visits.TryGetValue(member, out var count) ? count + 1 : 1;
            var result = Bodies.Find(member) is { } body ? Analyze(body) : BodyResult.Empty;
            var known = _provisional[member].Summary;
            result = result with { Summary = result.Summary.GrownFrom(known) };
            var isNew = !result.Summary.Equals(known);
            _provisional[member] = result;
            if (!isNew || !callers.TryGetValue(member, out var dependents))
            {
                continue;
            }

            foreach (var caller in dependents)
            {
                if ((!visits.TryGetValue(caller, out var times) || times < Limits.VisitsOfMethod) && waiting.Add(caller))
                {
                    pending.Enqueue(caller);
                }
            }
        }
    }

    private Dictionary<IMethodSymbol, List<IMethodSymbol>> CallersWithin(List<IMethodSymbol> members)
    {
        var callers = new Dictionary<IMethodSymbol, List<IMethodSymbol>>(SymbolEqualityComparer.Default);
        foreach (var member in members)
        {
            foreach (var callee in Bodies.Find(member) is { } body ? CallGraph.CalleesOf(body, _context) : Array.Empty<IMethodSymbol>())
            {
                if (!_provisional.ContainsKey(callee))
                {
                    continue;
                }

                if (!callers.TryGetValue(callee, out var known))
                {
                    callers.Add(callee, known = new List<IMethodSymbol>());
                }

                known.Add(member);
            }
        }

        return callers;
    }

    private BodyResult Analyze(Body body)
    {
        try
        {
            return BodyAnalysis.Analyze(_context, this, body);
        }
        catch (InsufficientExecutionStackException)
        {
            // An expression nested so deep that the compiler itself gives up soon after: nothing is said about its method.
            return BodyResult.Empty;
        }
    }

    private sealed class Node
    {
        public Node(IMethodSymbol method, int index)
        {
            Method = method;
            Index = index;
            Low = index;
        }

        public IMethodSymbol Method { get; }

        public int Index { get; }

        public int Low { get; set; }

        public bool IsOpen { get; set; } = true;
    }
}
