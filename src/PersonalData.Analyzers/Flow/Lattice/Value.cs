namespace PersonalData.Analyzers.Flow.Lattice;

/// <summary>
/// What an expression may hold: a set of atoms, each with the way by which it came. The lattice's order is inclusion;
/// it is of finite height because the sources of one category in one value are capped and access paths are bounded.
/// </summary>
internal sealed class Value : IEquatable<Value>
{
    /// <summary>Sources of one category and one person that a value remembers: enough to name one.</summary>
    private const int MaxSourcesOfPerson = 4;

    /// <summary>Sources of one category that a value remembers: enough to tell that not all are of people who consented.</summary>
    private const int MaxSourcesOfCategory = 16;

    private readonly Entry[] _entries;

    private Value(Entry[] entries) => _entries = entries;

    public static Value Empty { get; } = new(Array.Empty<Entry>());

    public bool IsEmpty => _entries.Length == 0;

    public int Count => _entries.Length;

    public ReadOnlySpan<Entry> Entries => _entries;

    public static Value Of(Atom atom, Way? way) => new(new[] { new Entry(atom, way) });

    public bool Contains(Atom atom)
    {
        foreach (var entry in _entries)
        {
            if (entry.Atom.Equals(atom))
            {
                return true;
            }
        }

        return false;
    }

    public Value With(Atom atom, Way? way)
    {
        if (Contains(atom) || (atom is LabelAtom label && IsFull(label)))
        {
            return this;
        }

        var entries = new Entry[_entries.Length + 1];
        Array.Copy(_entries, entries, _entries.Length);
        entries[_entries.Length] = new Entry(atom, way);
        return new Value(entries);
    }

    /// <summary>
    /// The one or the other; this very object when the other adds nothing. All that either may be, but what is known of
    /// it only if it is known of both.
    /// </summary>
    public Value Join(Value other)
    {
        if (ReferenceEquals(this, other) || other.IsEmpty)
        {
            return this;
        }

        if (IsEmpty)
        {
            return other;
        }

        var result = Where(atom => atom is not ConsentedAtom || other.Contains(atom));
        foreach (var entry in other._entries)
        {
            result = entry.Atom is ConsentedAtom ? result : result.With(entry.Atom, entry.Way);
        }

        return result;
    }

    /// <summary>The same atoms, each way led one step on.</summary>
    public Value Through(Microsoft.CodeAnalysis.Location step)
    {
        if (IsEmpty)
        {
            return this;
        }

        var entries = new Entry[_entries.Length];
        for (var i = 0; i < entries.Length; i++)
        {
            var entry = _entries[i];
            entries[i] = entry.Atom is LabelAtom or InputAtom ? new Entry(entry.Atom, Way.Then(entry.Way, step)) : entry;
        }

        return new Value(entries);
    }

    public Value Where(Func<Atom, bool> keep)
    {
        var kept = 0;
        foreach (var entry in _entries)
        {
            kept += keep(entry.Atom) ? 1 : 0;
        }

        return kept == _entries.Length ? this : kept == 0 ? Empty : new Value(_entries.Where(entry => keep(entry.Atom)).ToArray());
    }

    /// <summary>The value with each atom replaced by what <paramref name="map"/> gives for it; this very object when that is nothing new.</summary>
    public Value Select(Func<Atom, Atom> map)
    {
        var result = Empty;
        var isNew = false;
        foreach (var entry in _entries)
        {
            var atom = map(entry.Atom);
            isNew |= !ReferenceEquals(atom, entry.Atom);
            result = result.With(atom, entry.Way);
        }

        return isNew ? result : this;
    }

    /// <summary>Whether both hold the same atoms, whatever their ways.</summary>
    public bool Equals(Value? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is null || other._entries.Length != _entries.Length)
        {
            return false;
        }

        foreach (var entry in _entries)
        {
            if (!other.Contains(entry.Atom))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as Value);

    public override int GetHashCode() => _entries.Length;

    private bool IsFull(LabelAtom label)
    {
        var (ofCategory, ofPerson) = (0, 0);
        foreach (var entry in _entries)
        {
            if (entry.Atom is LabelAtom known && known.Category == label.Category)
            {
                ofCategory++;
                ofPerson += Equals(known.Subject, label.Subject) && known.Licences.SequenceEqual(label.Licences) ? 1 : 0;
            }
        }

        return ofPerson >= MaxSourcesOfPerson || ofCategory >= MaxSourcesOfCategory;
    }

    internal readonly record struct Entry(Atom Atom, Way? Way);
}
