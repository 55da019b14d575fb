using Microsoft.CodeAnalysis;

namespace PersonalData.CodeFixes.Editing;

/// <summary>One change to one node of one document.</summary>
/// <param name="Document">The document.</param>
/// <param name="Node">The node, as it stands in the document before any change.</param>
/// <param name="Key">What the change comes to: of several changes of a node with one key only the first is made.</param>
/// <param name="Apply">From the root and what has become of the node in it to the new root.</param>
internal sealed record SourceEdit(DocumentId Document, SyntaxNode Node, string Key, Func<SyntaxNode, SyntaxNode, SyntaxNode> Apply);

/// <summary>One way to settle a diagnostic, as a person chooses it.</summary>
/// <param name="Title">What the person reads.</param>
/// <param name="EquivalenceKey">Which way it is: Fix All takes the same one everywhere.</param>
/// <param name="Edits">What it changes.</param>
internal sealed record Fix(string Title, string EquivalenceKey, IReadOnlyList<SourceEdit> Edits)
{
    /// <summary>The title under which it stands together with others; none: it stands by itself.</summary>
    public string? Group { get; init; }
}
