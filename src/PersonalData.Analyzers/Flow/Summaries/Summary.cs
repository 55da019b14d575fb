using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Collections;
using PersonalData.Analyzers.Flow.Lattice;

namespace PersonalData.Analyzers.Flow.Summaries;

/// <summary>
/// What a call of a method does, in terms of its inputs (functional approach of Sharir and Pnueli, 1981): computed once
/// and applied at every call, at a cost that depends on the summary alone.
/// </summary>
internal sealed record Summary
{
    public static Summary Empty { get; } = new();

    public Value Result { get; init; } = Value.Empty;

    /// <summary>What <c>ref</c> and <c>out</c> parameters hold afterwards, by ordinal.</summary>
    public ImmutableArray<Output> Outputs { get; init; } = ImmutableArray<Output>.Empty;

    /// <summary>Members of inputs, and of objects made inside that got out, as they are afterwards.</summary>
    public ImmutableArray<HeapEntry> Heap { get; init; } = ImmutableArray<HeapEntry>.Empty;

    /// <summary>Inputs that arrive at a sink.</summary>
    public ImmutableArray<SinkEntry> Sinks { get; init; } = ImmutableArray<SinkEntry>.Empty;

    /// <summary>Data that is read inside, at any depth of helpers without a purpose of their own.</summary>
    public ImmutableArray<ReadEntry> Reads { get; init; } = ImmutableArray<ReadEntry>.Empty;

    /// <summary>Delegates among the inputs that are called.</summary>
    public ImmutableArray<DelegateCall> Calls { get; init; } = ImmutableArray<DelegateCall>.Empty;

    /// <summary>Lambdas inside that were put away for later: where the variables lead that they took along is told by this summary, not by who calls them.</summary>
    public ImmutableArray<IMethodSymbol> PutAway { get; init; } = ImmutableArray<IMethodSymbol>.Empty;

    /// <summary>Exceptions that may come out of it.</summary>
    public Value Thrown { get; init; } = Value.Empty;

    /// <summary>Consents that are known whenever the call returns.</summary>
    public ImmutableArray<ConsentFact> Ensures { get; init; } = ImmutableArray<ConsentFact>.Empty;

    /// <summary>Places of which so many objects come that a caller no longer tells apart which helper got which.</summary>
    public ISet<Site> CrowdedOrigins => _crowdedOrigins ??= FindCrowdedOrigins();

    private HashSet<Site>? _crowdedOrigins;

    private HashSet<Site> FindCrowdedOrigins()
    {
        var objects = new HashSet<(Site, Origin)>();
        var counts = new Dictionary<Site, int>();
        foreach (var entry in Heap)
        {
            if (entry.Owner is ObjectAtom made && !made.Origin.Equals(default) && objects.Add((made.Site, made.Origin)))
            {
                counts[made.Origin.Site] = counts.TryGetValue(made.Origin.Site, out var count) ? count + 1 : 1;
            }
        }

        return new HashSet<Site>(counts.Where(static pair => pair.Value > Limits.ObjectsOfOrigin).Select(static pair => pair.Key));
    }

    /// <summary>
    /// This summary, as one that follows <paramref name="earlier"/> in a component's fixpoint. Where a list is as long as it may
    /// be, which entries it has must not change with every visit: those that were there stay.
    /// </summary>
    public Summary GrownFrom(Summary earlier)
    {
        var grown = earlier.Reads.Length >= Limits.ReadsOfMethod ? this with { Reads = earlier.Reads } : this;
        return earlier.Sinks.Length >= Limits.SinksOfMethod ? grown with { Sinks = earlier.Sinks.AddRange(grown.SinksBeyond(earlier)) } : grown;
    }

    private IEnumerable<SinkEntry> SinksBeyond(Summary earlier)
    {
        var known = earlier.Sinks.ToLookup(static entry => (entry.Input, entry.Sink, entry.Guards));
        return Sinks.Where(entry => !known[(entry.Input, entry.Sink, entry.Guards)].Any(entry.IsSameAs));
    }

    /// <summary>Whether the two say the same of every call; ways do not count.</summary>
    public bool Equals(Summary? other) =>
        other is not null && Result.Equals(other.Result)
        && SameItems(Outputs, other.Outputs, static (a, b) => a.Ordinal == b.Ordinal && a.Value.Equals(b.Value))
        && SameItems(Heap, other.Heap, static (a, b) => a.Owner.Equals(b.Owner) && a.Member == b.Member && a.Value.Equals(b.Value))
        && SameItems(Sinks, other.Sinks, static (a, b) => a.IsSameAs(b))
        && Thrown.Equals(other.Thrown)
        && Ensures.SequenceEqual(other.Ensures)
        && SameItems(Reads, other.Reads, static (a, b) => a.IsSameAs(b) && a.Root.Equals(b.Root))
        && SameItems(Calls, other.Calls, static (a, b) => a.IsSameAs(b));

