using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PersonalData.Analyzers.Flow.Lattice;

/// <summary>How much of an object a use of it shows.</summary>
internal enum Exposure
{
    /// <summary>The value itself, as code with source gets it: a reference, nothing read yet.</summary>
    Exact,

    /// <summary>What was put into the object, not what it is itself: the receiver of a call (SPEC 6.3, 4).</summary>
    Kept,

    /// <summary>The value and what it contains, but not the declared members of objects: what was assigned to those was reported there (SPEC 6.4).</summary>
    Contained,

    /// <summary>As <see cref="Contained"/>, and what its type shows by the marks of members that others can read: where it is stored as a mere <c>object</c> or interface, nothing else tells.</summary>
    Described,

    /// <summary>The value and all that was put into it, but not what its marked members hold: who reads those is reported there (SPEC 6.3, 1).</summary>
    Carried,

    /// <summary>What its text shows (SPEC 6.2: its <c>ToString</c> decides).</summary>
    Text,

    /// <summary>What its text shows where that is asked for in a format: by <c>IFormattable</c>, if it is that.</summary>
    Formatted,

    /// <summary>Everything that can be reached from it: unknown code may read it all.</summary>
    Whole,
}

/// <summary>One thing that a value may be or hold: the elements of the lattice's sets. Compared very often, so the hash is kept.</summary>
internal abstract class Atom : IEquatable<Atom>
{
    private readonly int _hash;

    protected Atom(int hash, ulong places = 0)
    {
        _hash = hash;
        Places = places;
    }

    /// <summary>The places whose objects this may be about, as <see cref="Site.Bit"/>: those not in it surely aren't.</summary>
    public ulong Places { get; }

    public bool Equals(Atom? other) => ReferenceEquals(this, other) || (other is not null && _hash == other._hash && IsSame(other));

    public sealed override bool Equals(object? obj) => Equals(obj as Atom);

    public sealed override int GetHashCode() => _hash;

    /// <summary>Whether an atom of the same hash is equal to this one.</summary>
    protected abstract bool IsSame(Atom other);

    protected static ulong PlacesOf(ImmutableArray<Atom> atoms)
    {
        var places = 0UL;
        foreach (var atom in atoms)
        {
            places |= atom.Places;
        }

        return places;
    }

    protected static ulong PlacesOf(ImmutableArray<ConsentFact> facts)
    {
        var places = 0UL;
        foreach (var fact in facts)
        {
            places |= fact.Subject?.Places ?? 0;
        }

        return places;
    }
}

/// <summary>Data of a category: where it was read, and whose it is.</summary>
internal sealed class LabelAtom : Atom
{
    public LabelAtom(string category, SourceSymbol source, Subject? subject = null)
        : this(category, source, subject, ImmutableArray<ConsentFact>.Empty, ImmutableArray<ConsentFact>.Empty, ImmutableArray<Guard>.Empty)
    {
    }

    private LabelAtom(
        string category, SourceSymbol source, Subject? subject, ImmutableArray<ConsentFact> licences, ImmutableArray<ConsentFact> answers, ImmutableArray<Guard> guards)
        : base(HashOf(category, source, subject, licences, guards), subject?.Places ?? 0)
    {
        Category = category;
        Source = source;
        Subject = subject;
        Licences = licences;
        Answers = answers;
        Guards = guards;
    }

    /// <summary>The category; empty for an online identifier that no personal data has joined (SPEC 6.5).</summary>
    public string Category { get; }

    public SourceSymbol Source { get; }

    /// <summary>Whose data it is, as far as the code shows; null when it does not.</summary>
    public Subject? Subject { get; }

    /// <summary>Consents that were known on the way here: the data took no path without them.</summary>
    public ImmutableArray<ConsentFact> Licences { get; }

    /// <summary>Truth values that came in and were the expected ones on the way here: whether they license the data, the caller knows.</summary>
    public ImmutableArray<ConsentFact> Answers { get; }

    /// <summary>What must be so of the inputs for the data to be here.</summary>
    public ImmutableArray<Guard> Guards { get; }

    /// <summary>The data itself, whatever it depends on.</summary>
    public LabelAtom Unguarded => Guards.IsEmpty ? this : new LabelAtom(Category, Source, Subject, Licences, Answers, ImmutableArray<Guard>.Empty);

    public bool IsIdentifier => Category.Length == 0;

    public LabelAtom WithLicence(ConsentFact fact)
    {
        // Whose consent it was is settled here: the licence is the label's own.
        var licence = fact with { Subject = null };
        return Licences.Contains(licence) ? this : new LabelAtom(Category, Source, Subject, Licences.Add(licence), Answers, Guards);
    }

    /// <summary>The same data where these are all the answers that license it.</summary>
    public LabelAtom WithAnswers(ImmutableArray<ConsentFact> answers) => new(Category, Source, Subject, Licences, answers, Guards);

