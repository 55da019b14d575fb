using Microsoft.CodeAnalysis.Text;
using PersonalData.Analyzers.Collections;

namespace PersonalData.Analyzers.Policies.Reading;

/// <summary>A purpose with the place of its <c>within</c>.</summary>
internal sealed record PurposeOnFile(PurposeDefinition Definition, TextSpan Within);

/// <summary>Finds purposes that lie within themselves.</summary>
internal static class PurposeHierarchy
{
    private const int LongestShown = 10;

    /// <summary>
    /// Tells each cycle once, at the <c>within</c> of its first purpose. Where the purposes of a cycle belong is not
    /// known, so they are marked as such.
    /// </summary>
    public static EquatableArray<PurposeDefinition> Check(List<PurposeOnFile> purposes, PolicyErrors errors)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < purposes.Count; i++)
        {
            numbers.Add(purposes[i].Definition.Name, i);
        }

        var done = new HashSet<int>();
        var inCycle = new HashSet<int>();
        for (var i = 0; i < purposes.Count; i++)
        {
            var way = new List<int>();
            var current = (int?)i;
            while (current is { } step && done.Add(step))
            {
                way.Add(step);
                current = purposes[step].Definition.Within is { } parent ? numbers[parent] : null;
            }

            if (current is not { } meeting || way.IndexOf(meeting) is var entrance && entrance < 0)
            {
                continue;
            }

            var cycle = way.Skip(entrance).ToList();
            inCycle.UnionWith(cycle);
            var first = purposes[cycle.Min()];
            var start = cycle.IndexOf(cycle.Min());
            var shown = cycle.Skip(start).Concat(cycle.Take(start + 1)).Select(n => purposes[n].Definition.Name).ToList();
            if (shown.Count > LongestShown)
            {
                shown = [.. shown.Take(LongestShown - 2), "…", shown[shown.Count - 1]];
            }

            errors.Contradiction(
                first.Within, PolicyMessages.Cycle, first.Definition.Name, string.Join(" → ", shown));
        }

        return purposes
            .Select((p, i) => inCycle.Contains(i)
                ? p.Definition with { Within = null, IsWithinUnread = true }
                : p.Definition)
            .ToEquatableArray();
    }
}