    public override int GetHashCode() => Sinks.Length;

    public static bool SameValues(ImmutableArray<Value> first, ImmutableArray<Value> second) => SameItems(first, second, static (a, b) => a.Equals(b));

    private static bool SameItems<T>(ImmutableArray<T> first, ImmutableArray<T> second, Func<T, T, bool> same)
    {
        if (first.Length != second.Length)
        {
            return false;
        }

        for (var i = 0; i < first.Length; i++)
        {
            if (!same(first[i], second[i]))
            {
                return false;
            }
        }

        return true;
    }
}

internal readonly record struct Output(int Ordinal, Value Value);

/// <summary>A member of an object, after the call. The value includes the member's own former content where it may be kept.</summary>
internal readonly record struct HeapEntry(Atom Owner, string Member, Value Value);

/// <summary>An input that arrives at a sink.</summary>
/// <param name="Input">Which, and how much of it.</param>
/// <param name="Sink">Where.</param>
/// <param name="Way">The steps inside.</param>
/// <param name="Via">The helpers in between, from this method on.</param>
/// <param name="Location">The expression inside that meets the sink or the next helper.</param>
internal sealed record SinkEntry(InputAtom Input, Sink Sink, Way? Way, Via? Via, Location Location)
{
    /// <summary>Consents that are known inside where it arrives.</summary>
    public ImmutableArray<ConsentFact> Grounds { get; init; } = ImmutableArray<ConsentFact>.Empty;

    /// <summary>A method on the way rests on a legal basis.</summary>
    public bool HasBasis { get; init; }

    /// <summary>What must be so of the inputs for it to arrive.</summary>
    public EquatableArray<Guard> Guards { get; init; } = EquatableArray<Guard>.Empty;

    /// <summary>Categories that code further inside shows by marks of what it reads, and so answers for.</summary>
    public EquatableArray<string> Answered { get; init; } = EquatableArray<string>.Empty;

    public bool IsSameAs(SinkEntry other) => Guards.Equals(other.Guards) && Answered.Equals(other.Answered) && Input.Equals(other.Input) && Sink.Equals(other.Sink) && HasBasis == other.HasBasis && Grounds.SequenceEqual(other.Grounds);
}

/// <summary>Data that a helper reads.</summary>
/// <param name="Label">The data.</param>
/// <param name="Root">What it is read from, in the helper's terms: data that the caller had anyway is no new reading.</param>
/// <param name="Way">The steps inside.</param>
/// <param name="Via">The helpers in between.</param>
internal sealed record ReadEntry(LabelAtom Label, Value Root, Way? Way, Via? Via)
{
    /// <summary>Consents that are known inside where it is read.</summary>
    public ImmutableArray<ConsentFact> Grounds { get; init; } = ImmutableArray<ConsentFact>.Empty;

    /// <summary>Whether code on the way states a legal basis.</summary>
    public bool HasBasis { get; init; }

    public bool IsSameAs(ReadEntry other) => Label.Equals(other.Label) && HasBasis == other.HasBasis && Grounds.SequenceEqual(other.Grounds);
}

/// <summary>A delegate among the inputs is called, with these arguments (those of all its calls together).</summary>
internal sealed record DelegateCall(InputAtom Function, ImmutableArray<Value> Arguments, Location Location)
{
    /// <summary>The arguments as they are written, each with its place: where the code that calls stands in the call that leads there, it shows the value best.</summary>
    public ImmutableArray<(Value Value, Location Location)> Places { get; init; } = ImmutableArray<(Value, Location)>.Empty;

    /// <summary>Consents that are known inside at each of the calls.</summary>
    public ImmutableArray<ConsentFact> Grounds { get; init; } = ImmutableArray<ConsentFact>.Empty;

    /// <summary>What the member that keeps the delegate is known to be given: data of the method's own was handed to that there.</summary>
    public ImmutableArray<IMethodSymbol> Answered { get; init; } = ImmutableArray<IMethodSymbol>.Empty;

    public bool IsSameAs(DelegateCall other) =>
        Function.Equals(other.Function) && Grounds.SequenceEqual(other.Grounds) && Summary.SameValues(Arguments, other.Arguments) && Answered.Length == other.Answered.Length
        && Answered.All(method => other.Answered.Contains(method, SymbolEqualityComparer.Default));
}

/// <summary>All that the engine knows of a body: what callers need and what rules look at.</summary>
internal sealed record BodyResult(Summary Summary, ImmutableArray<Fact> Facts)
{
    /// <summary>Consents that are known where lambdas and local functions are made and called.</summary>
    public IReadOnlyDictionary<IMethodSymbol, FunctionGrounds> FunctionGrounds { get; init; } = ImmutableDictionary<IMethodSymbol, FunctionGrounds>.Empty;

    public static BodyResult Empty { get; } = new(Summary.Empty, ImmutableArray<Fact>.Empty);
}