    public LabelAtom With(Subject? subject) => new(Category, Source, subject, Licences, Answers, Guards);

    public LabelAtom In(string category) => new(category, Source, Subject, Licences, Answers, Guards);

    /// <summary>The same data, under these conditions alone.</summary>
    public LabelAtom Under(ImmutableArray<Guard> guards) => guards.IsEmpty ? Unguarded : new(Category, Source, Subject, Licences, Answers, guards);

    protected override bool IsSame(Atom other) =>
        other is LabelAtom label && Category == label.Category && Source.Hash == label.Source.Hash && Source.Id == label.Source.Id && Equals(Subject, label.Subject) && Licences.SequenceEqual(label.Licences)
        && Answers.SequenceEqual(label.Answers) && Guards.SequenceEqual(label.Guards);

    private static int HashOf(string category, SourceSymbol source, Subject? subject, ImmutableArray<ConsentFact> licences, ImmutableArray<Guard> guards) =>
        unchecked((((((category.GetHashCode() * 31) + source.Hash) * 31) + (subject?.GetHashCode() ?? 0)) * 31) + (licences.Length * 7) + guards.Length);
}

/// <summary>
/// An object that may hold online identifiers is together with data of a category (SPEC 6.5): each of them that is read
/// from it is data of that category too.
/// </summary>
internal sealed class BesideAtom : Atom
{
    public BesideAtom(string category, ITypeSymbol type)
        : base(unchecked((category.GetHashCode() * 31) + SymbolEqualityComparer.Default.GetHashCode(type)))
    {
        Category = category;
        Type = type;
    }

    public string Category { get; }

    /// <summary>The object's type, which says which of its members are identifiers.</summary>
    public ITypeSymbol Type { get; }

    protected override bool IsSame(Atom other) => other is BesideAtom beside && Category == beside.Category && SymbolEqualityComparer.Default.Equals(Type, beside.Type);
}

/// <summary>Where data was read, by name: a documentation comment id, and how people call it.</summary>
internal sealed record SourceSymbol(string Id, string Display)
{
    /// <summary>The hash of the id, which is long.</summary>
    public int Hash { get; } = StringComparer.Ordinal.GetHashCode(Id);
}

/// <summary>What came in with the call, at <see cref="Path"/>: the value itself, or as much of it as <see cref="Exposure"/> says.</summary>
internal sealed class InputAtom : Atom
{
    public InputAtom(AccessPath path, Exposure exposure = Exposure.Exact)
        : base(unchecked((path.GetHashCode() * 7) + (int)exposure))
    {
        Path = path;
        Exposure = exposure;
    }

    public AccessPath Path { get; }

    public Exposure Exposure { get; }

    protected override bool IsSame(Atom other) => other is InputAtom input && Exposure == input.Exposure && Path.Equals(input.Path);
}

/// <summary>An object made at a place in the code: an allocation, what a call gave, the cell of a captured variable, a delegate.</summary>
internal sealed class ObjectAtom : Atom
{
    public ObjectAtom(Site site, Origin origin, string member, ITypeSymbol? type, IMethodSymbol? function = null, bool isExact = false)
        : base(unchecked((((site.GetHashCode() * 31) + origin.GetHashCode()) * 31) + member.GetHashCode()))
    {
        Site = site;
        Origin = origin;
        Member = member;
        Type = type;
        Function = function;
        IsExact = isExact;
    }

    /// <summary>Where this method made or received it.</summary>
    public Site Site { get; }

    /// <summary>Where it was made and by which calls it came, if a callee made it.</summary>
    public Origin Origin { get; }

    /// <summary>Whether it is the result of a call that a model tells about: it holds what the model put into it, and nothing else.</summary>
    public bool IsOfModel => Site.IsOfModel || Origin.Site.IsOfModel;

    /// <summary>Which member of the object made there it is, as a path; empty for that object itself.</summary>
    public string Member { get; }

    public ITypeSymbol? Type { get; }

    /// <summary>What a call of it runs, if it is a delegate.</summary>
    public IMethodSymbol? Function { get; }

    /// <summary>Whether <see cref="Type"/> is the type it was created with, not just one it is known to have.</summary>
    public bool IsExact { get; }

    protected override bool IsSame(Atom other) =>
        other is ObjectAtom made && Site.Equals(made.Site) && Origin.Equals(made.Origin) && Member == made.Member
        && SymbolEqualityComparer.Default.Equals(Function, made.Function);
}

/// <summary>Some object of a type whose marks, or whose members' marks, say what it holds.</summary>
internal sealed class ShapeAtom : Atom
{
    public ShapeAtom(ITypeSymbol type)
        : base(SymbolEqualityComparer.Default.GetHashCode(type)) => Type = type;

