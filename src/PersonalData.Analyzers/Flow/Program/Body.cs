using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace PersonalData.Analyzers.Flow.Program;

/// <summary>Code that runs as one: a method, accessor, constructor, local function or lambda, or an initializer.</summary>
internal sealed class Body
{
    public Body(IMethodSymbol method, ControlFlowGraph? graph, Body? outer)
    {
        Method = method;
        Graph = graph;
        Outer = outer;
    }

    public IMethodSymbol Method { get; }

    /// <summary>Null for a constructor that the compiler wrote.</summary>
    public ControlFlowGraph? Graph { get; }

    /// <summary>The body that a lambda or local function stands in.</summary>
    public Body? Outer { get; }

    /// <summary>What a constructor runs before its own code: initializers of fields and properties.</summary>
    public ImmutableArray<Initializer> Initializers { get; init; } = ImmutableArray<Initializer>.Empty;

    /// <summary>Variables of this body or of those around it that lambdas or local functions use. The outermost body's set is everyone's.</summary>
    public HashSet<ISymbol> Captured => Outer?.Captured ?? (_captured ??= new HashSet<ISymbol>(SymbolEqualityComparer.Default));

    /// <summary>Lambdas and local functions directly inside.</summary>
    public List<Body> Nested { get; } = new();

    /// <summary>The references to variables and functions, here and in the functions inside; the outermost body has everyone's.</summary>
    public List<(IOperation Operation, Body Body)> References => Outer?.References ?? (_references ??= new List<(IOperation, Body)>());

    /// <summary>What in the whole member ends only in a statistic.</summary>
    public StatisticUses Statistics => Outer?.Statistics ?? (_statistics ??= new StatisticUses(References));

    /// <summary>Whether the code stands in the initializer, which is reported on as a body of its own.</summary>
    public bool IsWithin(Initializer initializer) =>
        Method.DeclaringSyntaxReferences.FirstOrDefault() is { } declaration && declaration.SyntaxTree == initializer.Syntax.SyntaxTree
        && initializer.Syntax.Span.Contains(declaration.Span);

    /// <summary>Whom it calls, once that has been asked.</summary>
    public IReadOnlyList<IMethodSymbol>? Callees { get; set; }

    private HashSet<ISymbol>? _captured;
    private List<(IOperation Operation, Body Body)>? _references;
    private StatisticUses? _statistics;
}

/// <summary>The initializer of a field or property.</summary>
internal sealed record Initializer(ISymbol Member, SyntaxNode Syntax, ControlFlowGraph Graph);
