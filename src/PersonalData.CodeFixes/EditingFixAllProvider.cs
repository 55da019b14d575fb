using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using PersonalData.CodeFixes.Editing;

namespace PersonalData.CodeFixes;

/// <summary>
/// Fixes everything in a document, project or solution. Many flows end in one store, and the store may be in another
/// document than its reports: so all changes are gathered first and made together, each once.
/// </summary>
internal sealed class EditingFixAllProvider : FixAllProvider
{
    public static readonly EditingFixAllProvider Instance = new();

    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) =>
        Task.FromResult<CodeAction?>(fixAllContext.CodeFixProvider is EditingCodeFixProvider provider
            ? CodeAction.Create(
                Title(fixAllContext),
                cancellation => FixAsync(fixAllContext.WithCancellationToken(cancellation), provider),
                fixAllContext.CodeActionEquivalenceKey)
            : null);

    private static string Title(FixAllContext context) =>
        Analyzers.Diagnostics.Texts.Get("Fix_All", string.Join(", ", context.DiagnosticIds.OrderBy(static id => id, StringComparer.Ordinal))).ToString();

    private static async Task<Solution> FixAsync(FixAllContext context, EditingCodeFixProvider provider)
    {
        var edits = new List<SourceEdit>();
        foreach (var project in ProjectsOf(context))
        {
            var diagnostics = context is { Scope: FixAllScope.Document, Document: { } only }
                ? await context.GetDocumentDiagnosticsAsync(only).ConfigureAwait(false)
                : await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
            foreach (var byTree in diagnostics.Where(static d => d.Location.IsInSource && !d.IsSuppressed).GroupBy(static d => d.Location.SourceTree!))
            {
                if (project.GetDocument(byTree.Key) is { } document
                    && await FixContext.CreateAsync(document, context.CancellationToken).ConfigureAwait(false) is { } place)
                {
                    foreach (var diagnostic in byTree.OrderBy(static d => d.Location.SourceSpan.Start)
                        .ThenBy(static d => d.GetMessage(CultureInfo.InvariantCulture), StringComparer.Ordinal))
                    {
                        var fixes = await provider.FixesAsync(place, diagnostic, context.CancellationToken).ConfigureAwait(false);
                        edits.AddRange(fixes.FirstOrDefault(fix => fix.EquivalenceKey == context.CodeActionEquivalenceKey)?.Edits ?? []);
                    }
                }
            }
        }

        return await SolutionEditing.ApplyAsync(context.Solution, edits, context.CancellationToken).ConfigureAwait(false);
    }

    private static IEnumerable<Project> ProjectsOf(FixAllContext context) =>
        context.Scope == FixAllScope.Solution
            ? context.Solution.Projects.Where(static project => project.Language == LanguageNames.CSharp)
            : [context.Project];
}
