using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Collections;

namespace PersonalData.Analyzers.Flow.Lattice;

/// <summary>
/// Whose data it is, or whose consent was checked: the objects that it may be, each an atom that stands for one object
/// at a time. Compared as a set.
/// </summary>
internal sealed class Subject : IEquatable<Subject>
{
    public Subject(ImmutableArray<Atom> identities) => Identities = identities;

    public ImmutableArray<Atom> Identities { get; }

    /// <summary>Whether everyone who this may be is someone that <paramref name="other"/> is about: the object itself, or one found by its key.</summary>
    public bool IsWithin(Subject other) => Identities.All(identity => IsAmong(identity, other.Identities, 0));

    /// <summary>Whether it is someone who came in with the call, not someone who the receiver kept or the code found.</summary>
    public bool IsPassedIn => Identities.All(static identity => IsInput(identity, 0));

    public bool Mentions(Atom identity) => Identities.Contains(identity);

    /// <summary>Whether this may be an object that the place gave, now or before.</summary>
    public bool Mentions(Site place) => Identities.Any(identity => identity is IdentityAtom found && found.Site.Equals(place));

    /// <summary>This subject when the place is about to give another object.</summary>
    public Subject Aged(Site place) =>
        Identities.Any(identity => !ReferenceEquals(Aging.Of(identity, place), identity))
            ? new Subject(Identities.SelectAsArray(identity => Aging.Of(identity, place)))
            : this;

    public bool Equals(Subject? other) =>
        other is not null && Identities.Length == other.Identities.Length && Identities.All(other.Identities.Contains);

    public override bool Equals(object? obj) => Equals(obj as Subject);

    public override int GetHashCode() => Identities.Length;

    private static bool IsInput(Atom identity, int depth) => identity switch
    {
        InputAtom input => input.Path.Root.Kind != RootKind.This,
        IdentityAtom { Keys: { IsEmpty: false } keys } => depth <= Limits.KeyDepth && keys.All(key => IsInput(key, depth + 1)),
        _ => false,
    };

