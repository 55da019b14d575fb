using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Diagnostics;
using PersonalData.Analyzers.Marks;

namespace PersonalData.Analyzers.Rules.Declarations;

/// <summary>PD5005: a legal basis, reclassification or exception does not say on what it rests (policy section 3). It counts all the same.</summary>
internal sealed class GroundWithoutReference : DeclarationRule
{
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Diagnostics.Descriptors.GroundWithoutReference);

    public override void ReportAttribute(DeclarationFacts facts, ISymbol target, AttributeData attribute, Location location)
    {
        (int Position, LocalizableString Missing)? ground = MarkReader.NameOf(attribute.AttributeClass) switch
        {
            AnnotationNames.LegalBasis => (1, Texts.Missing.Reference),
            AnnotationNames.Reclassifies => (2, Texts.Missing.Reason),
            AnnotationNames.NotPersonalData => (0, Texts.Missing.Reason),
            _ => null,
        };
        if (ground is { } lacking && AttributeValues.IsBlank(attribute, lacking.Position))
        {
            facts.Report(Diagnostic.Create(
                Diagnostics.Descriptors.GroundWithoutReference, location, AttributeValues.NameOf(attribute), Names.Of(target), lacking.Missing));
        }
    }
}
