using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using PersonalData.CodeFixes.Editing;

namespace PersonalData.CodeFixes;

/// <summary>A fix that says which changes settle a diagnostic; offering them, one or all at once, is the same for every rule.</summary>
public abstract class EditingCodeFixProvider : CodeFixProvider
{
    public sealed override FixAllProvider GetFixAllProvider() => EditingFixAllProvider.Instance;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await FixContext.CreateAsync(context.Document, context.CancellationToken).ConfigureAwait(false) is not { } place)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            var fixes = await FixesAsync(place, diagnostic, context.CancellationToken).ConfigureAwait(false);
            foreach (var fix in fixes.Where(static fix => fix.Group is null))
            {
                context.RegisterCodeFix(ActionOf(fix, place.Solution), diagnostic);
            }

            foreach (var group in fixes.Where(static fix => fix.Group is not null).GroupBy(static fix => fix.Group!))
            {
                var actions = group.Select(fix => ActionOf(fix, place.Solution)).ToImmutableArray();
                context.RegisterCodeFix(CodeAction.Create(group.Key, actions, isInlinable: false), diagnostic);
            }
        }
    }

    /// <summary>The ways to settle a diagnostic, the best first.</summary>
    internal abstract Task<IReadOnlyList<Fix>> FixesAsync(FixContext context, Diagnostic diagnostic, CancellationToken cancellation);

    /// <summary>One way, or none when there is nothing to change.</summary>
    private protected static IReadOnlyList<Fix> Single(string title, string equivalenceKey, SourceEdit? edit) =>
        edit is null ? [] : [new Fix(title, equivalenceKey, [edit])];

    private static CodeAction ActionOf(Fix fix, Solution solution) =>
        CodeAction.Create(fix.Title, cancellation => SolutionEditing.ApplyAsync(solution, fix.Edits, cancellation), fix.EquivalenceKey);
}
