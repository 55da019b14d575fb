using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PersonalData.Analyzers.Collections;
using PersonalData.Analyzers.Flow.Lattice;
using PersonalData.Analyzers.Flow.Program;
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
            var called = InvokeMarked(delegated, ComingToLight(CallDelegate(receiver, arguments, operation.Syntax, outputs: given), null, operation.Type));
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
        _context.Targets.TypeOf(site.ReceiverOperation, id => _capturedOperations.TryGetValue(id, out var captured) && captured.Count == 1 ? captured[0] : null);

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

            value = WithShapeOf(value.WithAll(marks), parameter.Type, argument.Syntax);
            var written = parameter.RefKind == RefKind.Out ? value : outputs.WrittenTo(parameter.Ordinal).WithAll(marks);
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
                result = result.WithAll(ElementPlaces(site));
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
        var own = ReadsHere(method) ? ImmutableArray<string>.Empty : _context.Marks.ShapeOf(site.Operation?.Type).Own;
        result = own.IsEmpty ? result : WithoutUnread(result);
        if (site.Operation is null || !_isRecording)
        {
            return result;
        }

        foreach (var category in own)
        {
            Read(new LabelAtom(category, _context.Sources.Of(method)), site.Operation, owner, ReadKind.Call, method);
        }

        return result;
    }

    /// <summary>Whether it is a local function of this code, for the same purposes: what it reads is read in this member, and reported there.</summary>
    private bool ReadsHere(IMethodSymbol method) =>
        method.MethodKind == MethodKind.LocalFunction && IsInSameMember(method)
        && _context.Marks.PurposesOf(method).SequenceEqual(_context.Marks.PurposesOf(_body.Method), StringComparer.Ordinal);

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
