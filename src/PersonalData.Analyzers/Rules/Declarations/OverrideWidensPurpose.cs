using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Diagnostics;
using PersonalData.Analyzers.Marks;

namespace PersonalData.Analyzers.Rules.Declarations;

/// <summary>PD1004: an override or implementation is for a purpose that those who call it by its base can't see (policy section 2).</summary>
internal sealed class OverrideWidensPurpose : DeclarationRule
{
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Diagnostics.Descriptors.OverrideWidensPurpose);

    public override void ReportSymbol(DeclarationFacts facts, ISymbol symbol)
    {
        if (symbol is INamedTypeSymbol or IFieldSymbol || facts.Marks.Declared(symbol).Purposes is not { IsDefaultOrEmpty: false } declared
            || symbol.Locations.FirstOrDefault() is not { IsInSource: true } location)
        {
            return;
        }

        foreach (var declaration in MarkTable.Declarations(symbol).Skip(1))
        {
            var shown = ShownBy(facts.Marks, declaration);
            if (shown.IsEmpty)
            {
                continue;
            }

            var hidden = declared.Where(purpose => facts.Policy.Purpose(purpose) is not null
                && !shown.Any(known => facts.Policy.Purpose(known) is null || facts.Policy.IsWithinOrUnread(purpose, known))).ToImmutableArray();
            if (!hidden.IsEmpty)
            {
                facts.Report(Diagnostic.Create(
                    Diagnostics.Descriptors.OverrideWidensPurpose,
                    location,
                    ImmutableDictionary<string, string?>.Empty.Add("purpose", string.Join(",", hidden)),
                    Names.Of(symbol), Names.List(hidden), Names.Of(declaration), Names.List(shown)));
                return;
            }
        }
    }

    /// <summary>The purposes that a base declaration shows: its own, or those of the types around it.</summary>
    private static ImmutableArray<string> ShownBy(MarkTable marks, ISymbol declaration)
    {
        for (ISymbol? current = declaration; current is not null and not INamespaceSymbol;
            current = current is IMethodSymbol { AssociatedSymbol: { } member } ? member : current.ContainingSymbol)
        {
            var purposes = marks.Declared(current).Purposes;
            if (!purposes.IsDefault)
            {
                return purposes;
            }
        }

        return ImmutableArray<string>.Empty;
    }
}
