using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersonalData.Analyzers.Diagnostics;
using PersonalData.CodeFixes.Editing;

namespace PersonalData.CodeFixes.Fixes;

/// <summary>PD6001: marks a member that looks like personal data.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MarkMember))]
public sealed class MarkMember : EditingCodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.LooksLikePersonalData);

    internal override async Task<IReadOnlyList<Fix>> FixesAsync(FixContext context, Diagnostic diagnostic, CancellationToken cancellation) =>
        diagnostic.Properties.TryGetValue("category", out var category) && category is not null
        && SymbolAt(context, diagnostic, cancellation) is { } symbol
        && await Marks.MarkAsync(context, symbol, category, cancellation).ConfigureAwait(false) is { } fix
            ? [fix]
            : [];

    private static ISymbol? SymbolAt(FixContext context, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var node = context.NodeAt(diagnostic);
        var declaration = node.AncestorsAndSelf().FirstOrDefault(static n => n is VariableDeclaratorSyntax or ParameterSyntax or MemberDeclarationSyntax);
        return declaration is null ? null : context.Model.GetDeclaredSymbol(declaration, cancellation);
    }
}
