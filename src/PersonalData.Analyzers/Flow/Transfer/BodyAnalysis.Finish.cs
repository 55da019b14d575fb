using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Flow.Lattice;
using PersonalData.Analyzers.Flow.Program;
using PersonalData.Analyzers.Flow.Summaries;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>What the compiler writes into constructors, and the summary of it all.</content>
internal sealed partial class BodyAnalysis
{
    /// <summary>A parameter list on a type: its parameters become properties of a record, or fields where members use them.</summary>
    private void RunCompilerWrittenPart()
    {
        var constructor = _body.Method;
        if (constructor.MethodKind != MethodKind.Constructor)
        {
            return;
        }

        _isRecording = true;
        if (SourceMethods.IsPrimaryConstructor(constructor))
        {
            foreach (var parameter in constructor.Parameters)
            {
                KeepParameter(constructor, parameter);
            }
        }

        if (_body.Graph is null && constructor.ContainingType.BaseType?.InstanceConstructors.FirstOrDefault(static c => c.Parameters.IsEmpty) is { } inherited
            && SourceMethods.HasCode(inherited, _context.Compilation) && _run.SummaryOf(inherited) is { } summary)
        {
            var site = CallSite.Implicit(inherited, This(), ImmutableArray<Value>.Empty, Syntax(constructor));
            new SummaryApplication(this, site, inherited, summary).Run();
        }

        _isRecording = false;
        if (constructor is { IsImplicitlyDeclared: true, ContainingType.IsRecord: true } && IsCopyConstructor(constructor))
        {
            // Run where a written one of a derived record calls its base's.
            CopyMembers(ReadVariable(constructor.Parameters[0]), This(), constructor.ContainingType);
        }
    }

    private SyntaxNode Syntax(IMethodSymbol constructor) =>
        (constructor.DeclaringSyntaxReferences.FirstOrDefault() ?? constructor.ContainingType.DeclaringSyntaxReferences[0]).GetSyntax(_run.CancellationToken);

    private void KeepParameter(IMethodSymbol constructor, IParameterSymbol parameter)
    {
        var value = ReadVariable(parameter);
        var site = parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_run.CancellationToken);
        if (site is null)
        {
            return;
        }

        var positional = constructor.ContainingType.IsRecord
            ? constructor.ContainingType.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault(p => Marks.MarkTable.IsPositional(p, parameter))
            : null;
        if (positional is not null)
        {
            ArriveAtKept(positional, value, site, isMarked: !_context.Marks.CategoriesOf(parameter).IsEmpty);
            WriteMember(This(), positional.Name, value);
            return;
        }

