using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PersonalData.Analyzers.Flow.Lattice;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>Objects, other than tasks, that this program's own code lets be awaited: <c>await</c> calls that code without its name.</content>
internal sealed partial class BodyAnalysis
{
    /// <summary>What awaiting gives: what the object's own awaiter says, or what the object holds where that is a library's.</summary>
    private Value AwaitWritten(IAwaitOperation operation, Value value)
    {
        if (_context.AwaiterOf(operation) is not { } info)
        {
            return value;
        }

        var method = info.GetAwaiterMethod!.ReducedFrom ?? info.GetAwaiterMethod;
        var awaiter = method.IsStatic
            ? Call(new CallSite(method, operation, null, Value.Empty, ImmutableArray.Create(new CallArgument(0, operation.Operation, value))))
            : Call(new CallSite(method, operation, operation.Operation, value, ImmutableArray<CallArgument>.Empty));
        return info.GetResultMethod is { } result ? Call(CallSite.Implicit(result, awaiter, ImmutableArray<Value>.Empty, operation.Syntax)) : awaiter;
    }
}
