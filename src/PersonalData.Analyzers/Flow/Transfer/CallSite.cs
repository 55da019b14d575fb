using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Flow.Lattice;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <summary>A call: which member, with what.</summary>
internal sealed class CallSite
{
    public CallSite(IMethodSymbol method, IOperation operation, IOperation? receiverOperation, Value receiver, ImmutableArray<CallArgument> arguments)
        : this(method, operation.Syntax, receiverOperation, receiver, arguments)
    {
        Operation = operation;
    }

    private CallSite(IMethodSymbol method, SyntaxNode site, IOperation? receiverOperation, Value receiver, ImmutableArray<CallArgument> arguments)
    {
        Method = method;
        Site = site;
        ReceiverOperation = receiverOperation;
        Receiver = receiver;
        Arguments = arguments;
    }

    public IMethodSymbol Method { get; }

    /// <summary>The call as an operation; null for one that isn't written out, such as a delegate called by a library.</summary>
    public IOperation? Operation { get; }

    public SyntaxNode Site { get; }

    public IOperation? ReceiverOperation { get; }

    public Value Receiver { get; }

    public ImmutableArray<CallArgument> Arguments { get; }

    /// <summary>Whether overrides and implementations may run instead.</summary>
    public bool IsVirtual { get; init; } = true;

    /// <summary>The cells that a closure brought, for a lambda called as a delegate; null for a call by name.</summary>
    public Func<ISymbol, Value>? Captured { get; init; }

    /// <summary>If given, filled with what <c>ref</c> and <c>out</c> parameters hold afterwards.</summary>
    public Dictionary<int, Value>? Outputs { get; init; }

    /// <summary>A call that is not written out: its arguments have no expressions.</summary>
    public static CallSite Implicit(IMethodSymbol method, Value receiver, ImmutableArray<Value> arguments, SyntaxNode site)
    {
        var builder = ImmutableArray.CreateBuilder<CallArgument>(arguments.Length);
        for (var i = 0; i < arguments.Length; i++)
        {
            builder.Add(new CallArgument(i, null, arguments[i]));
        }

        return new CallSite(method, site, null, receiver, builder.MoveToImmutable());
    }

    /// <summary>A call through a delegate, with the cells that it closed over.</summary>
    public static CallSite OfDelegate(
        IMethodSymbol method, Value receiver, ImmutableArray<CallArgument> arguments, SyntaxNode site, Func<ISymbol, Value>? captured) =>
        new(method, site, null, receiver, arguments) { Captured = captured };

    public static CallSite Operator(IMethodSymbol method, IOperation operation, ImmutableArray<(IOperation Operation, Value Value)> operands)
    {
        var builder = ImmutableArray.CreateBuilder<CallArgument>(operands.Length);
        for (var i = 0; i < operands.Length; i++)
        {
            builder.Add(new CallArgument(i, operands[i].Operation, operands[i].Value));
        }

        return new CallSite(method, operation, null, Value.Empty, builder.MoveToImmutable());
    }

    public Value Argument(int ordinal)
    {
        var result = Value.Empty;
        foreach (var argument in Arguments)
        {
            if (argument.Ordinal == ordinal)
            {
                result = result.Join(argument.Value);
            }
        }

        return result;
    }

    /// <summary>Where to report what comes in through <paramref name="root"/>; null when no expression of the call shows it.</summary>
    public Location? LocationOf(InputRoot root)
    {
        switch (root.Kind)
        {
            case RootKind.This:
                return ReceiverOperation is { IsImplicit: false } ? ReceiverOperation.Syntax.GetLocation() : null;
            case RootKind.Parameter:
                foreach (var argument in Arguments)
                {
                    if (argument.Ordinal == root.Ordinal && argument.Operation is not null)
                    {
                        return argument.Operation.Syntax.GetLocation();
                    }
                }

                return null;
            default:
                return null;
        }
    }
}

/// <summary>An argument: the expression, and for an expanded <c>params</c> each element's, since that is the smallest that shows a value.</summary>
internal sealed record CallArgument(int Ordinal, IOperation? Operation, Value Value)
{
    public ImmutableArray<(IOperation Operation, Value Value)> Elements { get; init; } = ImmutableArray<(IOperation, Value)>.Empty;

    /// <summary>The expressions to report at, each with its value.</summary>
    public IEnumerable<(IOperation? Operation, Value Value)> Parts()
    {
        if (Elements.IsEmpty)
        {
            yield return (Operation, Value);
            yield break;
        }

        foreach (var element in Elements)
        {
            yield return element;
        }
    }
}
