using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Flow.Lattice;
using PersonalData.Analyzers.Flow.Program;
using PersonalData.Analyzers.Flow.Relevance;
using PersonalData.Analyzers.Flow.Summaries;
using PersonalData.Analyzers.Flow.Transfer;
using PersonalData.Analyzers.Policies;

namespace PersonalData.Analyzers.Flow;

/// <summary>The engine as rules see it: ask it for the facts of a piece of code. One for a compilation, safe for threads.</summary>
internal sealed class FlowEngine
{
    private readonly ConcurrentDictionary<IMethodSymbol, BodyResult> _published = new(SymbolEqualityComparer.Default);

    public FlowEngine(Compilation compilation, PrivacyPolicy policy) => Context = new FlowContext(compilation, policy);

    public FlowContext Context { get; }

    /// <summary>Everything found in the member's own code, its lambdas and local functions included, in source order.</summary>
    /// <param name="member">A method, an accessor, or a field or property with an initializer.</param>
    /// <param name="functions">Filled with the lambdas and local functions in its code.</param>
    /// <param name="cancellationToken">Stops the analysis.</param>
    public ImmutableArray<Fact> FactsOf(ISymbol member, ICollection<IMethodSymbol> functions, CancellationToken cancellationToken)
    {
        var run = new AnalysisRun(Context, _published, cancellationToken);
        var facts = ImmutableArray.CreateBuilder<Fact>();
        if (member is IMethodSymbol method)
        {
            if (run.Bodies.Find(method) is { } body)
            {
                AddFacts(body, run, facts, functions, FunctionConsents.Of(body, run));
            }
        }
        else if (run.Bodies.FindInitializer(member) is { } initializer)
        {
            facts.AddRange(BodyAnalysis.AnalyzeInitializer(Context, run, initializer, member).Facts);
            foreach (var nested in initializer.Nested)
            {
                functions.Add(nested.Method);
                AddFacts(nested, run, facts, functions, FunctionConsents.Of(nested, run));
            }
        }

        return facts.ToImmutable();
    }

    /// <summary>The members that can have a part in a flow; of every other one, <see cref="FactsOf"/> would find nothing.</summary>
    public SharedComputation<AnalysisRun, RelevantCode> FindRelevant(MarkedSources marks) =>
        new(cancellationToken => new AnalysisRun(Context, _published, cancellationToken), lead => RelevantCode.Find(Context, marks, lead));

    /// <summary>
    /// Analyses the members with all that they call, unless that is more than <paramref name="budget"/> methods; then it
    /// gives up. Whatever was found is kept for <see cref="FactsOf"/>.
    /// </summary>
    /// <returns>Whether everything was analysed.</returns>
    public bool TryAnalyze(IEnumerable<ISymbol> members, int budget, CancellationToken cancellationToken)
    {
        var run = new AnalysisRun(Context, _published, cancellationToken, budget);
        foreach (var member in members)
        {
            if (member is IMethodSymbol method)
            {
                run.ResultOf(method);
            }
            else
            {
                foreach (var constructor in member.ContainingType?.InstanceConstructors ?? ImmutableArray<IMethodSymbol>.Empty)
                {
                    run.ResultOf(constructor);
                }
            }

            if (run.IsExhausted)
            {
                return false;
            }
        }

        return true;
    }

    private static void AddFacts(
        Body body, AnalysisRun run, ImmutableArray<Fact>.Builder facts, ICollection<IMethodSymbol> functions,
        IReadOnlyDictionary<IMethodSymbol, ImmutableArray<ConsentFact>> consents)
    {
        var knowsConsents = consents.TryGetValue(body.Method, out var around) && !around.IsEmpty;
        foreach (var fact in run.ResultOf(body.Method)?.Facts ?? ImmutableArray<Fact>.Empty)
        {
            facts.Add(knowsConsents ? fact with { Grounds = fact.Grounds.AddRange(around) } : fact);
        }

        foreach (var nested in body.Nested)
        {
            if (!body.Initializers.Any(initializer => nested.IsWithin(initializer)))
            {
                functions.Add(nested.Method);
                AddFacts(nested, run, facts, functions, consents);
            }
        }
    }
}
