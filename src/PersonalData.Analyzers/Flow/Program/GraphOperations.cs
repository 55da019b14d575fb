using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace PersonalData.Analyzers.Flow.Program;

/// <summary>Walks the operations of a graph.</summary>
internal static class GraphOperations
{
    /// <summary>Every operation of the graph, parents before children; not those inside nested functions.</summary>
    public static IEnumerable<IOperation> Of(ControlFlowGraph graph)
    {
        var pending = new Stack<IOperation>();
        foreach (var block in graph.Blocks)
        {
            foreach (var operation in block.Operations)
            {
                foreach (var found in Of(operation, pending))
                {
                    yield return found;
                }
            }

            if (block.BranchValue is { } value)
            {
                foreach (var found in Of(value, pending))
                {
                    yield return found;
                }
            }
        }
    }

    /// <summary>The operation and all below it, without recursion: expressions can be very deep.</summary>
    public static IEnumerable<IOperation> Of(IOperation operation) => Of(operation, new Stack<IOperation>());

    private static IEnumerable<IOperation> Of(IOperation root, Stack<IOperation> pending)
    {
        pending.Push(root);
        while (pending.Count > 0)
        {
            var operation = pending.Pop();
            yield return operation;
            foreach (var child in operation.ChildOperations)
            {
                pending.Push(child);
            }
        }
    }
}
