using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PersonalData.Analyzers.Flow.Relevance;

/// <summary>The relevant members of each file of one compilation: found once, by whoever asks first.</summary>
internal sealed class RelevantMembers
{
    private readonly FlowEngine _engine;
    private readonly MarkedSources _marks;
    private readonly object _gate = new();
    private RelevantCode? _code;

    public RelevantMembers(FlowEngine engine, MarkedSources marks)
    {
        _engine = engine;
        _marks = marks;
    }

    /// <summary>The members of the file that are worth an analysis, in source order.</summary>
    public ImmutableArray<ISymbol> Of(SyntaxTree tree, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _code ??= _engine.FindRelevant(_marks, cancellationToken);
        }

        return _code.MembersOf(tree, cancellationToken);
    }
}
