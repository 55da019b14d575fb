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
    private readonly int _hash;

    public Subject(ImmutableArray<Atom> identities, bool isOwnerless = false)
    {
        Identities = identities;
        IsOwnerless = isOwnerless;
        var (least, greatest) = (int.MaxValue, int.MinValue);
        foreach (var identity in identities)
        {
            Places |= identity.Places;
            least = Math.Min(least, identity.GetHashCode());
            greatest = Math.Max(greatest, identity.GetHashCode());
        }

        _hash = unchecked((((least * 31) + greatest) * 31) + identities.Length);
    }

    /// <summary>The places whose objects it may be, as of an atom.</summary>
    public ulong Places { get; }

    /// <summary>Someone who is not among the people of this code: whom a constant names.</summary>
    public static Subject Nobody { get; } = new(ImmutableArray<Atom>.Empty);

    public ImmutableArray<Atom> Identities { get; }

    /// <summary>
    /// Whether it is a bare value that shows nobody whose it is: of data, an address that came in alone; of a check, an id
    /// that came in and is nobody's data. The two are taken to belong together.
    /// </summary>
    public bool IsOwnerless { get; }

    /// <summary>The subject of a check: of what was asked about itself, and not of all that it belongs to.</summary>
    public Subject Asked() =>
        Identities.Any(static identity => identity is PartAtom)
            ? new Subject(Identities.SelectMany(static identity => identity is PartAtom part ? part.Names : ImmutableArray.Create(identity)).Distinct().ToImmutableArray(), IsOwnerless)
            : this;

    /// <summary>Whether everyone who this may be is someone that <paramref name="other"/> is about: the object itself, what it is a part of, or what it was found by.</summary>
    public bool IsWithin(Subject other) => Identities.All(identity => IsAmong(identity, other.Identities, 0));

    /// <summary>Whether it is someone who came in with the call, not someone who the receiver kept or the code found.</summary>
    public bool IsPassedIn => Identities.All(static identity => IsInput(identity, 0));

    public bool Mentions(Atom identity) => Names(Identities, identity);

    /// <summary>Whether this may be an object that the place gave, now or before.</summary>
    public bool Mentions(Site place) => Identities.Any(identity => identity is IdentityAtom found && found.Site.Equals(place));

    /// <summary>This subject when the place is about to give another object.</summary>
    public Subject Aged(Site place) =>
        (Places & place.Bit) != 0 && Identities.Any(identity => !ReferenceEquals(Aging.Of(identity, place), identity))
            ? new Subject(Identities.SelectAsArray(identity => Aging.Of(identity, place)), IsOwnerless)
            : this;

    /// <summary>Who each element of a collection leads to by the members, each after a dot, as one of a subject; null where that can't be told.</summary>
    public static Atom? OfElement(Atom collection, string members)
    {
        switch (collection)
        {
            case InputAtom input:
                var path = input.Path.Then(Slots.Element);
                foreach (var member in ConsentedAtom.MembersOf(members))
                {
                    path = path.Then(member);
                }

                return path.IsCollapsed ? null : new InputAtom(path);
            case IdentityAtom found:
                return found.At(found.Member + "." + Slots.Element + members);
            default:
                return null;
        }
    }

    /// <summary>The members that lead from an object to another that was read from it, each after a dot; empty when it is the same; null when it wasn't.</summary>
    public static string? PathTo(Atom whole, Atom part)
    {
        var (outer, inner) = (whole, part) switch
        {
            (InputAtom { Path: var path }, InputAtom { Path: var other }) when path.Root.Equals(other.Root) => (MembersOf(path), MembersOf(other)),
            (IdentityAtom found, IdentityAtom other) when found.At("").Equals(other.At("")) => (found.Member, other.Member),
            (ObjectAtom made, ObjectAtom other) when made.Site.Equals(other.Site) && made.Origin.Equals(other.Origin) => (made.Member, other.Member),
            _ => (null, ""),
        };
        return outer is null || !inner.StartsWith(outer, StringComparison.Ordinal) || (inner.Length > outer.Length && inner[outer.Length] != '.')
            ? null
            : inner.Substring(outer.Length);

        static string MembersOf(AccessPath path) => string.Concat(path.Fields.Select(static field => "." + field));
    }

    public bool Equals(Subject? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is null || _hash != other._hash || IsOwnerless != other.IsOwnerless || Identities.Length != other.Identities.Length)
        {
            return false;
        }

        for (var i = 0; i < Identities.Length; i++)
        {
            if (!Identities[i].Equals(other.Identities[i]) && !other.Identities.Contains(Identities[i]))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as Subject);

    public override int GetHashCode() => _hash;

    /// <summary>Whether one of the atoms is the object, whatever else is known of where that was found.</summary>
    private static bool Names(ImmutableArray<Atom> atoms, Atom identity)
    {
        if (atoms.Contains(identity))
        {
            return true;
        }

        if (identity is IdentityAtom found)
        {
            foreach (var atom in atoms)
            {
                if (atom is IdentityAtom other && found.IsSameObject(other))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsInput(Atom identity, int depth) => identity switch
    {
        InputAtom input => input.Path.Root.Kind != RootKind.This,
        PartAtom part => IsInput(part.Whole, depth),
        IdentityAtom { Keys: { IsEmpty: false } keys } => depth <= Limits.KeyDepth && keys.All(key => IsInput(key, depth + 1)),
        _ => false,
    };

    private static bool IsAmong(Atom identity, ImmutableArray<Atom> others, int depth)
    {
        if (Names(others, identity))
        {
            return true;
        }

        if (depth > Limits.KeyDepth)
        {
            return false;
        }

        return identity switch
        {
            PartAtom part => part.Names.Any(name => Names(others, name)) || IsAmong(part.Whole, others, depth + 1),
            IdentityAtom { Keys.IsEmpty: true } => false,
            IdentityAtom { IsOfAllKeys: true, Keys: var keys } => keys.All(key => IsAmong(key, others, depth + 1)),
            IdentityAtom { Keys: var keys, Member: var member } => keys.Any(key => IsAmong(key, others, depth + 1) || IsOfChecked(key, member)),
            _ => false,
        };

        // Found in a collection, with what leads on from there: perhaps that of each element was checked.
        bool IsOfChecked(Atom key, string member)
        {
            for (var path = member; path.Length > 0; path = path.Substring(0, path.LastIndexOf('.')))
            {
                if (OfElement(key, path) is { } each && others.Contains(each))
                {
                    return true;
                }
            }

            return false;
        }
    }
}

/// <summary>What a check asks about: purposes and recipients.</summary>
internal sealed record ConsentScope(ImmutableArray<string> Purposes, ImmutableArray<string> Recipients)
{
    public string Key { get; } = string.Join(",", Purposes) + "|" + string.Join(",", Recipients);

    public bool Equals(ConsentScope? other) => other is not null && Key == other.Key;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Key);
}

/// <summary>
/// Known consent of one subject, or of everyone concerned when that is null (SPEC 4, ConsentCheck): to what one of the
/// scopes says. Where different checks were passed on different paths, only what each of them covers is consented to, and
/// that is for those to say who know what is within what.
/// </summary>
internal sealed record ConsentFact(EquatableArray<ConsentScope> Scopes, Subject? Subject)
{
    public ConsentFact(ImmutableArray<string> purposes, ImmutableArray<string> recipients, Subject? subject)
        : this(new EquatableArray<ConsentScope>(ImmutableArray.Create(new ConsentScope(purposes, recipients))), subject)
    {
    }

    /// <summary>Whether only the caller knows what this says.</summary>
    public GivenAnswerAtom? Given => Subject is { Identities: [GivenAnswerAtom given] } ? given : null;

    /// <summary>Whether this is about the person whose data the label is. Data that shows no owner is taken to be the checked person's.</summary>
    public bool IsAbout(LabelAtom label) =>
        Subject is null
        || (Subject.Identities is not [GivenAnswerAtom or BesideFlagAtom] && IsOf(label));

    private bool IsOf(LabelAtom label) =>
        label.Subject is not { } owner ? !ReferenceEquals(Subject, Subject.Nobody)
            : owner.IsWithin(Subject!) || (Subject!.IsOwnerless && owner.IsOwnerless);

    /// <summary>The facts that hold on both of two paths: of different checks of one subject, that it was one of them.</summary>
    public static ImmutableArray<ConsentFact> Intersect(ImmutableArray<ConsentFact> first, ImmutableArray<ConsentFact> second)
    {
        if (first.IsEmpty || first == second)
        {
            return first;
        }

        if (second.IsEmpty || first.All(second.Contains))
        {
            return second.IsEmpty ? second : first;
        }

        var common = ImmutableArray.CreateBuilder<ConsentFact>();
        foreach (var fact in first)
        {
            if (second.Contains(fact))
            {
                common.Add(fact);
                continue;
            }

            foreach (var other in second)
            {
                if (common.Count < Limits.JoinedChecks && Equals(fact.Subject, other.Subject) && fact.Either(other) is { } either && !common.Any(either.Follows))
                {
                    common.Add(either);
                }
            }
        }

        return common.ToImmutable();
    }

    /// <summary>What is known where it is this or the other; null when those are too many different checks.</summary>
    private ConsentFact? Either(ConsentFact other)
    {
        var scopes = Scopes.Concat(other.Scopes).Distinct().OrderBy(static scope => scope.Key, StringComparer.Ordinal).ToImmutableArray();
        return scopes.Length > Limits.JoinedChecks ? null : this with { Scopes = new EquatableArray<ConsentScope>(scopes) };
    }

    /// <summary>Whether this says nothing that the stronger fact does not.</summary>
    private bool Follows(ConsentFact stronger) => Equals(Subject, stronger.Subject) && stronger.Scopes.All(Scopes.Contains);
}

/// <summary>
/// One object at a time, where a place alone doesn't tell objects apart: what an indexer, an enumerator or a call gave
/// when it was last run. Its <see cref="Keys"/> are what it was found by: an id, or the collection that it is in.
/// </summary>
internal sealed class IdentityAtom : Atom
{
    public IdentityAtom(Site site, ITypeSymbol? type, ImmutableArray<Atom> keys)
        : this(site, type, "", keys, false, false, null)
    {
    }

    private IdentityAtom(Site site, ITypeSymbol? type, string member, ImmutableArray<Atom> keys, bool isOfAllKeys, bool isFormer, AccessPath? among)
        : base(unchecked((site.GetHashCode() * 31) + member.GetHashCode()), PlacesOf(keys) | site.Bit)
    {
        Site = site;
        Type = type;
        Member = member;
        Keys = keys;
        IsOfAllKeys = isOfAllKeys;
        IsFormer = isFormer;
        Among = among;
    }

    /// <summary>The type of what the place gives, of which <see cref="Member"/> leads on; null when it is not known.</summary>
    public ITypeSymbol? Type { get; }

    public Site Site { get; }

    public string Member { get; }

    public ImmutableArray<Atom> Keys { get; }

    /// <summary>Whether it may be of each of the keys: an element of several collections put together.</summary>
    public bool IsOfAllKeys { get; }

    /// <summary>Whether it is one that the place gave before it gave the present one: the last element, in the round for the next.</summary>
    public bool IsFormer { get; }

    /// <summary>
    /// The elements of an input among which the place found it, if it surely is one of those: what a caller knows of each
    /// of them, it knows of this one.
    /// </summary>
    public AccessPath? Among { get; }

    public IdentityAtom At(string member) => new(Site, Type, member, Keys, IsOfAllKeys, IsFormer, Among);

    public IdentityAtom By(ImmutableArray<Atom> keys, bool ofAll = false) => new(Site, Type, Member, keys, ofAll, IsFormer, Among);

    public IdentityAtom OneOf(AccessPath? elements) => new(Site, Type, Member, Keys, IsOfAllKeys, IsFormer, elements);

    public IdentityAtom Former() => new(Site, Type, Member, Keys, IsOfAllKeys, isFormer: true, Among);

    /// <summary>Whether it is the same object, whatever is known of where it was found.</summary>
    public bool IsSameObject(IdentityAtom other) => IsFormer == other.IsFormer && Site.Equals(other.Site) && Member == other.Member;

    // One that may have been found elsewhere too is another atom: a join of the two must not keep only what is known of the one.
    protected override bool IsSame(Atom other) => other is IdentityAtom identity && IsSameObject(identity) && Equals(Among, identity.Among);
}

/// <summary>
/// Something of somebody's: an address in a customer's record, or an e-mail that was found among those of many. A check of
/// it, by any of its names, is one of its person, and so is a check of the whole.
/// </summary>
internal sealed class PartAtom : Atom
{
    public PartAtom(ImmutableArray<Atom> names, Atom whole)
        : base(unchecked(whole.GetHashCode() * 31), PlacesOf(names) | whole.Places)
    {
        Names = names;
        Whole = whole;
    }

    /// <summary>The objects as which it is known.</summary>
    public ImmutableArray<Atom> Names { get; }

    /// <summary>Whose it is.</summary>
    public Atom Whole { get; }

    /// <summary>What is <paramref name="whole"/>'s and has just been found as <paramref name="name"/>, whatever that place found before.</summary>
    public static PartAtom Found(IdentityAtom name, Atom whole) => whole is PartAtom part
        ? new PartAtom(
            part.Names.RemoveAll(known => known is IdentityAtom found && found.Site.Equals(name.Site)).Take(Limits.KeyDepth).Prepend(name).ToImmutableArray(), part.Whole)
        : new PartAtom(ImmutableArray.Create<Atom>(name), whole);

    protected override bool IsSame(Atom other) =>
        other is PartAtom part && Names.Length == part.Names.Length && Whole.Equals(part.Whole) && Names.All(part.Names.Contains);
}

/// <summary>
/// Who is at a member of the very object that holds the truth value which tells of them: the person in a tuple, of whom
/// its flag tells. Which object that is, is known where the flag is read.
/// </summary>
internal sealed class BesideFlagAtom : Atom
{
    public BesideFlagAtom(string members, bool isData)
        : base(StringComparer.Ordinal.GetHashCode(members))
    {
        Members = members;
        IsData = isData;
    }

    /// <summary>Whether it is bare data of theirs, which goes by the person that it was read from.</summary>
    public bool IsData { get; }

    /// <summary>The members that lead to the person, each after a dot.</summary>
    public string Members { get; }

    protected override bool IsSame(Atom other) => other is BesideFlagAtom person && Members == person.Members && IsData == person.IsData;
}

/// <summary>
/// Whoever a truth value that came into a lambda tells of, if it is the expected one: its caller knows. Code in it that
/// asks that value passes no check of its own.
/// </summary>
internal sealed class GivenAnswerAtom : Atom
{
    private GivenAnswerAtom(AccessPath path, bool expected)
        : base(path.GetHashCode())
    {
        Path = path;
        Expected = expected;
    }

    public AccessPath Path { get; }

    public bool Expected { get; }

    /// <summary>The truth value at the path, as one that tells what the caller knows of it.</summary>
    public static ConsentAtom At(AccessPath path) => new(Fact(path, expected: true), Fact(path, expected: false));

    public static ImmutableArray<ConsentFact> Fact(AccessPath path, bool expected) =>
        ImmutableArray.Create(new ConsentFact(
            ImmutableArray<string>.Empty, ImmutableArray<string>.Empty, new Subject(ImmutableArray.Create<Atom>(new GivenAnswerAtom(path, expected)))));

    protected override bool IsSame(Atom other) => other is GivenAnswerAtom given && Expected == given.Expected && Path.Equals(given.Path);
}

/// <summary>A truth value that tells of consent: some facts hold if it is true, others if it is false.</summary>
internal sealed class ConsentAtom : Atom
{
    /// <summary>A check: true means that the facts hold, false nothing.</summary>
    public ConsentAtom(ImmutableArray<ConsentFact> facts)
        : this(facts, ImmutableArray<ConsentFact>.Empty)
    {
    }

    public ConsentAtom(ImmutableArray<ConsentFact> whenTrue, ImmutableArray<ConsentFact> whenFalse, bool? constant = null)
        : base((whenTrue.Length * 31) + whenFalse.Length, PlacesOf(whenTrue) | PlacesOf(whenFalse))
    {
        WhenTrue = whenTrue;
        WhenFalse = whenFalse;
        Constant = constant;
    }

    /// <summary>The value, if it is a known one that was given where consents are known: it can't be the other.</summary>
    public bool? Constant { get; }

    public ImmutableArray<ConsentFact> WhenTrue { get; }

    public ImmutableArray<ConsentFact> WhenFalse { get; }

    /// <summary>The same truth value, telling nothing of the object; this very one when it tells nothing of it anyway.</summary>
    public ConsentAtom Without(Atom identity)
    {
        return WhenTrue.Any(Tells) || WhenFalse.Any(Tells) ? new ConsentAtom(WhenTrue.RemoveAll(fact => Tells(fact)), WhenFalse.RemoveAll(fact => Tells(fact)), Constant) : this;

        bool Tells(ConsentFact fact) => fact.Subject is { } subject && subject.Mentions(identity);
    }

    protected override bool IsSame(Atom other) =>
        other is ConsentAtom consent && Constant == consent.Constant && WhenTrue.SequenceEqual(consent.WhenTrue) && WhenFalse.SequenceEqual(consent.WhenFalse);
}

/// <summary>A truth value that tells nothing of consent: a known one, or null for any. Without it a join would forget the path that has no check.</summary>
internal sealed class TruthAtom : Atom
{
    public static readonly TruthAtom True = new(true);
    public static readonly TruthAtom False = new(false);
    public static readonly TruthAtom Unknown = new(null);

    /// <summary>The null of a <c>bool?</c>: neither true nor false.</summary>
    public static readonly TruthAtom Missing = new(null);

    private TruthAtom(bool? value)
        : base(value is null ? 2 : value.Value ? 1 : 0) => Value = value;

    public bool? Value { get; }

    protected override bool IsSame(Atom other) => false;
}

/// <summary>Something that is known of a value: of one that may come from several places, only if it is known of what comes from each.</summary>
internal abstract class KnowledgeAtom : Atom
{
    protected KnowledgeAtom(int hash)
        : base(hash)
    {
    }
}

/// <summary>
/// Bare data of the person who is at a member of the very object that holds it: the address of the <c>let</c> of a query,
/// beside the person whose it is. Once it is one among many objects, nothing else tells that the two belong together.
/// </summary>
internal sealed class DataBesideAtom : KnowledgeAtom
{
    public DataBesideAtom(string members)
        : base(StringComparer.Ordinal.GetHashCode(members)) => Members = members;

    /// <summary>The members that lead to the person, each after a dot.</summary>
    public string Members { get; }

    protected override bool IsSame(Atom other) => other is DataBesideAtom data && Members == data.Members;
}

/// <summary>
/// An object whose person is known to have consented, or that has such a person at <see cref="Path"/>; or,
/// <see cref="OfElements"/>, a collection of such.
/// </summary>
internal sealed class ConsentedAtom : KnowledgeAtom
{
    private static readonly char[] s_separators = { '.' };

    public ConsentedAtom(ImmutableArray<ConsentFact> facts, bool ofElements, string path = "")
        : base(facts.Length)
    {
        Facts = facts;
        OfElements = ofElements;
        Path = path;
    }

    /// <summary>The members that lead to the person, each after a dot; empty for the object itself.</summary>
    public string Path { get; }

    public IEnumerable<string> Members => MembersOf(Path);

    public static IEnumerable<string> MembersOf(string path) => path.Split(s_separators, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Where the members lead from a path, each after a dot; null where that stands for others too.</summary>
    public static AccessPath? PathTo(string members, AccessPath path)
    {
        if (members.Length == 0)
        {
            return path;
        }

        foreach (var member in MembersOf(members))
        {
            path = path.Then(member);
        }

        return path.IsCollapsed ? null : path;
    }

    /// <summary>What is known of the member that a person is reached by; null when nothing is.</summary>
    public ConsentedAtom? At(string member)
    {
        var step = "." + member;
        return OfElements || !Path.StartsWith(step, StringComparison.Ordinal) || (Path.Length > step.Length && Path[step.Length] != '.')
            ? null
            : new ConsentedAtom(Facts, ofElements: false, Path.Substring(step.Length));
    }

    public ImmutableArray<ConsentFact> Facts { get; }

    public bool OfElements { get; }

    protected override bool IsSame(Atom other) => other is ConsentedAtom consented && OfElements == consented.OfElements && Path == consented.Path && Facts.SequenceEqual(consented.Facts);
}

/// <summary>What becomes of atoms when a place is about to give another object than it gave before.</summary>
internal static class Aging
{
    /// <summary>The atom, about a former object of the place where it was about the present one; the very same when it was not.</summary>
    public static Atom Of(Atom atom, Site place) => Of(atom, place, 0);

    private static Atom Of(Atom atom, Site place, int depth)
    {
        if ((atom.Places & place.Bit) == 0)
        {
            return atom;
        }

        switch (atom)
        {
            case IdentityAtom { IsFormer: false } identity when identity.Site.Equals(place):
                return identity.Former();
            case IdentityAtom { Keys: { IsEmpty: false } keys } identity when depth < Limits.KeyDepth && keys.Any(key => !ReferenceEquals(Of(key, place, depth + 1), key)):
                return identity.By(keys.SelectAsArray(key => Of(key, place, depth + 1)), identity.IsOfAllKeys);
            case PartAtom part when !ReferenceEquals(Of(part.Whole, place, depth), part.Whole) || part.Names.Any(name => !ReferenceEquals(Of(name, place, depth), name)):
                return new PartAtom(part.Names.SelectAsArray(name => Of(name, place, depth)), Of(part.Whole, place, depth));
            case LabelAtom { Subject: { } subject } label when !ReferenceEquals(subject.Aged(place), subject):
                return label.With(subject.Aged(place));
            case ConsentAtom consent when Mention(consent.WhenTrue, place) || Mention(consent.WhenFalse, place):
                return new ConsentAtom(Aged(consent.WhenTrue, place), Aged(consent.WhenFalse, place), consent.Constant);
            default:
                return atom;
        }
    }

    private static bool Mention(ImmutableArray<ConsentFact> facts, Site place) => facts.Any(fact => fact.Subject is { } subject && subject.Mentions(place));

    private static ImmutableArray<ConsentFact> Aged(ImmutableArray<ConsentFact> facts, Site place) =>
        facts.SelectAsArray(fact => fact with { Subject = fact.Subject?.Aged(place) });
}
