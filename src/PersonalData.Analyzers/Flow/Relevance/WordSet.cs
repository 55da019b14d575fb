using Microsoft.CodeAnalysis.Text;

namespace PersonalData.Analyzers.Flow.Relevance;

/// <summary>
/// The identifiers of a piece of source text, by hash: enough to say surely that a name is not in it. Comments, literals
/// and keywords are in it as well, since it takes no account of syntax.
/// </summary>
internal sealed class WordSet
{
    private readonly int[] _hashes;

    private WordSet(int[] hashes, bool mayHaveMore)
    {
        _hashes = hashes;
        MayHaveMore = mayHaveMore;
    }

    public static WordSet Empty { get; } = new(Array.Empty<int>(), false);

    /// <summary>Whether identifiers may be written in other characters than they have, by escapes: then nothing can be ruled out.</summary>
    public bool MayHaveMore { get; }

    public ReadOnlySpan<int> Hashes => _hashes;

    public static int HashOf(string word)
    {
        var hash = Seed;
        foreach (var c in word)
        {
            hash = Next(hash, c);
        }

        return hash;
    }

    public static WordSet Of(string text) => Of(text, new TextSpan(0, text.Length));

    public static WordSet Of(string text, TextSpan span)
    {
        var builder = new Builder();
        builder.Add(text, span);
        return builder.ToSet();
    }

    public bool Contains(int hash) => MayHaveMore || Array.BinarySearch(_hashes, hash) >= 0;

    /// <summary>Whether it is cheaper to look for each of so many names than at each word of the set.</summary>
    public static bool IsFew(int names, WordSet words) => names < words._hashes.Length / SearchSteps;

    /// <summary>What a search in a set costs, in looks at a hash table.</summary>
    private const int SearchSteps = 4;

    public bool Overlaps(HashSet<int> names)
    {
        if (MayHaveMore)
        {
            return true;
        }

        if (IsFew(names.Count, this))
        {
            foreach (var name in names)
            {
                if (Array.BinarySearch(_hashes, name) >= 0)
                {
                    return true;
                }
            }

            return false;
        }

        foreach (var hash in _hashes)
        {
            if (names.Contains(hash))
            {
                return true;
            }
        }

        return false;
    }

    private const int Seed = unchecked((int)2166136261);

    private static int Next(int hash, char c) => unchecked((hash ^ c) * 16777619);

    /// <summary>Collects words from several pieces of text.</summary>
    internal sealed class Builder
    {
        private readonly HashSet<int> _hashes = new();
        private bool _mayHaveMore;

        public void Add(string text, TextSpan span)
        {
            var end = span.End;
            for (var i = span.Start; i < end;)
            {
                var c = text[i];
                if (!IsStart(c))
                {
                    // A digit's letters are no word, and an escape outside a literal may spell one.
                    if (c is >= '0' and <= '9')
                    {
                        while (i < end && IsPart(text[i]))
                        {
                            i++;
                        }

                        continue;
                    }

                    _mayHaveMore |= c == '\\' && i + 1 < end && text[i + 1] is 'u' or 'U' && IsOutsideLiteral(text, i);
                    i++;
                    continue;
                }

                var hash = Seed;
                while (i < end && IsPart(c = text[i]))
                {
                    // Characters without a shape are no part of the name to the compiler.
                    _mayHaveMore |= c > 127 && char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format;
                    hash = Next(hash, c);
                    i++;
                }

                _hashes.Add(hash);
            }
        }

        public WordSet ToSet()
        {
            if (_hashes.Count == 0 && !_mayHaveMore)
            {
                return Empty;
            }

            var hashes = new int[_hashes.Count];
            _hashes.CopyTo(hashes);
            Array.Sort(hashes);
            return new WordSet(hashes, _mayHaveMore);
        }

        private static bool IsStart(char c) => (uint)((c | 0x20) - 'a') <= 'z' - 'a' || c == '_' || (c > 127 && IsOtherPart(c));

        private static bool IsPart(char c) =>
            (uint)((c | 0x20) - 'a') <= 'z' - 'a' || (uint)(c - '0') <= 9 || c == '_' || (c > 127 && IsOtherPart(c));

        private static bool IsOtherPart(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is
            System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark
            or System.Globalization.UnicodeCategory.ConnectorPunctuation or System.Globalization.UnicodeCategory.LetterNumber
            or System.Globalization.UnicodeCategory.Format;

        /// <summary>An escape in an identifier follows another character of it, or stands where no quote is before it on the line.</summary>
        private static bool IsOutsideLiteral(string text, int position)
        {
            for (var i = position - 1; i >= 0 && text[i] is not ('\n' or '\r'); i--)
            {
                if (text[i] is '"' or '\'')
                {
                    return false;
                }
            }

            return true;
        }
    }
}
