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
            var given = new CallOutputs();
            var delegated = new CallSite(method, operation, operation.Instance, receiver, arguments) { Outputs = given };
            var called = InvokeMarked(delegated, CallDelegate(receiver, arguments, operation.Syntax, outputs: given));
            AssignOutputs(operation.Arguments, given);
            return called;
        }

        if (method.Name == "<Clone>$" && operation.Instance is not null)
        {
            return Copy(receiver, operation.Syntax, operation.Type);
        }

        var outputs = new CallOutputs();
        var site = new CallSite(method, operation, operation.Instance, receiver, arguments) { IsVirtual = operation.IsVirtual, Outputs = outputs };
        var result = Call(site);
        ForgetChanged(operation);
        AssignOutputs(operation.Arguments, outputs);
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

        var outputs = new CallOutputs();
        var arguments = Arguments(operation.Arguments, constructor.Parameters.Length);
        var site = new CallSite(constructor, operation, null, value, arguments) { IsVirtual = false, Outputs = outputs };
        var result = Call(site);
        AssignOutputs(operation.Arguments, outputs);
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

                // Of none, nothing is passed, whatever some of them would be.
                builder.Add(new CallArgument(ordinal, argument.Value, expanded.IsEmpty ? all : WithShape(all, argument.Value)) { Elements = elements.MoveToImmutable() });
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

    private void AssignOutputs(ImmutableArray<IArgumentOperation> arguments, CallOutputs outputs)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter is not { RefKind: RefKind.Out or RefKind.Ref } parameter || outputs[parameter.Ordinal] is not { } value)
            {
                continue;
            }

            var marks = Value.Empty;
            foreach (var category in _context.Marks.CategoriesOf(parameter))
            {
                marks = marks.With(new LabelAtom(category, _context.Sources.Of(parameter)), Way.Then(null, argument.Syntax.GetLocation()));
            }

            value = WithShapeOf(WithAll(value, marks), parameter.Type, argument.Syntax);
            var written = parameter.RefKind == RefKind.Out ? value : WithAll(outputs.WrittenTo(parameter.Ordinal), marks);
            AssignTo(argument.Value, value, argument.Value, arriving: written);
        }
    }

    /// <summary>Calls a member: what arrives there, what it does, and what comes back.</summary>
    private Value Call(CallSite site)
    {
        if (Program.SourceMethods.ExtensionMember(site.Method.OriginalDefinition) is { } member)
        {
            var call = site.AsCallOf(member);
            var given = Call(call);
            if (site.Outputs is { } shifted && call.Outputs is { } inner)
            {
                inner.CopyTo(shifted, site.Method.Parameters.Length - member.Parameters.Length);
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
            result = CallOutside(site);
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
                result = result.Join(CallOutside(site));
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

    /// <summary>Calls code without source: what it gives may be of another category by what its declaration says.</summary>
    private Value CallOutside(CallSite site) => Reclassify(site, ReclassificationsOf(site.Method, null), CallLibrary(site));

    private Value ApplyTarget(CallSite site, IMethodSymbol target)
    {
        if (_run.SummaryOf(target) is not { } summary)
        {
            return CallOutside(site);
        }

        if (target.MethodKind == MethodKind.LocalFunction)
        {
            KnowInFunction(target);
            KnowOfArguments(target, site.Arguments);
        }

        var outer = _guards;
        _guards = GuardsOf(site, target);
        var result = MarkedBy(site, target, new SummaryApplication(this, site, target, summary).Run());
        _guards = outer;
        return result;
    }

    private Value FinishCall(CallSite site, Value result)
    {
        var method = site.Method;
        if (_context.Marks.Anonymizes(method))
        {
            return Value.Empty;
        }

        result = Check(site, result);
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

        result = WithMarksOfResult(site, result, owner, known);
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

    /// <summary>What a delegate gives, with what its type declares: marks on the parameters and the result of a delegate type are those of whatever it runs.</summary>
    private Value InvokeMarked(CallSite site, Value result)
    {
        if (_isRecording)
        {
            ArriveAtMarkedParameters(site);
        }

        return WithMarksOfResult(site, result, site.Receiver, ImmutableArray<ConsentFact>.Empty);
    }

    /// <summary>The result, with the data that its marks say it is.</summary>
    private Value WithMarksOfResult(CallSite site, Value result, Value owner, ImmutableArray<ConsentFact> known)
    {
        var method = site.Method;
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

        return _context.Marks.IsResultOnlineIdentifier(method)
            ? result.With(new LabelAtom("", _context.Sources.Of(method)), Way.Then(null, site.Site.GetLocation()))
            : result;
    }

    /// <summary>
    /// What the code that runs gives by marks on it that the member called does not show: an implementation of an
    /// unmarked interface may be marked.
    /// </summary>
    private Value MarkedBy(CallSite site, IMethodSymbol target, Value result)
    {
        if (target.MethodKind is not (MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation) || SymbolEqualityComparer.Default.Equals(site.Method.OriginalDefinition, target)
            || _context.Marks.CategoriesOfResult(target).RemoveAll(_context.Marks.CategoriesOfResult(site.Method).Contains) is not { IsEmpty: false } categories)
        {
            return result;
        }

        var owner = site.Receiver;
        foreach (var argument in site.Arguments)
        {
            owner = owner.Join(argument.Value);
        }

        foreach (var category in categories)
        {
            var label = new LabelAtom(category, _context.Sources.Of(target), SubjectOf(owner, null)).Under(_guards);
            result = result.With(label, Way.Then(null, site.Site.GetLocation()));
            if (site.Operation is not null)
            {
                Read(label, site.Operation, owner, ReadKind.Call, target);
            }
        }

        return result;
    }

    /// <summary>Writes down that a call gave data which its helper read, not its caller.</summary>
    private void ReadThroughCall(CallSite site, LabelAtom label, Value owner)
    {
        if (_isRecording && site.Operation is { } operation && !label.IsIdentifier)
        {
            _collector.Add(new ReadFact(
                _body.Method, operation.Syntax.GetLocation(), label.Unguarded, ReadKind.Call, IsOf(owner, label.Category), IsStatistic(operation))
            {
                Grounds = _state.Grounds,
                HasBasis = StatesBasis(site.Method),
                Called = _context.Sources.Of(site.Method).Display,
            });
        }
    }

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
                    var owner = Place(input);
                    var before = new InputAtom(input.Path.Then(entry.Member));
                    var written = Given(entry.Value.Where(atom => !atom.Equals(before)));
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

        /// <summary>The objects that the callee wrote to. A part of an object that the caller has not seen yet comes to light here.</summary>
        private Value Place(InputAtom input)
        {
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
                    var result = _caller.CallDelegate(function.Where(atom => !IsAnswered(atom, call)), arguments, _site.Site, written, outputs);
                    if (!call.Answered.IsEmpty)
                    {
                        var passedOn = ArgumentsOf(call, static value => value.Where(static atom => atom is not (LabelAtom or ShapeAtom)));
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
                    var via = _isOwnFunction && location == entry.Location ? entry.Via : new Via(_caller._context.Sources.Of(_target).Display, entry.Via);
                    _caller.Arrive(
                        part, Exposure.Exact, sink, location,
                        new Arrival(entry.Way, via, answered, Translate(entry.Grounds), entry.HasBasis) { Guards = guards });
                }
            }
        }

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

                type = MemberType(type, field);
                answered = answered.AddRange(marks.ShapeOf(type).Own);
            }

            return input.Exposure == Exposure.Whole ? answered.AddRange(marks.ShapeOf(type).Members.Select(static member => member.Category)) : answered;
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

        /// <summary>What the target gives its caller: of the category that its declaration says.</summary>
        private Value Given(Value value) => _caller.Reclassify(_site, _reclassifications, Translate(value));

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
                        if (Guarded(label) is { } held)
                        {
                            result = result.With(Translate(held), entry.Way);
                        }

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
                value = Shown(ValueAt(input.Path), input.Exposure);
                if (input.Path.Root.Kind == RootKind.Filled)
                {
                    value = WithoutGiven(value, input);
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

        private Value Shown(Value value, Exposure exposure) => exposure switch
        {
            Exposure.Exact => value,
            Exposure.Text => _caller.TextOf(value, null, _site.Site),
            _ => _caller.Expose(value, exposure),
        };

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

            // A delegate may give an object that it has made, or fill one: it is as it is after the call.
            var after = _caller._state;
            _caller._state = path.Root.IsOfDelegate ? _afterCalls ?? after : _before;
            var value = ValueAt(RootValue(path.Root), path);
            _caller._state = after;
            return _paths[path] = value;
        }

        private Value ValueAt(Value root, AccessPath path)
        {
            var value = root;
            var type = RootType(_target, path.Root);
            foreach (var field in path.Fields)
            {
                var held = field == Slots.Element ? _caller.ReadElements(value, null, _site.Site) : _caller.ReadMember(value, field);
                var inner = MemberType(type, field);
                value = _caller.WithWhole(held.Join(_caller.InheritedData(value, field, type)), value, inner, type);
                type = inner;
            }

            return path.IsCollapsed ? value.Join(_caller.Expose(value, Exposure.Carried)) : value;
        }

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
                case RootKind.Static:
                    return Value.Of(new InputAtom(new AccessPath(root)), null);
                case RootKind.Filled:
                    return _filled.TryGetValue(root, out var filled) ? filled : Value.Empty;
                default:
                    return root.Function is { } function && _results.TryGetValue(function, out var result) ? result : Value.Empty;
            }
        }

        /// <summary>An object that the callee made is, here, the one that this call made.</summary>
        private ObjectAtom Rename(ObjectAtom made)
        {
            return new ObjectAtom(new Site(_site.Site, 7), OriginOf(made), made.Member, made.Type, made.Function, made.IsExact);
        }

        /// <summary>Where the object comes from, as this code sees it. Through methods that call each other an object may come by any number of calls: those are not told apart.</summary>
        private Origin OriginOf(ObjectAtom made) =>
            made.Origin.Equals(default) ? new Origin(made.Site)
            : _isRecursive || _summary.CrowdedOrigins.Contains(made.Origin.Site) ? made.Origin
            : made.Origin.By(made.Site);
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
