namespace PersonalData.Analyzers.Rules.Discovery;

/// <summary>What stands beside a member in its type, as far as it tells whether a person is spoken of.</summary>
/// <param name="IsPerson">Whether the type is about a person, or has marks on members whose names tell nothing.</param>
/// <param name="HasMarks">Whether it has marks at all, and is about no organisation.</param>
/// <param name="HasPersonsData">Whether it has what only persons have, such as a birth date.</param>
/// <param name="HasPersonsName">Whether one of those is a name.</param>
/// <param name="NamesPerson">Whether a member's name speaks of a person, as ContactName does.</param>
/// <param name="HasContact">Whether it has contact details and is about no organisation.</param>
internal sealed record Beside(bool IsPerson, bool HasMarks, bool HasPersonsData, bool HasPersonsName, bool NamesPerson, bool HasContact)
{
    public static Beside Of(TypeWords type, bool hasMarks, bool isToldByMarkAlone, IEnumerable<NameMatch> matches)
    {
        bool data = false, name = false, namesPerson = false, contact = false;
        foreach (var match in matches)
        {
            data |= match.Entry is { NeedsPerson: false, IsContact: false };
            name |= match.Entry is { NeedsPerson: false, IsContact: false, Kind: "Name" };
            namesPerson |= match is { NamesPerson: true, Entry.IsContact: false };
            contact |= match.Entry is { NeedsPerson: false, IsContact: true };
        }

        return new Beside(type.IsPerson || (isToldByMarkAlone && !type.IsOrganisation), hasMarks && !type.IsOrganisation, data, name, namesPerson, contact && !type.IsOrganisation);
    }

    /// <summary>Whether it makes a word count that needs a person.</summary>
    public bool SpeaksOfPersonFor(WordEntry entry) =>
        IsPerson
        || (HasMarks && !entry.IsAlone)
        || (HasPersonsData && !(entry.IsAlone && HasPersonsName))
        || (entry.IsContact && NamesPerson)
        || (entry.IsMetByContact && HasContact);
}
