using System.Collections.Immutable;

namespace PersonalData.Analyzers.Policies;

/// <summary>What was read of a policy file: what could be read is in force, whatever is wrong with the rest.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Errors">Every error, in the order of the file.</param>
/// <param name="Listings">By category: where its list names each purpose.</param>
public sealed record PolicyReading(
    PrivacyPolicy Policy,
    ImmutableArray<PolicyError> Errors,
    ImmutableDictionary<string, ImmutableArray<PurposeListing>> Listings);

/// <summary>A purpose in a category's list.</summary>
public sealed record PurposeListing(string Purpose, PolicyPosition Position);
