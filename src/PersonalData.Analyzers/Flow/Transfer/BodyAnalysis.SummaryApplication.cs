using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Flow.Lattice;
using PersonalData.Analyzers.Flow.Program;
using PersonalData.Analyzers.Flow.Summaries;
using PersonalData.Analyzers.Marks;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>What a call does by the summary of what it calls: its effects, what arrives, what is read.</content>
internal sealed partial class BodyAnalysis
{
    /// <summary>Applies one summary to one call.</summary>
    private sealed partial class SummaryApplication
    {
        private readonly BodyAnalysis _caller;
        private readonly CallSite _site;
        private readonly IMethodSymbol _target;
        private readonly Summary _summary;
        private readonly Dictionary<Atom, Value> _inputs = new();
        private readonly Dictionary<AccessPath, Value> _paths = new();
        private readonly Dictionary<AccessPath, Value> _results = new();
        private readonly State _before;
        private State? _atCalls;
        private State? _afterCalls;
        private readonly bool _isOwnFunction;
        private readonly bool _isRecursive;
        private readonly ImmutableArray<Reclassification> _reclassifications;

        public SummaryApplication(BodyAnalysis caller, CallSite site, IMethodSymbol target, Summary summary)
        {
            _caller = caller;
            _site = site;
            _target = target;
            _summary = summary;
            _before = caller._state;
            _isOwnFunction = caller.IsInSameMember(target);
            _isRecursive = caller._run.IsOpen(target);
            _reclassifications = caller.ReclassificationsOf(site.Method, target);
        }

        /// <summary>Whether the delegates among the inputs are run too.</summary>
        public bool CallsDelegates { get; init; } = true;

        public Value Run()
        {
            ImportNewObjects();
            if (!_summary.Calls.IsEmpty && CallsDelegates)
            {
                _atCalls = _caller._state;
                CallDelegates();
                ImportNewObjects(afterCalls: true);
                _afterCalls = _caller._state;
                Forget();
            }

            WriteInputs();
            ReportSinks();
            ReportReads();
            _caller.Throw(Translate(_summary.Thrown));
            var ensured = Translate(_summary.Ensures);
            if (!_target.IsAsync)
            {
                _caller._state = _caller._state.Knowing(ensured);
            }

            if (_site.Outputs is { } outputs)
            {
                foreach (var output in _summary.Outputs)
                {
                    var before = new InputAtom(new AccessPath(InputRoot.Parameter(output.Ordinal)));
                    var written = output.Value.Where(atom => !atom.Equals(before));
                    outputs.Add(output.Ordinal, Given(output.Value).Through(_site.Site.GetLocation()), Given(written).Through(_site.Site.GetLocation()));
                }
            }

            // Until the task is awaited, nothing says that it has come to its end.
            var task = _target.IsAsync && !_target.ReturnsVoid && !ensured.IsEmpty ? Value.Of(new ConsentAtom(ensured, ensured), null) : Value.Empty;
            if (!GivesValue(_target))
            {
                return task.IsEmpty ? Translate(_summary.Result.Where(static atom => atom is ConsentAtom)) : task;
            }

            if (_caller._isRecording && !_isOwnFunction)
            {
                foreach (var label in ReturnedLabels())
                {
                    if (Guarded(label) is { } given)
                    {
                        _caller.ReadThroughCall(_site, Reclassified(Translate(given), _reclassifications), OwnerValue());
                    }
                }
            }

            var result = Given(_summary.Result).Through(_site.Site.GetLocation());
            return TellsOfConsent(result) ? result : result.WithAll(task);
        }

        /// <summary>Data that the target itself found and gives back, alone or in objects that it made.</summary>
        private IEnumerable<LabelAtom> ReturnedLabels()
        {
            var seen = new HashSet<Atom>();
            var pending = new Stack<Value.Entry>(_summary.Result.Entries.ToArray());
            while (pending.Count > 0)
            {
                var atom = pending.Pop().Atom;
                if (!seen.Add(atom))
                {
                    continue;
                }

                if (atom is LabelAtom label)
                {
                    yield return label;
                }
                else if (atom is ObjectAtom { Function: null } made)
                {
                    foreach (var entry in _summary.Heap)
                    {
                        if (entry.Owner.Equals(made) && !_caller.IsMarkedMember(made.Type, entry.Member))
                        {
                            foreach (var inner in entry.Value.Entries.ToArray())
                            {
                                pending.Push(inner);
                            }
                        }
                    }
                }
            }
        }

