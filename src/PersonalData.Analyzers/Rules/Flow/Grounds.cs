using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Diagnostics;
using PersonalData.Analyzers.Flow;
using PersonalData.Analyzers.Flow.Lattice;

namespace PersonalData.Analyzers.Rules.Flow;

/// <summary>
/// Judges the grounds of a use: the person's consent or a legal basis (policy sections 3, 10 and 11; SPEC 6.3). And when
/// there is a check of consent that does not cover the use, says what is missing.
/// </summary>
internal static class Grounds
{
    /// <summary>Whether the fact's data may be used for <paramref name="purpose"/> for which the policy doesn't allow it.</summary>
    public static bool AllowPurpose(MemberFacts facts, Fact fact, LabelAtom label, string purpose) =>
        Allow(facts, fact, label, check => CoversPurpose(facts, check, purpose));

    /// <summary>Whether the fact's data may be passed to <paramref name="recipient"/>, to whom the policy doesn't let it go by itself.</summary>
    public static bool AllowRecipient(MemberFacts facts, Fact fact, LabelAtom label, string recipient) =>
        Allow(facts, fact, label, check => check.Scopes.All(scope => scope.Recipients.Contains(recipient)));

    /// <summary>What a check of consent for the purpose lacks; <see cref="ConsentHints.None"/> when there is none at all.</summary>
    public static object HintForPurpose(MemberFacts facts, Fact fact, LabelAtom label, string purpose) =>
        Hint(facts, fact, label, check => CoversPurpose(facts, check, purpose));

    /// <summary>What a check of consent to the recipient lacks.</summary>
    public static object HintForRecipient(MemberFacts facts, Fact fact, LabelAtom label, string recipient) =>
        Hint(facts, fact, label, check => check.Scopes.All(scope => scope.Recipients.Contains(recipient)));

    private static bool CoversPurpose(MemberFacts facts, ConsentFact check, string purpose) =>
        check.Scopes.All(scope => scope.Purposes.Any(checkedPurpose => facts.Policy.IsWithin(purpose, checkedPurpose)));

    private static bool Allow(MemberFacts facts, Fact fact, LabelAtom label, Func<ConsentFact, bool> covers) =>
        HasBasis(facts, fact) || label.Licences.Any(covers) || fact.Grounds.Any(check => covers(check) && check.IsAbout(label));

    private static bool HasBasis(MemberFacts facts, Fact fact) =>
        fact.HasBasis || facts.Marks.HasLegalBasis(fact.Body);

    private static object Hint(MemberFacts facts, Fact fact, LabelAtom label, Func<ConsentFact, bool> covers)
    {
        if (fact.Grounds.Any(covers))
        {
            return ConsentHints.ConsentOfOtherSubject;
        }

        var checks = facts.Facts.OfType<CheckFact>().ToImmutableArray();
        var relevant = checks.Where(check => covers(check.Check)).ToImmutableArray();
        if (relevant.IsEmpty)
        {
            return checks.IsEmpty ? ConsentHints.None : ConsentHints.ConsentForOtherPurpose;
        }

        var ofSubject = relevant.Where(check => check.Check.IsAbout(label)).ToImmutableArray();
        if (ofSubject.IsEmpty)
        {
            return ConsentHints.ConsentOfOtherSubject;
        }

        return ofSubject.All(check => check.Location.SourceTree == fact.Location.SourceTree && check.Location.SourceSpan.Start > fact.Location.SourceSpan.Start)
            ? ConsentHints.ConsentTooLate
            : ConsentHints.ConsentNotOnEveryPath;
    }
}
