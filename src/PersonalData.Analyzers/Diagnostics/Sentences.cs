using Microsoft.CodeAnalysis;

namespace PersonalData.Analyzers.Diagnostics;

/// <summary>Two texts, one right after the other: the second brings the space that its language puts between sentences.</summary>
internal sealed class Sentences(LocalizableString first, LocalizableString second) : LocalizableString
{
    private readonly LocalizableString _first = first;
    private readonly LocalizableString _second = second;

    protected override string GetText(IFormatProvider? formatProvider) =>
        _first.ToString(formatProvider) + _second.ToString(formatProvider);

    protected override int GetHash() => unchecked((_first.GetHashCode() * 31) + _second.GetHashCode());

    protected override bool AreEqual(object? other) =>
        other is Sentences sentences && _first.Equals(sentences._first) && _second.Equals(sentences._second);
}
