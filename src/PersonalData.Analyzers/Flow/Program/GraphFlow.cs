using System.Collections.Immutable;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace PersonalData.Analyzers.Flow.Program;

/// <summary>
/// Where control goes from each block. The compiler's graph leaves out the edges of exceptions and of <c>finally</c>:
/// here any statement of a <c>try</c> may end in its handlers, and the end of a <c>finally</c> leads on to every place
/// that a branch through it was bound for. A <c>finally</c> that an exception entered leads nowhere but to further
/// handlers, so its blocks are two nodes each: one for the way in by a branch, one for the way in by an exception.
/// </summary>
internal sealed class GraphFlow
{
    private readonly ControlFlowGraph _graph;
    private readonly Dictionary<int, List<int>> _afterFinally = new();
    private readonly ControlFlowRegion?[] _finallyOf;

    public GraphFlow(ControlFlowGraph graph)
    {
        _graph = graph;
        _finallyOf = new ControlFlowRegion?[graph.Blocks.Length];
        foreach (var block in graph.Blocks)
        {
            AddFinally(block.FallThroughSuccessor);
            AddFinally(block.ConditionalSuccessor);
            _finallyOf[block.Ordinal] = FinallyAround(block);
        }
    }

    /// <summary>How many nodes there are; the first is the entry.</summary>
    public int Nodes => _graph.Blocks.Length * 2;

    /// <summary>The node of the end.</summary>
    public int Exit => _graph.Blocks.Length - 1;

    public BasicBlock BlockOf(int node) => _graph.Blocks[node % _graph.Blocks.Length];

    /// <summary>First nodes of the handlers that an exception in the node may reach.</summary>
    public ImmutableArray<int> HandlersOf(int node)
    {
        var handlers = ImmutableArray<int>.Empty;

        // The regions of a lambda go on into those of the code around it.
        for (var region = BlockOf(node).EnclosingRegion; region is { Kind: not ControlFlowRegionKind.Root }; region = region.EnclosingRegion)
        {
            if (region.Kind == ControlFlowRegionKind.Try && region.EnclosingRegion is { } whole)
            {
                foreach (var sibling in whole.NestedRegions)
                {
                    if (sibling.Kind != ControlFlowRegionKind.Try)
                    {
                        handlers = handlers.Add(sibling.Kind == ControlFlowRegionKind.Finally
                            ? sibling.FirstBlockOrdinal + _graph.Blocks.Length
                            : Within(node, sibling.FirstBlockOrdinal));
                    }
                }
            }
            else if (region.Kind == ControlFlowRegionKind.Filter && region.EnclosingRegion is { } filtered)
            {
                foreach (var sibling in filtered.NestedRegions)
                {
                    if (sibling.Kind == ControlFlowRegionKind.Catch)
                    {
                        handlers = handlers.Add(Within(node, sibling.FirstBlockOrdinal));
                    }
                }
            }
        }

        return handlers;
    }

    /// <summary>Nodes that control may be in next, but for exceptions, and whether by the branch that depends on the condition.</summary>
    public IEnumerable<(int Target, bool IsConditional)> SuccessorsOf(int node)
    {
        var block = BlockOf(node);
        var decided = Decided(block);
        if (Next(block.ConditionalSuccessor) is { } conditional && IsReachable(conditional) && decided != false)
        {
            yield return (Within(node, conditional), true);
        }

        if (Next(block.FallThroughSuccessor) is { } next && IsReachable(next) && decided != true)
        {
            yield return (Within(node, next), false);
        }

        if (block.FallThroughSuccessor is { Semantics: ControlFlowBranchSemantics.StructuredExceptionHandling }
            && _finallyOf[block.Ordinal] is { } region && node < _graph.Blocks.Length
            && _afterFinally.TryGetValue(region.FirstBlockOrdinal, out var targets))
        {
            foreach (var target in targets)
            {
                if (IsReachable(target))
                {
                    yield return (target, false);
                }
            }
        }
    }

    /// <summary>Whether a constant condition takes the conditional branch, as in <c>while (true)</c>; null when both ways are open.</summary>
    private static bool? Decided(BasicBlock block) =>
        block.ConditionKind == ControlFlowConditionKind.None || block.BranchValue?.ConstantValue is not { HasValue: true, Value: bool constant }
            ? null
            : constant == (block.ConditionKind == ControlFlowConditionKind.WhenTrue);

    /// <summary>The block that control is in right after the branch: the first <c>finally</c> that it leaves through, or its destination.</summary>
    public static int? Next(ControlFlowBranch? branch) =>
        branch is null ? null
        : !branch.FinallyRegions.IsEmpty ? branch.FinallyRegions[0].FirstBlockOrdinal
        : branch.Destination?.Ordinal;

    /// <summary>The node of a block for control that comes from <paramref name="from"/>: inside one <c>finally</c> it stays on its side.</summary>
    private int Within(int from, int block)
    {
        var isExceptional = from >= _graph.Blocks.Length
            && _finallyOf[from - _graph.Blocks.Length] is { } region
            && region.FirstBlockOrdinal <= block && block <= region.LastBlockOrdinal;
        return isExceptional ? block + _graph.Blocks.Length : block;
    }

    private bool IsReachable(int block) => _graph.Blocks[block].IsReachable;

    private static ControlFlowRegion? FinallyAround(BasicBlock block)
    {
        for (var region = block.EnclosingRegion; region is { Kind: not ControlFlowRegionKind.Root }; region = region.EnclosingRegion)
        {
            if (region.Kind == ControlFlowRegionKind.Finally)
            {
                return region;
            }
        }

        return null;
    }

    private void AddFinally(ControlFlowBranch? branch)
    {
        if (branch is null)
        {
            return;
        }

        for (var i = 0; i < branch.FinallyRegions.Length; i++)
        {
            var next = i + 1 < branch.FinallyRegions.Length ? branch.FinallyRegions[i + 1].FirstBlockOrdinal : branch.Destination?.Ordinal;
            var start = branch.FinallyRegions[i].FirstBlockOrdinal;
            if (next is not { } target)
            {
                continue;
            }

            if (!_afterFinally.TryGetValue(start, out var targets))
            {
                _afterFinally.Add(start, targets = new List<int>());
            }

            if (!targets.Contains(target))
            {
                targets.Add(target);
            }
        }
    }
}
