using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace PersonalData.CodeFixes.Editing;

/// <summary>
/// Makes many changes at once. All of them are found in the solution as it is, so that the changes to one document,
/// even to one declaration, don't get into each other's way as merged texts would.
/// </summary>
internal static class SolutionEditing
{
    public static async Task<Solution> ApplyAsync(Solution solution, IEnumerable<SourceEdit> edits, CancellationToken cancellation)
    {
        foreach (var group in edits.GroupBy(static edit => edit.Document))
        {
            if (solution.GetDocument(group.Key) is { } document)
            {
                document = await ApplyAsync(document, group, cancellation).ConfigureAwait(false);
                solution = document.Project.Solution;
            }
        }

        return solution;
    }

    private static async Task<Document> ApplyAsync(Document document, IEnumerable<SourceEdit> edits, CancellationToken cancellation)
    {
        var distinct = edits.GroupBy(static edit => (edit.Node.Span, edit.Node.RawKind, edit.Key)).Select(static same => same.First()).ToList();
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        root = root!.TrackNodes(distinct.Select(static edit => edit.Node).Distinct());
        foreach (var edit in distinct)
        {
            if (root.GetCurrentNode(edit.Node) is { } current)
            {
                root = edit.Apply(root, current);
            }
        }

        if (root is CompilationUnitSyntax unit && root.GetAnnotatedNodes(VocabularyNames.Imported).Any())
        {
            root = UsingEditing.Add(unit, VocabularyNames.Namespace);
        }

        document = document.WithSyntaxRoot(root);
        document = await Simplifier.ReduceAsync(document, Simplifier.Annotation, cancellationToken: cancellation).ConfigureAwait(false);
        return await Formatter.FormatAsync(document, Formatter.Annotation, cancellationToken: cancellation).ConfigureAwait(false);
    }
}
