using System.Collections.Immutable;
using PersonalData.Analyzers.Flow.Lattice;

namespace PersonalData.Analyzers.Flow.Summaries;

/// <summary>
/// Consents that a lambda or local function can rely on, by one body that uses it: those known at every place where that
/// makes it, and those known at every call.
/// </summary>
internal sealed class FunctionGrounds
{
    private readonly List<FunctionUse> _made = new();
    private readonly List<FunctionUse> _called = new();

    public void Add(FunctionUse use)
    {
        var uses = use.IsMade ? _made : _called;
        if (use.People.IsEmpty && uses.Count > 0 && uses[uses.Count - 1] is { People.IsEmpty: true } before)
        {
            uses[uses.Count - 1] = before with { Known = ConsentFact.Intersect(before.Known, use.Known) };
            return;
        }

        uses.Add(use);
    }

    /// <summary>What is known in the function, in its own terms, when <paramref name="around"/> is known all over the body that uses it.</summary>
    public ImmutableArray<ConsentFact> Under(ImmutableArray<ConsentFact> around)
    {
        var made = AtAll(_made, around);
        return made.AddRange(AtAll(_called, around).RemoveAll(made.Contains));
    }

    private static ImmutableArray<ConsentFact> AtAll(List<FunctionUse> uses, ImmutableArray<ConsentFact> around)
    {
        ImmutableArray<ConsentFact>? known = null;
        foreach (var use in uses)
        {
            var here = use.Under(around);
            known = known is { } before ? ConsentFact.Intersect(before, here) : here;
        }

        return known ?? ImmutableArray<ConsentFact>.Empty;
    }
}

/// <summary>One place where a function is made or called by name (<see cref="IsMade"/>), or where it gets its arguments.</summary>
/// <param name="IsMade">Whether the function shares its receiver with the code around it.</param>
/// <param name="People">Who comes into the function there, as the code around it knows them, and by which of its inputs.</param>
internal sealed record FunctionUse(bool IsMade, ImmutableArray<(Subject Person, AccessPath Input)> People)
{
    /// <summary>What is known there, in the function's terms.</summary>
    public ImmutableArray<ConsentFact> Known { get; init; } = ImmutableArray<ConsentFact>.Empty;

    /// <summary>What is known in the function when the facts, in the terms of the code around it, hold there too.</summary>
    public ImmutableArray<ConsentFact> Under(ImmutableArray<ConsentFact> facts)
    {
        if (facts.IsEmpty)
        {
            return Known;
        }

        var known = Known.ToBuilder();
        foreach (var fact in facts)
        {
            if (fact.Subject is not { } subject || (IsMade && subject.Identities.All(static identity => identity is InputAtom { Path.Root.Kind: RootKind.This })))
            {
                AddOnce(fact);
                continue;
            }

            foreach (var (person, input) in People)
            {
                foreach (var members in WaysTo(subject, person))
                {
                    if (ConsentedAtom.PathTo(members, input) is { } path)
                    {
                        AddOnce(fact with { Subject = new Subject(ImmutableArray.Create<Atom>(new InputAtom(path))) });
                    }
                }
            }
        }

        return known.ToImmutable();

        void AddOnce(ConsentFact fact)
        {
            if (!known.Contains(fact))
            {
                known.Add(fact);
            }
        }
    }

    /// <summary>The members, each after a dot, by which what came in leads to those whom a fact is about: none where it is somebody of them.</summary>
    private static IEnumerable<string> WaysTo(Subject subject, Subject person)
    {
        if (person.IsWithin(subject))
        {
            yield return "";
        }
        else if (person.Identities is [var holder])
        {
            foreach (var identity in subject.Identities)
            {
                if (Subject.PathTo(holder, identity) is { Length: > 0 } members)
                {
                    yield return members;
                }
            }
        }
    }
}
