using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersonalData.Analyzers.Diagnostics;
using PersonalData.CodeFixes.Editing;

namespace PersonalData.CodeFixes.Fixes;

/// <summary>PD1003: adds the category to the mark of what the data becomes, or says that the method lawfully turns one into the other.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SettleCategory))]
public sealed class SettleCategory : EditingCodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.OtherCategory);

    internal override async Task<IReadOnlyList<Fix>> FixesAsync(FixContext context, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var fixes = new List<Fix>();
        if (await Marks.MarkAsync(context, diagnostic, cancellation).ConfigureAwait(false) is { } mark)
        {
            fixes.Add(mark);
        }

        if (diagnostic.Properties.TryGetValue("category", out var from) && from is not null && context.Policy.Category(from) is not null
            && diagnostic.Properties.TryGetValue("targets", out var targets) && targets is not null
            && MethodAt(context.NodeAt(diagnostic)) is { } method
            && context.Model.GetDeclaredSymbol(method, cancellation) is IMethodSymbol symbol && !FixContext.Has(symbol, "ReclassifiesAttribute"))
        {
            foreach (var to in targets.Split(',').Where(name => context.Policy.Category(name) is not null))
            {
                var edit = await FixContext.AddAttributeAsync(
                    context.Document, method, "Reclassifies", names => $"{names.Category(from)}, {names.Category(to)}, \"\"", null, isSingle: true, cancellation).ConfigureAwait(false);
                if (edit is not null)
                {
                    fixes.Add(new Fix(Texts.Get("Fix_Reclassify", Names.Of(symbol).ToString(), from, to).ToString(), "Reclassify." + to, [edit]));
                }
            }
        }

        return fixes;
    }

    /// <summary>The method, constructor or local function around; what a lambda does, the method around it does.</summary>
    private static SyntaxNode? MethodAt(SyntaxNode node) =>
        node.AncestorsAndSelf().FirstOrDefault(static n => n is MemberDeclarationSyntax or LocalFunctionStatementSyntax)
            is { } found and (MethodDeclarationSyntax or ConstructorDeclarationSyntax or LocalFunctionStatementSyntax)
            ? found
            : null;
}