        private Value OwnerValue()
        {
            var owner = _site.Receiver;
            foreach (var argument in _site.Arguments)
            {
                owner = owner.Join(argument.Value);
            }

            return owner;
        }

        /// <summary>
        /// Brings in the objects that the target made: before its delegates are called, since they may be called with
        /// them, and again afterwards, since what they gave may have been put into them.
        /// </summary>
        private void ImportNewObjects(bool afterCalls = false)
        {
            // Several objects of the target's may be one here: what each of them holds, that one may hold.
            var written = new HashSet<(Atom Owner, string Member)>();
            foreach (var entry in _summary.Heap)
            {
                if (entry.Owner is ObjectAtom made)
                {
                    var renamed = Rename(made);
                    var owner = Value.Of(renamed, null);
                    var value = Given(entry.Value);
                    var keeps = !written.Add((renamed, entry.Member)) || afterCalls;
                    _caller.WriteMember(owner, entry.Member, keeps ? _caller.ReadMember(owner, entry.Member).Join(value) : value);
                }
            }
        }

        private void WriteInputs()
        {
            // All values first: what one write changes, the others must not see.
            var writes = new List<(Value Owner, string Member, Value Value, Value New)>();
            foreach (var entry in _summary.Heap)
            {
                if (entry.Owner is InputAtom input)
                {
                    var owner = Distinct(Place(input));
                    var before = new InputAtom(input.Path.Then(entry.Member));
                    var written = _caller.UnderGuards(Given(entry.Value.Where(atom => !atom.Equals(before))));
                    var kept = Translate(entry.Value.Where(atom => atom.Equals(before)));
                    writes.Add((owner, entry.Member, kept.Join(written), written));
                    if (entry.Member == Slots.Element && input.Path.Root.Kind == RootKind.Parameter && _caller.MemberAt(input.Path, _target) is null)
                    {
                        // Which member holds the container, only the caller knows.
                        _caller.ArriveInContainer(owner, written, _site);
                    }
                }
            }

            foreach (var write in writes)
            {
                _caller.WriteMember(write.Owner, write.Member, write.Value, arriving: write.New);
                if (write.Member == Slots.Element && !write.New.IsEmpty)
                {
                    // What the callee wrote to a writer goes on into what that wraps here.
                    _caller.PutValue(_caller.ReadWrapped(write.Owner), Slots.Element, write.New);
                }
            }
        }

        /// <summary>
        /// The objects, without one that stands for all below it where code that calls itself goes down through objects of
        /// objects: what it puts into those it has put into the ones above as well, and here it would be in everything.
        /// </summary>
        private Value Distinct(Value places) => _isRecursive ? places.Where(static atom => atom is not InputAtom { Path.IsCollapsed: true }) : places;

        /// <summary>The objects that the callee wrote to. A part of an object that the caller has not seen yet comes to light here.</summary>
        private Value Place(InputAtom input)
        {
            if (input.Path.IsCollapsed)
            {
                var above = Place(new InputAtom(input.Path.Owner));
                return above.Join(above.Where(static atom => atom is InputAtom { Exposure: Exposure.Exact })
                    .Select(static atom => atom is InputAtom whole ? new InputAtom(whole.Path.Below) : atom));
            }

            var place = Translate(input, null);
            if (input.Path.Fields.IsEmpty)
            {
                return place;
            }

            var name = input.Path.Fields[input.Path.Fields.Length - 1];
            foreach (var entry in Place(new InputAtom(input.Path.Owner)).Where(atom => _caller.MayHave(atom, name)).Entries)
            {
                var known = _caller.ReadMember(Value.Of(entry.Atom, null), name);
                place = place.Join(HasPlaces(known) ? known : _caller.PlacesIn(entry, name));
            }

            return place;
        }

        private void CallDelegates()
        {
            for (var round = 0; round < Limits.DelegateRounds && !_summary.Calls.IsEmpty; round++)
            {
                var changed = false;
                foreach (var call in _summary.Calls)
                {
                    var function = Translate(call.Function, null);
                    var arguments = ArgumentsOf(call, static value => value);
                    var outputs = new CallOutputs();
                    var grounds = _caller._state.Grounds;
                    var written = _site.Written.Showing(Shown(call));
                    _caller._state = _caller._state.Knowing(Translate(call.Grounds));
                    var passedOn = call.Answered.IsEmpty ? arguments : ArgumentsOf(call, static value => value.Where(static atom => atom is not (LabelAtom or ShapeAtom)));
                    var result = _caller.CallDelegate(function.Where(atom => !IsAnswered(atom, call)), arguments, _site.Site, written, outputs, (call.Answered, passedOn));
                    if (!call.Answered.IsEmpty)
                    {
                        result = result.Join(_caller.CallDelegate(function.Where(atom => IsAnswered(atom, call)), passedOn, _site.Site, written, outputs));
                    }

                    _caller._state = _caller._state.Under(grounds);
                    var known = _results.TryGetValue(call.Function.Path, out var value) ? value : Value.Empty;
                    var joined = known.Join(result);
                    changed |= !joined.Equals(known) | KeepFilled(call.Function.Path, function, arguments, outputs);
                    _results[call.Function.Path] = joined;
                    Forget();
                }

                if (!changed)
                {
                    break;
                }

                ImportNewObjects(afterCalls: true);
                Forget();
            }
        }

