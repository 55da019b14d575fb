using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Diagnostics;
using PersonalData.Analyzers.Flow;

namespace PersonalData.Analyzers.Rules.Flow;

/// <summary>PD2005: data is written where many can read it (policy section 7). Neither consent nor a legal basis changes that.</summary>
internal sealed class WrittenOut : FlowRule
{
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Diagnostics.Descriptors.WrittenToLog);

    public override void Report(MemberFacts facts) => ReportOutlets(facts, SinkKind.Log, Diagnostics.Descriptors.WrittenToLog);

    /// <summary>Reports each arrival at a sink of the kind, once for a place and category.</summary>
    public static void ReportOutlets(MemberFacts facts, SinkKind kind, DiagnosticDescriptor descriptor)
    {
        foreach (var fact in facts.Facts)
        {
            if (fact is SinkFact { Label: { IsIdentifier: false } label } arrival && arrival.Sink.Kind == kind)
            {
                facts.Report(
                    Diagnostic.Create(
                        descriptor, arrival.Location, Steps(arrival.Way, arrival.Location),
                        WithUnseen(Properties(label.Category, null, null, label.Source.Id, arrival.Sink.Id), arrival.Way),
                        label.Source.Display, label.Category, arrival.Sink.Display, Unseen(arrival.Way)),
                    label.Category, "");
            }
        }
    }
}