    public ITypeSymbol Type { get; }

    protected override bool IsSame(Atom other) => other is ShapeAtom shape && SymbolEqualityComparer.Default.Equals(Type, shape.Type);
}

/// <summary>
/// That an object of a marked type, or what holds it, came here by no reading that was written down: who reads its
/// members is the first to read it.
/// </summary>
internal sealed class UnreadAtom : Atom
{
    private UnreadAtom()
        : base(1)
    {
    }

    public static UnreadAtom Instance { get; } = new();

    protected override bool IsSame(Atom other) => true;
}

/// <summary>
/// Something that a static member holds, or that was fetched out of it. What a static holds is not followed from method to
/// method, so it is nothing but the name of who holds it.
/// </summary>
internal sealed class HeldAtom : Atom
{
    public HeldAtom(ISymbol holder, ITypeSymbol type)
        : base(SymbolEqualityComparer.Default.GetHashCode(holder))
    {
        Holder = holder;
        Type = type;
    }

    /// <summary>The static field or property.</summary>
    public ISymbol Holder { get; }

    /// <summary>What is held.</summary>
    public ITypeSymbol Type { get; }

    protected override bool IsSame(Atom other) =>
        other is HeldAtom held && SymbolEqualityComparer.Default.Equals(Holder, held.Holder) && SymbolEqualityComparer.Default.Equals(Type, held.Type);
}

/// <summary>A variable, a member of an object or the elements of a collection that a reference or pointer stands for.</summary>
internal sealed class PlaceAtom : Atom
{
    public PlaceAtom(object owner, string member, ISymbol? holder)
        : base(unchecked((member.GetHashCode() * 31) + (owner is ISymbol variable ? SymbolEqualityComparer.Default.GetHashCode(variable) : owner.GetHashCode())))
    {
        Owner = owner;
        Member = member;
        Holder = holder;
    }

    /// <summary>The variable, or the <see cref="Atom"/> whose member it is.</summary>
    public object Owner { get; }

    public string Member { get; }

    /// <summary>The field or property that is written to, or that holds the collection.</summary>
    public ISymbol? Holder { get; }

    protected override bool IsSame(Atom other) =>
        other is PlaceAtom place && Member == place.Member
        && (Owner is ISymbol variable ? SymbolEqualityComparer.Default.Equals(variable, place.Owner as ISymbol) : Owner.Equals(place.Owner));
}

/// <summary>A place in the source, by value: red nodes are made anew on demand, so a node is no key.</summary>
internal readonly struct Site : IEquatable<Site>
{
    private const int Modelled = 6;
    private const int Kept = 1 << 16;

    private readonly SyntaxTree? _tree;
    private readonly int _start;
    private readonly int _end;
    private readonly int _tag;

    public Site(SyntaxNode node, int tag = 0)
    {
        _tree = node.SyntaxTree;
        _start = node.SpanStart;
        _end = node.Span.End;
        _tag = tag;
    }

    private Site(SyntaxTree? tree, int start, int end, int tag)
    {
        _tree = tree;
        _start = start;
        _end = end;
        _tag = tag;
    }

    /// <summary>The place as that of an object made there before.</summary>
    public Site AsKept() => new(_tree, _start, _end, _tag | Kept);

    public static Site OfModel(SyntaxNode call) => new(call, Modelled);

    public bool IsOfModel => (_tag & ~Kept) == Modelled;

    /// <summary>The place as one bit, which other places may share.</summary>
    public ulong Bit => 1UL << (unchecked(GetHashCode() * -1640531527) >> 26 & 63);

    public bool Equals(Site other) => _tree == other._tree && _start == other._start && _end == other._end && _tag == other._tag;

    public override bool Equals(object? obj) => obj is Site other && Equals(other);

    public override int GetHashCode() => unchecked((((_start * 397) + _end) * 31) + _tag);
}

/// <summary>
/// Where a callee made an object, and by which calls it was handed on since: two objects that one factory made are two,
/// however many helpers are in between.
/// </summary>
internal readonly struct Origin : IEquatable<Origin>
{
    private readonly int _calls;

    public Origin(Site site)
        : this(site, 0)
    {
    }

    private Origin(Site site, int calls)
    {
        Site = site;
        _calls = calls;
    }

    /// <summary>Where it was made.</summary>
    public Site Site { get; }

    /// <summary>The same object as the caller of the code that got it by <paramref name="call"/> sees it.</summary>
    public Origin By(Site call) => new(Site, unchecked((_calls * 31) + call.GetHashCode()));

    public bool Equals(Origin other) => _calls == other._calls && Site.Equals(other.Site);

    public override bool Equals(object? obj) => obj is Origin other && Equals(other);

    public override int GetHashCode() => unchecked((Site.GetHashCode() * 31) + _calls);
}
