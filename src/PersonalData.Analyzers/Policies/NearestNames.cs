using System.Collections.Immutable;

namespace PersonalData.Analyzers.Policies;

/// <summary>Finds the names that somebody who mistyped one most likely meant.</summary>
public static class NearestNames
{
    /// <summary>Beyond so many known names the search stops: it must stay quick on a hostile file.</summary>
    private const int MostCompared = 1000;

    private const int LongestCompared = 60;

    /// <summary>The nearest of <paramref name="known"/> to <paramref name="name"/>, best first; none when nothing is near.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="known">What could have been meant.</param>
    /// <param name="most">How many to give at most.</param>
    public static ImmutableArray<string> Find(string name, IEnumerable<string> known, int most = 3)
    {
        if (name.Length is 0 or > LongestCompared)
        {
            return ImmutableArray<string>.Empty;
        }

        // A third of the letters may be wrong; of a short name, one.
        var limit = Math.Max(1, name.Length / 3);
        var near = new List<(int Distance, string Name)>();
        foreach (var candidate in known.Take(MostCompared))
        {
            if (candidate.Length > LongestCompared || candidate == name)
            {
                continue;
            }

            var distance = Distance(name, candidate, limit);
            if (distance <= limit && distance < Math.Max(name.Length, candidate.Length))
            {
                near.Add((distance, candidate));
            }
            else if (IsAbbreviation(name, candidate))
            {
                near.Add((limit + 1, candidate));
            }
        }

        return near
            .OrderBy(static n => n.Distance)
            .ThenBy(static n => n.Name, StringComparer.Ordinal)
            .Select(static n => n.Name)
            .Distinct()
            .Take(most)
            .ToImmutableArray();
    }

    private static bool IsAbbreviation(string name, string candidate) =>
        Math.Min(name.Length, candidate.Length) >= 3
        && (candidate.StartsWith(name, StringComparison.OrdinalIgnoreCase)
            || name.StartsWith(candidate, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// How many letters must be put in, taken out, changed or swapped with their neighbour, letter case aside; more
    /// than <paramref name="limit"/> when it is more.
    /// </summary>
    internal static int Distance(string left, string right, int limit)
    {
        if (Math.Abs(left.Length - right.Length) > limit)
        {
            return limit + 1;
        }

        var beforeLast = new int[right.Length + 1];
        var last = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            var best = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var same = Same(left[i - 1], right[j - 1]);
                var cost = Math.Min(Math.Min(last[j] + 1, current[j - 1] + 1), last[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                {
                    cost = Math.Min(cost, beforeLast[j - 2] + 1);
                }

                current[j] = cost;
                best = Math.Min(best, cost);
            }

            if (best > limit)
            {
                return limit + 1;
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[right.Length];
    }

    private static bool Same(char left, char right) => char.ToUpperInvariant(left) == char.ToUpperInvariant(right);
}
