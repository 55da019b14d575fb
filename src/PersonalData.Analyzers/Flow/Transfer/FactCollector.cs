using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Collections;
using PersonalData.Analyzers.Flow.Lattice;
using PersonalData.Analyzers.Flow.Summaries;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <summary>Writes down what one body's analysis finds, each thing once.</summary>
internal sealed class FactCollector
{
    private readonly IMethodSymbol _method;
    private readonly List<Fact> _facts = new();
    private readonly Dictionary<(string, Location, string, LabelAtom?), int> _known = new();
    private readonly Dictionary<(InputAtom, Sink, EquatableArray<Guard>), SinkEntry> _sinks = new();
    private readonly List<(InputAtom, Sink, EquatableArray<Guard>)> _sinkOrder = new();
    private readonly Dictionary<(InputAtom, Sink), int> _guardedSinks = new();
    private readonly List<ReadEntry> _reads = new();
    private readonly Dictionary<InputAtom, DelegateCall> _calls = new();
    private readonly List<InputAtom> _callOrder = new();
    private bool _isMuted;

    public FactCollector(IMethodSymbol method) => _method = method;

    public ImmutableArray<Fact> Facts => _facts.ToImmutableArray();

    public ImmutableArray<SinkEntry> Sinks => _sinkOrder.Select(key => _sinks[key]).ToImmutableArray();

    public ImmutableArray<ReadEntry> Reads => _reads.ToImmutableArray();

    public ImmutableArray<DelegateCall> Calls => _callOrder.Select(function => _calls[function]).ToImmutableArray();

    public IMethodSymbol Method => _method;

    /// <summary>Until disposed, only the summary is written.</summary>
    public IDisposable MuteFacts()
    {
        _isMuted = true;
        return new Unmute(this);
    }

    public void Add(Fact fact)
    {
        var (kind, name, label) = fact switch
        {
            SinkFact sink => (sink.Sink.Kind + sink.Sink.Id, string.Join(",", sink.Sink.Names), sink.Label),
            ReadFact read => ("read" + read.IsContinued, "", read.Label),
            OnBehalfFact behalf => ("behalf", "", behalf.Label),
            ReclassifiedFact reclassified => ("reclassified" + reclassified.Sink.Id, reclassified.From, null),
            _ => ("", "", null),
        };
        if (_isMuted)
        {
            return;
        }

        var key = (kind, fact.Location, name, label);
        if (!_known.TryGetValue(key, out var index))
        {
            _known.Add(key, _facts.Count);
            _facts.Add(fact);
            return;
        }

        // The place is come to in more than one way, such as the two ways into a finally: only what holds on all is known.
        var known = _facts[index];
        var grounds = ConsentFact.Intersect(known.Grounds, fact.Grounds);
        _facts[index] = known with { Grounds = grounds, HasBasis = known.HasBasis && fact.HasBasis };
    }

    public void Add(SinkEntry entry)
    {
        var key = (entry.Input, entry.Sink, entry.Guards);
        if (_sinkOrder.Count >= Limits.SinksOfMethod && entry.Guards.Count > 0 && !_sinks.ContainsKey(key))
        {
            entry = entry with { Guards = EquatableArray<Guard>.Empty };
            key = (entry.Input, entry.Sink, entry.Guards);
        }

        if (entry.Guards.Count > 0 && !_sinks.ContainsKey(key))
        {
            _guardedSinks.TryGetValue((entry.Input, entry.Sink), out var forms);
            if (forms >= Limits.GuardedSources)
            {
                // The outermost alone, and in the end none.
                entry = entry with { Guards = forms < 2 * Limits.GuardedSources ? entry.Guards.Items.RemoveRange(1, entry.Guards.Count - 1) : EquatableArray<Guard>.Empty };
                key = (entry.Input, entry.Sink, entry.Guards);
            }

            if (!entry.Guards.Items.IsEmpty && !_sinks.ContainsKey(key))
            {
                _guardedSinks[(entry.Input, entry.Sink)] = forms + 1;
            }
        }

        if (!_sinks.TryGetValue(key, out var known))
        {
            _sinks.Add(key, entry);
            _sinkOrder.Add(key);
        }
        else
        {
            _sinks[key] = known with
            {
                Grounds = ConsentFact.Intersect(known.Grounds, entry.Grounds),
                HasBasis = known.HasBasis && entry.HasBasis,
                Answered = known.Answered.Equals(entry.Answered) ? known.Answered : known.Answered.Items.RemoveAll(category => !entry.Answered.Contains(category)),
            };
        }
    }

    public void Add(ReadEntry entry)
    {
        if (_reads.Count < Limits.ReadsOfMethod && !_reads.Any(known => known.IsSameAs(entry)))
        {
            _reads.Add(entry);
        }
    }

    /// <summary>What was read at a place went straight into a filter: only of those who passed it is anything used.</summary>
    public void Know(Location location, ImmutableArray<ConsentFact> consents)
    {
        for (var i = 0; i < _facts.Count; i++)
        {
            if (_facts[i] is ReadFact read && read.Location == location)
            {
                _facts[i] = read with { Grounds = read.Grounds.AddRange(consents) };
            }
        }

        for (var i = 0; i < _reads.Count; i++)
        {
            if (Way.Steps(_reads[i].Way) is [var step] && step == location)
            {
                _reads[i] = _reads[i] with { Grounds = _reads[i].Grounds.AddRange(consents) };
            }
        }
    }

    public void Add(DelegateCall call)
    {
        if (!_calls.TryGetValue(call.Function, out var known))
        {
            _callOrder.Add(call.Function);
            _calls.Add(call.Function, call);
            return;
        }

        var arguments = ImmutableArray.CreateBuilder<Value>();
        for (var i = 0; i < Math.Max(known.Arguments.Length, call.Arguments.Length); i++)
        {
            arguments.Add((i < known.Arguments.Length ? known.Arguments[i] : Value.Empty).Join(i < call.Arguments.Length ? call.Arguments[i] : Value.Empty));
        }

        _calls[call.Function] = known with
        {
            Arguments = arguments.ToImmutable(),
            Places = known.Places.AddRange(call.Places.RemoveAll(place => known.Places.Any(before => before.Location == place.Location))),
            Grounds = ConsentFact.Intersect(known.Grounds, call.Grounds),
            Answered = known.Answered.AddRange(call.Answered.Where(method => !known.Answered.Contains(method, SymbolEqualityComparer.Default))),
        };
    }

    private sealed class Unmute : IDisposable
    {
        private readonly FactCollector _collector;

        public Unmute(FactCollector collector) => _collector = collector;

        public void Dispose() => _collector._isMuted = false;
    }
}
