using System.Collections.Immutable;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace PersonalData.Analyzers.Flow.Program;

/// <summary>
/// Where control goes from each block. The compiler's graph leaves out the edges of exceptions and of <c>finally</c>:
/// here any statement of a <c>try</c> may end in its handlers, and the end of a <c>finally</c> leads on to the place that
/// the branch through it was bound for. So that an early return does not mix with what goes on after the block, a
/// <c>finally</c> has a node of each of its blocks for every such place, and one more for the way in by an exception,
/// which leads nowhere but to the handlers further out: none of those is reached but through it. What a <c>finally</c>
/// itself throws without saying so leaves at its end: what it clears away would else still be there in all handlers.
/// </summary>
internal sealed class GraphFlow
{
    private readonly ControlFlowGraph _graph;
    private readonly Dictionary<(int Block, Passage? Passage), int> _numbers = new();
    private readonly List<(int Block, Passage? Passage)> _nodes = new();
    private readonly ControlFlowRegion?[] _finallyOf;

    public GraphFlow(ControlFlowGraph graph)
    {
        _graph = graph;
        _finallyOf = new ControlFlowRegion?[graph.Blocks.Length];
        foreach (var block in graph.Blocks)
        {
            _finallyOf[block.Ordinal] = FinallyAround(block);
        }

        Number();
    }

    /// <summary>How many nodes there are; the first is the entry.</summary>
    public int Nodes => _nodes.Count;

    /// <summary>The node of the end.</summary>
    public int Exit { get; private set; }

    public BasicBlock BlockOf(int node) => _graph.Blocks[_nodes[node].Block];

    /// <summary>First nodes of the handlers that an exception in the node may reach.</summary>
    public ImmutableArray<int> HandlersOf(int node) => Handlers(_nodes[node], Throws(_nodes[node].Block)).Select(handler => _numbers[handler]).ToImmutableArray();

    /// <summary>Nodes that control may be in next, but for exceptions, and whether by the branch that depends on the condition.</summary>
    public IEnumerable<(int Target, bool IsConditional)> SuccessorsOf(int node)
    {
        foreach (var (target, isConditional) in Successors(_nodes[node]))
        {
            yield return (_numbers[target], isConditional);
        }
    }

    /// <summary>
    /// The nodes in stretches that control never goes back from to an earlier one: a loop and all that stands in it, or a
    /// single node that control passes once.
    /// </summary>
    public IEnumerable<(int First, int Last, bool IsLoop)> Stretches()
    {
        // From how far on control may come back to each node.
        var ends = new int[Nodes];
        for (var node = 0; node < Nodes; node++)
        {
            ends[node] = -1;
        }

        for (var node = 0; node < Nodes; node++)
        {
            foreach (var target in Successors(_nodes[node]).Select(static next => next.Target).Concat(Handlers(_nodes[node], Throws(_nodes[node].Block))))
            {
                var number = _numbers[target];
                ends[number] = number <= node ? node : ends[number];
            }
        }

        for (var first = 0; first < Nodes;)
        {
            var (last, isLoop) = (first, false);
            for (var node = first; node <= last; node++)
            {
                isLoop |= ends[node] >= 0;
                last = Math.Max(last, ends[node]);
            }

            yield return (first, last, isLoop);
            first = last + 1;
        }
    }

    /// <summary>Finds every node that control can be in, and numbers them in the order of their blocks.</summary>
    private void Number()
    {
        var seen = new HashSet<(int Block, Passage? Passage)>();
        var pending = new Stack<(int Block, Passage? Passage)>();
        Add((0, null));
        Add((_graph.Blocks.Length - 1, null));
        while (pending.Count > 0)
        {
            var node = pending.Pop();
            foreach (var (target, _) in Successors(node))
            {
                Add(target);
            }

            foreach (var handler in Handlers(node, Throws(node.Block)))
            {
                Add(handler);
            }
        }

        // The sort is stable: of one block's nodes, the first found comes first.
        foreach (var node in _nodes.OrderBy(static node => node.Block).ToList())
        {
            _numbers.Add(node, _numbers.Count);
        }

        _nodes.Sort((first, second) => _numbers[first].CompareTo(_numbers[second]));
        Exit = _numbers[(_graph.Blocks.Length - 1, null)];

        void Add((int Block, Passage? Passage) node)
        {
            if (seen.Add(node))
            {
                _nodes.Add(node);
                pending.Push(node);
            }
        }
    }

    private bool Throws(int block) =>
        _graph.Blocks[block].FallThroughSuccessor?.Semantics is ControlFlowBranchSemantics.Throw or ControlFlowBranchSemantics.Rethrow;

