using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PersonalData.Analyzers.Flow.Relevance;

/// <summary>
/// Which names code must mention before it can hold marked data: an expression's type comes from the types of the names
/// in it, so the names of types that hold such data, and of members that give them, spread from declaration to
/// declaration. By name alone, and to a fixpoint; every doubt makes a name relevant.
/// </summary>
internal sealed class RelevantNames
{
    private readonly ImmutableArray<TreeOutline> _trees;
    private readonly bool _countsTakers;
    private readonly CancellationToken _cancellationToken;

    /// <summary>Types whose objects hold marked data, or that are made for such types: their mere mention counts.</summary>
    private readonly HashSet<int> _carriers = new();

    /// <summary>Members that count wherever they are mentioned.</summary>
    private readonly HashSet<int> _anywhere = new();

    /// <summary>Private members: they count in their own file.</summary>
    private readonly Dictionary<TreeOutline, HashSet<int>> _local = new();

    /// <summary>Members that count where an object of one of these types may be at hand.</summary>
    private readonly Dictionary<int, HashSet<int>> _members = new();

    /// <summary>For a word: the types of which it may bring an object to hand, among those with relevant members.</summary>
    private readonly Dictionary<int, HashSet<int>> _gives = new();

    private readonly HashSet<int> _delegates = new();
    private readonly HashSet<int> _staticUsings = new();
    private readonly HashSet<int> _newCarriers = new();
    private readonly HashSet<int> _newOwners = new();

    /// <param name="trees">The program's files.</param>
    /// <param name="countsTakers">Whether to take an object is to have one at hand: <c>Take(new() { Member = … })</c> names no type.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public RelevantNames(ImmutableArray<TreeOutline> trees, bool countsTakers, CancellationToken cancellationToken)
    {
        _trees = trees;
        _countsTakers = countsTakers;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Whether nothing can be ruled out by name.</summary>
    public bool IsEverything { get; private set; }

    public void AddCarrier(string type) => AddCarrier(WordSet.HashOf(type));

    public void AddAnywhere(string member) => _anywhere.Add(WordSet.HashOf(member));

    /// <summary>Says that nothing can be ruled out by name.</summary>
    public void AddEverything() => IsEverything = true;

    /// <summary>Adds a member that gives marked data to whoever has an object of the type at hand.</summary>
    public void AddMember(string member, string type) => AddMember(WordSet.HashOf(member), WordSet.HashOf(type));

    public void AddLocal(TreeOutline tree, string member)
    {
        if (!_local.TryGetValue(tree, out var names))
        {
            _local.Add(tree, names = new HashSet<int>());
        }

        names.Add(WordSet.HashOf(member));
    }

    public bool IsStaticallyImported(string type) => StaticUsings().Contains(WordSet.HashOf(type));

    /// <summary>Spreads what was added until it adds nothing more.</summary>
    public void Spread()
    {
        while (_newCarriers.Count > 0 || _newOwners.Count > 0)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (_newCarriers.Count > 0)
            {
                SpreadCarriers();
            }
            else
            {
                SpreadOwners();
            }
        }
    }

    /// <summary>Whether the file may have relevant code at all.</summary>
    public bool MayConcern(TreeOutline tree)
    {
        if (IsEverything)
        {
            return true;
        }

        var words = tree.Words(_cancellationToken);
        return words.Overlaps(_carriers) || words.Overlaps(_anywhere) || _local.ContainsKey(tree) || MentionsMember(words, AtHand(words));
    }

    /// <summary>Says which of a file's members may have to do with marked data.</summary>
    public Func<DeclaredCode, bool> FilterOf(TreeOutline tree)
    {
        if (IsEverything)
        {
            return static _ => true;
        }

        var declarations = tree.Declared(_cancellationToken);
        var atHand = AtHand(tree.Words(_cancellationToken));
        var local = _local.TryGetValue(tree, out var names) ? names : null;
        return member =>
        {
            if (IsNamed(member.Code) || IsNamed(member.Signature) || MentionsMember(member.Code, atHand))
            {
                return true;
            }

            for (var type = member.Type; type >= 0; type = declarations.Types[type].Outer)
            {
                if (declarations.Types[type].Header.Overlaps(_carriers) || _carriers.Contains(WordSet.HashOf(declarations.Types[type].Name)))
                {
                    return true;
                }
            }

            return false;
        };

        bool IsNamed(WordSet words) => words.Overlaps(_carriers) || words.Overlaps(_anywhere) || (local is not null && words.Overlaps(local));
    }

    private void AddCarrier(int type)
    {
        if (_carriers.Add(type))
        {
            _newCarriers.Add(type);
        }
    }

    private void AddMember(int member, int type)
    {
        if (!_members.TryGetValue(member, out var owners))
        {
            _members.Add(member, owners = new HashSet<int>());
        }

        if (owners.Add(type) && Gives(type).Add(type))
        {
            _newOwners.Add(type);
        }
    }

    private HashSet<int> Gives(int word)
    {
        if (!_gives.TryGetValue(word, out var types))
        {
            _gives.Add(word, types = new HashSet<int>());
        }

        return types;
    }

