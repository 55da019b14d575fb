using System.Collections.Immutable;
using PersonalData.Analyzers.Diagnostics;
using PersonalData.Analyzers.Policies;
using PersonalData.Analyzers.Policies.Reading;
using PersonalData.Analyzers.Rules.Discovery;

namespace PersonalData.Analyzers.Rules.PolicyFile;

/// <summary>Finds the words under <c>discovery.ignore</c> that the dictionary does not have: they leave nothing out.</summary>
internal static class IgnoredWords
{
    /// <summary>A list with more unknown words than this is none; for so many of them a near one is looked for, which costs time.</summary>
    private const int Most = 200;

    private const int MostSuggested = 50;

    public static IEnumerable<PolicyDiagnostics.Report> Check(PrivacyPolicy policy)
    {
        var known = WordTable.Instance.Entries.Where(static e => e.Kind != WordEntry.Never).Select(static e => e.Word).ToImmutableArray();
        var told = 0;
        foreach (var (word, position) in policy.Discovery.Ignore)
        {
            if (told < Most && WordTable.Instance.Named(word) is not { Kind: not WordEntry.Never })
            {
                var suggestions = told++ < MostSuggested ? NearestNames.Find(word, known) : ImmutableArray<string>.Empty;
                yield return new PolicyDiagnostics.Report(
                    Descriptors.UnknownName, position,
                    PolicyDiagnostics.Message(PolicyMessages.UnknownWord, ImmutableArray.Create(word), suggestions),
                    PolicyDiagnostics.PropertiesOf(suggestions));
            }
        }
    }
}
