using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersonalData.Analyzers.Diagnostics;
using PersonalData.CodeFixes.Editing;

namespace PersonalData.CodeFixes.Fixes;

/// <summary>PD5004 in code: takes the name of the policy that was probably meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CorrectName))]
public sealed class CorrectName : EditingCodeFixProvider
{
    private static readonly ImmutableArray<string> s_kinds = ImmutableArray.Create("Category", "Purpose", "Recipient");

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.UnknownName);

    internal override Task<IReadOnlyList<Fix>> FixesAsync(FixContext context, Diagnostic diagnostic, CancellationToken cancellation)
    {
        IReadOnlyList<Fix> fixes = [];
        if (context.NodeAt(diagnostic) is { } node
            && node.AncestorsAndSelf().OfType<ExpressionSyntax>().FirstOrDefault(n => n.Span == diagnostic.Location.SourceSpan) is { } expression
            && s_kinds.FirstOrDefault(kind => diagnostic.Properties.ContainsKey(kind.ToLowerInvariant())) is { } type
            && diagnostic.Properties.TryGetValue("suggestions", out var suggestions) && suggestions is not null)
        {
            // The key is the rank: all at once, each wrong name becomes the one nearest to it.
            fixes = suggestions.Split(',')
                .Select((name, rank) => new Fix(Texts.Get("Fix_Rename", name).ToString(), "Rename." + rank, [Replace(context, expression, type, name)]))
                .ToList();
        }

        return Task.FromResult(fixes);
    }

    private static SourceEdit Replace(FixContext context, ExpressionSyntax expression, string type, string name)
    {
        var text = new VocabularyNames(context.Model.Compilation).Constant(type, name);
        var replacement = context.Expression(text, expression.SpanStart).WithTriviaFrom(expression);
        return new SourceEdit(context.Document.Id, expression, "Rename", (root, current) => root.ReplaceNode(current, replacement));
    }
}
