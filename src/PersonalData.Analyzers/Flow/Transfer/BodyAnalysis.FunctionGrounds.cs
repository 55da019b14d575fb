using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Flow.Lattice;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>
/// Consents that a lambda or local function can rely on: those known where it is made, and those known at every call of it.
/// A function that is only ever called after the check is as good as code that stands there (SPEC 6.3).
/// </content>
internal sealed partial class BodyAnalysis
{
    private readonly Dictionary<IMethodSymbol, ImmutableArray<ConsentFact>> _functionGrounds = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IMethodSymbol, ImmutableArray<ConsentFact>> _argumentGrounds = new(SymbolEqualityComparer.Default);

    /// <summary>What is known where a function is made or called by name holds in it, about the variables that it shares and what it shares with its surroundings.</summary>
    private void KnowInFunction(IMethodSymbol function)
    {
        if (!_isRecording || !TracksConsent)
        {
            return;
        }

        var known = ImmutableArray.CreateBuilder<ConsentFact>();
        foreach (var fact in _state.Grounds)
        {
            if (fact.Subject is not { } subject)
            {
                known.Add(fact);
                continue;
            }

            foreach (var variable in _body.Captured)
            {
                AddIfAbout(known, fact, ReadVariable(variable), CapturedValue(variable));
            }

            if (subject.Identities.All(static identity => identity is InputAtom { Path.Root.Kind: RootKind.This or RootKind.Captured }))
            {
                known.Add(fact);
            }
        }

        Keep(_functionGrounds, function, known.ToImmutable());
    }

    /// <summary>What is known of those who a function is called with or, of a delegate, who its variables hold: at every call of it here.</summary>
    private void KnowOfArguments(IMethodSymbol function, ImmutableArray<CallArgument> arguments, Value? closure = null)
    {
        if (!_isRecording || !TracksConsent)
        {
            return;
        }

        var known = ImmutableArray.CreateBuilder<ConsentFact>();
        foreach (var argument in arguments)
        {
            var path = new AccessPath(InputRoot.Parameter(argument.Ordinal));
            foreach (var entry in argument.Value.Entries)
            {
                if (entry.Atom is ConsentedAtom consented && PathTo(consented.OfElements ? "." + Slots.Element + consented.Path : consented.Path, path) is { } person)
                {
                    known.AddRange(consented.Facts.Select(fact => fact with { Subject = new Subject(ImmutableArray.Create<Atom>(new InputAtom(person))) }));
                }
            }

            foreach (var fact in _state.Grounds)
            {
                AddIfAbout(known, fact, argument.Value, path);
            }
        }

        foreach (var fact in closure is null ? ImmutableArray<ConsentFact>.Empty : _state.Grounds)
        {
            if (fact.Subject is null)
            {
                known.Add(fact);
            }

            foreach (var variable in _body.Captured)
            {
                AddIfAbout(known, fact, ReadMember(ReadMember(closure!, Slots.Cell(variable)), Slots.Value), CapturedValue(variable));
            }
        }

        Keep(_argumentGrounds, function, known.ToImmutable());
    }

    private Dictionary<IMethodSymbol, ImmutableArray<ConsentFact>> FunctionGrounds()
    {
        foreach (var pair in _argumentGrounds)
        {
            _functionGrounds[pair.Key] = _functionGrounds.TryGetValue(pair.Key, out var made) ? made.AddRange(pair.Value.RemoveAll(made.Contains)) : pair.Value;
        }

        return _functionGrounds;
    }

    /// <summary>Adds the fact as one about what comes into the function at a path, if that is somebody the fact is about, or holds somebody.</summary>
    private void AddIfAbout(ImmutableArray<ConsentFact>.Builder known, ConsentFact fact, Value held, AccessPath path)
    {
        if (fact.Subject is not { } subject || SubjectOf(held, null) is not { } person)
        {
            return;
        }

        if (person.IsWithin(subject))
        {
            Add("");
        }
        else if (person.Identities is [var holder])
        {
            foreach (var identity in subject.Identities)
            {
                if (Subject.PathTo(holder, identity) is { Length: > 0 } members)
                {
                    Add(members);
                }
            }
        }

        void Add(string members)
        {
            if (PathTo(members, path) is { } to && fact with { Subject = new Subject(ImmutableArray.Create<Atom>(new InputAtom(to))) } is var told && !known.Contains(told))
            {
                known.Add(told);
            }
        }
    }

    /// <summary>Where the members lead from a path, each after a dot; null where that stands for others too.</summary>
    private static AccessPath? PathTo(string members, AccessPath path)
    {
        if (members.Length == 0)
        {
            return path;
        }

        foreach (var member in ConsentedAtom.MembersOf(members))
        {
            path = path.Then(member);
        }

        return path.IsCollapsed ? null : path;
    }

    private static AccessPath CapturedValue(ISymbol variable) => new AccessPath(InputRoot.Captured(variable)).Then(Slots.Value);

    private static void Keep(Dictionary<IMethodSymbol, ImmutableArray<ConsentFact>> grounds, IMethodSymbol function, ImmutableArray<ConsentFact> known) =>
        grounds[function] = grounds.TryGetValue(function, out var before) ? ConsentFact.Intersect(before, known) : known;
}
