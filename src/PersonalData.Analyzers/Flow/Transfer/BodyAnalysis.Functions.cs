using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Flow.Lattice;
using PersonalData.Analyzers.Flow.Summaries;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>Delegates: lambdas, local functions and methods as values, and calls of them.</content>
internal sealed partial class BodyAnalysis
{
    private int _delegateDepth;

    /// <summary>A delegate: what it runs, the receiver it was made with, and the cells that it closes over.</summary>
    private Value CreateFunction(IMethodSymbol method, IOperation operation, Value receiver)
    {
        var function = new ObjectAtom(new Site(operation.Syntax, 3), default, "", operation.Type, method, isExact: true);
        var value = Value.Of(function, null);
        if (method.MethodKind is not (MethodKind.AnonymousFunction or MethodKind.LocalFunction))
        {
            WriteMember(value, Slots.Receiver, receiver);
            return value;
        }

        WriteMember(value, Slots.Receiver, This());
        foreach (var variable in _body.Captured)
        {
            WriteMember(value, Slots.Cell(variable), CellOf(variable));
        }

        KnowInFunction(method);

        if (_isRecording && _run.SummaryOf(method) is { } summary && _context.Marks.PurposesOf(method).IsEmpty)
        {
            // Whoever gets the lambda runs it on this code's behalf: what it reads, this code reads.
            foreach (var read in summary.Reads)
            {
                _collector.Add(new ReadEntry(OfFunction(read.Label), Value.Empty, read.Way, read.Via) { Grounds = _state.Grounds.AddRange(read.Grounds), HasBasis = read.HasBasis || _context.Marks.HasLegalBasis(_body.Method) });
            }
        }

        return value;
    }

    /// <summary>Calls whatever <paramref name="function"/> may be.</summary>
    /// <param name="function">The delegate.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="site">Where the call stands.</param>
    /// <param name="origin">The call by which other code got the arguments, unless they are written out.</param>
    /// <param name="outputs">If given, filled with what <c>ref</c> and <c>out</c> parameters hold afterwards.</param>
    /// <param name="answered">If given, the delegates that the code which calls has handed data of its own to already, and the arguments without that.</param>
    private Value CallDelegate(
        Value function, ImmutableArray<CallArgument> arguments, SyntaxNode site, CallSite? origin = null, CallOutputs? outputs = null,
        (ImmutableArray<IMethodSymbol> Functions, ImmutableArray<CallArgument> Arguments)? answered = null)
    {
        var result = Value.Empty;
        if (_delegateDepth >= Limits.DelegateDepth)
        {
            return result;
        }

        _delegateDepth++;
        foreach (var entry in function.Entries)
        {
            switch (entry.Atom)
            {
                case ObjectAtom { Function: { } code } made:
                    result = result.Join(CallFunction(Value.Of(made, entry.Way), code, arguments, site, origin, outputs));
                    break;
                case InputAtom { Exposure: Exposure.Exact } input:
                    var kept = KeptFunctions(input.Path);
                    var isStatic = input.Path.Root.Kind == RootKind.Static;
                    foreach (var known in kept.Entries)
                    {
                        var method = ((ObjectAtom)known.Atom).Function!;
                        var handed = answered is { } inner && inner.Functions.Contains(method, SymbolEqualityComparer.Default) ? inner.Arguments : arguments;

                        // What came in with the call, the caller hands on, who may know the very object.
                        handed = isStatic ? handed : handed.Select(static argument => argument.Own()).ToImmutableArray();
                        result = result.Join(CallFunction(Value.Of(known.Atom, known.Way), method, handed, site, origin, outputs));
                    }

                    if (isStatic)
                    {
                        break;
                    }

                    if (_isRecording)
                    {
                        _collector.Add(new DelegateCall(input, ArgumentValues(arguments), site.GetLocation())
                        {
                            Places = WrittenArguments(arguments),
                            Grounds = Exported(_state.Grounds),
                            Answered = FunctionsOf(kept),
                        });
                    }

                    result = result.Join(Value.Of(new InputAtom(new AccessPath(InputRoot.Result(input.Path))), null));
                    GiveToUnknown(input.Path, arguments, outputs);
                    break;
                case LabelAtom:
                    result = result.With(entry.Atom, entry.Way);
                    break;
            }
        }

        _delegateDepth--;
        return result;
    }

