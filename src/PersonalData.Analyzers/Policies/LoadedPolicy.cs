using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace PersonalData.Analyzers.Policies;

/// <summary>The policy in force in a project, and where it comes from.</summary>
/// <param name="File">The policy file; null when the built-in policy is in force.</param>
/// <param name="Text">What the file says; null for the built-in policy and for a file that could not be opened.</param>
/// <param name="Reading">What was read of it.</param>
/// <param name="Published">The version last published, if the project has it.</param>
public sealed record LoadedPolicy(AdditionalText? File, SourceText? Text, PolicyReading Reading, PublishedPolicy? Published)
{
    public PrivacyPolicy Policy => Reading.Policy;

    public ImmutableArray<PolicyError> Errors => Reading.Errors;
}

/// <summary>The policy version last published (policy section 6).</summary>
/// <param name="File">The file.</param>
/// <param name="Text">What the file says; null if it could not be opened.</param>
/// <param name="Reading">What was read of it.</param>
public sealed record PublishedPolicy(AdditionalText File, SourceText? Text, PolicyReading Reading)
{
    public PrivacyPolicy Policy => Reading.Policy;

    public ImmutableArray<PolicyError> Errors => Reading.Errors;
}
