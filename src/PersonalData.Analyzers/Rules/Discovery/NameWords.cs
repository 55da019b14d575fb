using System.Collections.Immutable;
using System.Text;

namespace PersonalData.Analyzers.Rules.Discovery;

/// <summary>Splits names into words, in small letters: <c>BirthDate</c>, <c>birth_date</c> and <c>BIRTH_DATE</c> are two; a run of kanji and kana is one.</summary>
internal static class NameWords
{
    private enum Sort
    {
        None,
        Lower,
        Upper,
        Digit,
        Japanese,
    }

    public static ImmutableArray<string> Split(string name)
    {
        name = Normalized(name);
        var words = ImmutableArray.CreateBuilder<string>();
        var start = 0;
        for (var i = 0; i < name.Length; i++)
        {
            var sort = SortOf(name[i]);
            var before = i > start ? SortOf(name[i - 1]) : Sort.None;
            if (sort == Sort.None)
            {
                Add(words, name, start, i);
                start = i + 1;
            }
            else if (before != Sort.None && sort != before && !(before == Sort.Upper && sort == Sort.Lower))
            {
                Add(words, name, start, i);
                start = i;
            }
            else if (before == Sort.Upper && sort == Sort.Lower && i - 1 > start)
            {
                // The last of several capitals begins the next word: IPAddress.
                Add(words, name, start, i - 1);
                start = i - 1;
            }
        }

        Add(words, name, start, name.Length);
        return words.ToImmutable();
    }

    public static bool IsJapanese(string word) => word.Length > 0 && SortOf(word[0]) == Sort.Japanese;

    public static bool IsNumber(string word) => word.Length > 0 && SortOf(word[0]) == Sort.Digit;

    /// <summary>An English plural's singular, as far as endings tell; other words as they are.</summary>
    public static string Singular(string word)
    {
        if (word.Length < 4 || word[word.Length - 1] != 's' || word[word.Length - 2] is 's' or 'u' or 'i')
        {
            return word;
        }

        return word.EndsWith("ies", StringComparison.Ordinal) ? word.Substring(0, word.Length - 3) + "y"
            : word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal) ? word.Substring(0, word.Length - 2)
            : word.Substring(0, word.Length - 1);
    }

    /// <summary>Half-width kana and full-width letters, which Japanese code has, in their usual form.</summary>
    private static string Normalized(string name)
    {
        foreach (var c in name)
        {
            if (c > 0x7F)
            {
                return IsWellFormed(name) ? name.Normalize(NormalizationForm.FormKC) : name;
            }
        }

        return name;
    }

    private static bool IsWellFormed(string name)
    {
        foreach (var c in name)
        {
            if (char.IsSurrogate(c))
            {
                return false;
            }
        }

        return true;
    }

    private static void Add(ImmutableArray<string>.Builder words, string name, int start, int end)
    {
        if (end > start)
        {
            words.Add(name.Substring(start, end - start).ToLowerInvariant());
        }
    }

    private static Sort SortOf(char c) => c switch
    {
        >= 'a' and <= 'z' => Sort.Lower,
        >= 'A' and <= 'Z' => Sort.Upper,
        >= '0' and <= '9' => Sort.Digit,
        '々' or '〆' or (>= '\u3041' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') => Sort.Japanese,
        _ when char.IsUpper(c) => Sort.Upper,
        _ when char.IsLetter(c) => Sort.Lower,
        _ => Sort.None,
    };
}
