using System.Collections.Immutable;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace PersonalData.Analyzers.Flow.Program;

/// <summary>
/// Where control goes from each block. The compiler's graph leaves out the edges of exceptions and of <c>finally</c>:
/// here any statement of a <c>try</c> may end in its handlers, and the end of a <c>finally</c> leads on to every place
/// that a branch through it was bound for.
/// </summary>
internal sealed class GraphFlow
{
    private readonly ControlFlowGraph _graph;
    private readonly Dictionary<int, List<int>> _afterFinally = new();

    public GraphFlow(ControlFlowGraph graph)
    {
        _graph = graph;
        foreach (var block in graph.Blocks)
        {
            AddFinally(block.FallThroughSuccessor);
            AddFinally(block.ConditionalSuccessor);
        }
    }

    /// <summary>First blocks of the handlers that an exception in the block may reach.</summary>
    public ImmutableArray<int> HandlersOf(BasicBlock block)
    {
        var handlers = ImmutableArray<int>.Empty;
        for (var region = block.EnclosingRegion; region is not null; region = region.EnclosingRegion)
        {
            if (region.Kind == ControlFlowRegionKind.Try && region.EnclosingRegion is { } whole)
            {
                foreach (var sibling in whole.NestedRegions)
                {
                    if (sibling.Kind != ControlFlowRegionKind.Try)
                    {
                        handlers = handlers.Add(sibling.FirstBlockOrdinal);
                    }
                }
            }
            else if (region.Kind == ControlFlowRegionKind.Filter && region.EnclosingRegion is { } filtered)
            {
                foreach (var sibling in filtered.NestedRegions)
                {
                    if (sibling.Kind == ControlFlowRegionKind.Catch)
                    {
                        handlers = handlers.Add(sibling.FirstBlockOrdinal);
                    }
                }
            }
        }

        return handlers;
    }

    /// <summary>Blocks that control may be in next.</summary>
    public IEnumerable<int> SuccessorsOf(BasicBlock block)
    {
        if (Next(block.ConditionalSuccessor) is { } conditional)
        {
            yield return conditional;
        }

        if (Next(block.FallThroughSuccessor) is { } next)
        {
            yield return next;
        }

        if (block.FallThroughSuccessor is { Semantics: ControlFlowBranchSemantics.StructuredExceptionHandling })
        {
            for (var region = block.EnclosingRegion; region is not null; region = region.EnclosingRegion)
            {
                if (region.Kind == ControlFlowRegionKind.Finally)
                {
                    foreach (var target in _afterFinally.TryGetValue(region.FirstBlockOrdinal, out var targets) ? targets : new List<int>())
                    {
                        yield return target;
                    }

                    break;
                }
            }
        }
    }

    /// <summary>The block that control is in right after the branch: the first <c>finally</c> that it leaves through, or its destination.</summary>
    public static int? Next(ControlFlowBranch? branch) =>
        branch is null ? null
        : !branch.FinallyRegions.IsEmpty ? branch.FinallyRegions[0].FirstBlockOrdinal
        : branch.Destination?.Ordinal;

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
