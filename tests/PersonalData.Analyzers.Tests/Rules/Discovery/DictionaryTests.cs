using System.Collections.Immutable;
using System.Globalization;
using PersonalData.Analyzers.Rules.Discovery;

namespace PersonalData.Analyzers.Tests.Rules.Discovery;

/// <summary>Every word of the dictionary, in a program.</summary>
public sealed class DictionaryTests() : RuleTest("PD6001")
{
    private static readonly ImmutableArray<WordEntry> s_words = [.. WordTable.Instance.Entries.Where(e => e.Kind != WordEntry.Never)];

    [Fact]
    public async Task EveryWord_InATypeAboutAPerson_IsFoundUnderItsKind()
    {
        var found = await Kinds(s_words, "Guest");

        Assert.Equal(s_words.Select((word, i) => $"{i} {word.Word}: {word.Kind}"), s_words.Select((word, i) => $"{i} {word.Word}: {found.GetValueOrDefault(i)}"));
    }

    [Fact]
    public async Task WordsThatNeedNoPerson_AreFoundInAnyType()
    {
        ImmutableArray<WordEntry> words = [.. s_words.Where(w => !w.NeedsPerson)];
        var found = await Kinds(words, "Ticket");

        Assert.Equal(words.Select((word, i) => $"{i} {word.Word}: {word.Kind}"), words.Select((word, i) => $"{i} {word.Word}: {found.GetValueOrDefault(i)}"));
    }

    [Fact]
    public async Task WordsThatNeedAPerson_AreNotFoundInATypeAboutThings() =>
        Assert.Empty(await Kinds([.. s_words.Where(w => w.NeedsPerson)], "Product"));

    [Fact]
    public async Task ContactWords_AreNotFoundInATypeAboutOrganisations() =>
        Assert.Empty(await Kinds([.. s_words.Where(w => w.IsContact)], "Warehouse"));

    [Fact]
    public async Task NoWord_IsFoundInATypeThatWorksWithData() => Assert.Empty(await Kinds(s_words, "GuestService"));

    [Fact]
    public async Task WordsOfKindNever_AreNotFoundEvenOfPersons() =>
        Assert.Empty(await Kinds([.. WordTable.Instance.Entries.Where(e => e.Kind == WordEntry.Never)], "Guest"));

    [Fact]
    public async Task EveryWord_OfATypeThatCannotHoldIt_IsNotFound() =>
        Assert.Empty(await Run(Program(s_words, "Guest", _ => "Action")));

    [Fact]
    public async Task EveryWord_BeforeAWordThatMakesSomethingElseOfIt_IsNotFound() =>
        Assert.Empty(await Run(Program(s_words, "Guest", TypeOf, "Setup")));

    [Fact]
    public void Words_AreListedOnce() =>
        Assert.Empty(WordTable.Instance.Entries.GroupBy(e => string.Join(' ', NameWords.Split(e.Word))).Where(g => g.Count() > 1).Select(g => g.Key));

    private async Task<Dictionary<int, string?>> Kinds(ImmutableArray<WordEntry> words, string type)
    {
        var reports = await Run(Program(words, type, TypeOf));
        return reports.ToDictionary(
            r => int.Parse(r.Location.SourceTree!.GetText().Lines[r.Location.GetLineSpan().StartLinePosition.Line].ToString().Split("// ")[1], CultureInfo.InvariantCulture),
            r => r.Properties[DiscoveryAnalyzer.KindProperty]);
    }

    /// <summary>Each word in a type of its own, in a namespace of its own, so that none speaks for another.</summary>
    private static string Program(ImmutableArray<WordEntry> words, string type, Func<WordEntry, string> typeOf, string ending = "") =>
        string.Join('\n', words.Select((word, i) => $"namespace N{i} {{ public class {type} {{ public {typeOf(word)} {Pascal(word.Word)}{ending} {{ get; set; }} = default!; }} }} // {i}"));

    private static string TypeOf(WordEntry word) =>
        word.Types.HasFlag(DataKinds.Text) ? "string" : word.Types.HasFlag(DataKinds.Date) ? "DateTime" : word.Types.HasFlag(DataKinds.Number) ? "decimal" : "bool";

    private static string Pascal(string word) => string.Concat(word.Split(' ').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
}