        private static bool IsAnswered(Atom atom, DelegateCall call) =>
            atom is ObjectAtom { Function: { } method } && call.Answered.Contains(method, SymbolEqualityComparer.Default);

        private ImmutableArray<CallArgument> ArgumentsOf(DelegateCall call, Func<Value, Value> part) =>
            call.Arguments.Select((value, i) => new CallArgument(i, null, Translate(part(value)))).ToImmutableArray();

        /// <summary>A delegate was called: what was found out without it may be more now.</summary>
        private void Forget()
        {
            _inputs.Clear();
            _paths.Clear();
            _settled.Clear();
        }

        private void ReportSinks()
        {
            if (!_caller._isRecording)
            {
                return;
            }

            var isPutAway = IsPutAway();
            foreach (var entry in _summary.Sinks)
            {
                if (isPutAway && entry.Input.Path.Root.Kind == RootKind.Captured)
                {
                    continue;
                }

                var answered = Answered(entry.Input);
                answered = answered.AddRange(entry.Answered.Items.RemoveAll(answered.Contains));
                if (entry.Sink.Kind == SinkKind.Remark && IsMarkedParameter(entry.Input.Path.Root))
                {
                    // Data of another category was reported where it became that parameter's.
                    continue;
                }

                var value = Translate(entry.Input, null);
                if (value.IsEmpty || Here(entry.Sink) is not { } sink || Settle(entry.Guards.Items) is not { IsDefault: false } guards)
                {
                    continue;
                }

                foreach (var (part, location) in Placed(entry, value))
                {
                    var via = (_isOwnFunction && location == entry.Location) || IsReadByTarget(entry) ? entry.Via : new Via(_caller._context.Sources.Of(_target).Display, entry.Via);
                    _caller.Arrive(
                        part, Exposure.Exact, sink, location,
                        new Arrival(entry.Way, via, answered, Translate(entry.Grounds), entry.HasBasis) { Guards = guards });
                }
            }
        }

        /// <summary>Whether the target itself is what the input arrives at, which reads it.</summary>
        private bool IsReadByTarget(SinkEntry entry) => entry is { Via: null, Sink.Kind: SinkKind.Purpose } && entry.Sink.Id == _caller._context.Sources.Of(_target).Id;

        /// <summary>Whether this is a lambda of another member, which told there where the variables lead that the lambda took along.</summary>
        private bool IsPutAway() =>
            !_isOwnFunction && _target.MethodKind is MethodKind.AnonymousFunction or MethodKind.LocalFunction && OutermostOf(_target) is IMethodSymbol maker
            && _caller._run.SummaryOf(maker) is { PutAway: { IsEmpty: false } putAway } && putAway.Contains(_target, SymbolEqualityComparer.Default);

        /// <summary>Where to report what arrives: at the expressions of the call that show it, or inside a lambda that stands in the call itself.</summary>
        private IEnumerable<(Value Value, Location Location)> Placed(SinkEntry entry, Value value)
        {
            var parts = _site.PartsOf(entry.Input.Path.Root.Outermost).ToArray();
            if (parts.Length > 0)
            {
                return _caller.Placed(value, parts);
            }

            if ((_isOwnFunction && entry.Input.Path.Root.Kind == RootKind.Captured) || StandsInCall(entry.Location))
            {
                return new[] { (value, entry.Location) };
            }

            return _caller.Placed(value, _site);
        }

        /// <summary>Whether it is a place in a lambda or local function of this code that stands in the call, or is called by name.</summary>
        private bool StandsInCall(Location location) => _isOwnFunction && (_site.Origin is null || _site.Site.FullSpan.Contains(location.SourceSpan));

