using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Diagnostics;
using PersonalData.Analyzers.Flow;
using PersonalData.Analyzers.Flow.Program;
using PersonalData.Analyzers.Flow.Lattice;

namespace PersonalData.Analyzers.Rules.Flow;

/// <summary>PD1001: data reaches a purpose that the policy does not allow for its category (policy sections 2 and 3), in the five forms of SPEC 6.3.</summary>
internal sealed class PurposeNotAllowed : FlowRule
{
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(
        Diagnostics.Descriptors.PurposeNotAllowedArgument,
        Diagnostics.Descriptors.PurposeNotAllowedRead,
        Diagnostics.Descriptors.PurposeNotAllowedSignature,
        Diagnostics.Descriptors.PurposeNotAllowedForwarded,
        Diagnostics.Descriptors.PurposeNotAllowedOnBehalf);

    public override void Report(MemberFacts facts)
    {
        ReportSignatures(facts);
        foreach (var fact in facts.Facts)
        {
            switch (fact)
            {
                case ReadFact { IsContinued: false, IsStatistic: false } read when !read.Label.IsIdentifier:
                    ReportRead(facts, read);
                    break;
                case SinkFact { Sink.Kind: SinkKind.Purpose } arrival when !arrival.Label.IsIdentifier:
                    ReportArrival(facts, arrival);
                    break;
                case OnBehalfFact behalf when !behalf.Label.IsIdentifier:
                    ReportOnBehalf(facts, behalf);
                    break;
            }
        }
    }

    private static void ReportSignatures(MemberFacts facts)
    {
        foreach (var method in MethodsOf(facts))
        {
            var purposes = facts.Marks.PurposesOf(method);
            if (purposes.IsEmpty || method.MethodKind is MethodKind.PropertySet or MethodKind.EventAdd or MethodKind.EventRemove
                || (method.MethodKind == MethodKind.AnonymousFunction && facts.Marks.OwnPurposesOf(method).IsDefault))
            {
                continue;
            }

            foreach (var parameter in ParametersOf(method))
            {
                foreach (var category in facts.CategoriesOf(parameter))
                {
                    foreach (var purpose in purposes)
                    {
                        if (facts.Policy.IsAllowed(category, purpose) || IsReportedBefore(facts, method, parameter, purpose))
                        {
                            continue;
                        }

                        facts.InUse?.NeedBasis(method, null, []);
                        if (!facts.Marks.HasLegalBasis(method) && !IsUsedOnlyWithConsent(facts, method, parameter, category, purpose)
                            && parameter.Locations.FirstOrDefault() is { IsInSource: true } location)
                        {
                            var source = facts.Context.Sources.Of(parameter);
                            var sink = facts.Context.Sources.Of(method);
                            facts.Report(
                                Diagnostic.Create(
                                    Diagnostics.Descriptors.PurposeNotAllowedSignature, location, new[] { location },
                                    Properties(category, "purpose", purpose, source.Id, sink.Id),
                                    parameter.Name, category, purpose, Names.Of(method), ConsentHints.None),
                                category, purpose);
                        }
                    }
                }
            }
        }
    }

    /// <summary>The method's parameters; of a member of an extension block, the block's too.</summary>
    private static IEnumerable<IParameterSymbol> ParametersOf(IMethodSymbol method) =>
        SourceMethods.ExtendedReceiver(method) is { } extended ? method.Parameters.Insert(0, extended) : method.Parameters;

