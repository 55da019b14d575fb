using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Collections;
using PersonalData.Analyzers.Flow.Lattice;

namespace PersonalData.Analyzers.Flow;

/// <summary>What it means for a value to arrive somewhere.</summary>
internal enum SinkKind
{
    /// <summary>Code for purposes: <see cref="Sink.Names"/> are those.</summary>
    Purpose,

    /// <summary>Out to recipients: <see cref="Sink.Names"/> are those.</summary>
    Disclosure,

    /// <summary>A member that has no mark.</summary>
    Store,

    /// <summary>Something marked with categories: <see cref="Sink.Names"/> are those.</summary>
    Remark,

    /// <summary>A log, console, trace or exception message.</summary>
    Log,

    /// <summary>The network, with no recipient declared at the callee.</summary>
    Send,
}

/// <summary>A place that data may arrive at, by name: it can travel in a summary.</summary>
/// <param name="Kind">What arriving there means.</param>
/// <param name="Id">Documentation comment id of the member.</param>
/// <param name="Display">The member as people call it.</param>
/// <param name="Names">Purposes, recipients or categories, as <see cref="SinkKind"/> says.</param>
/// <param name="Excluded">Categories that the place shows by itself, or answers for itself: no fact about them.</param>
internal sealed record Sink(SinkKind Kind, string Id, string Display, EquatableArray<string> Names, EquatableArray<string> Excluded)
{
    /// <summary>Type parameters in the member's type, as <see cref="Transfer.OpenTypes"/> names them: what the type shows depends on the arguments for them.</summary>
    public EquatableArray<string> OpenTypes { get; init; } = EquatableArray<string>.Empty;

    /// <summary>Of a store: where among the inputs the object came from whose member it is. A marked type marks what it inherits too, and of what type the object is, the caller may know.</summary>
    public AccessPath? Holder { get; init; }

    /// <summary>Of a disclosure: the effective purposes of the code that discloses, or of the nearest that calls it and has some.</summary>
    public EquatableArray<string> Purposes { get; init; } = EquatableArray<string>.Empty;

    /// <summary>Whether the member there states a legal basis.</summary>
    public bool HasBasis { get; init; }
}

/// <summary>The helpers between a call and a sink, nearest first, shared between summaries.</summary>
internal sealed record Via(string Helper, Via? Next)
{
    /// <summary>The helpers' names, in order; a long chain's middle is left out.</summary>
    public static ImmutableArray<string> Helpers(Via? via)
    {
        var names = new List<string>();
        for (; via is not null; via = via.Next)
        {
            if (names.Count < Limits.HelpersShown)
            {
                names.Add(via.Helper);
            }
            else
            {
                names[Limits.HelpersShown - 1] = via.Helper;
                names[Limits.HelpersShown - 2] = "…";
            }
        }

        return names.ToImmutableArray();
    }
}

/// <summary>Something that the engine found out about one body: what a rule looks at, law in hand.</summary>
/// <param name="Body">The method, accessor, local function or lambda.</param>
/// <param name="Location">The smallest expression that shows it.</param>
internal abstract record Fact(IMethodSymbol Body, Location Location)
{
    /// <summary>Consents that are known there on every path.</summary>
    public ImmutableArray<ConsentFact> Grounds { get; init; } = ImmutableArray<ConsentFact>.Empty;

    /// <summary>Whether the member called there, or a helper on the way, states a legal basis.</summary>
    public bool HasBasis { get; init; }
}

/// <summary>Consent is checked.</summary>
/// <param name="Check">What is known where the check has passed.</param>
internal sealed record CheckFact(IMethodSymbol Body, Location Location, ConsentFact Check)
    : Fact(Body, Location);

/// <summary>A value with a label arrives at a sink; through <see cref="Via"/>, if that isn't null.</summary>
internal sealed record SinkFact(IMethodSymbol Body, Location Location, LabelAtom Label, Way? Way, Sink Sink, Via? Via)
    : Fact(Body, Location);

/// <summary>Data lawfully changes its category, by a <c>[Reclassifies]</c>: of the code, of a helper, or of the member that is <see cref="Sink"/>.</summary>
/// <param name="From">The category it had.</param>
internal sealed record ReclassifiedFact(IMethodSymbol Body, Location Location, string From, Sink Sink, Via? Via)
    : Fact(Body, Location);

/// <summary>How data was read.</summary>
internal enum ReadKind
{
    /// <summary>A marked member.</summary>
    Member,

    /// <summary>A call whose result carries data that its arguments did not.</summary>
    Call,

    /// <summary>The method's own marked parameter.</summary>
    Parameter,
}

/// <summary>Data of a category is read.</summary>
/// <param name="Label">The data.</param>
/// <param name="Kind">From what.</param>
/// <param name="IsContinued">Whether what it was read from was already data of the category: then that reading was the first.</param>
/// <param name="IsStatistic">Whether it ends only in a count or a statistic over many people.</param>
internal sealed record ReadFact(IMethodSymbol Body, Location Location, LabelAtom Label, ReadKind Kind, bool IsContinued, bool IsStatistic)
    : Fact(Body, Location)
{
    /// <summary>The method whose result it is, if a call gave it.</summary>
    public string? Called { get; init; }
}

/// <summary>A call of a helper with no purpose of its own that reads data.</summary>
internal sealed record OnBehalfFact(IMethodSymbol Body, Location Location, LabelAtom Label, Way? Way, string Helper, Via? Via)
    : Fact(Body, Location)
{
    /// <summary>The member as it is called: of an interface, it may not be the helper that reads.</summary>
    public string Called { get; init; } = Helper;
}
