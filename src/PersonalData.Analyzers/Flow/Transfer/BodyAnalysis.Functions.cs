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

        if (_isRecording && !_state.Grounds.IsEmpty)
        {
            KnowInFunction(method);
        }

        if (_isRecording && _run.SummaryOf(method) is { } summary && _context.Marks.PurposesOf(method).IsEmpty)
        {
            // Whoever gets the lambda runs it on this code's behalf: what it reads, this code reads.
            foreach (var read in summary.Reads)
            {
                _collector.Add(new ReadEntry(read.Label, Value.Empty, read.Way, read.Via) { Grounds = _state.Grounds.AddRange(read.Grounds), HasBasis = read.HasBasis || _context.Marks.HasLegalBasis(_body.Method) });
            }
        }

        return value;
    }

    private readonly Dictionary<IMethodSymbol, ImmutableArray<ConsentFact>> _argumentGrounds = new(SymbolEqualityComparer.Default);

    /// <summary>What is known of those who a lambda is called with, at every call of it here.</summary>
    private void KnowOfArguments(IMethodSymbol function, ImmutableArray<CallArgument> arguments)
    {
        if (!_isRecording || !TracksConsent)
        {
            return;
        }

        var known = ImmutableArray.CreateBuilder<ConsentFact>();
        foreach (var argument in arguments)
        {
            var subject = new Subject(ImmutableArray.Create<Atom>(new InputAtom(new AccessPath(InputRoot.Parameter(argument.Ordinal)))));
            foreach (var fact in ConsentsOf(argument.Value))
            {
                known.Add(fact with { Subject = subject });
            }
        }

        var facts = known.ToImmutable();
        _argumentGrounds[function] = _argumentGrounds.TryGetValue(function, out var before) ? ConsentFact.Intersect(before, facts) : facts;
    }

    private Dictionary<IMethodSymbol, ImmutableArray<ConsentFact>> FunctionGrounds()
    {
        foreach (var pair in _argumentGrounds)
        {
            _functionGrounds[pair.Key] = _functionGrounds.TryGetValue(pair.Key, out var made) ? made.AddRange(pair.Value) : pair.Value;
        }

        return _functionGrounds;
    }

    private readonly Dictionary<IMethodSymbol, ImmutableArray<ConsentFact>> _functionGrounds = new(SymbolEqualityComparer.Default);

    /// <summary>What is known where a lambda is made holds in it, about the variables that it shares and what it shares with its surroundings.</summary>
    private void KnowInFunction(IMethodSymbol function)
    {
        var known = ImmutableArray.CreateBuilder<ConsentFact>();
        foreach (var fact in _state.Grounds)
        {
            if (fact.Subject is not { } subject)
            {
                known.Add(fact);
                continue;
            }

            foreach (var variable in _body.Captured)
            {
                if (SubjectOf(ReadVariable(variable), null) is { } held && held.IsWithin(subject))
                {
                    var cell = new AccessPath(InputRoot.Captured(variable)).Then(Slots.Value);
                    known.Add(fact with { Subject = new Subject(ImmutableArray.Create<Atom>(new InputAtom(cell))) });
                }
            }

            if (subject.Identities.All(static identity => identity is InputAtom { Path.Root.Kind: RootKind.This or RootKind.Captured }))
            {
                known.Add(fact);
            }
        }

        var facts = known.ToImmutable();
        _functionGrounds[function] = _functionGrounds.TryGetValue(function, out var before) ? ConsentFact.Intersect(before, facts) : facts;
    }

    /// <summary>Calls whatever <paramref name="function"/> may be.</summary>
    /// <param name="function">The delegate.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="site">Where the call stands.</param>
    /// <param name="origin">The call by which other code got the arguments, unless they are written out.</param>
    /// <param name="outputs">If given, filled with what <c>ref</c> and <c>out</c> parameters hold afterwards.</param>
    private Value CallDelegate(
        Value function, ImmutableArray<CallArgument> arguments, SyntaxNode site, CallSite? origin = null, CallOutputs? outputs = null)
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
                case ObjectAtom { Function: { } method } made:
                    result = result.Join(CallFunction(Value.Of(made, entry.Way), method, arguments, site, origin, outputs));
                    break;
                case InputAtom { Exposure: Exposure.Exact } input:
                    var kept = KeptFunctions(input.Path);
                    var isStatic = input.Path.Root.Kind == RootKind.Static;
                    foreach (var known in kept.Entries)
                    {
                        // What came in with the call, the caller hands on, who may know the very object.
                        var handed = isStatic ? arguments : arguments.Select(static argument => argument.Own()).ToImmutableArray();
                        result = result.Join(CallFunction(Value.Of(known.Atom, known.Way), ((ObjectAtom)known.Atom).Function!, handed, site, origin, outputs));
                    }

                    if (isStatic)
                    {
                        break;
                    }

                    if (_isRecording)
                    {
                        _collector.Add(new DelegateCall(input, ArgumentValues(arguments), site.GetLocation()) { Answered = FunctionsOf(kept) });
                    }

                    var given = Value.Of(new InputAtom(new AccessPath(ResultRoot(input.Path))), null);
                    result = result.Join(given);
                    foreach (var argument in arguments)
                    {
                        outputs?.Add(argument.Ordinal, given, given);
                    }

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

    /// <summary>Results of results of delegates collapse at the second level: paths must not grow for ever.</summary>
    private static InputRoot ResultRoot(AccessPath function) =>
        function.Root is { Kind: RootKind.Result, Function.Root.Kind: RootKind.Result } ? function.Root : InputRoot.Result(function);

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
            KnowOfArguments(method, arguments);
            return FinishCall(call, new SummaryApplication(this, call, method, summary).Run());
        }

        // A method of an extension is called with the receiver as its first argument.
        var isBoundExtension = method.IsStatic && !receiver.IsEmpty && arguments.Length == method.Parameters.Length - 1;
        var shifted = isBoundExtension
            ? arguments.Select(a => a with { Ordinal = a.Ordinal + 1 }).Prepend(new CallArgument(0, null, receiver)).ToImmutableArray()
            : arguments;
        return Call(CallSite.OfDelegate(method, receiver, shifted, site, null, origin, outputs));
    }

    private static ImmutableArray<Value> ArgumentValues(ImmutableArray<CallArgument> arguments)
    {
        var builder = ImmutableArray.CreateBuilder<Value>();
        foreach (var argument in arguments)
        {
            while (builder.Count <= argument.Ordinal)
            {
                builder.Add(Value.Empty);
            }

            builder[argument.Ordinal] = builder[argument.Ordinal].Join(argument.Value);
        }

        return builder.ToImmutable();
    }
}
