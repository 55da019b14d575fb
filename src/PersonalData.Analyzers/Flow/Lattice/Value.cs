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

    private Value(Entry[] entries)
    {
        _entries = entries;
        foreach (var entry in entries)
        {
            Places |= entry.Atom.Places;
        }
    }

    public static Value Empty { get; } = new(Array.Empty<Entry>());

    public bool IsEmpty => _entries.Length == 0;

    public int Count => _entries.Length;

    public ReadOnlySpan<Entry> Entries => _entries;

    /// <summary>The places whose objects its atoms may be about, as of an <see cref="Atom"/>.</summary>
    public ulong Places { get; }

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
        if (!IsNew(ref atom, null))
        {
            return this;
        }

        var entries = new Entry[_entries.Length + 1];
        Array.Copy(_entries, entries, _entries.Length);
        entries[_entries.Length] = new Entry(atom, way);
        return new Value(entries);
    }

    /// <summary>This value with all atoms of the other; this very object when none is new.</summary>
    public Value WithAll(Value other)
    {
        if (IsEmpty)
        {
            return other;
        }

        var result = new Builder(this);
        foreach (var entry in other._entries)
        {
            result.Add(entry.Atom, entry.Way);
        }

        return result.ToValue();
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
        var result = new Builder(Where(atom => atom is not KnowledgeAtom || other.Contains(atom)));
        foreach (var entry in other._entries)
        {
            if (entry.Atom is not KnowledgeAtom)
            {
                result.Add(entry.Atom, entry.Way);
            }
        }

        return result.ToValue();
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
        var first = 0;
        var atom = (Atom?)null;
        for (; first < _entries.Length; first++)
        {
            atom = map(_entries[first].Atom);
            if (!ReferenceEquals(atom, _entries[first].Atom))
            {
                break;
            }
        }

        if (first == _entries.Length)
        {
            return this;
        }

        var result = new Builder(first == 0 ? Empty : new Value(_entries.AsSpan(0, first).ToArray()));
        result.Add(atom!, _entries[first].Way);
        for (var i = first + 1; i < _entries.Length; i++)
        {
            result.Add(map(_entries[i].Atom), _entries[i].Way);
        }

        return result.ToValue();
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

    /// <summary>Whether the atom says more than this value and what was added to it, as what it then is to be added.</summary>
    private bool IsNew(ref Atom atom, List<Entry>? added)
    {
        if (atom is not LabelAtom label)
        {
            return !IsIn(atom, added);
        }

        atom = label = Settled(label, added);
        return !IsIn(atom, added) && !IsFull(label, added);
    }

    private bool IsIn(Atom atom, List<Entry>? added)
    {
        if (Contains(atom))
        {
            return true;
        }

        for (var i = 0; i < added?.Count; i++)
        {
            if (added[i].Atom.Equals(atom))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The label without its conditions where it is here without them. Where too many depend on some, with the outermost alone,
    /// which the first caller that knows the object settles, and in the end with none.
    /// </summary>
    private LabelAtom Settled(LabelAtom label, List<Entry>? added)
    {
        if (label.Guards.IsEmpty)
        {
            return label;
        }

        var guarded = 0;
        foreach (var entry in _entries)
        {
            guarded += entry.Atom is LabelAtom { Guards.IsEmpty: false } ? 1 : 0;
        }

        for (var i = 0; i < added?.Count; i++)
        {
            guarded += added[i].Atom is LabelAtom { Guards.IsEmpty: false } ? 1 : 0;
        }

        return guarded >= 2 * Limits.GuardedSources || IsIn(label.Unguarded, added) ? label.Unguarded
            : guarded >= Limits.GuardedSources ? label.Under(label.Guards.RemoveRange(0, label.Guards.Length - 1))
            : label;
    }

    private bool IsFull(LabelAtom label, List<Entry>? added)
    {
        if (!label.Guards.IsEmpty || _entries.Length + (added?.Count ?? 0) < Math.Min(Limits.SourcesOfPerson, Limits.SourcesOfCategory))
        {
            return false;
        }

        var (ofCategory, ofPerson) = (0, 0);
        foreach (var entry in _entries)
        {
            Count(entry);
        }

        for (var i = 0; i < added?.Count; i++)
        {
            Count(added[i]);
        }

        return ofPerson >= Limits.SourcesOfPerson || ofCategory >= Limits.SourcesOfCategory;

        void Count(Entry entry)
        {
            if (entry.Atom is LabelAtom { Guards.IsEmpty: true } known && known.Category == label.Category)
            {
                ofCategory++;
                ofPerson += Equals(known.Subject, label.Subject) && known.Licences.SequenceEqual(label.Licences) && known.Answers.SequenceEqual(label.Answers) ? 1 : 0;
            }
        }
    }

    /// <summary>Collects atoms one by one, as <see cref="With"/> would add each, for the price of one value.</summary>
    internal sealed class Builder
    {
        private readonly List<Entry> _added = new();
        private Value _start;

        public Builder(Value start) => _start = start;

        public void Add(Atom atom, Way? way)
        {
            if (!_start.IsNew(ref atom, _added))
            {
                return;
            }

            _added.Add(new Entry(atom, way));
            if (_added.Count >= IndexedCount)
            {
                // From here on it pays to look up what there is so far.
                _start = ToValue();
                _added.Clear();
            }
        }

        /// <summary>As <see cref="Value.Join"/>.</summary>
        public void Join(Value other)
        {
            _start = ToValue().Join(other);
            _added.Clear();
        }

        public Value ToValue()
        {
            if (_added.Count == 0)
            {
                return _start;
            }

            var entries = new Entry[_start._entries.Length + _added.Count];
            Array.Copy(_start._entries, entries, _start._entries.Length);
            _added.CopyTo(entries, _start._entries.Length);
            return new Value(entries);
        }
    }

    internal readonly record struct Entry(Atom Atom, Way? Way);
}
