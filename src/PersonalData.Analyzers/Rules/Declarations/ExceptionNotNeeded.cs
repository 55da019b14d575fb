using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Diagnostics;
using PersonalData.Analyzers.Marks;
using PersonalData.Analyzers.Rules.Discovery;

namespace PersonalData.Analyzers.Rules.Declarations;

/// <summary>PD5006: a <c>[NotPersonalData]</c> on a member that nothing takes for personal data (policy section 3).</summary>
internal sealed class ExceptionNotNeeded : DeclarationRule
{
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Diagnostics.Descriptors.ExceptionNotNeeded);

    public override void ReportAttribute(DeclarationFacts facts, ISymbol target, AttributeData attribute, Location location)
    {
        var member = target is IFieldSymbol { AssociatedSymbol: { } property } ? property : target;
        if (MarkReader.NameOf(attribute.AttributeClass) == AnnotationNames.NotPersonalData && member.ContainingType is { } type
            && (member.IsStatic || (facts.Marks.ShapeOf(type).Own.IsEmpty && !facts.Marks.IsIdentifierType(type)))
            && !MarkTable.Declarations(member).Skip(1).Any(declared => !facts.Marks.CategoriesOf(declared).IsEmpty)
            && !new Search(facts.Marks, facts.Policy).MayTakeForData(member, CancellationToken.None))
        {
            facts.Report(Diagnostic.Create(Diagnostics.Descriptors.ExceptionNotNeeded, location, AttributeValues.NameOf(attribute), Names.Of(target)));
        }
    }
}
