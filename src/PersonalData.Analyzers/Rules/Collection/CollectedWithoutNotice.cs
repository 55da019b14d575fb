using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Diagnostics;
using PersonalData.Analyzers.Marks;
using PersonalData.Analyzers.Rules.Declarations;

namespace PersonalData.Analyzers.Rules.Collection;

/// <summary>PD3001: data is collected, and people are told nowhere what for (policy section 5).</summary>
internal sealed class CollectedWithoutNotice : DeclarationRule
{
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Diagnostics.Descriptors.CollectedWithoutNotice);

    public override void ReportAttribute(DeclarationFacts facts, ISymbol target, AttributeData attribute, Location location)
    {
        if (MarkReader.NameOf(attribute.AttributeClass) == AnnotationNames.Collects
            && AttributeValues.Text(attribute, 0) is { } category && facts.Policy.Category(category) is not null
            && string.IsNullOrWhiteSpace(facts.Policy.Facts.Url) && !HasNotice(attribute) && !AttributeValues.IsStated(attribute, "NoticeExemption"))
        {
            facts.Report(Diagnostic.Create(
                Diagnostics.Descriptors.CollectedWithoutNotice, location,
                ImmutableDictionary<string, string?>.Empty.Add("category", category), category, Names.Of(target)));
        }
    }

    private static bool HasNotice(AttributeData attribute) =>
        AttributeValues.Named(attribute, "Notice") is { } notice && (notice.Kind == TypedConstantKind.Error || !string.IsNullOrWhiteSpace(notice.Value as string));
}
