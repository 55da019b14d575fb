using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PersonalData.Analyzers.Diagnostics;
using PersonalData.CodeFixes.Editing;

namespace PersonalData.CodeFixes.Fixes;

/// <summary>PD1002: marks the field, property or parameter that keeps the data with the data's category.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MarkStore))]
public sealed class MarkStore : EditingCodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.UnmarkedStore);

    internal override async Task<IReadOnlyList<Fix>> FixesAsync(FixContext context, Diagnostic diagnostic, CancellationToken cancellation) =>
        await Marks.MarkAsync(context, diagnostic, cancellation).ConfigureAwait(false) is { } fix ? [fix] : [];
}
