using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Flow.Lattice;
using PersonalData.Analyzers.Flow.Program;
using PersonalData.Analyzers.Flow.Summaries;

namespace PersonalData.Analyzers.Flow;

/// <summary>
/// Consents known all over each lambda and local function of a member: a function in a function knows what is known at its
/// own uses, and what is known all over the code that these stand in. A lambda is made in one place; a local function may
/// be used from any of the member's code, itself included, and knows what all of these uses know.
/// </summary>
internal static class FunctionConsents
{
    /// <summary>What is known in each function, in its own terms: the most that fits all its uses.</summary>
    public static IReadOnlyDictionary<IMethodSymbol, ImmutableArray<ConsentFact>> Of(Body member, AnalysisRun run)
    {
        var known = new Dictionary<IMethodSymbol, ImmutableArray<ConsentFact>>(SymbolEqualityComparer.Default);
        Spread(member, known, run);
        var pending = new Stack<Body>(member.Nested);
        while (pending.Count > 0)
        {
            var body = pending.Pop();
            if (!known.ContainsKey(body.Method))
            {
                // Nothing that control comes to uses it: it can rely on its own checks.
                known.Add(body.Method, ImmutableArray<ConsentFact>.Empty);
                Spread(body, known, run);
            }

            foreach (var nested in body.Nested)
            {
                pending.Push(nested);
            }
        }

        return known;
    }

    /// <summary>Tells the functions that a body uses what is known in it, and these the functions that they use, until nobody has to unlearn anything.</summary>
    private static void Spread(Body first, Dictionary<IMethodSymbol, ImmutableArray<ConsentFact>> known, AnalysisRun run)
    {
        var pending = new Queue<Body>();
        pending.Enqueue(first);
        while (pending.Count > 0)
        {
            run.CancellationToken.ThrowIfCancellationRequested();
            var body = pending.Dequeue();
            var around = known.TryGetValue(body.Method, out var facts) ? facts : ImmutableArray<ConsentFact>.Empty;
            foreach (var pair in run.ResultOf(body.Method)?.FunctionGrounds ?? BodyResult.Empty.FunctionGrounds)
            {
                if (run.Bodies.Find(pair.Key) is not { Outer: { } maker } function
                    || (pair.Key.MethodKind != MethodKind.LocalFunction && !SymbolEqualityComparer.Default.Equals(maker.Method, body.Method)))
                {
                    continue;
                }

                var here = pair.Value.Under(around);
                var isFirst = !known.TryGetValue(pair.Key, out var before);
                var all = isFirst ? here : ConsentFact.Intersect(before, here);
                if (isFirst || all.Length != before.Length || !all.All(before.Contains))
                {
                    known[pair.Key] = all;
                    pending.Enqueue(function);
                }
            }
        }
    }
}
