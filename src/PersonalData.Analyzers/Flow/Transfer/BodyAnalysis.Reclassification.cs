using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Flow.Lattice;
using PersonalData.Analyzers.Marks;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>
/// Where data of one category lawfully becomes data of another (SPEC 4): inside such code it may become that by any way,
/// and whatever comes out of it has become it.
/// </content>
internal sealed partial class BodyAnalysis
{
    /// <summary>What a call lawfully changes: by the member as it is called, and by the code that runs for it.</summary>
    private ImmutableArray<Reclassification> ReclassificationsOf(IMethodSymbol called, IMethodSymbol? target)
    {
        var declared = _context.Marks.Declared(called.OriginalDefinition).Reclassifications;
        return target is null || SymbolEqualityComparer.Default.Equals(target, called.OriginalDefinition)
            ? declared
            : declared.AddRange(_context.Marks.Declared(target).Reclassifications.RemoveAll(declared.Contains));
    }

    /// <summary>What comes out of a call, of the category that it has from there on.</summary>
    private Value Reclassify(CallSite site, ImmutableArray<Reclassification> reclassifications, Value given)
    {
        if (reclassifications.IsEmpty || given.IsEmpty)
        {
            return given;
        }

        return given.Select(atom =>
        {
            if (atom is not LabelAtom label || Reclassified(label, reclassifications) is var changed && ReferenceEquals(changed, label))
            {
                return atom;
            }

            if (_isRecording)
            {
                var sink = NewSink(SinkKind.Remark, site.Method, ImmutableArray.Create(changed.Category));
                _collector.Add(new ReclassifiedFact(_body.Method, site.Site.GetLocation(), label.Category, sink, null));
            }

            return changed;
        });
    }

    private static LabelAtom Reclassified(LabelAtom label, ImmutableArray<Reclassification> reclassifications)
    {
        foreach (var reclassification in reclassifications)
        {
            if (reclassification.From == label.Category)
            {
                return label.In(reclassification.To);
            }
        }

        return label;
    }

    /// <summary>The sink, with the categories that this code, or code around it, lawfully turns into one of the sink's.</summary>
    private Sink WithReclassified(Sink sink)
    {
        var excluded = sink.Excluded.Items.AddRange(sink.Names.Items.RemoveAll(sink.Excluded.Contains));
        for (ISymbol? code = _body.Method; code is IMethodSymbol method; code = code.ContainingSymbol)
        {
            excluded = WithReclassified(excluded, sink.Names.Items, ReclassificationsOf(method, null));
        }

        return sink with { Excluded = excluded };
    }

    /// <summary>The categories, with those that may become one of <paramref name="targets"/>.</summary>
    private static ImmutableArray<string> WithReclassified(ImmutableArray<string> categories, ImmutableArray<string> targets, ImmutableArray<Reclassification> reclassifications)
    {
        foreach (var reclassification in reclassifications)
        {
            if (targets.Contains(reclassification.To) && !categories.Contains(reclassification.From))
            {
                categories = categories.Add(reclassification.From);
            }
        }

        return categories;
    }
}
