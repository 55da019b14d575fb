using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Diagnostics;
using PersonalData.Analyzers.Flow;

namespace PersonalData.Analyzers.Rules.Flow;

/// <summary>PD1005: a method reads personal data, and nothing says what for (policy section 2). Its lambdas and local functions count as the method.</summary>
internal sealed class NoPurposeDeclared : FlowRule
{
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Diagnostics.Descriptors.NoPurposeDeclared);

    public override void Report(MemberFacts facts)
    {
        if (facts.Member is not IMethodSymbol method)
        {
            return;
        }

        var categories = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var fact in facts.Facts)
        {
            if (fact is ReadFact { Label.IsIdentifier: false } read && facts.Marks.PurposesOf(read.Body).IsEmpty)
            {
                categories.Add(read.Label.Category);
            }
        }

        if (categories.Count > 0 && LocationOf(method) is { } location)
        {
            var properties = ImmutableDictionary<string, string?>.Empty
                .Add("category", string.Join(",", categories))
                .Add("source", facts.Context.Sources.Of(method).Id);
            facts.Report(
                Diagnostic.Create(Diagnostics.Descriptors.NoPurposeDeclared, location, properties, Names.Of(method), Names.List(categories)), "", "");
        }
    }

    private static Location? LocationOf(IMethodSymbol method)
    {
        var location = (method.AssociatedSymbol ?? method).Locations.FirstOrDefault();
        return location is { IsInSource: true } ? location : null;
    }
}
