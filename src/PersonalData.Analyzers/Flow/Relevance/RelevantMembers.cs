using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PersonalData.Analyzers.Flow.Relevance;

/// <summary>
/// The relevant members of each file of one compilation. An editor asks for the file that is being typed in, and no
/// other: there, all is taken for relevant that does not lead too far. Whoever asks for more, as a build does, gets what
/// is found for the whole program, once.
/// </summary>
internal sealed class RelevantMembers
{
    /// <summary>How many files are looked at alone.</summary>
    private const int MaxFiles = 2;

    /// <summary>How many methods the analysis of a file alone may lead to.</summary>
    private const int MaxMethods = 150;

    private readonly FlowEngine _engine;
    private readonly SharedComputation<AnalysisRun, RelevantCode> _code;
    private int _files;

    public RelevantMembers(FlowEngine engine, MarkedSources marks, bool looksAtFilesAlone)
    {
        _files = looksAtFilesAlone ? 0 : MaxFiles;
        _engine = engine;
        _code = engine.FindRelevant(marks);
    }

    /// <summary>The members of the file that are worth an analysis, in source order.</summary>
    public ImmutableArray<ISymbol> Of(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _files) <= MaxFiles)
        {
            var members = MembersOf(tree, cancellationToken);
            if (_engine.TryAnalyze(members, MaxMethods, cancellationToken))
            {
                return members;
            }
        }

        return _code.Get(cancellationToken).MembersOf(tree, cancellationToken);
    }

    private ImmutableArray<ISymbol> MembersOf(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var members = ImmutableArray.CreateBuilder<ISymbol>();
#pragma warning disable RS1030 // The driver's own model of the file: it caches one for each.
        var model = _engine.Context.Compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
        foreach (var member in TreeOutline.Of(tree).Declared(cancellationToken).Members)
        {
            members.AddRange(DeclaredSymbols.Of(member, model, cancellationToken));
        }

        return members.ToImmutable();
    }
}
