namespace PersonalData.Analyzers.Flow.Lattice;

/// <summary>
/// What an expression may hold: a set of atoms, each with the way by which it came. The lattice's order is inclusion;
/// it is of finite height because the sources of one category in one value are capped and access paths are bounded.
/// </summary>
internal sealed class Value : IEquatable<Value>
{
    /// <summary>From how many atoms on a value looks them up by hash.</summary>
    private const int IndexedCount = 12;

    private readonly Entry[] _entries;
    private HashSet<Atom>? _index;

    private Value(Entry[] entries) => _entries = entries;

    public static Value Empty { get; } = new(Array.Empty<Entry>());

    public bool IsEmpty => _entries.Length == 0;

    public int Count => _entries.Length;

    public ReadOnlySpan<Entry> Entries => _entries;

    public static Value Of(Atom atom, Way? way) => new(new[] { new Entry(atom, way) });

    public bool Contains(Atom atom)
    {
        if (_entries.Length >= IndexedCount)
        {
            return (_index ??= Index()).Contains(atom);
        }

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
        atom = Settled(atom);
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

        // What is known of this one alone is not known of the join.
        var known = Where(atom => atom is not ConsentedAtom || other.Contains(atom));
        List<Entry>? added = null;
        foreach (var entry in other._entries)
        {
            if (entry.Atom is ConsentedAtom || Contains(entry.Atom))
            {
                continue;
            }

            var atom = Settled(entry.Atom, added);
            if (!Contains(atom) && !(atom is LabelAtom label && (IsFull(label, added) || (!ReferenceEquals(atom, entry.Atom) && added?.Any(a => a.Atom.Equals(atom)) == true))))
            {
                (added ??= new List<Entry>(other._entries.Length)).Add(new Entry(atom, entry.Way));
            }
        }

        if (added is null)
        {
            return known;
        }

        var entries = new Entry[known._entries.Length + added.Count];
        Array.Copy(known._entries, entries, known._entries.Length);
        added.CopyTo(entries, known._entries.Length);
        return new Value(entries);
    }

    /// <summary>The same atoms, each way led one step on, which may be a call of code of which nothing is known.</summary>
    public Value Through(Microsoft.CodeAnalysis.Location step, SourceSymbol? unseen = null)
    {
        if (IsEmpty)
        {
            return this;
        }

        var entries = new Entry[_entries.Length];
        for (var i = 0; i < entries.Length; i++)
        {
            var entry = _entries[i];
            entries[i] = entry.Atom is LabelAtom or InputAtom ? new Entry(entry.Atom, Way.Then(entry.Way, step, unseen)) : entry;
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

    private HashSet<Atom> Index()
    {
        var index = new HashSet<Atom>();
        foreach (var entry in _entries)
        {
            index.Add(entry.Atom);
        }

        return index;
    }

    /// <summary>The label without its conditions where it is here without them, or where too many depend on some.</summary>
    private Atom Settled(Atom atom, List<Entry>? added = null)
    {
        if (atom is not LabelAtom { Guards.IsEmpty: false } label)
        {
            return atom;
        }

        var guarded = 0;
        foreach (var entry in _entries)
        {
            guarded += entry.Atom is LabelAtom { Guards.IsEmpty: false } ? 1 : 0;
        }

        foreach (var entry in added ?? Enumerable.Empty<Entry>())
        {
            guarded += entry.Atom is LabelAtom { Guards.IsEmpty: false } ? 1 : 0;
        }

        return guarded >= Limits.GuardedSources || Contains(label.Unguarded) ? label.Unguarded : label;
    }

    private bool IsFull(LabelAtom label, List<Entry>? added = null)
    {
        if (!label.Guards.IsEmpty)
        {
            return false;
        }

        var (ofCategory, ofPerson) = (0, 0);
        foreach (var entry in _entries)
        {
            Count(entry);
        }

        foreach (var entry in added ?? Enumerable.Empty<Entry>())
        {
            Count(entry);
        }

        return ofPerson >= Limits.SourcesOfPerson || ofCategory >= Limits.SourcesOfCategory;

        void Count(Entry entry)
        {
            if (entry.Atom is LabelAtom { Guards.IsEmpty: true } known && known.Category == label.Category)
            {
                ofCategory++;
                ofPerson += Equals(known.Subject, label.Subject) && known.Licences.SequenceEqual(label.Licences) ? 1 : 0;
            }
        }
    }

    internal readonly record struct Entry(Atom Atom, Way? Way);
}
