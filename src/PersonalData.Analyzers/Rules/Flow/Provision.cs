using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Collections;
using PersonalData.Analyzers.Diagnostics;
using PersonalData.Analyzers.Flow;
using PersonalData.Analyzers.Flow.Lattice;
using PersonalData.Analyzers.Policies;

namespace PersonalData.Analyzers.Rules.Flow;

/// <summary>
/// PD2001 to PD2004: data goes to somebody outside the company, as the relationship with them does not allow (policy
/// sections 8 to 11, SPEC 6.6).
/// </summary>
internal sealed class Provision : FlowRule
{
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(
        Diagnostics.Descriptors.ThirdPartyWithoutConsent,
        Diagnostics.Descriptors.JointUseBeyondScope,
        Diagnostics.Descriptors.TransferWithoutSafeguard,
        Diagnostics.Descriptors.ProcessorWithoutContract);

    public override void Report(MemberFacts facts)
    {
        foreach (var fact in facts.Facts)
        {
            if (fact is not SinkFact { Sink.Kind: SinkKind.Disclosure, Label.IsIdentifier: false } arrival)
            {
                continue;
            }

            foreach (var name in arrival.Sink.Names)
            {
                if (facts.Policy.Recipient(name) is { } recipient && !WasDisclosedBefore(facts, arrival, name))
                {
                    ReportProvision(facts, arrival, recipient);
                }
            }
        }
    }

    private static void ReportProvision(MemberFacts facts, SinkFact arrival, RecipientDefinition recipient)
    {
        var (source, category, sink) = (arrival.Label.Source.Display, arrival.Label.Category, arrival.Sink.Display);
        if (recipient is { Relationship: Relationship.Processor } && string.IsNullOrWhiteSpace(recipient.Contract))
        {
            Add(Diagnostics.Descriptors.ProcessorWithoutContract, source, category, recipient.Name, sink);
        }

        var isThirdParty = recipient.Relationship == Relationship.ThirdParty;
        var why = recipient.Relationship == Relationship.JointUse ? BeyondScope(facts.Policy, recipient, category, arrival.Sink.Purposes) : null;
        var isAbroad = IsAbroadWithoutSafeguard(facts.Policy, recipient);
        if (!isThirdParty && why is null && !isAbroad)
        {
            return;
        }

        facts.InUse?.NeedBasis(arrival.Body, arrival.Sink, Via.Helpers(arrival.Via));
        if (Grounds.AllowRecipient(facts, arrival, arrival.Label, recipient.Name))
        {
            return;
        }

        var hint = Grounds.HintForRecipient(facts, arrival, arrival.Label, recipient.Name);
        if (isThirdParty)
        {
            Add(Diagnostics.Descriptors.ThirdPartyWithoutConsent, source, category, recipient.Name, sink, hint);
        }

        if (why is not null)
        {
            Add(Diagnostics.Descriptors.JointUseBeyondScope, source, category, recipient.Name, sink, why, hint);
        }

        if (isAbroad)
        {
            Add(Diagnostics.Descriptors.TransferWithoutSafeguard, source, category, recipient.Name, recipient.Country!, sink, hint);
        }

        void Add(DiagnosticDescriptor descriptor, params object[] arguments) => facts.Report(
            Diagnostic.Create(
                descriptor, arrival.Location, Steps(arrival.Way, arrival.Location),
                Properties(category, "recipient", recipient.Name, arrival.Label.Source.Id, arrival.Sink.Id), arguments),
            category, recipient.Name);
    }

    /// <summary>Why the flow is more than was published for joint use; null when it is not.</summary>
    private static LocalizableString? BeyondScope(PrivacyPolicy policy, RecipientDefinition recipient, string category, EquatableArray<string> purposes)
    {
        if (policy.Category(category) is null || recipient.Scope.Count == 0)
        {
            // Names that the policy doesn't have, and a scope that it should have, are reported as such.
            return null;
        }

        if (recipient.ScopeOf(category) is not { } scope)
        {
            return Texts.JointUse.NotForCategory(category);
        }

        if (scope.Purposes is not { } published)
        {
            return null;
        }

        if (purposes.Count == 0)
        {
            return Texts.JointUse.NoPurposeDeclared(category);
        }

        foreach (var purpose in purposes)
        {
            if (policy.Purpose(purpose) is not null && !published.Any(listed => policy.IsWithinOrUnread(purpose, listed)))
            {
                return Texts.JointUse.NotForPurpose(category, purpose);
            }
        }

        return null;
    }

    private static bool IsAbroadWithoutSafeguard(PrivacyPolicy policy, RecipientDefinition recipient) =>
        recipient.Country is { } country
        && !string.Equals(country, PrivacyPolicy.HomeCountry, StringComparison.OrdinalIgnoreCase)
        && recipient.Safeguard == Safeguard.None
        && !policy.AdequateCountries.Contains(country, StringComparer.OrdinalIgnoreCase);

    /// <summary>Inside the recipient's own client, what came in with the call was reported where it was passed in.</summary>
    private static bool WasDisclosedBefore(MemberFacts facts, SinkFact arrival, string recipient)
    {
        if (!facts.Marks.RecipientsOf(arrival.Body).Contains(recipient))
        {
            return false;
        }

        if (arrival.Label.Subject is { IsPassedIn: true })
        {
            return true;
        }

        for (ISymbol? code = arrival.Body; code is IMethodSymbol method; code = method.ContainingSymbol)
        {
            if (method.Parameters.Any(parameter => facts.Context.Sources.Of(parameter).Id == arrival.Label.Source.Id))
            {
                return true;
            }
        }

        return false;
    }
}