    private static ImmutableArray<IMethodSymbol> FunctionsOf(Value functions)
    {
        var methods = ImmutableArray.CreateBuilder<IMethodSymbol>();
        foreach (var entry in functions.Entries)
        {
            if (entry.Atom is ObjectAtom { Function: { } method })
            {
                methods.Add(method);
            }
        }

        return methods.ToImmutable();
    }

    /// <summary>
    /// A library calls a delegate: perhaps once, perhaps for each of many elements. What one call leaves behind in
    /// variables or objects that it shares with others, the next one finds.
    /// </summary>
    private Value CallRepeatedly(Value function, ImmutableArray<CallArgument> arguments, CallSite site)
    {
        var leavesSomething = function.Entries.ToArray().Any(entry => entry.Atom is ObjectAtom { Function: { } method } && LeavesSomething(method));
        var result = Value.Empty;
        var entering = _state;
        for (var round = 1; ; round++)
        {
            result = result.Join(CallDelegate(function, arguments, site.Site, site.Written));
            if (!leavesSomething || round == Limits.ModelRounds)
            {
                return result;
            }

            var again = Join(entering, _state);
            if (ReferenceEquals(again, entering))
            {
                return result;
            }

            entering = _state = again;
        }
    }

    private bool LeavesSomething(IMethodSymbol function) => _run.SummaryOf(function) is { } summary && summary.Heap.Any(static entry => entry.Owner is InputAtom);

    private Value CallFunction(
        Value function, IMethodSymbol method, ImmutableArray<CallArgument> arguments, SyntaxNode site, CallSite? origin, CallOutputs? outputs)
    {
        var receiver = ReadMember(function, Slots.Receiver);
        if (_isRecording)
        {
            _calledFunctions.Add(method);
        }

        if (method.MethodKind is MethodKind.AnonymousFunction or MethodKind.LocalFunction)
        {
            if (_run.SummaryOf(method) is not { } summary)
            {
                return Value.Empty;
            }

            var call = CallSite.OfDelegate(method, receiver, arguments, site, variable => ReadMember(function, Slots.Cell(variable)), origin, outputs);
            ArriveAtCall(call, ImmutableArray.Create(method));
            KnowOfArguments(method, arguments, function);
            return FinishCall(call, new SummaryApplication(this, call, method, summary).Run());
        }

        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            // A delegate made of another one's Invoke.
            return InvokeMarked(CallSite.OfDelegate(method, receiver, arguments, site, null, origin, outputs), CallDelegate(receiver, arguments, site, origin, outputs));
        }

        // A method of an extension is called with the receiver as its first argument.
        var isBoundExtension = method.IsStatic && !receiver.IsEmpty && arguments.Length == method.Parameters.Length - 1;
        var shifted = isBoundExtension
            ? arguments.Select(a => a with { Ordinal = a.Ordinal + 1 }).Prepend(new CallArgument(0, null, receiver)).ToImmutableArray()
            : arguments;
        return Call(CallSite.OfDelegate(method, receiver, shifted, site, null, origin, outputs));
    }

    /// <summary>The arguments of a call in a lambda or local function that bring data, with their places. Of a method, its callers' own expressions show it.</summary>
    private ImmutableArray<(Value Value, Location Location)> WrittenArguments(ImmutableArray<CallArgument> arguments)
    {
        if (_body.Method.MethodKind is not (MethodKind.AnonymousFunction or MethodKind.LocalFunction))
        {
            return ImmutableArray<(Value, Location)>.Empty;
        }

        var places = ImmutableArray.CreateBuilder<(Value, Location)>();
        foreach (var argument in arguments)
        {
            foreach (var (operation, value) in argument.Parts())
            {
                if (operation is not null && !value.IsEmpty)
                {
                    places.Add((value, Reported(operation).GetLocation()));
                }
            }
        }

        return places.ToImmutable();
    }

    /// <summary>What a delegate is called with, and what is known of those people: by parameter.</summary>
    private ImmutableArray<Value> ArgumentValues(ImmutableArray<CallArgument> arguments)
    {
        var builder = ImmutableArray.CreateBuilder<Value>();
        foreach (var argument in arguments)
        {
            while (builder.Count <= argument.Ordinal)
            {
                builder.Add(Value.Empty);
            }

            builder[argument.Ordinal] = builder[argument.Ordinal].Join(Licensed(argument.Value));
        }

        return builder.ToImmutable();
    }
}
