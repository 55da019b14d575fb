using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Diagnostics;
using PersonalData.Analyzers.Flow;
using PersonalData.Analyzers.Flow.Lattice;
using PersonalData.Analyzers.Marks;
using PersonalData.Analyzers.Policies;

namespace PersonalData.Analyzers.Rules.Flow;

/// <summary>A rule about flows: turns the facts of one member's code into reports, with the policy in hand. Never walks code.</summary>
internal abstract class FlowRule
{
    public abstract ImmutableArray<DiagnosticDescriptor> Descriptors { get; }

    public abstract void Report(MemberFacts facts);

    /// <summary>What every flow diagnostic says in its properties, so that SARIF has it.</summary>
    protected static ImmutableDictionary<string, string?> Properties(string category, string? nameKind, string? name, string source, string sink)
    {
        var properties = ImmutableDictionary.CreateBuilder<string, string?>();
        properties["category"] = category;
        if (nameKind is not null)
        {
            properties[nameKind] = name;
        }

        properties["source"] = source;
        properties["sink"] = sink;
        return properties.ToImmutable();
    }

    /// <summary>What a message says last: the code on the way which is not seen here, so that a reader can tell whether the way is real.</summary>
    protected static object Unseen(Way? way) => Way.UnseenOn(way) is { } unseen ? Texts.Unseen(unseen.Display) : "";

    /// <summary>The properties, with the documentation comment id of that code.</summary>
    protected static ImmutableDictionary<string, string?> WithUnseen(ImmutableDictionary<string, string?> properties, Way? way) =>
        Way.UnseenOn(way) is { } unseen ? properties.SetItem("unseen", unseen.Id) : properties;

    /// <summary>The steps of a way that are more than the place of the report itself.</summary>
    protected static IEnumerable<Location> Steps(Way? way, Location location)
    {
        var steps = Way.Steps(way);
        return steps.IsEmpty ? ImmutableArray.Create(location) : steps;
    }
}

/// <summary>The facts of one member, and what a rule needs to judge them.</summary>
internal sealed class MemberFacts
{
    private readonly Action<Diagnostic> _report;
    private readonly HashSet<(string, Location, string, string)> _reported = new();

    public MemberFacts(ISymbol member, ImmutableArray<Fact> facts, FlowContext context, PrivacyPolicy policy, Action<Diagnostic> report)
    {
        Member = member;
        Facts = facts;
        Context = context;
        Policy = policy;
        _report = report;
    }

    public ISymbol Member { get; }

    public ImmutableArray<Fact> Facts { get; }

    /// <summary>Lambdas and local functions in the member's code.</summary>
    public ImmutableArray<IMethodSymbol> NestedFunctions { get; init; } = ImmutableArray<IMethodSymbol>.Empty;

    public FlowContext Context { get; }

    /// <summary>Told of everything that would be reported but for a legal basis.</summary>
    public GroundsInUse? InUse { get; init; }

    public MarkTable Marks => Context.Marks;

    public PrivacyPolicy Policy { get; }

    /// <summary>Reports, unless the same rule has reported the same category and purpose or recipient at the same place (SPEC 6.3).</summary>
    public void Report(Diagnostic diagnostic, string category, string name)
    {
        if (_reported.Add((diagnostic.Id, diagnostic.Location, category, name)))
        {
            _report(diagnostic);
        }
    }

    /// <summary>Whether a rule has reported on the category at the place.</summary>
    public bool HasReported(string id, Location location, string category) =>
        _reported.Any(known => known.Item1 == id && known.Item2 == location && known.Item3 == category);

    /// <summary>The categories that the parameter itself, or its type, is data of (SPEC 6.3, 3).</summary>
    public ImmutableArray<string> CategoriesOf(IParameterSymbol parameter) =>
        Marks.CategoriesOf(parameter).Concat(Marks.ShapeOf(parameter.Type).Own).Distinct().ToImmutableArray();
}
