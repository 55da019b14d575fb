namespace PersonalData.Analyzers.Policies;

/// <summary>
/// The purposes that a list allows: those in it and all that lie within them. Asked about many purposes, it walks each
/// step of the hierarchy once.
/// </summary>
internal sealed class AllowedPurposes(PrivacyPolicy policy, IEnumerable<string> listed)
{
    private readonly Dictionary<string, bool> _known = listed.Distinct().ToDictionary(static n => n, static _ => true, StringComparer.Ordinal);

    /// <summary>Whether the list allows it; true as well where it could not be read what it lies within.</summary>
    public bool Contains(string purpose)
    {
        var way = new List<string>();
        var answer = false;
        var current = (string?)purpose;
        while (current is not null)
        {
            if (_known.TryGetValue(current, out answer))
            {
                break;
            }

            // Taken for refused until the walk has ended, so that a cycle ends it.
            _known[current] = false;
            way.Add(current);
            var definition = policy.Purpose(current);
            if (definition is { IsWithinUnread: true })
            {
                answer = true;
                break;
            }

            current = definition?.Within;
        }

        foreach (var step in way)
        {
            _known[step] = answer;
        }

        return answer;
    }
}
