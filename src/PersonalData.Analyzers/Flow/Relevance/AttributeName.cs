namespace PersonalData.Analyzers.Flow.Relevance;

/// <summary>Names of attributes, which code may write with the suffix or without it.</summary>
internal static class AttributeName
{
    public const string Suffix = "Attribute";

    /// <summary>The name without the suffix; of one that is nothing else, all of it.</summary>
    public static string Trimmed(string attribute) =>
        attribute.Length > Suffix.Length && attribute.EndsWith(Suffix, StringComparison.Ordinal) ? attribute.Substring(0, attribute.Length - Suffix.Length) : attribute;
}
