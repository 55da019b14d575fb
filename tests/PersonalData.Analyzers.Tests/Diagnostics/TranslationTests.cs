using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Diagnostics;

namespace PersonalData.Analyzers.Tests.Diagnostics;

/// <summary>Every text is there in both languages, with the same placeholders, and fits its place.</summary>
public class TranslationTests
{
    private static readonly IReadOnlyDictionary<string, string> English = Read(CultureInfo.InvariantCulture);
    private static readonly IReadOnlyDictionary<string, string> Japanese = Read(Cultures.Japanese);

    public static TheoryData<string> Keys => [.. English.Keys.Order(StringComparer.Ordinal)];

    [Fact]
    public void BothLanguages_HaveTheSameKeys() =>
        Assert.Equal(English.Keys.Order(StringComparer.Ordinal), Japanese.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Keys))]
    public void Text_IsTranslated(string key)
    {
        Assert.False(string.IsNullOrWhiteSpace(English[key]));
        Assert.True(Japanese.TryGetValue(key, out var japanese), $"{key} has no Japanese text.");
        Assert.NotEqual(English[key], japanese);
        Assert.Matches(@"[\p{IsHiragana}\p{IsKatakana}\p{IsCJKUnifiedIdeographs}]", japanese);
        Assert.DoesNotMatch(@"[\p{IsHiragana}\p{IsKatakana}\p{IsCJKUnifiedIdeographs}]", English[key]);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Text_HasTheSamePlaceholdersInBothLanguages(string key)
    {
        var english = Placeholders(English[key]);

        Assert.Equal(english, Placeholders(Japanese[key]));
        Assert.Equal(Enumerable.Range(0, english.Count), english);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Text_IsOneLineAndTrimmed(string key)
    {
        // What follows another sentence has a space before it in English, and none in Japanese.
        var follows = key.StartsWith("Hint_", StringComparison.Ordinal) || key == "Policy_DidYouMean";
        var english = follows ? " " + English[key].Trim() : English[key].Trim();

        Assert.Equal(english, English[key]);
        Assert.Equal(Japanese[key].Trim(), Japanese[key]);
        Assert.DoesNotContain('\n', English[key] + Japanese[key]);
    }

    [Fact]
    public void EveryRuleText_IsUsed()
    {
        var rules = AllDescriptors.List;
        var used = rules.SelectMany(rule => new[] { rule.Title, rule.Description, rule.MessageFormat })
            .Select(text => text.ToString(Cultures.Japanese))
            .ToHashSet();
        var unused = Japanese
            .Where(text => Regex.IsMatch(text.Key, @"^PD\d{4}(_Title|_Description|_Argument|_Read|_Signature|_Forwarded|_OnBehalf|_Collects|_Endpoint)?$"))
            .Where(text => !used.Contains(text.Value));

        Assert.Empty(unused);
    }

    [Fact]
    public void Titles_AreDistinctInEachLanguage()
    {
        foreach (var culture in new[] { Cultures.English, Cultures.Japanese })
        {
            var titles = AllDescriptors.Rules.Select(rule => rule.Title.ToString(culture)).ToList();
            Assert.Equal(titles.Count, titles.Distinct().Count());
        }
    }

    [Fact]
    public void Descriptors_SpeakBothLanguages() =>
        Assert.All(AllDescriptors.List, rule =>
        {
            Assert.NotEqual(rule.Title.ToString(Cultures.English), rule.Title.ToString(Cultures.Japanese));
            Assert.NotEqual(rule.Description.ToString(Cultures.English), rule.Description.ToString(Cultures.Japanese));
            if (!AllDescriptors.HasFreeMessage(rule))
            {
                Assert.NotEqual(rule.MessageFormat.ToString(Cultures.English), rule.MessageFormat.ToString(Cultures.Japanese));
            }
        });

    private static Dictionary<string, string> Read(CultureInfo culture)
    {
        // The manager keeps the set: it is not ours to dispose. tryParents: false, so that a missing translation is missing and not the English text.
        var set = Texts.Manager.GetResourceSet(culture, createIfNotExists: true, tryParents: false)
            ?? throw new MissingManifestResourceException($"There are no texts for '{culture.Name}'.");
        return set.Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
    }

    private static List<int> Placeholders(string text) =>
        [.. Regex.Matches(text, @"\{(\d+)\}").Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).Distinct().Order()];
}
