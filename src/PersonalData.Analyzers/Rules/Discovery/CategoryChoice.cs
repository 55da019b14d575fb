using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Policies;

namespace PersonalData.Analyzers.Rules.Discovery;

/// <summary>Chooses the policy's category that a member is probably of: by its marked neighbours, else by names outward.</summary>
internal sealed class CategoryChoice
{
    private readonly ImmutableArray<(string Name, ImmutableArray<string> Words)> _categories;
    private readonly Dictionary<string, string> _byGroup = new(StringComparer.Ordinal);
    private readonly WordTable _table;
    private readonly ConcurrentDictionary<INamespaceSymbol, string> _namespaces = new(SymbolEqualityComparer.Default);

    public CategoryChoice(WordTable table, PrivacyPolicy policy)
    {
        _table = table;
        _categories = policy.Categories.Select(static c => (c.Name, NameWords.Split(c.Name))).ToImmutableArray();
        foreach (var group in table.Groups.Where(static g => g.Name != PeopleGroup.Anybody))
        {
            var category = group.Category
                ?? (policy.Categories.FirstOrDefault(c => Speaks(NameWords.Split(c.Name), group))
                    ?? policy.Categories.FirstOrDefault(c => c.Title.Texts.Any(title => Speaks(NameWords.Split(title.Value), group))))?.Name;
            if (category is not null)
            {
                _byGroup.Add(group.Name, category);
            }
        }
    }

    /// <summary>The category; null when nothing tells which of several it is.</summary>
    /// <param name="before">The words before the telling one in the member's own name.</param>
    /// <param name="typeWords">The words of the type's name.</param>
    /// <param name="type">The type.</param>
    /// <param name="ofNeighbours">The categories that other members of the type are marked with, each as often as it is.</param>
    public string? Choose(ImmutableArray<string> before, ImmutableArray<string> typeWords, INamedTypeSymbol type, ImmutableArray<string> ofNeighbours)
    {
        var byName = OfWords(before) ?? OfWords(typeWords) ?? OfOuterTypes(type) ?? OfNamespace(type.ContainingNamespace);
        if (!ofNeighbours.IsEmpty)
        {
            return byName is not null && ofNeighbours.Contains(byName)
                ? byName
                : ofNeighbours.GroupBy(static c => c).OrderByDescending(static g => g.Count()).First().Key;
        }

        return byName ?? (_categories.Length == 1 ? _categories[0].Name : null);
    }

    private static bool Speaks(ImmutableArray<string> words, PeopleGroup group)
    {
        foreach (var word in words)
        {
            if (WordTable.Has(group.Words, word)
                || (NameWords.IsJapanese(word) && group.Words.Any(w => w.Length > 1 && word.Contains(w))))
            {
                return true;
            }
        }

        return false;
    }

    private string? OfOuterTypes(INamedTypeSymbol type)
    {
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            if (OfWords(NameWords.Split(outer.Name)) is { } category)
            {
                return category;
            }
        }

        return null;
    }

    private string? OfNamespace(INamespaceSymbol? space)
    {
        if (space is null || space.IsGlobalNamespace)
        {
            return null;
        }

        var category = _namespaces.TryGetValue(space, out var known)
            ? known
            : _namespaces.GetOrAdd(space, OfWords(NameWords.Split(space.Name)) ?? OfNamespace(space.ContainingNamespace) ?? "");
        return category.Length == 0 ? null : category;
    }

    /// <summary>A category whose own name is among the words, the one with the longest name; else that of the last word that tells a group.</summary>
    private string? OfWords(ImmutableArray<string> words)
    {
        if (words.IsEmpty)
        {
            return null;
        }

        var named = _categories
            .Where(c => c.Words.All(word => words.Any(w => w == word || NameWords.Singular(w) == word)))
            .OrderByDescending(static c => c.Words.Length)
            .Select(static c => c.Name)
            .FirstOrDefault();
        return named ?? OfGroups(words, static group => group.Words) ?? OfGroups(words, static group => group.Also);
    }

    private string? OfGroups(ImmutableArray<string> words, Func<PeopleGroup, ImmutableHashSet<string>> listed)
    {
        for (var i = words.Length - 1; i >= 0; i--)
        {
            foreach (var group in _table.Groups)
            {
                if (_byGroup.TryGetValue(group.Name, out var category) && Tells(listed(group), words[i], i > 0 ? words[i - 1] : null))
                {
                    return category;
                }
            }
        }

        return null;
    }

    private static bool Tells(ImmutableHashSet<string> words, string word, string? before) =>
        WordTable.Has(words, word)
        || (before is not null && words.Contains(before + " " + word))
        || (NameWords.IsJapanese(word) && words.Any(w => w.Length > 1 && word.Contains(w)));
}
