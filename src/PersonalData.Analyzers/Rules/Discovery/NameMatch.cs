using System.Collections.Immutable;
using PersonalData.Analyzers.Policies.Reading;

namespace PersonalData.Analyzers.Rules.Discovery;

/// <summary>What a name resembles, by its words alone.</summary>
/// <param name="Entry">The word of the dictionary that it ends in.</param>
/// <param name="Before">The words before that.</param>
/// <param name="NamesPerson">Whether one of them names a person.</param>
internal sealed record NameMatch(WordEntry Entry, ImmutableArray<string> Before, bool NamesPerson)
{
    private const int LongestEntry = PolicyFormat.MostWordsOfEntry;

    /// <summary>The match of a name; null if it resembles nothing, or something that only sounds alike.</summary>
    /// <param name="table">The dictionary.</param>
    /// <param name="name">A member's name, or a column's.</param>
    public static NameMatch? Of(WordTable table, string name)
    {
        var words = NameWords.Split(name);
        while (!words.IsEmpty)
        {
            if (Find(table, words, out var before) is { } entry)
            {
                if (entry.Kind == WordEntry.Never)
                {
                    return null;
                }

                if (Judge(table, entry, before) is { } match)
                {
                    return match;
                }
            }

            words = WithoutTrailing(table, words);
        }

        return null;
    }

    private static WordEntry? Find(WordTable table, ImmutableArray<string> words, out ImmutableArray<string> before)
    {
        for (var start = Math.Max(0, words.Length - LongestEntry); start < words.Length; start++)
        {
            var key = start == words.Length - 1 ? words[start] : string.Join(" ", words.Skip(start));
            if ((table.Find(key) ?? (NameWords.Singular(key) is var singular && singular != key ? table.Find(singular) : null)) is { } entry)
            {
                before = words.RemoveRange(start, words.Length - start);
                return entry;
            }
        }

        var last = words[words.Length - 1];
        if (NameWords.IsJapanese(last))
        {
            for (var i = 1; i < last.Length; i++)
            {
                if (table.Find(last.Substring(i)) is { } entry)
                {
                    before = words.SetItem(words.Length - 1, last.Substring(0, i));
                    return entry;
                }
            }
        }

        before = ImmutableArray<string>.Empty;
        return null;
    }

    private static NameMatch? Judge(WordTable table, WordEntry entry, ImmutableArray<string> before)
    {
        if (!before.IsEmpty && WordTable.Has(entry.NotAfter, before[before.Length - 1]))
        {
            return null;
        }

        var namesPerson = false;
        foreach (var word in before)
        {
            if (table.IsPerson(Stem(word)))
            {
                namesPerson = true;
            }
            else if (entry.NeedsPerson && !WordTable.Has(table.Qualifiers, word) && !NameWords.IsNumber(word))
            {
                return null;
            }
            else if (entry.IsContact && WordTable.Has(table.Organisations, Stem(word)))
            {
                return null;
            }
        }

        return new NameMatch(entry, before, namesPerson);
    }

    /// <summary>顧客の in 顧客の住所 is a customer's.</summary>
    private static string Stem(string word) =>
        word.Length > 1 && word[word.Length - 1] is 'の' or 'ノ' ? word.Substring(0, word.Length - 1) : word;

    private static ImmutableArray<string> WithoutTrailing(WordTable table, ImmutableArray<string> words)
    {
        var last = words[words.Length - 1];
        if (NameWords.IsNumber(last) || table.Trailing.Contains(last))
        {
            return words.RemoveAt(words.Length - 1);
        }

        if (NameWords.IsJapanese(last))
        {
            for (var i = 1; i < last.Length; i++)
            {
                if (table.Trailing.Contains(last.Substring(i)))
                {
                    return words.SetItem(words.Length - 1, last.Substring(0, i));
                }
            }
        }

        return ImmutableArray<string>.Empty;
    }
}
