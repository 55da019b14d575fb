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
            if (fact is SinkFact { Sink: { Kind: SinkKind.Store } store, Label: { IsIdentifier: false } label } arrival
                && !(IsIdentifier(facts, store.Id) && IsIdentifier(facts, label.Source.Id)))
            {
                facts.Report(
                    Diagnostic.Create(
                        Diagnostics.Descriptors.UnmarkedStore, arrival.Location, Steps(arrival.Way, arrival.Location),
                        WithUnseen(Properties(label.Category, null, null, label.Source.Id, store.Id), arrival.Way),
                        label.Source.Display, label.Category, store.Display, Unseen(arrival.Way)),
                    label.Category, store.Id);
            }
        }
    }

    /// <summary>Whether the member is marked as an online identifier: it may hold one that was together with somebody's data.</summary>
    private static bool IsIdentifier(MemberFacts facts, string id) =>
        facts.Marks.HasIdentifiers
        && DocumentationCommentId.GetFirstSymbolForDeclarationId(id, facts.Context.Compilation) is { } member && facts.Marks.IsOnlineIdentifier(member);
}
