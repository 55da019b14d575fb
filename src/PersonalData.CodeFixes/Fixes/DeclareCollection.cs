using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersonalData.Analyzers.Diagnostics;
using PersonalData.CodeFixes.Editing;

namespace PersonalData.CodeFixes.Fixes;

/// <summary>PD3001: says where people are told, or why they need not be; and on an endpoint that declares nothing, that it collects.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DeclareCollection))]
public sealed class DeclareCollection : EditingCodeFixProvider
{
    private static readonly ImmutableArray<string> s_exemptions =
        ImmutableArray.Create("HarmToPersons", "HarmToBusiness", "StateCooperation", "EvidentFromContext");

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.CollectedWithoutNotice);

    internal override async Task<IReadOnlyList<Fix>> FixesAsync(FixContext context, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var node = context.NodeAt(diagnostic);
        return node.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute
            ? Complete(context, attribute)
            : await AddAsync(context, diagnostic, node, cancellation).ConfigureAwait(false);
    }

    private static IReadOnlyList<Fix> Complete(FixContext context, AttributeSyntax attribute)
    {
        var fixes = new List<Fix>
        {
            new(
                Texts.Get("Fix_Notice").ToString(), "Notice",
                [AttributeArguments.SetProperty(context.Document, attribute, "Notice", context.Expression(AttributeArguments.ToBeFilledIn, attribute.SpanStart))]),
        };
        foreach (var exemption in s_exemptions)
        {
            var value = context.Expression($"{VocabularyNames.TypeName("NoticeExemption")}.{exemption}", attribute.SpanStart);
            fixes.Add(new Fix(
                "NoticeExemption = " + exemption, "NoticeExemption." + exemption,
                [AttributeArguments.SetProperty(context.Document, attribute, "NoticeExemption", value)])
            {
                Group = Texts.Get("Fix_NoticeExemption").ToString(),
            });
        }

        return fixes;
    }

    private static async Task<IReadOnlyList<Fix>> AddAsync(FixContext context, Diagnostic diagnostic, SyntaxNode node, CancellationToken cancellation)
    {
        if (!diagnostic.Properties.TryGetValue("category", out var category) || category is null || context.Policy.Category(category) is null
            || await HandlerAsync(context, node, cancellation).ConfigureAwait(false) is not var (document, handler, name))
        {
            return [];
        }

        var notice = string.IsNullOrWhiteSpace(context.Policy.Facts.Url) ? $", Notice = {AttributeArguments.ToBeFilledIn}" : "";
        var edit = await FixContext.AddAttributeAsync(
            document, handler, "Collects", names => names.Category(category) + notice, null, isSingle: false, cancellation).ConfigureAwait(false);
        return Single(Texts.Get("Fix_Collects", name, category).ToString(), "Collects", edit);
    }

    /// <summary>The handler that the report is about: a declaration here, or what a method group stands for.</summary>
    private static async Task<(Document Document, SyntaxNode Handler, string Name)?> HandlerAsync(FixContext context, SyntaxNode node, CancellationToken cancellation)
    {
        if (node is ExpressionSyntax and not AnonymousFunctionExpressionSyntax && node.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is null)
        {
            return context.Model.GetSymbolInfo(node, cancellation).Symbol is IMethodSymbol method
                && await Declarations.FindAsync(method, context.Solution, cancellation).ConfigureAwait(false) is var (document, declaration)
                ? (document, declaration, Names.Of(method).ToString())
                : null;
        }

        if (node.AncestorsAndSelf().FirstOrDefault(static n => n is AnonymousFunctionExpressionSyntax or MemberDeclarationSyntax or LocalFunctionStatementSyntax) is not { } found
            || found is not (ParenthesizedLambdaExpressionSyntax or MethodDeclarationSyntax or PropertyDeclarationSyntax or LocalFunctionStatementSyntax or ClassDeclarationSyntax))
        {
            return null;
        }

        var symbol = found is ParenthesizedLambdaExpressionSyntax ? context.Model.GetSymbolInfo(found, cancellation).Symbol : context.Model.GetDeclaredSymbol(found, cancellation);
        return symbol is null ? null : (context.Document, found, Names.Of(symbol).ToString());
    }
}
