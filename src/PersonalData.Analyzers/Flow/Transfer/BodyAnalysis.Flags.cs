using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Flow.Lattice;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>
/// Checks whose answers, and data that is, kept beside the person: <c>new { user, user.Agreed }</c>, a tuple, the range
/// variables of a query. Once the object is one among many, its flag still tells of the person in it, and of nobody else.
/// </content>
internal sealed partial class BodyAnalysis
{
    /// <summary>An object is made of these parts: what a truth value among them tells, it tells of those beside it too.</summary>
    private void TieFlags(Value[] parts, ImmutableArray<(string Name, ITypeSymbol? Type)> members)
    {
        if (!TracksConsent)
        {
            return;
        }

        TieData(parts, members);
        for (var i = 0; i < parts.Length; i++)
        {
            if (!TellsOfConsent(parts[i]))
            {
                continue;
            }

            parts[i] = parts[i].Select(atom => atom is ConsentAtom consent
                ? new ConsentAtom(WithThoseBeside(consent.WhenTrue, parts, members), WithThoseBeside(consent.WhenFalse, parts, members), consent.Constant)
                : atom);
        }
    }

    /// <summary>Bare data among the parts of an object belongs to the person beside it of whom all of it is.</summary>
    private void TieData(Value[] parts, ImmutableArray<(string Name, ITypeSymbol? Type)> members)
    {
        for (var i = 0; i < parts.Length; i++)
        {
            if (!IsKey(members[i].Type) || OwnerOfAll(parts[i]) is not { } owner)
            {
                continue;
            }

            for (var j = 0; j < parts.Length; j++)
            {
                if (!IsKey(members[j].Type) && SubjectOf(parts[j], members[j].Type) is { Identities: [var part] } && Subject.PathTo(part, owner) is { } path
                    && !path.Contains(Slots.Element))
                {
                    parts[i] = parts[i].With(new DataBesideAtom("." + members[j].Name + path), null);
                }
            }
        }
    }

    /// <summary>Whose all the data is; null when it is of several people, or of nobody known.</summary>
    private static Atom? OwnerOfAll(Value data)
    {
        Atom? owner = null;
        foreach (var entry in data.Entries)
        {
            if (entry.Atom is LabelAtom label)
            {
                if (label.Subject is not { Identities: [var person] } || (owner is not null && !owner.Equals(person)))
                {
                    return null;
                }

                owner = person;
            }
        }

        return owner;
    }

    /// <summary>
    /// Data that was read from an object: what is known of the person beside it, to whom it belongs, it goes under. From
    /// here on it goes by itself.
    /// </summary>
    private Value WithConsentsBeside(Value value, Value owner)
    {
        var data = value.Where(static atom => atom is not DataBesideAtom);
        if (ReferenceEquals(data, value))
        {
            return value;
        }

        foreach (var known in owner.Entries)
        {
            if (known.Atom is ConsentedAtom { OfElements: false, Path.Length: > 0 } consented && value.Contains(new DataBesideAtom(consented.Path)))
            {
                // By what the person is, not as whom it was found just now: that is how the data knows them.
                var person = consented.Members.Aggregate(owner, ReadMember).Where(static atom => atom is not IdentityAtom);
                data = SubjectOf(person, null) is { } subject
                    ? data.Select(atom => atom is LabelAtom { Subject: { } of } label && of.IsWithin(subject) ? Licensed(label, consented.Facts) : atom)
                    : data;
            }
        }

        return data;
    }

    private ImmutableArray<ConsentFact> WithThoseBeside(ImmutableArray<ConsentFact> facts, Value[] parts, ImmutableArray<(string Name, ITypeSymbol? Type)> members)
    {
        var result = facts;
        foreach (var fact in facts)
        {
            if (fact.Subject is not { Identities: [var person] })
            {
                continue;
            }

            for (var i = 0; i < parts.Length; i++)
            {
                if (SubjectOf(parts[i], members[i].Type) is { Identities: [var part] } && Subject.PathTo(part, person) is { } path
                    && !path.Contains(Slots.Element) && (path.Length == 0 || !IsKey(members[i].Type)))
                {
                    result = result.Add(fact with { Subject = new Subject(ImmutableArray.Create<Atom>(new BesideFlagAtom("." + members[i].Name + path, IsKey(members[i].Type)))) });
                }
            }
        }

        return result;
    }

    /// <summary>A truth value that was read from an object: who is beside it, is whoever that object has there.</summary>
    private static Value FlagOf(Value value, Value owner)
    {
        if (!TellsOfConsent(value))
        {
            return value;
        }

        IdentityAtom? name = null;
        var names = 0;
        foreach (var entry in owner.Entries)
        {
            if (entry.Atom is IdentityAtom identity)
            {
                name = identity;
                names++;
            }
        }

        name = names == 1 ? name : null;
        return value.Select(atom => atom is ConsentAtom consent && (consent.WhenTrue.Any(IsBeside) || consent.WhenFalse.Any(IsBeside))
            ? new ConsentAtom(OfThoseBeside(consent.WhenTrue, name), OfThoseBeside(consent.WhenFalse, name), consent.Constant)
            : atom);
    }

    private static bool IsBeside(ConsentFact fact) => fact.Subject is { Identities: [BesideFlagAtom] };

    private static ImmutableArray<ConsentFact> OfThoseBeside(ImmutableArray<ConsentFact> facts, IdentityAtom? owner)
    {
        var result = ImmutableArray.CreateBuilder<ConsentFact>();
        var isOfData = facts.Any(static fact => fact.Subject is { Identities: [BesideFlagAtom { IsData: true }] });
        foreach (var fact in facts)
        {
            if (fact.Subject is not { Identities: [BesideFlagAtom person] })
            {
                // Of one object among many, what is known of those from whom it was made is not known of them all.
                if (owner is null || isOfData || fact.Subject?.Identities.Any(IsOneOfMany) != true)
                {
                    result.Add(fact);
                }
            }
            else if (owner is not null)
            {
                result.Add(fact with { Subject = new Subject(ImmutableArray.Create<Atom>(owner.At(owner.Member + person.Members))) });
            }
        }

        return result.ToImmutable();
    }

    private static bool IsOneOfMany(Atom identity) => identity switch
    {
        InputAtom input => input.Path.Fields.Contains(Slots.Element),
        ObjectAtom made => made.Member.Contains(Slots.Element),
        _ => false,
    };
}
