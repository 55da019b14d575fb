using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PersonalData.Analyzers.Collections;
using PersonalData.Analyzers.Flow.Lattice;
using PersonalData.Analyzers.Flow.Program;
using PersonalData.Analyzers.Flow.Summaries;
using PersonalData.Analyzers.Marks;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>Calls: of code with source by its summary, of the rest by a model or the default.</content>
internal sealed partial class BodyAnalysis
{
    private Value Invoke(IInvocationOperation operation)
    {
        var method = operation.TargetMethod;
        var receiver = Evaluate(operation.Instance);
        var arguments = Arguments(operation.Arguments, method.Parameters.Length);
        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            ArriveAtLogDelegate(operation, arguments);
            var given = new Dictionary<int, Value>();
            var called = CallDelegate(receiver, arguments, operation.Syntax, outputs: given);
            AssignOutputs(operation.Arguments, given, called);
            return called;
        }

        if (method.Name == "<Clone>$" && operation.Instance is not null)
        {
            return Copy(receiver, operation.Syntax, operation.Type);
        }

        var outputs = new Dictionary<int, Value>();
        var site = new CallSite(method, operation, operation.Instance, receiver, arguments) { IsVirtual = operation.IsVirtual, Outputs = outputs };
        var result = Call(site);
        ForgetChanged(operation);
        AssignOutputs(operation.Arguments, outputs, result);
        return result;
    }

    /// <summary>A call that is bound at run time may run any method of its name that the static type has.</summary>
    private Value InvokeDynamically(IDynamicInvocationOperation operation)
    {
        var value = Expose(EvaluateChildren(operation), Exposure.Whole);
        if (operation.Operation is not IDynamicMemberReferenceOperation member || (member.ContainingType ?? member.Instance?.Type) is not { } type)
        {
            return value;
        }

        var receiver = Evaluate(member.Instance);
        var arguments = operation.Arguments.Select((argument, i) => new CallArgument(i, argument, Evaluate(argument))).ToImmutableArray();
        foreach (var candidate in type.GetMembers(member.MemberName))
        {
            if (candidate is IMethodSymbol method && method.Parameters.Length == arguments.Length)
            {
                value = value.Join(Call(new CallSite(method, operation, member.Instance, receiver, arguments)));
            }
        }

        return value;
    }

    private Value Create(IObjectCreationOperation operation)
    {
        var created = new ObjectAtom(new Site(operation.Syntax), default, "", operation.Type, isExact: true);
        var value = Value.Of(created, null);
        if (operation.Constructor is not { } constructor)
        {
            return value;
        }

        var outputs = new Dictionary<int, Value>();
        var arguments = Arguments(operation.Arguments, constructor.Parameters.Length);
        var site = new CallSite(constructor, operation, null, value, arguments) { IsVirtual = false, Outputs = outputs };
        var result = Call(site);
        AssignOutputs(operation.Arguments, outputs, result);
        return _context.Marks.Anonymizes(constructor)
            ? Value.Of(new ObjectAtom(new Site(operation.Syntax, 12), default, "", operation.Type, isExact: true), null)
            : value.Join(result);
    }

    private ImmutableArray<CallArgument> Arguments(ImmutableArray<IArgumentOperation> operations, int parameters, bool evaluate = true)
    {
        if (operations.IsEmpty)
        {
            return ImmutableArray<CallArgument>.Empty;
        }

        var builder = ImmutableArray.CreateBuilder<CallArgument>(operations.Length);
        for (var i = 0; i < operations.Length; i++)
        {
            var argument = operations[i];
            var ordinal = argument.Parameter?.Ordinal ?? Math.Min(i, Math.Max(0, parameters - 1));
            if (ParamsElements(argument) is { IsDefault: false } expanded)
            {
                var elements = ImmutableArray.CreateBuilder<(IOperation, Value)>(expanded.Length);
                var all = Value.Of(new ObjectAtom(new Site(argument.Value.Syntax, 1 + ordinal), default, "", argument.Value.Type, isExact: true), null);
                foreach (var element in expanded)
                {
                    var value = Evaluate(element);
                    elements.Add((element, value));
                    WriteMember(all, Slots.Element, value);
                }

                builder.Add(new CallArgument(ordinal, argument.Value, WithShape(all, argument.Value)) { Elements = elements.MoveToImmutable() });
                continue;
            }

            if (argument.IsImplicit && (int)argument.Value.Kind == CollectionExpressionKind)
            {
                // C# 13: a params collection of another type than an array.
                var items = ImmutableArray.CreateBuilder<(IOperation, Value)>();
                foreach (var element in argument.Value.ChildOperations)
                {
                    if (element is not IArgumentOperation)
                    {
                        items.Add((element, Evaluate(element)));
                    }
                }

                builder.Add(new CallArgument(ordinal, argument.Value, WithShape(CreateSequence(argument.Value), argument.Value)) { Elements = items.ToImmutable() });
                continue;
            }

            var isOut = argument.Parameter?.RefKind == RefKind.Out;
            builder.Add(new CallArgument(ordinal, argument.Value, isOut ? Value.Empty : Evaluate(argument.Value)));
        }

        return Combined(builder.ToImmutable());
    }

    /// <summary>The expressions that an expanded <c>params</c> argument is made of; default for any other argument.</summary>
    private static ImmutableArray<IOperation> ParamsElements(IArgumentOperation argument)
    {
        if (argument.ArgumentKind == ArgumentKind.ParamArray && argument.Value is IArrayCreationOperation { Initializer: { } initializer })
        {
            return initializer.ElementValues;
        }

        // C# 13: params of a span or another collection, a kind that the oldest compiler supported does not name.
        return argument.ArgumentKind == ArgumentKind.DefaultValue + 1 && argument.Parameter is { } parameter && TypeShapes.IsCollection(parameter.Type)
            ? argument.Value.ChildOperations.ToImmutableArray()
            : default;
    }

    private ITypeSymbol? ReceiverType(CallSite site) =>
        CallTargets.TypeOf(site.ReceiverOperation, id => _capturedOperations.TryGetValue(id, out var captured) && captured.Count == 1 ? captured[0] : null);

    private void AssignOutputs(ImmutableArray<IArgumentOperation> arguments, Dictionary<int, Value>? outputs, Value result)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter is not { RefKind: RefKind.Out or RefKind.Ref } parameter)
            {
                continue;
            }

            var value = outputs is null ? result : outputs.TryGetValue(parameter.Ordinal, out var known) ? known : null;
            if (value is null)
            {
                continue;
            }

            foreach (var category in _context.Marks.CategoriesOf(parameter))
            {
                value = value.With(new LabelAtom(category, _context.Sources.Of(parameter)), Way.Then(null, argument.Syntax.GetLocation()));
            }

            AssignTo(argument.Value, WithShapeOf(value, parameter.Type, argument.Syntax), argument.Value);
        }
    }

    /// <summary>Calls a member: what arrives there, what it does, and what comes back.</summary>
    private Value Call(CallSite site)
    {
        if (Program.SourceMethods.ExtensionMember(site.Method.OriginalDefinition) is { } member)
        {
            var call = site.AsCallOf(member);
            var given = Call(call);
            foreach (var output in call.Outputs ?? new Dictionary<int, Value>())
            {
                site.Outputs![output.Key + site.Method.Parameters.Length - member.Parameters.Length] = output.Value;
            }

            return given;
        }

        var receiverType = ReceiverType(site);
        var targets = _context.Targets.Of(site.Method, site.IsVirtual, site.Receiver, receiverType);
        var mayRunLibrary = targets.IsEmpty || (site.IsVirtual && _context.Targets.MayRunLibrary(site.Method, site.Receiver, receiverType));
        ArriveAtCall(site, targets);
        Value result;
        var outer = _writing;
        _writing = site;
        if (site.Method.ReturnsVoid && targets.IsEmpty && site.Arguments.IsEmpty && site.Method.MethodKind == MethodKind.Constructor)
        {
            result = Value.Empty;
        }
        else if (targets.IsEmpty)
        {
            result = CallLibrary(site);
            if (site.Method.ReturnsByRef || site.Method.ReturnsByRefReadonly)
            {
                result = result.Join(ElementPlaces(site));
            }
        }
        else if (targets.Length == 1 && !mayRunLibrary)
        {
            result = ApplyTarget(site, targets[0]);
        }
        else
        {
            result = Value.Empty;
            var before = _state;
            State? after = null;
            foreach (var target in targets)
            {
                _state = before;
                result = result.Join(ApplyTarget(site, target));
                after = after is null ? _state : Join(after, _state);
            }

            if (mayRunLibrary)
            {
                _state = before;
                result = result.Join(CallLibrary(site));
                after = after is null ? _state : Join(after, _state);
            }

            _state = after ?? before;
        }

        _writing = outer;
        if (targets.IsEmpty)
        {
            result = WithOutlet(site, result);
        }

        return FinishCall(site, GivesValue(site.Method) ? result : result.Where(static atom => atom is ConsentAtom));
    }

    /// <summary>Awaiting a task without a result gives nothing.</summary>
    private static bool GivesValue(IMethodSymbol method) =>
        method.ReturnType is not INamedTypeSymbol { IsGenericType: false, Name: "Task" or "ValueTask", ContainingNamespace: { Name: "Tasks", ContainingNamespace: { Name: "Threading" } } };

    private Value ApplyTarget(CallSite site, IMethodSymbol target)
    {
        if (_run.SummaryOf(target) is not { } summary)
        {
            return CallLibrary(site);
        }

        return new SummaryApplication(this, site, target, summary).Run();
    }

    private Value FinishCall(CallSite site, Value result)
    {
        var method = site.Method;
        if (_context.Marks.Anonymizes(method))
        {
            return Value.Empty;
        }

        result = Check(site, Reclassify(site, result));
        var known = ConsentsOfKeys(site);
        if (!known.IsEmpty && !TellsOfConsent(result))
        {
            result = result.With(new ConsentedAtom(known, TypeShapes.IsCollection(method.ReturnType)), null);
        }

        if (method.MethodKind is MethodKind.PropertyGet or MethodKind.Constructor or MethodKind.PropertySet)
        {
            return result;
        }

        var owner = site.Receiver;
        foreach (var argument in site.Arguments)
        {
            owner = owner.Join(argument.Value);
        }

        foreach (var category in _context.Marks.CategoriesOfResult(method))
        {
            var subject = TracksConsent && site.Operation is IInvocationOperation call
                ? new Subject(ImmutableArray.Create<Atom>(FoundBy(call, new Site(call.Syntax, 8))))
                : SubjectOf(owner, null);
            var label = Licensed(new LabelAtom(category, _context.Sources.Of(method), subject), known);
            result = result.With(label, Way.Then(null, site.Site.GetLocation()));
            if (site.Operation is not null)
            {
                Read(label, site.Operation, owner, ReadKind.Call, method);
            }
        }

        if (_context.Marks.IsResultOnlineIdentifier(method))
        {
            result = result.With(new LabelAtom("", _context.Sources.Of(method)), Way.Then(null, site.Site.GetLocation()));
        }

        if (site.Operation is null || !_isRecording)
        {
            return result;
        }

        foreach (var category in _context.Marks.ShapeOf(site.Operation.Type).Own)
        {
            Read(new LabelAtom(category, _context.Sources.Of(method)), site.Operation, owner, ReadKind.Call, method);
        }

        return result;
    }

    /// <summary>Writes down that a call gave data which its helper read, not its caller.</summary>
    private void ReadThroughCall(CallSite site, LabelAtom label, Value owner)
    {
        if (_isRecording && site.Operation is { } operation && !label.IsIdentifier)
        {
            _collector.Add(new ReadFact(
                _body.Method, operation.Syntax.GetLocation(), label, ReadKind.Call, IsOf(owner, label.Category), IsStatistic(operation))
            {
                Grounds = _state.Grounds,
                HasBasis = StatesBasis(site.Method),
                Called = _context.Sources.Of(site.Method).Display,
            });
        }
    }

    private Value Reclassify(CallSite site, Value result)
    {
        var reclassifications = _context.Marks.Declared(site.Method).Reclassifications;
        if (reclassifications.IsEmpty || result.IsEmpty)
        {
            return result;
        }

        var changed = Value.Empty;
        foreach (var entry in result.Entries)
        {
            var atom = entry.Atom;
            if (atom is LabelAtom label)
            {
                foreach (var reclassification in reclassifications)
                {
                    if (reclassification.From == label.Category)
                    {
                        atom = label.In(reclassification.To);
                        if (_isRecording)
                        {
                            var sink = NewSink(SinkKind.Remark, site.Method, ImmutableArray.Create(reclassification.To));
                            _collector.Add(new ReclassifiedFact(_body.Method, site.Site.GetLocation(), label.Category, sink, null));
                        }
                    }
                }
            }

            changed = changed.With(atom, entry.Way);
        }

        return changed;
    }

    /// <summary>Applies one summary to one call.</summary>
    private sealed class SummaryApplication
    {
        private readonly BodyAnalysis _caller;
        private readonly CallSite _site;
        private readonly IMethodSymbol _target;
        private readonly Summary _summary;
        private readonly Dictionary<Atom, Value> _inputs = new();
        private readonly Dictionary<AccessPath, Value> _paths = new();
        private readonly Dictionary<AccessPath, Value> _results = new();
        private readonly State _before;
        private readonly bool _isOwnFunction;

        public SummaryApplication(BodyAnalysis caller, CallSite site, IMethodSymbol target, Summary summary)
        {
            _caller = caller;
            _site = site;
            _target = target;
            _summary = summary;
            _before = caller._state;
            _isOwnFunction = caller.IsInSameMember(target);
        }

        public Value Run()
        {
            ImportNewObjects();
            if (!_summary.Calls.IsEmpty)
            {
                CallDelegates();
                ImportNewObjects(afterCalls: true);
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
                    var value = Translate(output.Value).Through(_site.Site.GetLocation());
                    outputs[output.Ordinal] = outputs.TryGetValue(output.Ordinal, out var known) ? known.Join(value) : value;
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
                    _caller.ReadThroughCall(_site, Translate(label), OwnerValue());
                }
            }

            var result = Translate(_summary.Result).Through(_site.Site.GetLocation());
            return TellsOfConsent(result) ? result : WithAll(result, task);
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
            foreach (var entry in _summary.Heap)
            {
                if (entry.Owner is ObjectAtom made)
                {
                    var owner = Value.Of(Rename(made), null);
                    var value = Translate(entry.Value);
                    _caller.WriteMember(owner, entry.Member, afterCalls ? _caller.ReadMember(owner, entry.Member).Join(value) : value);
                }
            }
        }

        private void WriteInputs()
        {
            // All values first: what one write changes, the others must not see.
            var writes = new List<(Value Owner, string Member, Value Value)>();
            foreach (var entry in _summary.Heap)
            {
                if (entry.Owner is InputAtom input)
                {
                    var owner = Place(input);
                    writes.Add((owner, entry.Member, Translate(entry.Value)));
                    if (entry.Member == Slots.Element && input.Path is { Root.Kind: RootKind.Parameter, Fields.IsEmpty: true })
                    {
                        // Which member holds the container, only the caller knows.
                        var before = new InputAtom(input.Path.Then(Slots.Element));
                        _caller.ArriveInContainer(owner, Translate(entry.Value.Where(atom => !atom.Equals(before))), _site);
                    }
                }
            }

            foreach (var write in writes)
            {
                _caller.WriteMember(write.Owner, write.Member, write.Value);
            }
        }

        /// <summary>The objects that the callee wrote to. A part of an object that the caller has not seen yet comes to light here.</summary>
        private Value Place(InputAtom input)
        {
            var place = Translate(input, null);
            if (!place.IsEmpty || input.Path.Fields.IsEmpty)
            {
                return place;
            }

            var whole = Place(new InputAtom(input.Path.Owner));
            var name = input.Path.Fields[input.Path.Fields.Length - 1];
            _caller.MakePart(whole, name, null);
            return _caller.ReadMember(whole, name);
        }

        private void CallDelegates()
        {
            for (var round = 0; round < Limits.DelegateRounds && !_summary.Calls.IsEmpty; round++)
            {
                var changed = false;
                foreach (var call in _summary.Calls)
                {
                    var function = Translate(call.Function, null);
                    var arguments = call.Arguments.Select((value, i) => new CallArgument(i, null, Translate(value))).ToImmutableArray();
                    var result = _caller.CallDelegate(function, arguments, _site.Site, _site.Written);
                    var known = _results.TryGetValue(call.Function.Path, out var value) ? value : Value.Empty;
                    var joined = known.Join(result);
                    changed |= !joined.Equals(known);
                    _results[call.Function.Path] = joined;
                }

                if (!changed)
                {
                    break;
                }

                _inputs.Clear();
                _paths.Clear();
            }
        }

        private void ReportSinks()
        {
            if (!_caller._isRecording)
            {
                return;
            }

            foreach (var entry in _summary.Sinks)
            {
                var answered = Answered(entry.Input.Path.Root);
                if (entry.Sink.Kind == SinkKind.Remark && IsMarkedParameter(entry.Input.Path.Root))
                {
                    // Data of another category was reported where it became that parameter's.
                    continue;
                }

                var value = Translate(entry.Input, null);
                if (value.IsEmpty || Here(entry.Sink) is not { } sink)
                {
                    continue;
                }

                foreach (var (part, location) in Placed(entry, value))
                {
                    var via = _isOwnFunction && location == entry.Location ? entry.Via : new Via(_caller._context.Sources.Of(_target).Display, entry.Via);
                    _caller.Arrive(
                        part, Exposure.Exact, sink, location,
                        new Arrival(entry.Way, via, answered, Translate(entry.Grounds), entry.HasBasis));
                }
            }
        }

        /// <summary>Where to report what arrives: at the expressions of the call that show it, or inside a lambda that stands in the call itself.</summary>
        private IEnumerable<(Value Value, Location Location)> Placed(SinkEntry entry, Value value)
        {
            var parts = _site.PartsOf(OutermostRoot(entry.Input.Path.Root)).ToArray();
            if (parts.Length > 0)
            {
                return _caller.Placed(value, parts);
            }

            if (_isOwnFunction && (_site.Origin is null || _site.Site.FullSpan.Contains(entry.Location.SourceSpan)))
            {
                return new[] { (value, entry.Location) };
            }

            return _caller.Placed(value, _site);
        }

        private void ReportReads()
        {
            if (!_caller._isRecording || !_caller._context.Marks.PurposesOf(_target).IsEmpty)
            {
                return;
            }

            foreach (var entry in _summary.Reads)
            {
                _caller.ReadOnBehalf(entry with { Label = Translate(entry.Label), Grounds = Translate(entry.Grounds) }, Translate(entry.Root), _site, _target);
            }
        }

        /// <summary>What the target's own parameter shows by its marks: where that goes, the target's own report says.</summary>
        private ImmutableArray<string> Answered(InputRoot root)
        {
            if (root.Kind != RootKind.Parameter || root.Ordinal >= _target.Parameters.Length)
            {
                return default;
            }

            var parameter = _target.Parameters[root.Ordinal];
            var marks = _caller._context.Marks;
            return marks.CategoriesOf(parameter).AddRange(marks.ShapeOf(parameter.Type).Own);
        }

        private bool IsMarkedParameter(InputRoot root) =>
            root.Kind == RootKind.Parameter && root.Ordinal < _target.Parameters.Length
            && !_caller._context.Marks.CategoriesOf(_target.Parameters[root.Ordinal]).IsEmpty;

        /// <summary>The sink as it is for the type arguments of this call: a member of a type parameter's type shows what the argument shows.</summary>
        private Sink? Here(Sink sink)
        {
            if (sink.Holder is { } holder)
            {
                var owner = ValueAt(holder);
                var isReceiver = holder is { Root.Kind: RootKind.This, Fields.IsEmpty: true };
                var ofMembers = _caller.CategoriesOfMembers((owner, isReceiver ? _site.ReceiverOperation?.Type : null));
                sink = sink with { Holder = PathOf(owner), Excluded = sink.Excluded.Items.AddRange(ofMembers.RemoveAll(sink.Excluded.Contains)) };
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

        private static InputRoot OutermostRoot(InputRoot root)
        {
            while (root.Kind == RootKind.Result && root.Function is { } function)
            {
                root = function.Root;
            }

            return root;
        }

        private Value Translate(Value value)
        {
            if (value.IsEmpty)
            {
                return value;
            }

            var result = Value.Empty;
            var known = Value.Empty;
            Value? inputs = null;
            var hasMade = false;
            foreach (var entry in value.Entries)
            {
                switch (entry.Atom)
                {
                    case InputAtom input:
                        inputs = inputs is null ? Translate(input, entry.Way) : inputs.Join(Translate(input, entry.Way));
                        break;
                    case ConsentedAtom:
                        known = known.With(entry.Atom, null);
                        break;
                    case ObjectAtom made:
                        result = result.With(Rename(made), entry.Way);
                        hasMade = true;
                        break;
                    case PlaceAtom place:
                        result = result.Join(Translate(place));
                        break;
                    case LabelAtom label when IsShownByArgument(label):
                        // The argument says whose data it is; the parameter's mark says only that it is some.
                        break;
                    case LabelAtom label:
                        result = result.With(Translate(label), entry.Way);
                        break;
                    case ConsentAtom consent:
                        result = result.With(new ConsentAtom(Translate(consent.WhenTrue), Translate(consent.WhenFalse), consent.Constant), entry.Way);
                        break;
                    case IdentityAtom:
                        break;
                    default:
                        result = result.With(entry.Atom, entry.Way);
                        break;
                }
            }

            // What the caller knows of the objects that came in is known of the value, unless it may be another one as well.
            return WithAll(WithAll(hasMade ? inputs?.Where(static atom => atom is not ConsentedAtom) ?? Value.Empty : inputs ?? Value.Empty, result), known);
        }

        private bool IsShownByArgument(LabelAtom label)
        {
            if (!_caller.TracksConsent)
            {
                return false;
            }

            foreach (var parameter in _target.Parameters)
            {
                if (!IsOf(label, parameter))
                {
                    continue;
                }

                foreach (var entry in _site.Argument(parameter.Ordinal).Entries)
                {
                    if (entry.Atom is LabelAtom { Subject: not null } shown && shown.Category == label.Category)
                    {
                        return true;
                    }
                }
            }

            return false;
        }

        /// <summary>Whether the label is the target's parameter's own, by its mark: that says what it is, and nothing of whose.</summary>
        private bool IsOf(LabelAtom label, IParameterSymbol parameter) =>
            _caller._context.Sources.Of(parameter).Id == label.Source.Id
            && (label.Subject is null
                || label.Subject is { IsOwnerless: true, Identities: [InputAtom { Path: { Root: { Kind: RootKind.Parameter, Ordinal: var ordinal }, Fields.IsEmpty: true } }] } && ordinal == parameter.Ordinal);

        private LabelAtom Translate(LabelAtom label)
        {
            if (label.Subject is not { } subject || _target.Parameters.Any(parameter => IsOf(label, parameter)))
            {
                return _caller.TracksConsent ? OfArgument(label) : label;
            }

            if (subject.Identities is [var identity])
            {
                // Read from someone who the caller knows to have consented.
                label = Licensed(label, ConsentsOf(identity));
            }

            return label.With(Translate(subject));
        }

        /// <summary>What the caller knows of whom a subject is, or of whom that is a part.</summary>
        private ImmutableArray<ConsentFact> ConsentsOf(Atom identity)
        {
            var known = ImmutableArray<ConsentFact>.Empty;
            for (; identity is PartAtom part; identity = part.Whole)
            {
                foreach (var name in part.Names)
                {
                    known = name is InputAtom named ? known.AddRange(BodyAnalysis.ConsentsOf(ValueAt(named.Path))) : known;
                }
            }

            return identity is InputAtom input ? known.AddRange(BodyAnalysis.ConsentsOf(ValueAt(input.Path))) : known;
        }

        /// <summary>A parameter's mark says what the data is; whose, and with what consent, the argument for it says.</summary>
        private LabelAtom OfArgument(LabelAtom label)
        {
            foreach (var parameter in _target.Parameters)
            {
                if (!IsOf(label, parameter))
                {
                    continue;
                }

                LabelAtom? given = null;
                ImmutableArray<ConsentFact>? licences = null;
                foreach (var entry in ValueAt(new AccessPath(InputRoot.Parameter(parameter.Ordinal))).Entries)
                {
                    if (entry.Atom is LabelAtom argument && argument.Category == label.Category)
                    {
                        given ??= argument;
                        licences = licences is { } known ? ConsentFact.Intersect(known, argument.Licences) : argument.Licences;
                    }
                }

                return given is null ? label.With(label.Subject is { } own ? Translate(own) : null) : Licensed(label.With(given.Subject), licences ?? ImmutableArray<ConsentFact>.Empty);
            }

            return label;
        }

        private ImmutableArray<ConsentFact> Translate(ImmutableArray<ConsentFact> facts)
        {
            var result = ImmutableArray.CreateBuilder<ConsentFact>();
            foreach (var fact in facts)
            {
                // A check of someone who isn't known here says nothing here.
                var subject = fact.Subject is null ? null : Translate(fact.Subject)?.Asked();
                if (fact.Subject is null || subject is not null)
                {
                    result.Add(fact with { Subject = subject });
                }
            }

            return result.Count == facts.Length && facts.SequenceEqual(result) ? facts : result.ToImmutable();
        }

        private Subject? Translate(Subject subject)
        {
            if (ReferenceEquals(subject, Subject.Nobody))
            {
                return subject;
            }

            var identities = ImmutableArray.CreateBuilder<Atom>();
            foreach (var identity in subject.Identities)
            {
                foreach (var here in Translate(identity))
                {
                    if (!identities.Contains(here))
                    {
                        identities.Add(here);
                    }
                }
            }

            if (identities.Count == 0)
            {
                return null;
            }

            var translated = new Subject(identities.ToImmutable());
            return subject.IsOwnerless && IsOwnerless(translated) ? new Subject(translated.Identities, isOwnerless: true) : translated;
        }

        private ImmutableArray<Atom> Translate(Atom identity)
        {
            switch (identity)
            {
                case InputAtom input:
                    // An id that came in stands for whom it is the id of; the caller's expression says of what type it is.
                    var type = input.Path.Fields.IsEmpty && input.Path.Root.Kind == RootKind.Parameter && input.Path.Root.Ordinal < _target.Parameters.Length
                        ? _target.Parameters[input.Path.Root.Ordinal].Type
                        : null;
                    return _caller.SubjectOf(ValueAt(input.Path), type)?.Identities ?? ImmutableArray<Atom>.Empty;
                case ObjectAtom made:
                    return ImmutableArray.Create<Atom>(Rename(made));
                case IdentityAtom found:
                    return ImmutableArray.Create<Atom>(found.By(Keys(found), found.IsOfAllKeys));
                case PartAtom part:
                    var names = part.Names.SelectMany(name => Translate(name)).Distinct().ToImmutableArray();
                    var wholes = Translate(part.Whole);
                    return wholes.IsEmpty && names.Length == 1 ? names : wholes.SelectAsArray(Atom (whole) => new PartAtom(names, whole));
                default:
                    return ImmutableArray<Atom>.Empty;
            }
        }

        /// <summary>The keys in the caller's terms. One of several that it doesn't know is no key, and one of all those that are needed leaves none.</summary>
        private ImmutableArray<Atom> Keys(IdentityAtom found)
        {
            var keys = found.Keys.SelectAsArray(key => Translate(key));
            return found.IsOfAllKeys && keys.Any(static translated => translated.Length != 1)
                ? ImmutableArray<Atom>.Empty
                : keys.Where(static translated => translated.Length == 1).Select(static translated => translated[0]).Distinct().ToImmutableArray();
        }

        private Value Translate(InputAtom input, Way? way)
        {
            if (!_inputs.TryGetValue(input, out var value))
            {
                value = ValueAt(input.Path);
                if (input.Exposure == Exposure.Text)
                {
                    value = _caller.TextOf(value, null, _site.Site);
                }
                else if (input.Exposure != Exposure.Exact)
                {
                    value = _caller.Expose(value, input.Exposure);
                }

                _inputs[input] = value;
            }

            if (way is null || value.IsEmpty)
            {
                return value;
            }

            var result = Value.Empty;
            foreach (var entry in value.Entries)
            {
                result = result.With(entry.Atom, Way.Join(entry.Way, way));
            }

            return result;
        }

        private Value Translate(PlaceAtom place)
        {
            switch (place.Owner)
            {
                case InputAtom input:
                    return MemberPlaces(Translate(input, null), place.Member, place.Holder);
                case ObjectAtom made:
                    return Value.Of(new PlaceAtom(Rename(made), place.Member, place.Holder), null);
                case IParameterSymbol parameter when SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, _target):
                    foreach (var argument in _site.Arguments)
                    {
                        if (argument.Ordinal == parameter.Ordinal && argument.Operation is { } operation)
                        {
                            return _caller.PlacesOf(operation);
                        }
                    }

                    return Value.Empty;
                default:
                    return _isOwnFunction ? Value.Of(place, null) : Value.Empty;
            }
        }

        private Value ValueAt(AccessPath path)
        {
            if (_paths.TryGetValue(path, out var known))
            {
                return known;
            }

            var after = _caller._state;
            _caller._state = _before;
            var value = RootValue(path.Root);
            var type = TypeOf(path.Root);
            foreach (var field in path.Fields)
            {
                var inner = TypeAt(type, ImmutableArray.Create(field));
                value = _caller.WithWhole(_caller.ReadMember(value, field).Join(_caller.InheritedData(value, field)), value, inner, type);
                type = inner;
            }

            if (path.IsCollapsed)
            {
                value = value.Join(_caller.Expose(value, Exposure.Carried));
            }

            _caller._state = after;
            return _paths[path] = value;
        }

        private ITypeSymbol? TypeOf(InputRoot root) => root.Kind switch
        {
            RootKind.This => _target.ContainingType,
            RootKind.Parameter when root.Ordinal < _target.Parameters.Length => _target.Parameters[root.Ordinal].Type,
            _ => null,
        };

        private Value RootValue(InputRoot root)
        {
            switch (root.Kind)
            {
                case RootKind.This:
                    return _site.Receiver.IsEmpty && _target.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction
                        ? _site.Captured is null ? _caller.This() : _site.Receiver
                        : _site.Receiver;
                case RootKind.Parameter:
                    return _site.Argument(root.Ordinal);
                case RootKind.Captured:
                    return _site.Captured is { } captured ? captured(root.Variable!) : _caller.CellOf(root.Variable!);
                default:
                    return root.Function is { } function && _results.TryGetValue(function, out var result) ? result : Value.Empty;
            }
        }

        /// <summary>An object that the callee made is, here, the one that this call made.</summary>
        private ObjectAtom Rename(ObjectAtom made)
        {
            // Cells of the variables around a local function are one and the same inside and out.
            if (_isOwnFunction && made.Member.StartsWith("$", StringComparison.Ordinal) && !made.Site.Equals(default) && made.Origin.Equals(default))
            {
                return made;
            }

            return new ObjectAtom(
                new Site(_site.Site, 7), made.Origin.Equals(default) ? made.Site : made.Origin, made.Member, made.Type, made.Function, made.IsExact);
        }
    }

    private bool IsInSameMember(IMethodSymbol function)
    {
        if (function.MethodKind is not (MethodKind.LocalFunction or MethodKind.AnonymousFunction))
        {
            return false;
        }

        return SymbolEqualityComparer.Default.Equals(OutermostOf(function), OutermostOf(_body.Method));
    }

    private static ISymbol OutermostOf(IMethodSymbol method)
    {
        ISymbol current = method;
        while (current is IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction, ContainingSymbol: { } outer })
        {
            current = outer;
        }

        return current;
    }
}
