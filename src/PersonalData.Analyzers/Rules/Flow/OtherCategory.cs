using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Diagnostics;
using PersonalData.Analyzers.Flow;

namespace PersonalData.Analyzers.Rules.Flow;

/// <summary>PD1003: data of one category is treated as another's (policy section 3). Not beside a PD1001 for the same value.</summary>
internal sealed class OtherCategory : FlowRule
{
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Diagnostics.Descriptors.OtherCategory);

    public override void Report(MemberFacts facts)
    {
        foreach (var fact in facts.Facts)
        {
            if (fact is SinkFact { Sink: { Kind: SinkKind.Remark } target, Label: { IsIdentifier: false } label } arrival
                && !target.Names.Contains(label.Category)
                && !facts.HasReported(RuleIds.PurposeNotAllowed, arrival.Location, label.Category))
            {
                facts.Report(
                    Diagnostic.Create(
                        Diagnostics.Descriptors.OtherCategory, arrival.Location, Steps(arrival.Way, arrival.Location),
                        Properties(label.Category, null, null, label.Source.Id, target.Id).Add("targets", string.Join(",", target.Names)),
                        label.Source.Display, label.Category, Names.List(target.Names), target.Display),
                    label.Category, target.Id);
            }
        }
    }
}