        /// <summary>The arguments of a delegate's call that stand in the call here, with what they hold.</summary>
        private ImmutableArray<(Value Value, Location Location)> Shown(DelegateCall call)
        {
            var shown = ImmutableArray.CreateBuilder<(Value, Location)>();
            foreach (var (value, location) in call.Places)
            {
                if (StandsInCall(location))
                {
                    shown.Add((Translate(value), location));
                }
            }

            return shown.ToImmutable();
        }

        private void ReportReads()
        {
            if (!_caller._isRecording || !_caller._context.Marks.PurposesOf(_target).IsEmpty)
            {
                return;
            }

            foreach (var entry in _summary.Reads)
            {
                if (Guarded(entry.Label) is not { } label)
                {
                    continue;
                }

                _caller.ReadOnBehalf(entry with { Label = Translate(label), Grounds = Translate(entry.Grounds) }, Translate(entry.Root), _site, _target);
            }
        }

        /// <summary>
        /// What the target's own code shows by marks of the input: of its parameter, and of the members by which it came to
        /// the data. Where that goes, the target's own report says, whatever object the caller made.
        /// </summary>
        private ImmutableArray<string> Answered(InputAtom input)
        {
            var marks = _caller._context.Marks;
            var answered = ImmutableArray<string>.Empty;
            var type = RootType(_target, input.Path.Root);
            if (ParameterAt(input.Path.Root) is { } parameter)
            {
                answered = marks.CategoriesOf(parameter).AddRange(marks.ShapeOf(parameter.Type).Own);
            }

            foreach (var field in input.Path.Fields)
            {
                if (type is not null && DataMember(type, field) is { } member)
                {
                    answered = answered.AddRange(marks.CategoriesOf(member, type));
                }
                else if (PrimaryParameter(type, field) is { } kept)
                {
                    answered = answered.AddRange(marks.CategoriesOf(kept));
                }

                type = MemberType(type, field) ?? PrimaryParameter(type, field)?.Type;
                answered = answered.AddRange(marks.ShapeOf(type).Own);
            }

            return input.Exposure switch
            {
                Exposure.Whole => answered.AddRange(marks.ShapeOf(type).Members.Select(static member => member.Category)),
                Exposure.Text or Exposure.Formatted when type is not null => answered.AddRange(TextForms.Members(type, _caller._context, marks, input.Exposure).Select(static label => label.Category)),
                _ => answered,
            };
        }

        private bool IsMarkedParameter(InputRoot root) => ParameterAt(root) is { } parameter && !_caller._context.Marks.CategoriesOf(parameter).IsEmpty;

        private IParameterSymbol? ParameterAt(InputRoot root) => root.Kind switch
        {
            RootKind.Parameter when root.Ordinal < _target.Parameters.Length => _target.Parameters[root.Ordinal],
            RootKind.This => SourceMethods.ExtendedReceiver(_target),
            _ => null,
        };

        /// <summary>The sink as it is for the type arguments of this call: a member of a type parameter's type shows what the argument shows.</summary>
        private Sink? Here(Sink sink)
        {
            if (sink.Holder is { } holder)
            {
                var owner = ValueAt(holder);
                var isReceiver = holder is { Root.Kind: RootKind.This, Fields.IsEmpty: true };
                var ofMembers = _caller.CategoriesOfMembers((owner, isReceiver ? _site.ReceiverOperation?.Type : null));
                sink = sink with { Holder = HolderOf(owner), Excluded = sink.Excluded.Items.AddRange(ofMembers.RemoveAll(sink.Excluded.Contains)) };
            }

            if (sink.OpenTypes.Count == 0)
            {
                return sink;
            }

            var open = ImmutableArray<string>.Empty;
            var shown = sink.Excluded.Items;
            foreach (var name in sink.OpenTypes)
            {
                if (TypeArgument(name) is not { } argument)
                {
                    return null;
                }

                var shape = _caller._context.Marks.ShapeOf(argument);
                shown = shown.AddRange(shape.Own).AddRange(shape.Members.Select(static member => member.Category));
                open = open.AddRange(OpenTypes.Of(argument));
            }

            return sink with { Excluded = shown.Distinct().ToImmutableArray(), OpenTypes = open.Distinct().ToImmutableArray() };
        }

        private ITypeSymbol? TypeArgument(string name)
        {
            foreach (var argument in OpenTypes.ArgumentsOf(_site.Method, _target))
            {
                if (argument.Name == name)
                {
                    return argument.Type;
                }
            }

            return null;
        }

        /// <summary>What the target gives its caller: of the category that its declaration says.</summary>
        private Value Given(Value value) => _caller.Reclassify(_site, _reclassifications, Translate(value));
    }
}
