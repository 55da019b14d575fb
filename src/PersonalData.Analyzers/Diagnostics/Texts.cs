using System.Resources;
using Microsoft.CodeAnalysis;

namespace PersonalData.Analyzers.Diagnostics;

/// <summary>
/// Texts in the reader's language. A <see cref="LocalizableString"/> is rendered when the compiler or IDE shows it,
/// in the culture that they ask for, so nothing here ever looks at the current culture.
/// </summary>
internal static class Texts
{
    internal static ResourceManager Manager { get; } =
        new("PersonalData.Analyzers.Diagnostics.Resources", typeof(Texts).Assembly);

    /// <summary>The text with <paramref name="key"/>, its placeholders filled with <paramref name="arguments"/>.</summary>
    public static LocalizableString Get(string key, params string[] arguments) =>
        new LocalizableResourceString(key, Manager, typeof(Texts), arguments);

    /// <summary>
    /// <paramref name="sentence"/>, and behind it the names that were probably meant: <c>… Did you mean 'Employee' /
    /// 'Employer'?</c>; just the sentence, if there are none.
    /// </summary>
    public static LocalizableString WithSuggestions(LocalizableString sentence, IReadOnlyList<string> names) =>
        names.Count == 0
            ? sentence
            : new Sentences(sentence, Get("Policy_DidYouMean", string.Join(" / ", names.Select(static name => $"'{name}'"))));

    /// <summary>Why a flow to a joint user is beyond the scope: the last argument of <see cref="Descriptors.JointUseBeyondScope"/> but one.</summary>
    public static class JointUse
    {
        public static LocalizableString NotForCategory(string category) => Get("PD2002_Why_Category", category);

        public static LocalizableString NotForPurpose(string category, string purpose) =>
            Get("PD2002_Why_Purpose", category, purpose);

        public static LocalizableString NoPurposeDeclared(string category) => Get("PD2002_Why_NoPurpose", category);
    }

    /// <summary>That data comes out of code which is not seen: the last argument of <see cref="Descriptors.UnmarkedStore"/>, <see cref="Descriptors.WrittenToLog"/> and <see cref="Descriptors.SentToNobodyDeclared"/>.</summary>
    public static LocalizableString Unseen(string method) => Get("Hint_Unseen", method);

    /// <summary>What a ground lacks: the last argument of <see cref="Descriptors.GroundWithoutReference"/>.</summary>
    public static class Missing
    {
        public static LocalizableString Reference { get; } = Get("PD5005_Reference");

        public static LocalizableString Reason { get; } = Get("PD5005_Reason");
    }

    /// <summary>What gives a member away: the second argument of <see cref="Descriptors.LooksLikePersonalData"/>.</summary>
    public static class Resemblance
    {
        public static LocalizableString OfName(string word) => Get("PD6001_Reason_Name", word);

        public static LocalizableString OfAttribute(string attribute) => Get("PD6001_Reason_Attribute", attribute);

        public static LocalizableString OfColumn(string column) => Get("PD6001_Reason_Column", column);
    }
}
