using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Flow.Lattice;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>
/// Lambdas that are put away for later: in a list of jobs, a field, an event, a library that calls back, or given to the
/// caller. Nobody calls them here, so where the variables lead that they took along is told here, where they took them.
/// </content>
internal sealed partial class BodyAnalysis
{
    private readonly HashSet<IMethodSymbol> _calledFunctions = new(SymbolEqualityComparer.Default);

    /// <summary>
    /// Runs each lambda and local function of this member that was handled as a value and called nowhere, once, with the
    /// variables as they are in the end.
    /// </summary>
    /// <returns>The functions that were run.</returns>
    private ImmutableArray<IMethodSymbol> RunPutAwayFunctions()
    {
        if (_body.Outer is not null)
        {
            // Whoever stands around a lambda sees what becomes of those that it makes.
            return ImmutableArray<IMethodSymbol>.Empty;
        }

        var run = ImmutableArray.CreateBuilder<IMethodSymbol>();
        var after = _state;
        _isRecording = true;
        foreach (var owner in _slots.Owners.ToArray())
        {
            if (owner is ObjectAtom { Function: { } function } made && IsInSameMember(function) && !_calledFunctions.Contains(function)
                && TakesAlong(made) && _run.SummaryOf(function) is { } summary)
            {
                var value = Value.Of(made, null);
                var call = CallSite.OfDelegate(
                    function, ReadMember(value, Slots.Receiver), ImmutableArray<CallArgument>.Empty, SyntaxOf(function), variable => ReadMember(value, Slots.Cell(variable)), null, null);

                // What it will be called with is not known, and so not what the delegates give that it hands that to.
                new SummaryApplication(this, call, function, summary) { CallsDelegates = function.Parameters.IsEmpty }.Run();
                run.Add(function);
                _state = after;
            }
        }

        _isRecording = false;
        return run.ToImmutable();
    }

    private SyntaxNode SyntaxOf(IMethodSymbol function) => function.DeclaringSyntaxReferences[0].GetSyntax(_run.CancellationToken);

    /// <summary>Whether a variable that the function closed over holds anything.</summary>
    private bool TakesAlong(ObjectAtom function)
    {
        foreach (var member in _slots.MembersOf(function))
        {
            if (member.Name != Slots.Receiver && _state.Get(member.Slot) is { IsEmpty: false } cell && !ReadMember(cell, Slots.Value).IsEmpty)
            {
                return true;
            }
        }

        return false;
    }
}