    private void SpreadCarriers()
    {
        var words = new HashSet<int>(_newCarriers);
        _newCarriers.Clear();
        foreach (var tree in _trees)
        {
            if (!tree.Words(_cancellationToken).Overlaps(words))
            {
                continue;
            }

            var declarations = tree.Declared(_cancellationToken);
            foreach (var type in declarations.Types)
            {
                if (type.Header.Overlaps(_carriers))
                {
                    AddCarrier(WordSet.HashOf(type.Name));
                    if (type.IsDelegate)
                    {
                        _delegates.Add(WordSet.HashOf(type.Name));
                    }
                }
            }

            foreach (var alias in declarations.Aliases)
            {
                if (alias.Target.Overlaps(_carriers))
                {
                    AddCarrier(WordSet.HashOf(alias.Name));
                }
            }

            foreach (var member in declarations.Members)
            {
                if (member.Given.Overlaps(_carriers) || member.Taken.Overlaps(_delegates))
                {
                    AddGiver(tree, declarations, member);
                }
            }
        }
    }

    private void AddGiver(TreeOutline tree, Declarations declarations, DeclaredCode member)
    {
        if (member.Type < 0)
        {
            return;
        }

        var owner = WordSet.HashOf(declarations.Types[member.Type].Name);
        if (member.Is(MemberTraits.Data) || member.Is(MemberTraits.Unnamed))
        {
            AddCarrier(owner);
        }

        if (member.Is(MemberTraits.Extension) && !member.Taken.Overlaps(_carriers))
        {
            _anywhere.Add(WordSet.HashOf(member.Name));
            IsEverything |= member.Is(MemberTraits.Unnamed);
        }
        else if (member.Is(MemberTraits.Private))
        {
            AddLocal(tree, member.Name);
        }
        else if (member.Is(MemberTraits.Static) && StaticUsings().Contains(owner))
        {
            _anywhere.Add(WordSet.HashOf(member.Name));
        }
        else
        {
            AddMember(WordSet.HashOf(member.Name), owner);
        }
    }

    /// <summary>Finds the words that bring an object of a type with relevant members to hand: types derived from it, and members that give it.</summary>
    private void SpreadOwners()
    {
        var words = new HashSet<int>(_newOwners);
        _newOwners.Clear();
        foreach (var tree in _trees)
        {
            if (!tree.Words(_cancellationToken).Overlaps(words))
            {
                continue;
            }

            var declarations = tree.Declared(_cancellationToken);
            foreach (var type in declarations.Types)
            {
                Lead(type.Header, WordSet.HashOf(type.Name), isType: true);
                foreach (var parameter in type.IsPartial ? type.Parameters : ImmutableArray<string>.Empty)
                {
                    Lead(type.Header, WordSet.HashOf(parameter), isType: false);
                }
            }

            foreach (var alias in declarations.Aliases)
            {
                Lead(alias.Target, WordSet.HashOf(alias.Name), isType: true);
            }

            foreach (var member in declarations.Members)
            {
                var led = _countsTakers ? member.Signature : member.Given;
                if (member.Is(MemberTraits.Private) || led == WordSet.Empty || member.Type < 0)
                {
                    continue;
                }

                Lead(led, WordSet.HashOf(member.Name), isType: false);
                if (member.Is(MemberTraits.Unnamed))
                {
                    Lead(led, WordSet.HashOf(declarations.Types[member.Type].Name), isType: true);
                }
            }
        }

        void Lead(WordSet mentioned, int name, bool isType)
        {
            if (!mentioned.Overlaps(words))
            {
                return;
            }

            HashSet<int>? found = null;
            foreach (var hash in mentioned.Hashes)
            {
                if (words.Contains(hash) && _gives.TryGetValue(hash, out var types))
                {
                    (found ??= new HashSet<int>()).UnionWith(types);
                }
            }

            if (found is null)
            {
                return;
            }

            var known = Gives(name);
            var before = known.Count;
            known.UnionWith(found);
            if (isType && known.Count > before)
            {
                _newOwners.Add(name);
            }
        }
    }

    private HashSet<int> StaticUsings()
    {
        if (_staticUsings.Count == 0)
        {
            // A word that is no type's keeps the set from being computed again.
            _staticUsings.Add(WordSet.HashOf("static"));
            var word = WordSet.HashOf("using");
            foreach (var tree in _trees)
            {
                if (tree.Words(_cancellationToken) is { } words && words.Contains(word) && words.Contains(WordSet.HashOf("static")) && tree.HasStaticUsing(_cancellationToken))
                {
                    foreach (var hash in tree.Declared(_cancellationToken).StaticUsings.Hashes)
                    {
                        _staticUsings.Add(hash);
                    }
                }
            }
        }

        return _staticUsings;
    }

    /// <summary>The types, among those with relevant members, of which the words may bring an object to hand.</summary>
    private HashSet<int> AtHand(WordSet words)
    {
        var types = new HashSet<int>();
        if (WordSet.IsFew(_gives.Count, words))
        {
            foreach (var pair in _gives)
            {
                if (words.Contains(pair.Key))
                {
                    types.UnionWith(pair.Value);
                }
            }

            return types;
        }

        foreach (var hash in words.Hashes)
        {
            if (_gives.TryGetValue(hash, out var given))
            {
                types.UnionWith(given);
            }
        }

        return types;
    }

    private bool MentionsMember(WordSet words, HashSet<int> atHand)
    {
        if (words.MayHaveMore)
        {
            return true;
        }

        if (atHand.Count == 0)
        {
            return false;
        }

        if (WordSet.IsFew(_members.Count, words))
        {
            foreach (var pair in _members)
            {
                if (words.Contains(pair.Key) && pair.Value.Overlaps(atHand))
                {
                    return true;
                }
            }

            return false;
        }

        foreach (var hash in words.Hashes)
        {
            if (_members.TryGetValue(hash, out var owners) && owners.Overlaps(atHand))
            {
                return true;
            }
        }

        return false;
    }
}
