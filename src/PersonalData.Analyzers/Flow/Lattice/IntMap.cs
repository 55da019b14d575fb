namespace PersonalData.Analyzers.Flow.Lattice;

/// <summary>
/// A persistent map from small integers: a big-endian Patricia trie (Okasaki and Gill, "Fast Mergeable Integer Maps",
/// 1998). Two maps that share history merge in time proportional to their difference, which is what makes the join
/// of two states of a very long method cheap.
/// </summary>
/// <typeparam name="T">What is stored.</typeparam>
internal abstract class IntMap<T>
    where T : class
{
    /// <summary>The map with nothing in it.</summary>
    public static IntMap<T>? Empty => null;

    public static T? Get(IntMap<T>? map, int key)
    {
        while (map is Branch branch)
        {
            map = (key & branch.Bit) == 0 ? branch.Left : branch.Right;
        }

        return map is Leaf leaf && leaf.Key == key ? leaf.Item : null;
    }

    public static IntMap<T> Set(IntMap<T>? map, int key, T item)
    {
        switch (map)
        {
            case null:
                return new Leaf(key, item);
            case Leaf leaf:
                return leaf.Key == key
                    ? ReferenceEquals(leaf.Item, item) ? leaf : new Leaf(key, item)
                    : Link(key, new Leaf(key, item), leaf.Key, leaf);
            default:
                var branch = (Branch)map;
                if (!branch.Matches(key))
                {
                    return Link(key, new Leaf(key, item), branch.Prefix, branch);
                }

                if ((key & branch.Bit) == 0)
                {
                    var left = Set(branch.Left, key, item);
                    return ReferenceEquals(left, branch.Left) ? branch : new Branch(branch.Prefix, branch.Bit, left, branch.Right);
                }

                var right = Set(branch.Right, key, item);
                return ReferenceEquals(right, branch.Right) ? branch : new Branch(branch.Prefix, branch.Bit, branch.Left, right);
        }
    }

    /// <summary>
    /// The union. <paramref name="both"/> joins an item of each, <paramref name="one"/> says what an item is that only
    /// one side has. Gives back <paramref name="first"/> itself when nothing changes.
    /// </summary>
    public static IntMap<T>? Merge(IntMap<T>? first, IntMap<T>? second, Func<T, T, T> both, Func<int, T, T> one)
    {
        if (ReferenceEquals(first, second))
        {
            return first;
        }

        if (first is null)
        {
            return Map(second, one);
        }

        if (second is null)
        {
            return Map(first, one);
        }

        if (first is Leaf left)
        {
            return MergeLeaf(left, second, both, one, leafIsFirst: true);
        }

        if (second is Leaf right)
        {
            return MergeLeaf(right, first, both, one, leafIsFirst: false);
        }

        var (a, b) = ((Branch)first, (Branch)second);
        if (a.Prefix == b.Prefix && a.Bit == b.Bit)
        {
            return a.With(Merge(a.Left, b.Left, both, one)!, Merge(a.Right, b.Right, both, one)!);
        }

        if (IsAbove(a, b) && a.Matches(b.Prefix))
        {
            return (b.Prefix & a.Bit) == 0
                ? a.With(Merge(a.Left, b, both, one)!, Map(a.Right, one)!)
                : a.With(Map(a.Left, one)!, Merge(a.Right, b, both, one)!);
        }

        if (IsAbove(b, a) && b.Matches(a.Prefix))
        {
            return (a.Prefix & b.Bit) == 0
                ? b.With(Merge(a, b.Left, both, one)!, Map(b.Right, one)!)
                : b.With(Map(b.Left, one)!, Merge(a, b.Right, both, one)!);
        }

        return Link(a.Prefix, Map(a, one)!, b.Prefix, Map(b, one)!);
    }

    private static bool IsAbove(Branch a, Branch b) => unchecked((uint)a.Bit > (uint)b.Bit);

    private static IntMap<T> MergeLeaf(Leaf leaf, IntMap<T> other, Func<T, T, T> both, Func<int, T, T> one, bool leafIsFirst)
    {
        switch (other)
        {
            case Leaf single when single.Key == leaf.Key:
                var joined = leafIsFirst ? both(leaf.Item, single.Item) : both(single.Item, leaf.Item);
                return ReferenceEquals(joined, leaf.Item) ? leaf : ReferenceEquals(joined, single.Item) ? single : new Leaf(leaf.Key, joined);
            case Branch branch when branch.Matches(leaf.Key):
                return (leaf.Key & branch.Bit) == 0
                    ? branch.With(MergeLeaf(leaf, branch.Left, both, one, leafIsFirst), Map(branch.Right, one)!)
                    : branch.With(Map(branch.Left, one)!, MergeLeaf(leaf, branch.Right, both, one, leafIsFirst));
            default:
                var prefix = other is Leaf lone ? lone.Key : ((Branch)other).Prefix;
                return Link(leaf.Key, Map(leaf, one)!, prefix, Map(other, one)!);
        }
    }

    /// <summary>The map with each item replaced; the map itself when nothing changes.</summary>
    public static IntMap<T>? Map(IntMap<T>? map, Func<int, T, T> one)
    {
        switch (map)
        {
            case null:
                return null;
            case Leaf leaf:
                var item = one(leaf.Key, leaf.Item);
                return ReferenceEquals(item, leaf.Item) ? leaf : new Leaf(leaf.Key, item);
            default:
                var branch = (Branch)map;
                return branch.With(Map(branch.Left, one)!, Map(branch.Right, one)!);
        }
    }

    private static Branch Link(int firstKey, IntMap<T> first, int secondKey, IntMap<T> second)
    {
        var bit = HighestBit(firstKey ^ secondKey);
        var prefix = firstKey & ~unchecked((bit << 1) - 1);
        return (firstKey & bit) == 0 ? new Branch(prefix, bit, first, second) : new Branch(prefix, bit, second, first);
    }

    private static int HighestBit(int bits)
    {
        var value = unchecked((uint)bits);
        value |= value >> 1;
        value |= value >> 2;
        value |= value >> 4;
        value |= value >> 8;
        value |= value >> 16;
        return unchecked((int)(value ^ (value >> 1)));
    }

    private sealed class Leaf : IntMap<T>
    {
        public Leaf(int key, T item)
        {
            Key = key;
            Item = item;
        }

        public int Key { get; }

        public T Item { get; }
    }

    private sealed class Branch : IntMap<T>
    {
        public Branch(int prefix, int bit, IntMap<T> left, IntMap<T> right)
        {
            Prefix = prefix;
            Bit = bit;
            Left = left;
            Right = right;
        }

        public int Prefix { get; }

        public int Bit { get; }

        public IntMap<T> Left { get; }

        public IntMap<T> Right { get; }

        public bool Matches(int key) => (key & ~unchecked((Bit << 1) - 1)) == Prefix;

        public Branch With(IntMap<T> left, IntMap<T> right) =>
            ReferenceEquals(left, Left) && ReferenceEquals(right, Right) ? this : new Branch(Prefix, Bit, left, right);
    }
}
