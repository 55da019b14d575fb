using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using PersonalData.Analyzers.Flow.Lattice;
using PersonalData.Analyzers.Flow.Summaries;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>Exceptions: what is thrown reaches the handlers around, and what none of them surely catches, the caller's.</content>
internal sealed partial class BodyAnalysis
{
    /// <summary>The key of the place that holds what is being thrown: filled by a throw or a call, emptied once control goes on.</summary>
    private static readonly object s_thrownKey = new();

    private readonly List<HeapEntry> _thrownHeap = new();
    private Value _thrown = Value.Empty;

    private Value ThrownNow => _state.Get(_slots.OfVariable(s_thrownKey)) ?? Value.Empty;

    private void Throw(Value exception)
    {
        if (!exception.IsEmpty)
        {
            _state = _state.Set(_slots.OfVariable(s_thrownKey), ThrownNow.Join(exception));
        }
    }

    /// <summary>Control goes on after an operation: nothing was thrown on this path. What may have been goes to the caller as well.</summary>
    private void SettleThrown(BasicBlock block)
    {
        var thrown = ThrownNow;
        if (thrown.IsEmpty)
        {
            return;
        }

        if (_isRecording)
        {
            var escaping = thrown.Where(atom => !IsCaught(block, (atom as ObjectAtom)?.Type));
            _thrown = _thrown.Join(escaping);
            ExportReachable(escaping, _thrownHeap);
        }

        _state = _state.Set(_slots.OfVariable(s_thrownKey), Value.Empty);
    }

    /// <summary>What a <c>catch</c> for exceptions of a type gets.</summary>
    private Value Caught(ITypeSymbol? type)
    {
        var caught = ThrownNow.Where(atom => atom is not ObjectAtom { Type: { } thrown } || type is null || IsA(thrown, type) || IsA(type, thrown));
        _state = _state.Set(_slots.OfVariable(s_thrownKey), Value.Empty);
        _caught = _caught.Join(caught);
        return caught;
    }

    /// <summary>What <c>throw;</c> may throw again.</summary>
    private Value _caught = Value.Empty;

    private static bool IsCaught(BasicBlock block, ITypeSymbol? thrown)
    {
        for (var region = block.EnclosingRegion; region is { Kind: not ControlFlowRegionKind.Root }; region = region.EnclosingRegion)
        {
            if (region is not { Kind: ControlFlowRegionKind.Try, EnclosingRegion: { Kind: ControlFlowRegionKind.TryAndCatch } whole })
            {
                continue;
            }

            foreach (var handler in whole.NestedRegions)
            {
                if (handler.Kind == ControlFlowRegionKind.Catch
                    && (handler.ExceptionType is null or { SpecialType: SpecialType.System_Object } or { Name: "Exception", ContainingNamespace.Name: "System" }
                        || (thrown is not null && IsA(thrown, handler.ExceptionType))))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsA(ITypeSymbol type, ITypeSymbol general)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, general))
            {
                return true;
            }
        }

        return false;
    }
}