    /// <summary>Whether an earlier member of the extension block is for the purpose too: the block's parameter is one place for all of them.</summary>
    private static bool IsReportedBefore(MemberFacts facts, IMethodSymbol method, IParameterSymbol parameter, string purpose) =>
        !SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, method)
        && !SymbolEqualityComparer.Default.Equals(
            method, method.ContainingType.GetMembers().OfType<IMethodSymbol>().FirstOrDefault(member => !member.IsStatic && facts.Marks.PurposesOf(member).Contains(purpose)));

    /// <summary>Whether the method itself asks for consent before every use of its parameter.</summary>
    private static bool IsUsedOnlyWithConsent(MemberFacts facts, IMethodSymbol method, IParameterSymbol parameter, string category, string purpose)
    {
        var id = facts.Context.Sources.Of(parameter).Id;
        var uses = facts.Facts.OfType<ReadFact>().Where(read => SymbolEqualityComparer.Default.Equals(read.Body, method)
            && read.Label.Category == category && (read.Label.Source.Id == id || read.IsContinued)).ToImmutableArray();
        return !uses.IsEmpty && facts.Facts.OfType<CheckFact>().Any()
            && uses.All(read => Grounds.AllowPurpose(facts, read, read.Label, purpose));
    }

    private static IEnumerable<IMethodSymbol> MethodsOf(MemberFacts facts)
    {
        if (facts.Member is IMethodSymbol method)
        {
            yield return method;
        }

        foreach (var nested in facts.NestedFunctions)
        {
            yield return nested;
        }
    }

    private static void ReportRead(MemberFacts facts, ReadFact read)
    {
        foreach (var purpose in facts.Marks.PurposesOf(read.Body))
        {
            if (facts.Policy.IsAllowed(read.Label.Category, purpose))
            {
                continue;
            }

            facts.InUse?.NeedBasis(read.Body, null, read.Called is { } called ? [called] : []);
            if (!Grounds.AllowPurpose(facts, read, read.Label, purpose))
            {
                facts.Report(
                    Diagnostic.Create(
                        Diagnostics.Descriptors.PurposeNotAllowedRead, read.Location, new[] { read.Location },
                        Properties(read.Label.Category, "purpose", purpose, read.Label.Source.Id, facts.Context.Sources.Of(read.Body).Id),
                        read.Label.Source.Display, read.Label.Category, purpose, Names.Of(read.Body), Grounds.HintForPurpose(facts, read, read.Label, purpose)),
                    read.Label.Category, purpose);
            }
        }
    }

    private static void ReportArrival(MemberFacts facts, SinkFact arrival)
    {
        var own = facts.Marks.PurposesOf(arrival.Body);
        foreach (var purpose in arrival.Sink.Names)
        {
            // For the code's own purposes the reading was reported, or the parameter.
            if (own.Contains(purpose) || facts.Policy.IsAllowed(arrival.Label.Category, purpose))
            {
                continue;
            }

            facts.InUse?.NeedBasis(arrival.Body, arrival.Sink, Via.Helpers(arrival.Via));
            if (Grounds.AllowPurpose(facts, arrival, arrival.Label, purpose))
            {
                continue;
            }

            var (source, sink) = (arrival.Label.Source, arrival.Sink);
            var properties = Properties(arrival.Label.Category, "purpose", purpose, source.Id, sink.Id);
            var hint = Grounds.HintForPurpose(facts, arrival, arrival.Label, purpose);
            var steps = Steps(arrival.Way, arrival.Location);
            var diagnostic = arrival.Via is { } via
                ? Diagnostic.Create(
                    Diagnostics.Descriptors.PurposeNotAllowedForwarded, arrival.Location, steps, properties,
                    source.Display, arrival.Label.Category, purpose, Names.OfHelper(via.Helper), sink.Display,
                    Names.Way(Via.Helpers(via).Add(sink.Display)), hint)
                : Diagnostic.Create(
                    Diagnostics.Descriptors.PurposeNotAllowedArgument, arrival.Location, steps, properties,
                    source.Display, arrival.Label.Category, purpose, sink.Display, hint);
            facts.Report(diagnostic, arrival.Label.Category, purpose);
        }
    }

    private static void ReportOnBehalf(MemberFacts facts, OnBehalfFact behalf)
    {
        foreach (var purpose in facts.Marks.PurposesOf(behalf.Body))
        {
            if (facts.Policy.IsAllowed(behalf.Label.Category, purpose))
            {
                continue;
            }

            facts.InUse?.NeedBasis(behalf.Body, null, Via.Helpers(behalf.Via).Add(behalf.Helper).Add(behalf.Called));
            if (!Grounds.AllowPurpose(facts, behalf, behalf.Label, purpose))
            {
                facts.Report(
                    Diagnostic.Create(
                        Diagnostics.Descriptors.PurposeNotAllowedOnBehalf, behalf.Location, Steps(behalf.Way, behalf.Location),
                        Properties(behalf.Label.Category, "purpose", purpose, behalf.Label.Source.Id, facts.Context.Sources.Of(behalf.Body).Id),
                        behalf.Label.Source.Display, behalf.Label.Category, purpose, Names.OfHelper(behalf.Helper),
                        Names.Way(Via.Helpers(behalf.Via).Insert(0, behalf.Helper).Add(behalf.Label.Source.Display)),
                        Grounds.HintForPurpose(facts, behalf, behalf.Label, purpose)),
                    behalf.Label.Category, purpose);
            }
        }
    }
}
