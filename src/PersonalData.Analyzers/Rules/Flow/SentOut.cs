using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Flow;

namespace PersonalData.Analyzers.Rules.Flow;

/// <summary>PD2006: data is sent out, and no code on the way says to whom (policy sections 7 to 11). Neither consent nor a legal basis changes that.</summary>
internal sealed class SentOut : FlowRule
{
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Diagnostics.Descriptors.SentToNobodyDeclared);

    public override void Report(MemberFacts facts) => WrittenOut.ReportOutlets(facts, SinkKind.Send, Diagnostics.Descriptors.SentToNobodyDeclared);
}
