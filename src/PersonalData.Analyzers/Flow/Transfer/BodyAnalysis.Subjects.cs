using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PersonalData.Analyzers.Collections;
using PersonalData.Analyzers.Flow.Lattice;
using PersonalData.Analyzers.Flow.Program;
using PersonalData.Analyzers.Marks;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>Whose data, or whose consent, a value is about (SPEC 6.3: a check is about the same subject as the data).</content>
internal sealed partial class BodyAnalysis
{
    /// <summary>
    /// Whose data, or whose consent, a value is about: the objects that it may be. For a bare id or name, the object that
    /// it was read from.
    /// </summary>
    private Subject? SubjectOf(Value value, ITypeSymbol? type)
    {
        var identities = ImmutableArray.CreateBuilder<Atom>();
        foreach (var entry in value.Entries)
        {
            if (entry.Atom is IdentityAtom identity)
            {
                Add(OwnerOf(MayBeAnother(value, identity) ? identity.OneOf(null) : identity, type));
            }
        }

        if (identities.Count > 0)
        {
            return new Subject(identities.ToImmutable());
        }

        var isFilled = IsKnownButFilled(value);
        foreach (var entry in value.Entries)
        {
            switch (entry.Atom)
            {
                case InputAtom { Exposure: Exposure.Exact } input when !isFilled || input.Path.Root.Kind != RootKind.Filled:
                    Add(OwnerOf(input, type));
                    break;
                case ObjectAtom { Function: null } made:
                    Add(made);
                    break;
                case LabelAtom { Subject: { } subject } when IsKey(type):
                    foreach (var owner in subject.Identities)
                    {
                        Add(owner);
                    }

                    break;
            }
        }

        return identities.Count == 0 ? null : new Subject(identities.ToImmutable());

        void Add(Atom identity)
        {
            if (!identities.Contains(identity))
            {
                identities.Add(identity);
            }
        }
    }

