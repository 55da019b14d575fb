namespace PersonalData.Analyzers.Policies.Reading;

/// <summary>Languages as BCP 47 writes them: <c>en</c>, <c>ja</c>, <c>zh-Hant</c>.</summary>
internal static class LanguageTag
{
    public static bool IsValid(string tag)
    {
        var parts = tag.Split('-');
        return parts[0].Length is 2 or 3
            && parts[0].All(static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'))
            && parts.Skip(1).All(static p => p.Length is >= 1 and <= 8 && p.All(static c => c < '\u0080' && char.IsLetterOrDigit(c)));
    }
}
