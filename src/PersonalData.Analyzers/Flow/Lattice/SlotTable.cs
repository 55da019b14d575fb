using Microsoft.CodeAnalysis;

namespace PersonalData.Analyzers.Flow.Lattice;

/// <summary>
/// Numbers the places of one body: variables, flow captures, and the members of objects. Grows only, so that a number
/// means the same in every state of the body.
/// </summary>
internal sealed class SlotTable
{
    private readonly Dictionary<object, int> _variables = new(KeyComparer.Instance);
    private readonly Dictionary<(Atom, string), int> _members = new();
    private readonly Dictionary<Atom, List<Member>> _membersOf = new();
    private readonly List<(Atom? Owner, string Name)> _slots = new();

    /// <summary>The slot of a local, a parameter or a flow capture.</summary>
    public int OfVariable(object variable)
    {
        if (!_variables.TryGetValue(variable, out var slot))
        {
            slot = Add(null, "");
            _variables.Add(variable, slot);
        }

        return slot;
    }

    /// <summary>The slot of a member of an object: of an <see cref="ObjectAtom"/> or of an exact <see cref="InputAtom"/>.</summary>
    public int OfMember(Atom owner, string name)
    {
        if (!_members.TryGetValue((owner, name), out var slot))
        {
            slot = Add(owner, name);
            _members.Add((owner, name), slot);
            if (!_membersOf.TryGetValue(owner, out var members))
            {
                _membersOf.Add(owner, members = new List<Member>());
            }

            members.Add(new Member(name, slot));
        }

        return slot;
    }

    public int? FindMember(Atom owner, string name) => _members.TryGetValue((owner, name), out var slot) ? slot : null;

    /// <summary>The members of an object that the body has touched.</summary>
    public IReadOnlyList<Member> MembersOf(Atom owner) => _membersOf.TryGetValue(owner, out var members) ? members : Array.Empty<Member>();

    /// <summary>The objects that the body has touched a member of, in the order in which it did.</summary>
    public IEnumerable<Atom> Owners => _membersOf.Keys;

    /// <summary>The members of objects whose slot meets the condition, in the order in which the body touched them.</summary>
    public IEnumerable<(Atom Owner, string Name)> WithMember(Func<int, bool> condition)
    {
        for (var slot = 0; slot < _slots.Count; slot++)
        {
            if (_slots[slot].Owner is { } owner && condition(slot))
            {
                yield return (owner, _slots[slot].Name);
            }
        }
    }

    public (Atom? Owner, string Name) Describe(int slot) => _slots[slot];

    private int Add(Atom? owner, string name)
    {
        _slots.Add((owner, name));
        return _slots.Count - 1;
    }

    internal readonly record struct Member(string Name, int Slot);

    private sealed class KeyComparer : IEqualityComparer<object>
    {
        public static readonly KeyComparer Instance = new();

        bool IEqualityComparer<object>.Equals(object? x, object? y) =>
            x is ISymbol a && y is ISymbol b ? SymbolEqualityComparer.Default.Equals(a, b) : Equals(x, y);

        int IEqualityComparer<object>.GetHashCode(object key) =>
            key is ISymbol symbol ? SymbolEqualityComparer.Default.GetHashCode(symbol) : key.GetHashCode();
    }
}
