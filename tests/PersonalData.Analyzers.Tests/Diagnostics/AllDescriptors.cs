using System.Reflection;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Diagnostics;

namespace PersonalData.Analyzers.Tests.Diagnostics;

/// <summary>The descriptors as data for theories.</summary>
internal static class AllDescriptors
{
    public static IReadOnlyList<DiagnosticDescriptor> List { get; } =
    [
        .. typeof(Descriptors).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.FieldType == typeof(DiagnosticDescriptor))
            .Select(field => (DiagnosticDescriptor)field.GetValue(null)!),
    ];

    /// <summary>One descriptor for each id, in the order of the ids.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> Rules { get; } =
        [.. List.DistinctBy(descriptor => descriptor.Id).OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal)];

    /// <summary>Rules whose message depends on what is wrong in the policy file and comes whole as the argument.</summary>
    public static bool HasFreeMessage(DiagnosticDescriptor descriptor) =>
        descriptor.Id is RuleIds.PolicyUnreadable or RuleIds.PolicyContradiction
            or RuleIds.PurposeAddedSilently or RuleIds.UnknownName;
}