    /// <summary>Whether a value that was found among the elements of an input may also be something that came another way.</summary>
    private bool MayBeAnother(Value value, IdentityAtom identity)
    {
        if (identity.Among is not { } among)
        {
            return false;
        }

        var path = ConsentedAtom.PathTo(identity.Member, among);
        foreach (var entry in value.Entries)
        {
            if (entry.Atom is InputAtom { Exposure: Exposure.Exact } input ? !input.Path.Equals(path) : entry.Atom is ObjectAtom { Function: null } && !IsOfFilled(entry.Atom))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whom an expression names: by the object that it gives, or else as the variable that holds an id, which nobody else can tell from another's.</summary>
    private Subject? SubjectOf(IOperation expression, Value value)
    {
        expression = Unconverted(expression);
        if (expression.ConstantValue.HasValue)
        {
            return Subject.Nobody;
        }

        // An enumerator is no id of whom it was read from: it stands for what it enumerates.
        return SubjectOf(value, Enumerates(expression.Type) ? null : expression.Type)
            ?? (value.IsEmpty && IsKey(expression.Type) && VariablePlace(expression) is { } place
                ? new Subject(ImmutableArray.Create<Atom>(new IdentityAtom(SiteOf(place, expression), expression.Type, ImmutableArray<Atom>.Empty)))
                : null);
    }

    /// <summary>Whose consent a check that is given <paramref name="value"/> is about.</summary>
    private Subject? SubjectOfCheck(IOperation? expression, Value value, ITypeSymbol type)
    {
        var subject = expression is null ? SubjectOf(value, type) : SubjectOf(expression, value);
        var plain = expression is null ? null : Unconverted(expression);
        if (subject is null || subject.Identities.IsEmpty || !IsKey(plain?.Type ?? type))
        {
            return subject?.Asked();
        }

        var isOfSomebody = value.Where(static atom => atom is LabelAtom or ShapeAtom) is { IsEmpty: false }
            || (plain is IMemberReferenceOperation { Instance.Type: { } owner } && !_context.Marks.ShapeOf(owner).IsEmpty);
        return isOfSomebody ? subject.Asked() : new Subject(subject.Asked().Identities, IsOwnerless(subject));
    }

    /// <summary>Whether the subject is only values that came in by themselves.</summary>
    private static bool IsOwnerless(Subject subject) => subject.Identities.All(static identity => identity switch
    {
        InputAtom { Path: { Root.Kind: RootKind.Parameter, Fields.IsEmpty: true } } => true,
        InputAtom { Path: { Root.Kind: RootKind.Captured } path } => path.Fields.All(static field => field == Slots.Value),
        InputAtom { Path: { Root.Kind: RootKind.This } } => true,
        IdentityAtom { Member.Length: 0, Type: var type } => IsKey(type),
        _ => false,
    });

    /// <summary>
    /// Whose data an object holds, and what they are known to have consented to. An object that was made here of somebody's
    /// data is about them: a mail with a customer's address needs that customer's consent.
    /// </summary>
    private (Subject? Subject, ImmutableArray<ConsentFact> Consents) OwnershipOf(Value value, ITypeSymbol? type)
    {
        var subject = SubjectOf(value, type);
        var consents = ConsentsOf(value);
        if (!TracksConsent || ContentOf(value) is not { } content)
        {
            return (subject, consents);
        }

        // What shows no owner, such as a marked parameter, is taken to be of the same person as the rest.
        var owned = content.Where(static label => label.Subject is { IsOwnerless: false }).ToList();
        owned = owned.Count > 0 ? owned : content.Where(static label => label.Subject is not null).ToList();
        ImmutableArray<ConsentFact>? licences = null;
        foreach (var label in owned)
        {
            licences = licences is { } known ? ConsentFact.Intersect(known, label.Licences) : label.Licences;
        }

        var owners = owned.SelectMany(static label => label.Subject!.Identities).Distinct().ToImmutableArray();
        subject = owners.Length switch
        {
            0 => null,
            1 when subject is { Identities: [IdentityAtom made] } => new Subject(ImmutableArray.Create<Atom>(made.By(made.IsOfAllKeys ? owners : made.Keys.AddRange(owners)))),
            _ => new Subject(owners, owned.All(static label => label.Subject!.IsOwnerless)),
        };
        return (subject, consents.AddRange(licences ?? ImmutableArray<ConsentFact>.Empty));
    }

    /// <summary>The data that was put into an object which was made here, or into the elements of a query's result; null for any other.</summary>
    private List<LabelAtom>? ContentOf(Value value)
    {
        var pending = new Stack<Atom>();
        var seen = new HashSet<Atom>();
        if (!FindMade(value, pending, seen) || pending.Count == 0)
        {
            return null;
        }

        var labels = new List<LabelAtom>();
        while (pending.Count > 0)
        {
            foreach (var member in _slots.MembersOf(pending.Pop()))
            {
                foreach (var held in (_state.Get(member.Slot) ?? Value.Empty).Entries)
                {
                    switch (held.Atom)
                    {
                        case LabelAtom { IsIdentifier: false } label:
                            labels.Add(label);
                            break;
                        case ObjectAtom { Function: null } inner when seen.Add(inner):
                            pending.Push(inner);
                            break;
                    }
                }
            }
        }

        return labels;
    }

    /// <summary>Collects what a value is, or what its elements are; false when that is something not made here.</summary>
    private bool FindMade(Value value, Stack<Atom> made, HashSet<Atom> seen)
    {
        foreach (var entry in value.Entries)
        {
            switch (entry.Atom)
            {
                case ObjectAtom { Function: null, IsExact: true } when seen.Add(entry.Atom):
                    made.Push(entry.Atom);
                    break;
                case ObjectAtom { Function: null, IsExact: false, IsOfModel: true, Member.Length: 0 } result when seen.Add(result):
                    if (!FindMade(ReadMember(Value.Of(result, null), Slots.Element), made, seen))
                    {
                        return false;
                    }

                    break;
                case ObjectAtom { IsExact: false, IsOfModel: true } or ObjectAtom { Function: not null }:
                    break;
                case InputAtom or ObjectAtom when !seen.Contains(entry.Atom):
                    return false;
            }
        }

        return true;
    }

    /// <summary>Who an object is, and of whom it is a part; of an id, who it was read from.</summary>
    private Atom OwnerOf(Atom identity, ITypeSymbol? type)
    {
        if (IsKey(type))
        {
            identity = identity switch
            {
                InputAtom { Path: { Fields.Length: > 0 } path } when path.Fields[path.Fields.Length - 1] != Slots.Value => new InputAtom(path.Owner),
                IdentityAtom { Member: { Length: > 0 } member } found => found.At(member.Substring(0, member.LastIndexOf('.'))),
                _ => identity,
            };
        }

        return WholeOfPart(identity) is { } whole ? new PartAtom(ImmutableArray.Create(identity), OwnerOf(whole, null)) : identity;
    }

    /// <summary>The nearest object on the way to this one of which it is a part.</summary>
    private Atom? WholeOfPart(Atom part)
    {
        var type = TypeAtPlace(part);
        if (!_context.Parts.IsAnonymous(type))
        {
            return null;
        }

        for (var whole = Outward(part); whole is not null; whole = Outward(whole))
        {
            var outer = TypeAtPlace(whole);
            if (_context.Parts.IsPart(type, outer))
            {
                return whole;
            }

            if (!_context.Parts.IsAnonymous(outer))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>The object that an object was read from, as a place.</summary>
    private static Atom? Outward(Atom place) => place switch
    {
        InputAtom { Path: { Fields.Length: > 0 } path } when path.Fields[path.Fields.Length - 1] != Slots.Value => new InputAtom(path.Owner),
        IdentityAtom { Member: { Length: > 0 } member } found => found.At(member.Substring(0, member.LastIndexOf('.'))),
        _ => null,
    };

    private ITypeSymbol? TypeAtPlace(Atom place)
    {
        switch (place)
        {
            case InputAtom input:
                return TypeAt(TypeOf(input.Path.Root), input.Path.Fields);
            case IdentityAtom { Member.Length: 0 } found:
                return found.Type;
            case IdentityAtom found:
                return TypeAt(found.Type, found.Member.Substring(1).Split('.').ToImmutableArray());
            default:
                return null;
        }
    }

    private ITypeSymbol? TypeOf(InputRoot root) => root.Kind switch
    {
        RootKind.This => SourceMethods.TypeOfThis(_body.Method),
        RootKind.Parameter when root.Ordinal < _body.Method.Parameters.Length => _body.Method.Parameters[root.Ordinal].Type,
        RootKind.Captured => (root.Variable as ILocalSymbol)?.Type ?? (root.Variable as IParameterSymbol)?.Type,
        _ => null,
    };

    private static ITypeSymbol? TypeAt(ITypeSymbol? type, ImmutableArray<string> members)
    {
        foreach (var member in members)
        {
            type = type is null || member == Slots.Value ? type
                : member == Slots.Element ? TypeShapes.ElementOf(type)
                : TextForms.MemberType(type, member);
        }

        return type;
    }

    /// <summary>A part of somebody who is known to have consented is known to be theirs.</summary>
    private Value WithWhole(Value value, Value owner, ITypeSymbol? type, ITypeSymbol? ownerType)
    {
        if (!TracksConsent)
        {
            return value;
        }

        foreach (var entry in owner.Entries)
        {
            if (entry.Atom is ConsentedAtom { OfElements: false, Path.Length: 0 } consented && _context.Parts.IsPart(type, ownerType))
            {
                value = value.With(new ConsentedAtom(consented.Facts, TypeShapes.IsCollection(type)), null);
            }
        }

        return value;
    }

    /// <summary>Whether values of the type name people rather than being them: ids, addresses, numbers.</summary>
    private static bool IsKey(ITypeSymbol? type) => type is { IsValueType: true } or { SpecialType: SpecialType.System_String };
}
