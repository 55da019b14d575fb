namespace PersonalData;

/// <summary>A title or description in the policy's own words, in one language or several.</summary>
public sealed class RegistryText
{
    internal RegistryText(IReadOnlyDictionary<string, string> texts) => Texts = texts;

    /// <summary>Language (<c>en</c>, <c>ja</c>) to text. The language is empty where the policy names none. Empty when the policy has no text.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; }

    /// <summary>The text in a language, else the one without a language, else the English one, else any; null when there is none.</summary>
    /// <param name="language">A language as the policy writes it, such as <c>ja</c>.</param>
    public string? In(string language)
    {
        foreach (var wanted in new[] { language, "", "en" })
        {
            if (Texts.TryGetValue(wanted, out var text))
            {
                return text;
            }
        }

        return Texts.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => t.Value).FirstOrDefault();
    }

    /// <summary>The text, preferably in English.</summary>
    public override string ToString() => In("en") ?? "";
}