    private static bool IsAmong(Atom identity, ImmutableArray<Atom> others, int depth)
    {
        if (others.Contains(identity))
        {
            return true;
        }

        if (identity is not IdentityAtom { Keys: { IsEmpty: false } keys } || depth > Limits.KeyDepth)
        {
            return false;
        }

        foreach (var key in keys)
        {
            if (IsAmong(key, others, depth + 1))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>Known consent: to purposes or recipients, of one subject, or of everyone concerned when that is null (SPEC 4, ConsentCheck).</summary>
internal sealed record ConsentFact(ImmutableArray<string> Purposes, ImmutableArray<string> Recipients, Subject? Subject)
{
    public bool Equals(ConsentFact? other) =>
        other is not null && Purposes.SequenceEqual(other.Purposes) && Recipients.SequenceEqual(other.Recipients) && Equals(Subject, other.Subject);

    public override int GetHashCode() => Purposes.Length + Recipients.Length;

    /// <summary>Whether this is about the person whose data the label is. Data that shows no owner is taken to be the checked person's.</summary>
    public bool IsAbout(LabelAtom label) => Subject is null || label.Subject is null || label.Subject.IsWithin(Subject);

    /// <summary>The facts that hold on both of two paths.</summary>
    public static ImmutableArray<ConsentFact> Intersect(ImmutableArray<ConsentFact> first, ImmutableArray<ConsentFact> second) =>
        first.IsEmpty || first == second ? first : second.IsEmpty ? second : first.RemoveAll(fact => !second.Contains(fact));
}

/// <summary>
/// One object at a time, where a place alone doesn't tell objects apart: what an indexer, an enumerator or a call gave
/// when it was last run. Its <see cref="Keys"/> are what it was found by: an id, or the collection that it is in.
/// </summary>
internal sealed class IdentityAtom : Atom
{
    public IdentityAtom(Site site, string member, ImmutableArray<Atom> keys, bool isFormer = false)
    {
        Site = site;
        Member = member;
        Keys = keys;
        IsFormer = isFormer;
    }

    public Site Site { get; }

    public string Member { get; }

    public ImmutableArray<Atom> Keys { get; }

    /// <summary>Whether it is one that the place gave before it gave the present one: the last element, in the round for the next.</summary>
    public bool IsFormer { get; }

    public override bool Equals(Atom? other) =>
        other is IdentityAtom identity && IsFormer == identity.IsFormer && Site.Equals(identity.Site) && Member == identity.Member;

    public override int GetHashCode() => unchecked((Site.GetHashCode() * 31) + Member.GetHashCode());
}

/// <summary>A truth value that tells of consent: some facts hold if it is true, others if it is false.</summary>
internal sealed class ConsentAtom : Atom
{
    /// <summary>A check: true means that the facts hold, false nothing.</summary>
    public ConsentAtom(ImmutableArray<ConsentFact> facts)
        : this(facts, ImmutableArray<ConsentFact>.Empty)
    {
    }

    public ConsentAtom(ImmutableArray<ConsentFact> whenTrue, ImmutableArray<ConsentFact> whenFalse)
    {
        WhenTrue = whenTrue;
        WhenFalse = whenFalse;
    }

    public ImmutableArray<ConsentFact> WhenTrue { get; }

    public ImmutableArray<ConsentFact> WhenFalse { get; }

    public override bool Equals(Atom? other) =>
        other is ConsentAtom consent && WhenTrue.SequenceEqual(consent.WhenTrue) && WhenFalse.SequenceEqual(consent.WhenFalse);

    public override int GetHashCode() => (WhenTrue.Length * 31) + WhenFalse.Length;
}

/// <summary>A truth value that tells nothing of consent: a known one, or null for any. Without it a join would forget the path that has no check.</summary>
internal sealed class TruthAtom : Atom
{
    public static readonly TruthAtom True = new(true);
    public static readonly TruthAtom False = new(false);
    public static readonly TruthAtom Unknown = new(null);

    /// <summary>The null of a <c>bool?</c>: neither true nor false.</summary>
    public static readonly TruthAtom Missing = new(null);

    private TruthAtom(bool? value) => Value = value;

    public bool? Value { get; }

    public override bool Equals(Atom? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Value is null ? 2 : Value.Value ? 1 : 0;
}

/// <summary>An object whose person is known to have consented; or, <see cref="OfElements"/>, a collection of such.</summary>
internal sealed class ConsentedAtom : Atom
{
    public ConsentedAtom(ImmutableArray<ConsentFact> facts, bool ofElements)
    {
        Facts = facts;
        OfElements = ofElements;
    }

    public ImmutableArray<ConsentFact> Facts { get; }

    public bool OfElements { get; }

    public override bool Equals(Atom? other) => other is ConsentedAtom consented && OfElements == consented.OfElements && Facts.SequenceEqual(consented.Facts);

    public override int GetHashCode() => Facts.Length;
}

/// <summary>What becomes of atoms when a place is about to give another object than it gave before.</summary>
internal static class Aging
{
    /// <summary>The atom, about a former object of the place where it was about the present one; the very same when it was not.</summary>
    public static Atom Of(Atom atom, Site place) => Of(atom, place, 0);

    private static Atom Of(Atom atom, Site place, int depth)
    {
        switch (atom)
        {
            case IdentityAtom { IsFormer: false } identity when identity.Site.Equals(place):
                return new IdentityAtom(identity.Site, identity.Member, identity.Keys, isFormer: true);
            case IdentityAtom { Keys: { IsEmpty: false } keys } identity when depth < Limits.KeyDepth && keys.Any(key => !ReferenceEquals(Of(key, place, depth + 1), key)):
                return new IdentityAtom(identity.Site, identity.Member, keys.SelectAsArray(key => Of(key, place, depth + 1)), identity.IsFormer);
            case LabelAtom { Subject: { } subject } label when !ReferenceEquals(subject.Aged(place), subject):
                return label.With(subject.Aged(place));
            case ConsentAtom consent when Mention(consent.WhenTrue, place) || Mention(consent.WhenFalse, place):
                return new ConsentAtom(Aged(consent.WhenTrue, place), Aged(consent.WhenFalse, place));
            default:
                return atom;
        }
    }

    private static bool Mention(ImmutableArray<ConsentFact> facts, Site place) => facts.Any(fact => fact.Subject is { } subject && subject.Mentions(place));

    private static ImmutableArray<ConsentFact> Aged(ImmutableArray<ConsentFact> facts, Site place) =>
        facts.SelectAsArray(fact => fact with { Subject = fact.Subject?.Aged(place) });
}
