using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PersonalData.Analyzers.Diagnostics;

/// <summary>Whole sentences one after the other, with a space between them where the language has one.</summary>
internal sealed class SentenceList(ImmutableArray<LocalizableString> sentences) : LocalizableString
{
    private const char IdeographicFullStop = '。';

    private readonly ImmutableArray<LocalizableString> _sentences = sentences;

    protected override string GetText(IFormatProvider? formatProvider) =>
        _sentences.Select(s => s.ToString(formatProvider)).Aggregate(
            static (text, next) => text.Length > 0 && text[text.Length - 1] == IdeographicFullStop ? text + next : text + " " + next);

    protected override int GetHash() => _sentences.Aggregate(17, static (hash, s) => unchecked((hash * 31) + s.GetHashCode()));

    protected override bool AreEqual(object? other) =>
        other is SentenceList list && _sentences.SequenceEqual(list._sentences);
}
