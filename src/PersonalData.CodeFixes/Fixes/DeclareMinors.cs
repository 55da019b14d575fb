using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersonalData.Analyzers.Diagnostics;
using PersonalData.CodeFixes.Editing;

namespace PersonalData.CodeFixes.Fixes;

/// <summary>PD3002: says what happens for minors, of which a person knows which is true.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DeclareMinors))]
public sealed class DeclareMinors : EditingCodeFixProvider
{
    private static readonly ImmutableArray<string> s_values = ImmutableArray.Create("GuardianConsent", "Rejected", "NotDirectedAtMinors");

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.CollectionSilentOnMinors);

    internal override Task<IReadOnlyList<Fix>> FixesAsync(FixContext context, Diagnostic diagnostic, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Fix>>(context.NodeAt(diagnostic).FirstAncestorOrSelf<AttributeSyntax>() is { } attribute
            ? s_values.Select(value => new Fix(
                Texts.Get("Fix_Minors", value).ToString(),
                "Minors." + value,
                [
                    AttributeArguments.SetProperty(
                        context.Document, attribute, "Minors",
                        context.Expression($"{VocabularyNames.TypeName("Minors")}.{value}", attribute.SpanStart)),
                ])).ToList()
            : []);
}
