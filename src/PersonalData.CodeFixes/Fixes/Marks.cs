using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Diagnostics;
using PersonalData.CodeFixes.Editing;

namespace PersonalData.CodeFixes.Fixes;

/// <summary>Marks what a flow ends in, or what a diagnostic is at, as personal data.</summary>
internal static class Marks
{
    /// <summary>Marks the sink of a flow diagnostic with the flow's category; null if it can't be edited, or the policy doesn't have the category.</summary>
    public static async Task<Fix?> MarkAsync(FixContext context, Diagnostic diagnostic, CancellationToken cancellation) =>
        diagnostic.Properties.TryGetValue("category", out var category) && category is not null
        && diagnostic.Properties.TryGetValue("sink", out var sink) && sink is not null
        && Declarations.FindSymbol(sink, context.Model.Compilation) is { } symbol
            ? await MarkAsync(context, symbol, category, cancellation).ConfigureAwait(false)
            : null;

    /// <summary>Marks a member, parameter or result with a category.</summary>
    public static async Task<Fix?> MarkAsync(FixContext context, ISymbol symbol, string category, CancellationToken cancellation)
    {
        if (context.Policy.Category(category) is null || symbol is not (IFieldSymbol or IPropertySymbol or IParameterSymbol or IMethodSymbol))
        {
            return null;
        }

        var edit = await context.AddAttributeAsync(
            symbol, "PersonalData", names => names.Category(category), symbol is IMethodSymbol ? "return" : null, isSingle: false, cancellation).ConfigureAwait(false);
        return edit is null
            ? null
            : new Fix(Texts.Get("Fix_Mark", Names.Of(symbol).ToString(), category).ToString(), "Mark", [edit]);
    }
}
