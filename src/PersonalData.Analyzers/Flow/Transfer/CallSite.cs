using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Flow.Lattice;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <summary>A call: which member, with what.</summary>
internal sealed class CallSite
{
    public CallSite(IMethodSymbol method, IOperation operation, IOperation? receiverOperation, Value receiver, ImmutableArray<CallArgument> arguments)
        : this(method, operation.Syntax, receiverOperation, receiver, arguments, operation)
    {
    }

    private CallSite(
        IMethodSymbol method, SyntaxNode site, IOperation? receiverOperation, Value receiver, ImmutableArray<CallArgument> arguments, IOperation? operation = null)
    {
        Operation = operation;
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
    public CallOutputs? Outputs { get; init; }

    /// <summary>For a delegate that other code calls: the call by which that code got the data; null for a call that is written out.</summary>
    public CallSite? Origin { get; init; }

    /// <summary>Expressions inside a lambda that stands in the call: they show a value better than the call's own.</summary>
    public ImmutableArray<(Value Value, Location Location)> Inner { get; init; } = ImmutableArray<(Value, Location)>.Empty;

    /// <summary>The call that is written out, with its expressions.</summary>
    public CallSite Written => Origin ?? this;

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
        IMethodSymbol method, Value receiver, ImmutableArray<CallArgument> arguments, SyntaxNode site, Func<ISymbol, Value>? captured,
        CallSite? origin, CallOutputs? outputs) =>
        new(method, site, null, receiver, arguments) { Captured = captured, Origin = origin, Outputs = outputs };

    public static CallSite Operator(IMethodSymbol method, IOperation operation, ImmutableArray<(IOperation Operation, Value Value)> operands)
    {
        var builder = ImmutableArray.CreateBuilder<CallArgument>(operands.Length);
        for (var i = 0; i < operands.Length; i++)
        {
            builder.Add(new CallArgument(i, operands[i].Operation, operands[i].Value));
        }

        return new CallSite(method, operation, null, Value.Empty, builder.MoveToImmutable());
    }

    /// <summary>The same call, written as one of an extension member: what was its first argument is the receiver.</summary>
    public CallSite AsCallOf(IMethodSymbol member)
    {
        var isShifted = !member.IsStatic && Method.Parameters.Length > member.Parameters.Length;
        var receiver = isShifted ? Arguments.FirstOrDefault(static argument => argument.Ordinal == 0) : null;
        var arguments = isShifted
            ? Arguments.Where(static argument => argument.Ordinal > 0).Select(static argument => argument with { Ordinal = argument.Ordinal - 1 }).ToImmutableArray()
            : Arguments;
        return new CallSite(member, Site, receiver?.Operation ?? ReceiverOperation, receiver?.Value ?? Receiver, arguments, Operation)
        {
            IsVirtual = false,
            Origin = Origin,
            Outputs = Outputs is null ? null : new CallOutputs(),
        };
    }

    /// <summary>The same call, with expressions inside a lambda that stands in it.</summary>
    public CallSite Showing(ImmutableArray<(Value Value, Location Location)> inner) =>
        inner.IsEmpty ? this : new CallSite(Method, Site, ReceiverOperation, Receiver, Arguments, Operation) { IsVirtual = IsVirtual, Captured = Captured, Outputs = Outputs, Origin = Origin, Inner = inner };

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

    /// <summary>The expressions of the call through which <paramref name="root"/> comes in, each with its value; none when no expression shows it.</summary>
    public IEnumerable<(IOperation Operation, Value Value)> PartsOf(InputRoot root)
    {
        if (root.Kind == RootKind.This && ReceiverOperation is { IsImplicit: false } receiver)
        {
            yield return (receiver, Receiver);
        }
        else if (root.Kind == RootKind.Parameter)
        {
            foreach (var argument in Arguments)
            {
                if (argument.Ordinal == root.Ordinal)
                {
                    foreach (var part in argument.Parts())
                    {
                        if (part.Operation is not null)
                        {
                            yield return (part.Operation, part.Value);
                        }
                    }
                }
            }
        }
    }

    /// <summary>All expressions of the call, each with its value.</summary>
    public IEnumerable<(IOperation Operation, Value Value)> Parts()
    {
        foreach (var argument in Arguments)
        {
            foreach (var part in argument.Parts())
            {
                if (part.Operation is not null)
                {
                    yield return (part.Operation, part.Value);
                }
            }
        }

        if (ReceiverOperation is { IsImplicit: false })
        {
            yield return (ReceiverOperation, Receiver);
        }
    }
}

/// <summary>What <c>ref</c> and <c>out</c> parameters hold after a call, by ordinal, and how much of that the call has written.</summary>
internal sealed class CallOutputs
{
    private readonly SortedDictionary<int, (Value Value, Value Written)> _outputs = new();

    /// <summary>What the parameter holds; null when nothing says so.</summary>
    public Value? this[int ordinal] => _outputs.TryGetValue(ordinal, out var output) ? output.Value : null;

    /// <summary>Of what the parameter holds, that which it did not hold before.</summary>
    public Value WrittenTo(int ordinal) => _outputs.TryGetValue(ordinal, out var output) ? output.Written : Value.Empty;

    /// <summary>The parameter may hold this as well.</summary>
    public void Add(int ordinal, Value value, Value written) =>
        _outputs[ordinal] = _outputs.TryGetValue(ordinal, out var known) ? (known.Value.Join(value), known.Written.Join(written)) : (value, written);

    /// <summary>Gives the outputs to a call whose parameters stand <paramref name="shift"/> places further on.</summary>
    public void CopyTo(CallOutputs other, int shift)
    {
        foreach (var output in _outputs)
        {
            other.Add(output.Key + shift, output.Value.Value, output.Value.Written);
        }
    }
}

/// <summary>An argument: the expression, and for an expanded <c>params</c> each element's, since that is the smallest that shows a value.</summary>
internal sealed record CallArgument(int Ordinal, IOperation? Operation, Value Value)
{
    public ImmutableArray<(IOperation Operation, Value Value)> Elements { get; init; } = ImmutableArray<(IOperation, Value)>.Empty;

    /// <summary>The argument without what came in with the call in which it stands.</summary>
    public CallArgument Own() => this with { Value = WithoutInputs(Value), Elements = Elements.Select(static element => (element.Operation, WithoutInputs(element.Value))).ToImmutableArray() };

    private static Value WithoutInputs(Value value) => value.Where(static atom => atom is not InputAtom);

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
