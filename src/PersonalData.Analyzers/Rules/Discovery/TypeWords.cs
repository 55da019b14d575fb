using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PersonalData.Analyzers.Rules.Discovery;

/// <summary>What a type's name says about the data in it.</summary>
/// <param name="Words">Every word of its name, and of its table's.</param>
/// <param name="IsPerson">Whether it is about a person.</param>
/// <param name="IsOrganisation">Whether it is about a company, shop or the like.</param>
/// <param name="IsWorker">Whether its objects work with data rather than are data.</param>
internal sealed record TypeWords(ImmutableArray<string> Words, bool IsPerson, bool IsOrganisation, bool IsWorker)
{
    public static TypeWords Of(WordTable table, INamedTypeSymbol type, string? tableName)
    {
        var own = OfName(table, type.Name, type.TypeKind == TypeKind.Interface);
        if (own.IsWorker)
        {
            return own;
        }

        if (tableName is not null && !own.IsPerson)
        {
            own = own.With(OfName(table, tableName, false));
        }

        // Input in RegisterCustomer: of itself it only says that it is data.
        return type.ContainingType is { } outer && !own.IsPerson && !own.IsOrganisation && Head(table, NameWords.Split(type.Name)).IsEmpty
            ? own.With(OfName(table, outer.Name, false) with { IsWorker = false })
            : own;
    }

    private TypeWords With(TypeWords other) =>
        new(Words.AddRange(other.Words), IsPerson || other.IsPerson, IsOrganisation || other.IsOrganisation, IsWorker || other.IsWorker);

    private static TypeWords OfName(WordTable table, string name, bool isInterface)
    {
        var words = NameWords.Split(name);
        if (isInterface && words.Length > 1 && words[0] == "i")
        {
            words = words.RemoveAt(0);
        }

        if (words.IsEmpty || WordTable.Has(table.Workers, words[words.Length - 1]))
        {
            return new TypeWords(words, false, false, !words.IsEmpty);
        }

        var head = Head(table, words);
        if (head.IsEmpty)
        {
            return new TypeWords(words, false, false, false);
        }

        var last = head[head.Length - 1];
        if (WordTable.Has(table.Settings, last))
        {
            return new TypeWords(words, false, false, true);
        }

        var isPerson = table.IsPerson(last) || (head.Length > 1 && table.IsPerson(head[head.Length - 2] + " " + last));
        return new TypeWords(words, isPerson, !isPerson && WordTable.Has(table.Organisations, last), false);
    }

    /// <summary>The words up to that which names the thing: customer in CustomerDetailsDto.</summary>
    private static ImmutableArray<string> Head(WordTable table, ImmutableArray<string> words)
    {
        while (!words.IsEmpty)
        {
            var last = words[words.Length - 1];
            if (NameWords.IsNumber(last) || (table.DataTypes.Contains(last) && !table.IsPerson(last)))
            {
                words = words.RemoveAt(words.Length - 1);
            }
            else if (NameWords.IsJapanese(last) && !table.IsPerson(last) && Shortened(table, last) is { } rest)
            {
                words = words.SetItem(words.Length - 1, rest);
            }
            else
            {
                break;
            }
        }

        return words;
    }

    private static string? Shortened(WordTable table, string word)
    {
        for (var i = 1; i < word.Length; i++)
        {
            if (table.DataTypes.Contains(word.Substring(i)))
            {
                return word.Substring(0, i);
            }
        }

        return null;
    }
}
