using System.Collections.Immutable;

namespace PersonalData.Analyzers.Rules.Discovery;

/// <summary>A word of the dictionary and what its row says of it.</summary>
/// <param name="Kind">The kind of data.</param>
/// <param name="Word">The word as it is written in the file.</param>
/// <param name="NeedsPerson">Whether it counts only where a person is spoken of.</param>
/// <param name="IsMetByContact">Whether contact details beside it are enough to speak of a person.</param>
/// <param name="IsAlone">Whether it names something else where a person's name stands beside it.</param>
/// <param name="IsContact">Whether organisations have such data too.</param>
/// <param name="Types">What the member's type may be.</param>
/// <param name="NotAfter">Words that make something else of it when they stand before it.</param>
internal sealed record WordEntry(string Kind, string Word, bool NeedsPerson, bool IsMetByContact, bool IsAlone, bool IsContact, DataKinds Types, ImmutableHashSet<string> NotAfter)
{
    public const string Never = "Never";

    /// <summary>Whose data it is, where a policy says so of its word; null when the place tells.</summary>
    public string? Category { get; init; }
}

/// <summary>A group of people: words that name one of them, and words that only tell that it is probably one of them.</summary>
internal sealed record PeopleGroup(string Name, ImmutableHashSet<string> Words, ImmutableHashSet<string> Also)
{
    /// <summary>The group for words that name a person of no special kind: they say that data is somebody's, and not whose.</summary>
    public const string Anybody = "person";

    /// <summary>The category that a policy gives them; null when the policy's own names tell.</summary>
    public string? Category { get; init; }
}
