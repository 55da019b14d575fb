using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Flow.Lattice;
using PersonalData.Analyzers.Flow.Models;
using PersonalData.Analyzers.Flow.Program;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>Libraries that run a handler of the program for what they are handed: mediators and the like.</content>
internal sealed partial class BodyAnalysis
{
    /// <summary>Runs the handlers that the call leads to, and gives what they give; null when it leads to none that is known.</summary>
    private Value? CallHandlers(CallSite site)
    {
        if (_context.Handlers.CallOf(site.Method) is not { } handler
            || _context.Handlers.Of(site.Method, ordinal => site.Arguments.FirstOrDefault(argument => argument.Ordinal == ordinal)?.Operation) is not { IsEmpty: false } targets)
        {
            return null;
        }

        var result = Value.Empty;
        foreach (var target in targets.Where(target => MayHandle(target, handler, site)))
        {
            var arguments = ImmutableArray.CreateBuilder<CallArgument>();
            for (var i = 0; i < handler.Arguments.Length; i++)
            {
                if (ModelFlow.OrdinalOf(site.Method, handler.Arguments[i]) is { } ordinal && site.Arguments.FirstOrDefault(argument => argument.Ordinal == ordinal) is { } given)
                {
                    arguments.Add(given with { Ordinal = i });
                }
            }

            var receiver = new ObjectAtom(new Site(site.Site, HandlerSite), default, "", target.ContainingType, isExact: true);
            result = result.Join(Call(CallSite.OfDelegate(target, Value.Of(receiver, null), arguments.ToImmutable(), site.Site, null, site.Written, null)));
        }

        return result;
    }

    private const int HandlerSite = 21;

    /// <summary>Whether the handler is one of what the argument is known to be.</summary>
    private static bool MayHandle(IMethodSymbol target, HandlerCall handler, CallSite site)
    {
        if (target.Parameters.IsEmpty || target.Parameters[0].Type is not INamedTypeSymbol handled || ModelFlow.OrdinalOf(site.Method, handler.Arguments[0]) is not { } ordinal)
        {
            return true;
        }

        foreach (var entry in site.Argument(ordinal).Entries)
        {
            if (entry.Atom is not (ObjectAtom { IsExact: true, Function: null, Type: INamedTypeSymbol made }) || CallTargets.IsA(made, handled))
            {
                return true;
            }
        }

        return site.Argument(ordinal).IsEmpty;
    }
}
