using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersonalData.Analyzers.Marks;
using PersonalData.Analyzers.Policies;

namespace PersonalData.CodeFixes.Editing;

/// <summary>What a fix needs to know of the place that it is for.</summary>
/// <param name="Document">Where the diagnostic is.</param>
/// <param name="Root">Its syntax.</param>
/// <param name="Model">Its meaning.</param>
/// <param name="Policy">The policy in force there.</param>
internal sealed record FixContext(Document Document, SyntaxNode Root, SemanticModel Model, PrivacyPolicy Policy)
{
    private MarkTable? _marks;

    /// <summary>What is declared there.</summary>
    public MarkTable Marks => _marks ??= new MarkTable(Model.Compilation, Policy);

    public Solution Solution => Document.Project.Solution;

    /// <summary>The smallest node at the diagnostic.</summary>
    public SyntaxNode NodeAt(Diagnostic diagnostic) => Root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    /// <summary>Whether a symbol has an attribute of ours.</summary>
    public static bool Has(ISymbol symbol, string attribute) =>
        symbol.GetAttributes().Any(data => data.AttributeClass is { } type && type.Name == attribute && VocabularyNames.IsOurs(type));

    /// <summary>An expression as it can be written at the place.</summary>
    public ExpressionSyntax Expression(string text, int position) =>
        new VocabularyNames(Model.Compilation).Expression(text, Model, position);

    public static async Task<FixContext?> CreateAsync(Document document, CancellationToken cancellation) =>
        await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is { } root
        && await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } model
            ? new FixContext(document, root, model, PolicySource.Load(document.Project.AnalyzerOptions, cancellation).Policy)
            : null;

    /// <summary>The change that puts an attribute on a declaration, wherever that is; null if its project doesn't have the attribute.</summary>
    /// <param name="symbol">What the attribute is for.</param>
    /// <param name="name">The attribute's name without <c>Attribute</c>.</param>
    /// <param name="arguments">Its arguments, in the words of the project that it is put in.</param>
    /// <param name="target">What stands before its colon.</param>
    /// <param name="isSingle">Whether a declaration can have only one.</param>
    /// <param name="cancellation">Ends the search.</param>
    public async Task<SourceEdit?> AddAttributeAsync(
        ISymbol symbol, string name, Func<VocabularyNames, string> arguments, string? target, bool isSingle, CancellationToken cancellation)
    {
        if (await Declarations.FindAsync(symbol, Solution, cancellation).ConfigureAwait(false) is not var (document, declaration))
        {
            return null;
        }

        return await AddAttributeAsync(document, declaration, name, arguments, target, isSingle, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc cref="AddAttributeAsync(ISymbol, string, Func{VocabularyNames, string}, string, bool, CancellationToken)"/>
    public static async Task<SourceEdit?> AddAttributeAsync(
        Document document, SyntaxNode declaration, string name, Func<VocabularyNames, string> arguments, string? target, bool isSingle, CancellationToken cancellation)
    {
        if (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
        {
            return null;
        }

        var names = new VocabularyNames(model.Compilation);
        if (!names.HasAttribute(name))
        {
            return null;
        }

        var text = arguments(names);
        var list = names.AttributeList(name, text, target, model, declaration.SpanStart);
        return AttributeEditing.Add(document, declaration, isSingle ? name : $"{target}:{name}({text})", list);
    }
}
