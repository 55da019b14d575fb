using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersonalData.Analyzers.Diagnostics;
using PersonalData.CodeFixes.Editing;

namespace PersonalData.CodeFixes.Fixes;

/// <summary>PD5006: removes a ground that nothing needs.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveGround))]
public sealed class RemoveGround : EditingCodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.GroundNotNeeded);

    internal override Task<IReadOnlyList<Fix>> FixesAsync(FixContext context, Diagnostic diagnostic, CancellationToken cancellation) =>
        Task.FromResult(context.NodeAt(diagnostic).FirstAncestorOrSelf<AttributeSyntax>() is { } attribute
            ? Single(Texts.Get("Fix_Remove", attribute.Name.ToString()).ToString(), "Remove", AttributeEditing.Remove(context.Document, attribute))
            : []);
}
