using System.Collections.Immutable;

namespace PersonalData.Analyzers.Rules.Discovery;

/// <summary>What stands beside a member in its type, as far as it tells whether a person is spoken of.</summary>
/// <param name="IsPerson">Whether the type is about a person, or has marked members.</param>
/// <param name="HasPersonsData">Whether it has what only persons have, such as a birth date.</param>
/// <param name="HasPersonsName">Whether one of those is a name.</param>
/// <param name="NamesPerson">Whether a member's name speaks of a person, as ContactName does.</param>
/// <param name="HasContact">Whether it has contact details and is about no organisation.</param>
internal sealed record Beside(bool IsPerson, bool HasPersonsData, bool HasPersonsName, bool NamesPerson, bool HasContact)
{
    public static Beside Of(TypeWords type, ImmutableArray<string> markedCategories, IEnumerable<NameMatch> matches)
    {
        bool data = false, name = false, namesPerson = false, contact = false;
        foreach (var match in matches)
        {
            data |= match.Entry is { NeedsPerson: false, IsContact: false };
            name |= match.Entry is { NeedsPerson: false, IsContact: false, Kind: "Name" };
            namesPerson |= match is { NamesPerson: true, Entry.IsContact: false };
            contact |= match.Entry is { NeedsPerson: false, IsContact: true };
        }

        return new Beside(type.IsPerson || !markedCategories.IsEmpty, data, name, namesPerson, contact && !type.IsOrganisation);
    }

    /// <summary>Whether it makes a word count that needs a person.</summary>
    public bool SpeaksOfPersonFor(WordEntry entry) =>
        IsPerson
        || (HasPersonsData && !(entry.IsAlone && HasPersonsName))
        || (entry.IsContact && NamesPerson)
        || (entry.IsMetByContact && HasContact);
}
