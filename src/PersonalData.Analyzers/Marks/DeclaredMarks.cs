using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PersonalData.Analyzers.Marks;

/// <summary>What the attributes on one symbol, and the policy's annotations for it, declare. Nothing is inherited here.</summary>
internal sealed class DeclaredMarks
{
    public static DeclaredMarks None { get; } = new();

    /// <summary>Categories of <c>[PersonalData]</c> and the policy's markers.</summary>
    public ImmutableArray<string> Categories { get; init; } = ImmutableArray<string>.Empty;

    public bool IsOnlineIdentifier { get; init; }

    /// <summary>Whether <c>[NotPersonalData]</c> takes the member out of its marked type.</summary>
    public bool IsExcepted { get; init; }

    /// <summary>Purposes of <c>[Purpose]</c>; default when it isn't there.</summary>
    public ImmutableArray<string> Purposes { get; init; }

    public ImmutableArray<string> Recipients { get; init; } = ImmutableArray<string>.Empty;

    public ImmutableArray<AttributeData> Collects { get; init; } = ImmutableArray<AttributeData>.Empty;

    public ImmutableArray<AttributeData> LegalBases { get; init; } = ImmutableArray<AttributeData>.Empty;

    public AttributeData? ConsentCheck { get; init; }

    public bool IsDataSubject { get; init; }

    public ImmutableArray<Reclassification> Reclassifications { get; init; } = ImmutableArray<Reclassification>.Empty;

    public bool Anonymizes { get; init; }

    public ImmutableArray<AttributeData> Requests { get; init; } = ImmutableArray<AttributeData>.Empty;
}

/// <summary>A <c>[Reclassifies]</c>: data of one category lawfully becomes data of another.</summary>
internal readonly record struct Reclassification(string From, string To);
