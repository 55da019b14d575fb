using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PersonalData.Analyzers.Flow.Lattice;

/// <summary>
/// The steps that a value took, newest first, shared between values. A way says how to explain a fact, never which
/// facts hold: it takes no part in any comparison.
/// </summary>
internal sealed class Way
{
    private readonly Way? _before;
    private readonly Way? _inside;
    private readonly Location? _location;
    private readonly SourceSymbol? _unseen;

    private Way(Way? before, Location? location, Way? inside, SourceSymbol? unseen = null)
    {
        _before = before;
        _location = location;
        _inside = inside;
        _unseen = unseen;
    }

    public static Way? None => null;

    /// <summary><paramref name="way"/> and then <paramref name="location"/>.</summary>
    public static Way Then(Way? way, Location location) =>
        way?._location is { } last && last.SourceSpan == location.SourceSpan && last.SourceTree == location.SourceTree ? way : new Way(way, location, null);

    /// <summary>The same, where the step is a call of <paramref name="unseen"/>: code of which nothing is known but that it was given the data.</summary>
    public static Way Then(Way? way, Location location, SourceSymbol? unseen) => unseen is null ? Then(way, location) : new Way(way, location, null, unseen);

    /// <summary>The last code on the way of which nothing is known; null when there is none.</summary>
    public static SourceSymbol? UnseenOn(Way? way)
    {
        var pending = new Stack<Way>();
        for (var steps = 0; (way is not null || pending.Count > 0) && steps < Limits.StepsRead; steps++)
        {
            way ??= pending.Pop();
            if (way._unseen is { } unseen)
            {
                return unseen;
            }

            if (way._inside is not null && way._before is not null)
            {
                pending.Push(way._before);
            }

            way = way._inside ?? way._before;
        }

        return null;
    }

    /// <summary><paramref name="first"/> and then what a callee did, <paramref name="second"/>.</summary>
    public static Way? Join(Way? first, Way? second) => first is null ? second : second is null ? first : new Way(first, null, second);

    /// <summary>The steps, source first; the middle of a very long way is left out.</summary>
    public static ImmutableArray<Location> Steps(Way? way)
    {
        var steps = new List<Location>();
        var pending = new Stack<Way>();
        for (var current = way; current is not null || pending.Count > 0;)
        {
            if (current is null)
            {
                current = pending.Pop();
            }
            else if (current._inside is { } inside)
            {
                if (current._before is { } before)
                {
                    pending.Push(before);
                }

                current = inside;
            }
            else
            {
                if (current._location is { } location && (steps.Count == 0 || steps[steps.Count - 1] != location))
                {
                    steps.Add(location);
                }

                current = current._before;
            }

            if (steps.Count > Limits.StepsRead)
            {
                break;
            }
        }

        steps.Reverse();
        if (steps.Count > Limits.StepsShown)
        {
            steps.RemoveRange(Limits.StepsShown / 2, steps.Count - Limits.StepsShown);
        }

        return steps.ToImmutableArray();
    }
}