    private IEnumerable<(int Block, Passage? Passage)> Handlers((int Block, Passage? Passage) node, bool leavesFinally)
    {
        // The regions of a lambda go on into those of the code around it.
        for (var region = _graph.Blocks[node.Block].EnclosingRegion; region is { Kind: not ControlFlowRegionKind.Root }; region = region.EnclosingRegion)
        {
            if (region.Kind == ControlFlowRegionKind.Finally && !leavesFinally)
            {
                yield break;
            }

            if (region.Kind != ControlFlowRegionKind.Try || region.EnclosingRegion is not { } whole)
            {
                continue;
            }

            foreach (var sibling in whole.NestedRegions)
            {
                var around = Around(node.Passage, sibling.FirstBlockOrdinal);
                if (sibling.Kind == ControlFlowRegionKind.Finally && around is not { Depth: >= Limits.FinallyDepth })
                {
                    yield return (sibling.FirstBlockOrdinal, new Passage(sibling, null, null, around));
                    yield break;
                }

                if (sibling.Kind is not (ControlFlowRegionKind.Try or ControlFlowRegionKind.Finally))
                {
                    yield return (sibling.FirstBlockOrdinal, around);
                }
            }
        }
    }

    private IEnumerable<((int Block, Passage? Passage) Target, bool IsConditional)> Successors((int Block, Passage? Passage) node)
    {
        var block = _graph.Blocks[node.Block];
        var decided = Decided(block);
        if (decided != false && Next(node.Passage, block.ConditionalSuccessor) is { } conditional)
        {
            yield return (conditional, true);
        }

        if (decided != true && Next(node.Passage, block.FallThroughSuccessor) is { } next)
        {
            yield return (next, false);
        }

        if (block.FallThroughSuccessor is not { Semantics: ControlFlowBranchSemantics.StructuredExceptionHandling }
            || node.Passage is not { } passage || _finallyOf[block.Ordinal] != passage.Region)
        {
            yield break;
        }

        if (passage.Branch is not { } branch)
        {
            foreach (var handler in Handlers(node, leavesFinally: true))
            {
                yield return (handler, false);
            }
        }
        else if (After(passage.Around, branch, branch.FinallyRegions.IndexOf(passage.Region) + 1) is { } after)
        {
            yield return (after, false);
        }
    }

    /// <summary>Whether a constant condition takes the conditional branch, as in <c>while (true)</c>; null when both ways are open.</summary>
    private static bool? Decided(BasicBlock block) =>
        block.ConditionKind == ControlFlowConditionKind.None || block.BranchValue?.ConstantValue is not { HasValue: true, Value: bool constant }
            ? null
            : constant == (block.ConditionKind == ControlFlowConditionKind.WhenTrue);

    /// <summary>The node that control is in right after the branch: the first <c>finally</c> that it leaves through, or its destination.</summary>
    private (int Block, Passage? Passage)? Next(Passage? passage, ControlFlowBranch? branch) => branch is null ? null : After(passage, branch, 0);

    /// <summary>The node after some of the <c>finally</c> regions that a branch leaves through.</summary>
    private (int Block, Passage? Passage)? After(Passage? passage, ControlFlowBranch branch, int passed)
    {
        if (passed < branch.FinallyRegions.Length)
        {
            var region = branch.FinallyRegions[passed];
            return _graph.Blocks[region.FirstBlockOrdinal].IsReachable
                ? (region.FirstBlockOrdinal, new Passage(region, branch, branch.Destination?.Ordinal, Around(passage, region.FirstBlockOrdinal)))
                : null;
        }

        return branch.Destination is { IsReachable: true } destination ? (destination.Ordinal, Around(passage, destination.Ordinal)) : null;
    }

    /// <summary>The passage that control is still in at a block.</summary>
    private static Passage? Around(Passage? passage, int block)
    {
        while (passage is not null && (block < passage.Region.FirstBlockOrdinal || block > passage.Region.LastBlockOrdinal))
        {
            passage = passage.Around;
        }

        return passage;
    }

    /// <summary>The <c>finally</c> whose end the end of a block may be; the end of a filter is none.</summary>
    private static ControlFlowRegion? FinallyAround(BasicBlock block)
    {
        for (var region = block.EnclosingRegion; region is { Kind: not (ControlFlowRegionKind.Root or ControlFlowRegionKind.Filter) }; region = region.EnclosingRegion)
        {
            if (region.Kind == ControlFlowRegionKind.Finally)
            {
                return region;
            }
        }

        return null;
    }

    /// <summary>A way through a <c>finally</c>.</summary>
    private sealed class Passage : IEquatable<Passage>
    {
        /// <summary>A way through a region.</summary>
        /// <param name="region">The region.</param>
        /// <param name="branch">A branch that goes on where this way goes on; null for an exception.</param>
        /// <param name="destination">Where that is bound for.</param>
        /// <param name="around">The way through the <c>finally</c> around this one.</param>
        public Passage(ControlFlowRegion region, ControlFlowBranch? branch, int? destination, Passage? around)
        {
            Region = region;
            Branch = branch;
            Destination = destination;
            Around = around;
            Depth = around is null ? 0 : around.Depth + 1;
        }

        public ControlFlowRegion Region { get; }

        public ControlFlowBranch? Branch { get; }

        public int? Destination { get; }

        public Passage? Around { get; }

        public int Depth { get; }

        public bool Equals(Passage? other) =>
            ReferenceEquals(this, other)
            || (other is not null && Region == other.Region && Destination == other.Destination && Branch is null == other.Branch is null && Equals(Around, other.Around));

        public override bool Equals(object? obj) => Equals(obj as Passage);

        public override int GetHashCode() => unchecked((((Region.FirstBlockOrdinal * 397) + (Destination ?? -1)) * 31) + Depth);
    }
}
