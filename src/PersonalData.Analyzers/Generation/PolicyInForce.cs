using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Policies;

namespace PersonalData.Analyzers.Generation;

/// <summary>The policy in force as a step of the pipeline: read again only when one of its files changes.</summary>
internal static class PolicyInForce
{
    public static IncrementalValueProvider<PrivacyPolicy> In(IncrementalGeneratorInitializationContext context) =>
        context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Where(static both => PolicySource.RoleOf(both.Left, both.Right) == PolicyFileRole.Current)
            .Select(static (both, _) => both.Left)
            .Collect()
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (both, cancellation) => PolicySource.Load(both.Left, both.Right, cancellation).Policy);
}
