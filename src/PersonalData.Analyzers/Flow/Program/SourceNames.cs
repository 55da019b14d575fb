using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Diagnostics;
using PersonalData.Analyzers.Flow.Lattice;

namespace PersonalData.Analyzers.Flow.Program;

/// <summary>Names symbols, once each: for messages, and by documentation comment id.</summary>
internal sealed class SourceNames
{
    private readonly ConcurrentDictionary<ISymbol, SourceSymbol> _names = new(SymbolEqualityComparer.Default);

    public SourceSymbol Of(ISymbol symbol)
    {
        symbol = symbol.OriginalDefinition;
        return _names.TryGetValue(symbol, out var name) ? name : _names.GetOrAdd(symbol, Create(symbol));
    }

    private static SourceSymbol Create(ISymbol symbol)
    {
        var id = symbol switch
        {
            // Parameters have no id of their own: the member's, and the name.
            IParameterSymbol { ContainingSymbol: { } owner } => (owner.GetDocumentationCommentId() ?? owner.ToDisplayString()) + "#" + symbol.Name,
            _ => symbol.GetDocumentationCommentId() ?? symbol.ContainingSymbol?.ToDisplayString() + "." + symbol.Name,
        };
        return new SourceSymbol(id, Names.Of(symbol) as string ?? symbol.Name);
    }
}
