using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Diagnostics;
using PersonalData.Analyzers.Marks;
using PersonalData.Analyzers.Rules.Declarations;

namespace PersonalData.Analyzers.Rules.Collection;

/// <summary>PD3002: data is collected in a category that children may be in, and nothing is said about them (policy section 4).</summary>
internal sealed class CollectionSilentOnMinors : DeclarationRule
{
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Diagnostics.Descriptors.CollectionSilentOnMinors);

    public override void ReportAttribute(DeclarationFacts facts, ISymbol target, AttributeData attribute, Location location)
    {
        if (MarkReader.NameOf(attribute.AttributeClass) == AnnotationNames.Collects
            && facts.Policy.Minors is { } minors && AttributeValues.Text(attribute, 0) is { } category && minors.Categories.Contains(category)
            && !AttributeValues.IsStated(attribute, "Minors"))
        {
            facts.Report(Diagnostic.Create(
                Diagnostics.Descriptors.CollectionSilentOnMinors, location,
                ImmutableDictionary<string, string?>.Empty.Add("category", category),
                category, Names.Of(target), minors.Under.ToString(CultureInfo.InvariantCulture)));
        }
    }
}