        if (PrimaryParameters.IsKept(parameter, _run.CancellationToken))
        {
            ArriveAtKept(parameter, value, site, isMarked: true);
            WriteMember(This(), Slots.PrimaryParameter(parameter), value);
        }
    }

    /// <param name="member">What keeps the value.</param>
    /// <param name="value">The value.</param>
    /// <param name="site">Where to report.</param>
    /// <param name="isMarked">Whether the parameter is marked itself: then data of another category was reported where it became the parameter's.</param>
    private void ArriveAtKept(ISymbol member, Value value, SyntaxNode site, bool isMarked)
    {
        var categories = _context.Marks.CategoriesOf(member);
        if (member is IPropertySymbol)
        {
            var purposes = _context.Marks.PurposesOf(member);
            if (!purposes.IsEmpty)
            {
                Arrive(value, Exposure.Carried, NewSink(SinkKind.Purpose, member, purposes, categories), site.GetLocation());
            }
        }

        if (categories.IsEmpty)
        {
            Arrive(value, ExposureIn(member), StoreSink(member) with { Holder = new AccessPath(InputRoot.This) }, site.GetLocation());
        }
        else if (!isMarked)
        {
            Arrive(value, Exposure.Carried, NewSink(SinkKind.Remark, member, categories), site.GetLocation());
        }
    }

    private BodyResult Finish(bool returns)
    {
        if (_sequence is { } sequence)
        {
            var items = Value.Of(sequence, null);
            WriteMember(items, Slots.Element, _yielded);
            _result = _result.Join(items);
        }

        var putAway = returns ? RunPutAwayFunctions() : ImmutableArray<IMethodSymbol>.Empty;
        var outputs = ImmutableArray.CreateBuilder<Output>();
        if (returns)
        {
            foreach (var parameter in _body.Method.Parameters)
            {
                if (parameter.RefKind is RefKind.Ref or RefKind.Out && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, _body.Method))
                {
                    outputs.Add(new Output(parameter.Ordinal, ReadVariable(parameter)));
                }
            }
        }

        var calls = _collector.Calls;
        var summary = new Summary
        {
            Result = _context.Marks.Anonymizes(_body.Method) ? Value.Empty : Bounded(WithoutExcepted(_result)),
            Outputs = outputs.ToImmutable(),
            Heap = returns ? ExportHeap(outputs, calls) : _thrownHeap.ToImmutableArray(),
            Sinks = _collector.Sinks,
            Reads = WithoutExcepted(_collector.Reads),
            Calls = calls,
            Thrown = Bounded(_thrown),
            PutAway = putAway,
            Ensures = returns && _sequence is null ? Exported(_state.Grounds) : ImmutableArray<ConsentFact>.Empty,
        };
        return new BodyResult(summary, _collector.Facts) { FunctionGrounds = _functionGrounds };
    }

    /// <summary>Members of inputs that changed, and of every object that can be reached from what gets out.</summary>
    private ImmutableArray<HeapEntry> ExportHeap(ImmutableArray<Output>.Builder outputs, ImmutableArray<DelegateCall> calls)
    {
        var entries = ImmutableArray.CreateBuilder<HeapEntry>();
        var seen = new HashSet<Atom>();
        var pending = new Queue<Atom>();
        foreach (var owner in _slots.Owners.ToArray())
        {
            if (owner is InputAtom && seen.Add(owner))
            {
                pending.Enqueue(owner);
            }
        }

        Enqueue(_result);
        foreach (var output in outputs)
        {
            Enqueue(output.Value);
        }

        foreach (var call in calls)
        {
            foreach (var argument in call.Arguments)
            {
                Enqueue(argument);
            }
        }

        AddReachable(pending, seen, entries);
        entries.AddRange(_thrownHeap);
        return entries.ToImmutable();

        void Enqueue(Value value) => EnqueueObjects(value, pending, seen);
    }

    /// <summary>Members, as they are now, of every object made here that can be reached from <paramref name="value"/>.</summary>
    private void ExportReachable(Value value, ICollection<HeapEntry> entries)
    {
        var seen = new HashSet<Atom>();
        var pending = new Queue<Atom>();
        EnqueueObjects(value, pending, seen);
        AddReachable(pending, seen, entries);
    }

    private void AddReachable(Queue<Atom> pending, HashSet<Atom> seen, ICollection<HeapEntry> entries)
    {
        while (pending.Count > 0)
        {
            var owner = pending.Dequeue();
            foreach (var member in _slots.MembersOf(owner))
            {
                // A part that was linked to its whole is as it was, but the caller may know nothing of it.
                if (_state.Get(member.Slot) is not { } value || IsOwnCopy(owner) || member.Name == Slots.FilledBy
                    || (value.Equals(DefaultMember(owner, member.Name)) && (value.IsEmpty || owner is not ObjectAtom)))
                {
                    continue;
                }

                value = Bounded(value);
                entries.Add(new HeapEntry(owner, member.Name, value));
                EnqueueObjects(value, pending, seen);
            }
        }
    }

    private static void EnqueueObjects(Value value, Queue<Atom> pending, HashSet<Atom> seen)
    {
        foreach (var entry in value.Entries)
        {
            if (entry.Atom is ObjectAtom && seen.Add(entry.Atom))
            {
                pending.Enqueue(entry.Atom);
            }
        }
    }

    /// <summary>What callers can make something of: checks of what came in, or of everyone.</summary>
    private static ImmutableArray<ConsentFact> Exported(ImmutableArray<ConsentFact> facts) =>
        facts.RemoveAll(static fact => fact.Subject is { } subject && !subject.Identities.All(static identity => identity is InputAtom or GivenAnswerAtom));

    /// <summary>Whether writing to the input changes nothing of the caller's: a structure that came in by value.</summary>
    private bool IsOwnCopy(Atom owner) =>
        owner is InputAtom { Exposure: not Exposure.Exact }
        || (owner is InputAtom { Path: { Root: { Kind: RootKind.Parameter, Ordinal: var ordinal }, Fields.IsEmpty: true } }
            && ordinal < _body.Method.Parameters.Length && _body.Method.Parameters[ordinal] is { RefKind: RefKind.None, Type: var type } && IsCopied(type));

    private static Value Bounded(Value value)
    {
        var objects = 0;
        return value.Where(atom => atom is not ObjectAtom || ++objects <= Limits.ObjectsOfValue);
    }
}
