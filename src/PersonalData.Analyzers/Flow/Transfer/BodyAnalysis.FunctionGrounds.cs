using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Flow.Lattice;
using PersonalData.Analyzers.Flow.Summaries;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>
/// Consents that a lambda or local function can rely on: those known where it is made, and those known at every call of it.
/// A function that is only ever called after the check is as good as code that stands there (SPEC 6.3).
/// </content>
internal sealed partial class BodyAnalysis
{
    private readonly Dictionary<IMethodSymbol, FunctionGrounds> _functionGrounds = new(SymbolEqualityComparer.Default);

    /// <summary>Whether somebody may be known to have consented: here, or, in a function, all over the code around it.</summary>
    private bool MayKnowConsents => !_state.Grounds.IsEmpty || _body.Outer is not null;

    /// <summary>What is known where a function is made or called by name holds in it, about the variables that it shares and what it shares with its surroundings.</summary>
    private void KnowInFunction(IMethodSymbol function)
    {
        if (!_isRecording || !TracksConsent)
        {
            return;
        }

        var people = ImmutableArray.CreateBuilder<(Subject, AccessPath)>();
        if (MayKnowConsents)
        {
            foreach (var variable in _body.Captured)
            {
                AddPerson(people, ReadVariable(variable), CapturedValue(variable));
            }
        }

        Keep(function, new FunctionUse(IsMade: true, people.ToImmutable()));
    }

    /// <summary>What is known of those who a function is called with or, of a delegate, who its variables hold: at every call of it here.</summary>
    private void KnowOfArguments(IMethodSymbol function, ImmutableArray<CallArgument> arguments, Value? closure = null)
    {
        if (!_isRecording || !TracksConsent)
        {
            return;
        }

        var known = ImmutableArray.CreateBuilder<ConsentFact>();
        var people = ImmutableArray.CreateBuilder<(Subject, AccessPath)>();
        foreach (var argument in arguments)
        {
            var path = new AccessPath(InputRoot.Parameter(argument.Ordinal));
            foreach (var entry in argument.Value.Entries)
            {
                if (entry.Atom is ConsentedAtom consented
                    && ConsentedAtom.PathTo(consented.OfElements ? "." + Slots.Element + consented.Path : consented.Path, path) is { } person)
                {
                    known.AddRange(consented.Facts.Select(fact => fact with { Subject = new Subject(ImmutableArray.Create<Atom>(new InputAtom(person))) }));
                }
            }

            if (MayKnowConsents)
            {
                AddPerson(people, argument.Value, path);
            }
        }

        if (closure is not null && MayKnowConsents)
        {
            foreach (var variable in _body.Captured)
            {
                AddPerson(people, ReadMember(ReadMember(closure, Slots.Cell(variable)), Slots.Value), CapturedValue(variable));
            }
        }

        Keep(function, new FunctionUse(IsMade: false, people.ToImmutable()) { Known = known.ToImmutable() });
    }

    private void AddPerson(ImmutableArray<(Subject, AccessPath)>.Builder people, Value held, AccessPath path)
    {
        if (SubjectOf(held, null) is { } person)
        {
            people.Add((person, path));
        }
    }

    private static AccessPath CapturedValue(ISymbol variable) => new AccessPath(InputRoot.Captured(variable)).Then(Slots.Value);

    private void Keep(IMethodSymbol function, FunctionUse use)
    {
        if (!_functionGrounds.TryGetValue(function, out var uses))
        {
            _functionGrounds.Add(function, uses = new FunctionGrounds());
        }

        // Only the code around a function can say more of those who come into it.
        uses.Add(use with { Known = use.Under(_state.Grounds), People = _body.Outer is null ? ImmutableArray<(Subject, AccessPath)>.Empty : use.People });
    }
}
