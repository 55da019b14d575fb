using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Diagnostics;
using PersonalData.Analyzers.Flow;

namespace PersonalData.Analyzers.Rules.Flow;

/// <summary>PD1002: personal data is stored where no mark says so (policy section 7).</summary>
internal sealed class UnmarkedStore : FlowRule
{
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Diagnostics.Descriptors.UnmarkedStore);

    public override void Report(MemberFacts facts)
    {
        foreach (var fact in facts.Facts)
        {
            if (fact is SinkFact { Sink: { Kind: SinkKind.Store } store, Label: { IsIdentifier: false } label } arrival)
            {
                facts.Report(
                    Diagnostic.Create(
                        Diagnostics.Descriptors.UnmarkedStore, arrival.Location, Steps(arrival.Way, arrival.Location),
                        Properties(label.Category, null, null, label.Source.Id, store.Id),
                        label.Source.Display, label.Category, store.Display),
                    label.Category, store.Id);
            }
        }
    }
}
