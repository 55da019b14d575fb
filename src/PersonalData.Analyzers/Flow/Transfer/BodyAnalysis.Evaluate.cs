using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PersonalData.Analyzers.Collections;
using PersonalData.Analyzers.Flow.Lattice;
using PersonalData.Analyzers.Flow.Summaries;
using PersonalData.Analyzers.Marks;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>What each kind of operation gives. One that isn't named here gives what its parts give.</content>
internal sealed partial class BodyAnalysis
{
    /// <summary><c>OperationKind.CollectionExpression</c>, which the oldest compiler that we run in does not have.</summary>
    private const int CollectionExpressionKind = 127;

    /// <summary>How many levels of an expression are evaluated before the stack is looked at again.</summary>
    private const int CheckedDepth = 8;

    private int _depth;

    private Value Evaluate(IOperation? operation)
    {
        if (operation is null)
        {
            return Value.Empty;
        }

        if (operation.ConstantValue.HasValue && operation is not IInterpolatedStringOperation)
        {
            return Value.Empty;
        }

        _depth++;
        try
        {
            var value = _depth % CheckedDepth == 0 ? DeepStack.Go(static on => on.Analysis.EvaluateKind(on.Operation), (Analysis: this, Operation: operation)) : EvaluateKind(operation);
            value = WithIdentity(WithShape(value, operation), operation);
            if (TracksConsent)
            {
                _lastValues[operation] = value;
            }

            return value;
        }
        finally
        {
            _depth--;
        }
    }

    /// <summary>Adds what the static type says by its marks. Done here, once, so that no way of getting an object is missed.</summary>
    private Value WithShape(Value value, IOperation operation)
    {
        if (operation.Type is not { } type || operation is IDefaultValueOperation or ILiteralOperation || IsEmptySequence(operation) || _context.Marks.ShapeOf(type).IsEmpty || IsAnonymized(operation))
        {
            return value;
        }

        return value.With(new ShapeAtom(type), Way.Then(null, operation.Syntax.GetLocation()));
    }

    /// <summary>Whether it is <c>[]</c>: a collection of somebody's data, but of nobody's yet.</summary>
    private static bool IsEmptySequence(IOperation operation) => operation.Syntax is CollectionExpressionSyntax { Elements.Count: 0 };

    private bool IsAnonymized(IOperation operation) => operation switch
    {
        IInvocationOperation call => _context.Marks.Anonymizes(call.TargetMethod),
        IPropertyReferenceOperation property => _context.Marks.Anonymizes(property.Property),
        IObjectCreationOperation { Constructor: { } constructor } => _context.Marks.Anonymizes(constructor),
        _ => false,
    };

    private Value EvaluateKind(IOperation operation)
    {
        switch (operation)
        {
            case ILocalReferenceOperation local:
                return ReadLocal(local);
            case IParameterReferenceOperation parameter:
                return ReadParameter(parameter);
            case IInstanceReferenceOperation instance:
                return Instance(instance);
            case IFieldReferenceOperation field:
                return ReadField(field);
            case IPropertyReferenceOperation property:
                return ReadProperty(property);
            case IEventReferenceOperation @event:
                return ReadMember(@event.Instance is null ? StaticOwner(@event.Event) : Evaluate(@event.Instance), MemberKeys.Of(@event.Event));
            case IInvocationOperation call:
                return Invoke(call);
            case IObjectCreationOperation creation:
                return Create(creation);
            case IAnonymousObjectCreationOperation anonymous:
                return CreateAnonymous(anonymous);
            case ITupleOperation tuple:
                return CreateTuple(tuple);
            case IArrayCreationOperation array:
                return CreateCollection(array, array.Initializer is { } initializer ? initializer.ElementValues : ImmutableArray<IOperation>.Empty);
            case IArrayInitializerOperation elements:
                return CreateCollection(elements, elements.ElementValues);
            case IArrayElementReferenceOperation element:
                EvaluateAll(element.Indices);
                return IsSlice(element) ? Evaluate(element.ArrayReference) : ReadElement(Evaluate(element.ArrayReference), element.Type);
            case IImplicitIndexerReferenceOperation implicitIndexer:
                return ReadImplicitIndexer(implicitIndexer);
            case IInlineArrayAccessOperation inline:
                Evaluate(inline.Argument);
                return ReadElement(Evaluate(inline.Instance), inline.Type);
            case ISimpleAssignmentOperation assignment:
                return Assign(assignment);
            case ICompoundAssignmentOperation compound:
                return AssignCompound(compound);
            case IDeconstructionAssignmentOperation deconstruction:
                var deconstructed = Evaluate(deconstruction.Value);
                AssignDeconstructed(deconstruction.Target, deconstructed, deconstruction.Value);
                return deconstructed;
            case IIncrementOrDecrementOperation increment:
                return Increment(increment);
            case IEventAssignmentOperation subscription:
                return Subscribe(subscription);
            case IBinaryOperation binary:
                return Binary(binary);
            case IUnaryOperation unary:
                if (unary is { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null })
                {
                    return Negate(WithTruth(Evaluate(unary.Operand), unary.Operand));
                }

                return unary.OperatorMethod is { } unaryOperator
                    ? Call(CallSite.Operator(unaryOperator, unary, ImmutableArray.Create((unary.Operand, Evaluate(unary.Operand)))))
                    : Evaluate(unary.Operand);
            case ITupleBinaryOperation tuples:
                Evaluate(tuples.LeftOperand);
                Evaluate(tuples.RightOperand);
                return Value.Empty;
            case IConversionOperation conversion:
                return Convert(conversion);
            case IFlowCaptureOperation capture:
                // First the value: evaluating it changes the state.
                var captured = Licensed(UnderGrounds(WithTruth(Evaluate(capture.Value), capture.Value)));
                captured = capture.Syntax is WithExpressionSyntax || (capture.Syntax.Parent as WithExpressionSyntax)?.Expression == capture.Syntax ? Copied(captured, capture.Value) : captured;
                _state = _state.Set(_slots.OfVariable(capture.Id), captured);
                return Value.Empty;
            case IFlowCaptureReferenceOperation reference:
                return _state.Get(_slots.OfVariable(reference.Id)) ?? Value.Empty;
            case IFlowAnonymousFunctionOperation lambda:
                return CreateFunction(lambda.Symbol, lambda, Value.Empty);
            case IDelegateCreationOperation creation:
                return Evaluate(creation.Target);
            case IMethodReferenceOperation reference:
                return CreateFunction(reference.Method, reference, reference.Instance is null ? ExtendedReceiver(reference) : Evaluate(reference.Instance));
            case IInterpolatedStringOperation text:
                return Interpolate(text);
            case IIsPatternOperation pattern:
                return Test(pattern);
            case IIsTypeOperation or IIsNullOperation:
                EvaluateChildren(operation);
                return Value.Empty;
            case IDefaultValueOperation:
                return EmptyStructure(operation.Type, operation.Syntax);
            case INameOfOperation or ITypeOfOperation or ISizeOfOperation or ILiteralOperation or IUtf8StringOperation:
                return Value.Empty;
            case IDeclarationExpressionOperation declaration:
                return Evaluate(declaration.Expression);
            case IAwaitOperation await:
                return Await(await);
            case IReturnOperation { Kind: OperationKind.YieldReturn } yield:
                var element1 = Evaluate(yield.ReturnedValue);
                Yield(yield, element1);
                return Value.Empty;
            case IExpressionStatementOperation statement:
                Evaluate(statement.Operation);
                return Value.Empty;
            case IAddressOfOperation { Reference: IMethodReferenceOperation function }:
                return Evaluate(function);
            case IAddressOfOperation address:
                return PlacesOf(address.Reference) is { IsEmpty: false } places ? places : Evaluate(address.Reference);
            case IFunctionPointerInvocationOperation call:
                return CallDelegate(Evaluate(call.Target), Arguments(call.Arguments, call.Arguments.Length), call.Syntax);
            case IDynamicInvocationOperation invocation:
                return InvokeDynamically(invocation);
            case IDynamicMemberReferenceOperation or IDynamicIndexerAccessOperation or IDynamicObjectCreationOperation:
                return Expose(EvaluateChildren(operation), Exposure.Whole);
            case ITypeParameterObjectCreationOperation created:
                return Value.Of(new ObjectAtom(new Site(created.Syntax), default, "", created.Type), null);
            case ICaughtExceptionOperation caught:
                return Caught(caught.Type);
            case IVariableDeclarationGroupOperation or IVariableDeclarationOperation or IVariableDeclaratorOperation:
                EvaluateChildren(operation);
                return Value.Empty;
            default:
                return EvaluateUnknown(operation);
        }
    }

    /// <summary>
    /// Kinds that this version doesn't know, or that have no interface: a collection expression holds its elements, a
    /// spread gives those of its operand, and everything else gives what its parts give.
    /// </summary>
    private Value EvaluateUnknown(IOperation operation)
    {
        if ((int)operation.Kind == CollectionExpressionKind)
        {
            return CreateSequence(operation);
        }

        switch (operation.Syntax.Kind())
        {
            case SyntaxKind.StackAllocArrayCreationExpression or SyntaxKind.ImplicitStackAllocArrayCreationExpression:
                return CreateSequence(operation);
            case SyntaxKind.RefTypeExpression:
                EvaluateChildren(operation);
                return Value.Empty;
            case SyntaxKind.SpreadElement:
                return ReadElements(EvaluateChildren(operation), operation.ChildOperations.FirstOrDefault()?.Type, operation.Syntax);
            default:
                return IsDereference(operation) ? ReadDereferenced(operation) : EvaluateChildren(operation);
        }
    }

    /// <summary>
    /// A collection expression, also the one that the compiler makes of the arguments for a <c>params</c> collection: a
    /// new collection of its elements; by the type's own builder or <c>Add</c>, if this compilation has their code.
    /// </summary>
    private Value CreateSequence(IOperation operation)
    {
        var sequence = Value.Of(new ObjectAtom(new Site(operation.Syntax, 10), default, "", operation.Type, isExact: true), null);
        var elements = Value.Empty;
        foreach (var child in operation.ChildOperations)
        {
            if (child is not IArgumentOperation)
            {
                elements = elements.Join(Evaluate(child));
            }
        }

        WriteMember(sequence, Slots.Element, elements);
        var given = operation.ChildOperations.OfType<IArgumentOperation>().ToImmutableArray();
        if (given.FirstOrDefault()?.Parameter?.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor)
        {
            // with(...): the collection starts as its constructor makes it.
            var made = Call(new CallSite(constructor, operation, null, sequence, Arguments(given, constructor.Parameters.Length)) { IsVirtual = false });
            sequence = sequence.Join(made);
        }

        if (_context.CollectionBuilderOf(operation.Type) is { } builder)
        {
            var arguments = ImmutableArray.CreateBuilder<Value>();
            arguments.AddRange(Enumerable.Range(0, builder.Parameters.Length - 1).Select(ordinal => Evaluate(given.FirstOrDefault(a => a.Parameter?.Ordinal == ordinal)?.Value)));
            arguments.Add(sequence);
            return Call(CallSite.Implicit(builder, Value.Empty, arguments.ToImmutable(), operation.Syntax));
        }

        if (operation.Type is INamedTypeSymbol type && AddMethod(type) is { } add)
        {
            Call(CallSite.Implicit(add, sequence, ImmutableArray.Create(elements), operation.Syntax));
        }

        return sequence;
    }

    /// <summary>The method of this compilation's code by which a collection of the type takes an element.</summary>
    private IMethodSymbol? AddMethod(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers("Add"))
            {
                if (member is IMethodSymbol { IsStatic: false, Parameters.Length: 1 } method && Program.SourceMethods.HasCode(method, _context.Compilation))
                {
                    return method;
                }
            }
        }

        return null;
    }

    /// <summary>The object before the dot of an extension method that becomes a delegate: the operation leaves it out.</summary>
    private Value ExtendedReceiver(IMethodReferenceOperation reference) =>
        reference.Method is { IsExtensionMethod: true } && _context.OperationAt((reference.Syntax as MemberAccessExpressionSyntax)?.Expression) is { } receiver
            ? Evaluate(receiver)
            : Value.Empty;

    private Value EvaluateChildren(IOperation operation)
    {
        var result = Value.Empty;
        foreach (var child in operation.ChildOperations)
        {
            result = result.Join(Evaluate(child));
        }

        return result;
    }

    private void EvaluateAll(ImmutableArray<IOperation> operations)
    {
        foreach (var operation in operations)
        {
            Evaluate(operation);
        }
    }

    private Value ReadLocal(ILocalReferenceOperation operation)
    {
        var (local, value) = (operation.Local, ReadVariable(operation.Local));
        return local.IsRef
            ? WithStructure(ReadPlaces(value), value, local.Type, operation.Syntax)
            : WithStructure(value, local, local.Type, local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_run.CancellationToken) ?? operation.Syntax);
    }

    private Value ReadElement(Value collection, ITypeSymbol? type) => WithStructure(ReadMember(collection, Slots.Element), collection, Slots.Element, type);

    private Value ReadParameter(IParameterReferenceOperation operation)
    {
        var parameter = operation.Parameter;
        if (parameter.ContainingSymbol is INamedTypeSymbol)
        {
            // C# 14: the receiver of the members of an extension block.
            return Marked(This(), parameter, operation, Value.Empty, ReadKind.Parameter);
        }

        if (IsForeignPrimaryParameter(parameter))
        {
            var member = ReadMember(This(), Slots.PrimaryParameter(parameter));
            return Marked(member, parameter, operation, Value.Empty, ReadKind.Member);
        }

        var value = ReadVariable(parameter);
        if (TracksConsent && ChecksOf(parameter, Value.Empty, null, ImmutableArray<CallArgument>.Empty) is { IsEmpty: false } checks)
        {
            return Value.Of(new ConsentAtom(checks), null);
        }

        if (_isRecording && !_context.Marks.CategoriesOf(parameter).IsEmpty && IsOwn(parameter))
        {
            foreach (var entry in value.Entries)
            {
                if (entry.Atom is LabelAtom label && label.Source.Id == _context.Sources.Of(parameter).Id)
                {
                    _collector.Add(new ReadFact(_body.Method, operation.Syntax.GetLocation(), label, ReadKind.Parameter, true, false) { Grounds = _state.Grounds });
                }
            }
        }

        return value;
    }

    /// <summary>Whether a member other than the constructor reads a parameter of the type's own parameter list: then it is a field.</summary>
    private bool IsForeignPrimaryParameter(IParameterSymbol parameter)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Constructor } constructor)
        {
            return false;
        }

        var outermost = _body;
        while (outermost.Outer is { } outer)
        {
            outermost = outer;
        }

        return !SymbolEqualityComparer.Default.Equals(constructor, outermost.Method);
    }

    private Value This() => Value.Of(new InputAtom(new AccessPath(InputRoot.This)), null);

    private Value Instance(IInstanceReferenceOperation instance) =>
        // `base` too is an object of this type.
        instance.ReferenceKind == InstanceReferenceKind.ContainingTypeInstance ? WithShapeOf(ComingToLight(This(), null, _body.Method.ContainingType), _body.Method.ContainingType, instance.Syntax) : Value.Empty;

    private Value ReadField(IFieldReferenceOperation operation)
    {
        if (IsRestOfTuple(operation))
        {
            return RestOfTuple(operation);
        }

        var (holder, name) = MemberOf(operation);
        var owner = Evaluate(holder);
        var value = operation.Instance is null
            ? ReadMember(StaticOwner(operation.Field), name).Join(HeldBy(operation.Field))
            : WithWhole(WithStructure(holder == operation.Instance ? ReadDeclared(owner, operation.Field, operation.Instance.Type) : ReadMember(owner, name), owner, name, operation.Field.Type), owner, operation.Field.Type, operation.Instance.Type);
        return Marked(Beside(value, OwnerTypeOf(operation), operation.Type), operation.Field, operation, owner, ReadKind.Member);
    }

    private Value ReadProperty(IPropertyReferenceOperation operation)
    {
        var property = operation.Property;
        var owner = Evaluate(operation.Instance);
        var arguments = Arguments(operation.Arguments, property.Parameters.Length);
        Value value;
        if (property.Parameters.IsEmpty && operation.Instance is not null && IsPlainStorage(property))
        {
            value = WithWhole(ReadDeclared(owner, property, operation.Instance.Type), owner, property.Type, operation.Instance.Type);
        }
        else if (operation.Instance is null && property.Parameters.IsEmpty && StaticOwner(property) is { IsEmpty: false } statics)
        {
            value = ReadMember(statics, MemberKeys.Of(property));
        }
        else if (property.GetMethod is { } getter)
        {
            var stores = operation.Instance is not null && property.Parameters.IsEmpty
                && (StoringMembers(operation, owner).Length > 0 || (property.IsAbstract && _context.Marks.MayHaveMarks(property.ContainingAssembly)));
            value = stores && !RunsCode(getter, operation, owner) ? Value.Empty
                : Call(new CallSite(getter, operation, operation.Instance, owner, arguments) { IsVirtual = !IsOfBase(operation) });
            if (stores)
            {
                // An implementation that only stores, and gets what was assigned to the member that it implements.
                value = value.Join(ReadMember(owner, MemberKeys.Of(property)));
            }
        }
        else
        {
            value = owner;
        }

        if (_context.Marks.Anonymizes(property))
        {
            return Value.Empty;
        }

        if (operation.Instance is null && Program.SourceMethods.MayKeep(property, _context.Compilation))
        {
            value = value.Join(HeldBy(property));
        }

        return Marked(Beside(value, OwnerTypeOf(operation), operation.Type), property, operation, owner, ReadKind.Member);
    }

    private bool IsPlainStorage(IPropertySymbol property) =>
        property.ContainingType is { } type
        && (type.IsAnonymousType || type.IsTupleType
            || (_context.Marks.MayHaveMarks(property.ContainingAssembly) && Program.SourceMethods.IsStorage(property, _context.Compilation)
                && !HasWrittenOverrides(property)));

    /// <summary>Adds the labels that the member's marks give, and writes down the reading.</summary>
    private Value Marked(Value value, ISymbol member, IOperation operation, Value owner, ReadKind kind) =>
        Marked(value, member, operation, (owner, OwnerTypeOf(operation)), operation.Type, kind);

    /// <summary>The same, of a member that no operation refers to by itself: one that is given when its owner is taken apart.</summary>
    private Value Marked(Value value, ISymbol member, IOperation operation, (Value Value, ITypeSymbol? Type) of, ITypeSymbol? type, ReadKind kind)
    {
        var (owner, ownerType) = of;
        if (ChecksOf(member, owner, ownerType, ImmutableArray<CallArgument>.Empty) is { IsEmpty: false } checks)
        {
            if (_isRecording)
            {
                _collector.Add(new CheckFact(_body.Method, operation.Syntax.GetLocation(), checks[0]));
            }

            return Value.Of(new ConsentAtom(checks), null);
        }

        var categories = CategoriesOf(member, ownerType, owner);
        var isIdentifier = categories.IsEmpty && _context.Marks.IsOnlineIdentifier(member);
        if (isIdentifier && _context.Marks.CategoriesBeside(ownerType).Union(CategoriesBeside(owner)).ToImmutableArray() is { IsEmpty: false } beside)
        {
            // The object that it is read from has more than the type that declares it: people's data too.
            categories = beside;
            isIdentifier = false;
        }

        foreach (var (implementation, category, guards) in ImplementedMarks(member, operation, owner, categories))
        {
            var (subject, consents) = OwnershipOf(owner, ownerType);
            var label = Licensed(Licensed(new LabelAtom(category, _context.Sources.Of(implementation), subject), consents), _state.Grounds).Under(guards);
            value = value.With(label, Way.Then(null, operation.Syntax.GetLocation()));
            Read(label, operation, owner, kind);
        }

        if (categories.IsEmpty && !isIdentifier)
        {
            // A member of some type that is marked is a reading too: of people's data, not of one member of it. What is in an
            // anonymous object, such as a query makes of its range variables, was read when it was put there.
            foreach (var category in member.ContainingType is { IsAnonymousType: true } ? ImmutableArray<string>.Empty : _context.Marks.ShapeOf(type).Own)
            {
                Read(new LabelAtom(category, _context.Sources.Of(member)), operation, owner, kind);
                value = WithoutUnread(value);
            }

            ReadUnmarked(value, operation, ownerType);
            return value;
        }

        var location = operation.Syntax.GetLocation();
        if (isIdentifier)
        {
            return value.With(new LabelAtom("", _context.Sources.Of(member)), Way.Then(null, location));
        }

        foreach (var category in categories)
        {
            var (subject, consents) = OwnershipOf(owner, ownerType);
            var label = Licensed(Licensed(new LabelAtom(category, _context.Sources.Of(member), subject), consents), _state.Grounds).Under(GuardsOf(owner, ownerType));
            value = value.With(label, Way.Then(null, location));
            Read(label, operation, owner, kind);
        }

        return value;
    }

    private void Read(LabelAtom label, IOperation operation, Value owner, ReadKind kind, IMethodSymbol? called = null)
    {
        if (!_isRecording || IsWriteOnly(operation) || (TracksConsent && IsForCheck(operation)))
        {
            return;
        }

        var location = operation.Syntax.GetLocation();
        var isOwnParameter = kind == ReadKind.Parameter;
        var isStatistic = IsStatistic(operation);
        _collector.Add(new ReadFact(_body.Method, location, label.Unguarded, kind, isOwnParameter || IsOf(owner, label.Category), isStatistic)
        {
            Grounds = _state.Grounds,
            HasBasis = StatesBasis(called),
            Called = called is null ? null : _context.Sources.Of(called).Display,
        });
        if (isOwnParameter || isStatistic)
        {
            // The caller had it; or it is no use of anyone's data, whoever it is read for.
            return;
        }

        _collector.Add(new ReadEntry(label, owner.Where(static atom => atom is InputAtom), Way.Then(null, location), null)
        {
            Grounds = _state.Grounds,
            HasBasis = StatesBasis(called) || _context.Marks.HasLegalBasis(_body.Method),
        });
    }

    /// <summary>Whether the use rests on a ground that the member called states.</summary>
    private bool StatesBasis(IMethodSymbol? called) => called is not null && _context.Marks.HasLegalBasis(called, inAssembly: false);

    private bool IsStatistic(IOperation operation) => _body.Statistics.EndsInStatistic(operation, _body);

    /// <summary>Whether the data is read to find out about consent: that is no use of it yet.</summary>
    private bool IsForCheck(IOperation operation)
    {
        for (var current = operation; current.Parent is { } parent; current = parent)
        {
            if (parent is IInvocationOperation call)
            {
                return _context.Marks.ConsentCheckOf(call.TargetMethod) is not null;
            }
        }

        return false;
    }

    /// <summary>Whether the reference is only assigned to.</summary>
    private static bool IsWriteOnly(IOperation operation) =>
        operation.Parent is ISimpleAssignmentOperation assignment && assignment.Target == operation;

    private static ITypeSymbol? OwnerTypeOf(IOperation operation) => operation switch
    {
        IMemberReferenceOperation { Instance: { } instance } => instance.Type,
        _ => null,
    };

    private static bool IsSlice(IArrayElementReferenceOperation element) =>
        element.Indices.Length == 1 && element.Indices[0].Type is { Name: "Range" };

    private Value ElementOf(Value collection, ITypeSymbol? type) =>
        type is { SpecialType: SpecialType.System_String } ? collection : ReadMember(collection, Slots.Element);

    private Value CreateAnonymous(IAnonymousObjectCreationOperation operation)
    {
        var value = Value.Of(new ObjectAtom(new Site(operation.Syntax), default, "", operation.Type, isExact: true), null);
        var assignments = operation.Initializers.OfType<ISimpleAssignmentOperation>().Where(static a => a.Target is IPropertyReferenceOperation).ToImmutableArray();
        var parts = EvaluateTogether(assignments.SelectAsArray(static a => a.Value), operation);
        TieFlags(parts, assignments.SelectAsArray(static a => (((IPropertyReferenceOperation)a.Target).Property.Name, a.Value.Type)));
        for (var i = 0; i < parts.Length; i++)
        {
            WriteMember(value, ((IPropertyReferenceOperation)assignments[i].Target).Property.Name, parts[i]);
        }

        return value;
    }

    private Value CreateTuple(ITupleOperation operation)
    {
        var value = Value.Of(new ObjectAtom(new Site(operation.Syntax), default, "", operation.Type, isExact: true), null);
        var parts = EvaluateTogether(operation.Elements, operation);
        TieFlags(parts, operation.Elements.Select(static (element, i) => ("Item" + (i + 1), element.Type)).ToImmutableArray());
        for (var i = 0; i < parts.Length; i++)
        {
            WriteMember(value, "Item" + (i + 1), parts[i]);
        }

        return value;
    }

    private Value CreateCollection(IOperation operation, ImmutableArray<IOperation> elements)
    {
        var value = Value.Of(new ObjectAtom(new Site(operation.Syntax, 1), default, "", operation.Type, isExact: true), null);
        foreach (var element in elements)
        {
            var item = Evaluate(element);
            if (element is IArrayInitializerOperation)
            {
                item = ReadMember(item, Slots.Element);
            }

            WriteMember(value, Slots.Element, item);
        }

        return value;
    }

    private Value Binary(IBinaryOperation operation)
    {
        var left = Evaluate(operation.LeftOperand);
        var right = Evaluate(operation.RightOperand);
        if (operation.OperatorMethod is { } method && !IsComparison(operation))
        {
            return Call(CallSite.Operator(method, operation, ImmutableArray.Create((operation.LeftOperand, left), (operation.RightOperand, right))));
        }

        if (IsComparison(operation))
        {
            if (operation.OperatorMethod is { } comparison)
            {
                Call(CallSite.Operator(comparison, operation, ImmutableArray.Create((operation.LeftOperand, left), (operation.RightOperand, right))));
            }

            return TracksConsent ? CompareTruth(operation, left, right) : Value.Empty;
        }

        if (operation.Type?.SpecialType == SpecialType.System_String)
        {
            return ReadText(left, operation.LeftOperand)
                .Join(ReadText(right, operation.RightOperand))
                .Through(operation.Syntax.GetLocation());
        }

        return TracksConsent && operation.Type?.SpecialType == SpecialType.System_Boolean
            ? CombineTruth(operation.OperatorKind, WithTruth(left, operation.LeftOperand), WithTruth(right, operation.RightOperand))
            : left.Join(right);
    }

    private Value Increment(IIncrementOrDecrementOperation operation)
    {
        var before = Evaluate(operation.Target);
        if (operation.OperatorMethod is { ReturnsVoid: true } instanceOperator)
        {
            // C# 14: an instance operator changes its receiver.
            Call(new CallSite(instanceOperator, operation, operation.Target, before, ImmutableArray<CallArgument>.Empty));
            return before;
        }

        var after = operation.OperatorMethod is { } method
            ? Call(CallSite.Operator(method, operation, ImmutableArray.Create((operation.Target, before))))
            : Changed(before, operation.Target);
        AssignTo(operation.Target, after, operation);
        return operation.IsPostfix ? before : after;
    }

    private static bool IsComparison(IBinaryOperation operation) => operation.OperatorKind
        is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual
        or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.ObjectValueEquals
        or BinaryOperatorKind.ObjectValueNotEquals or BinaryOperatorKind.Like;

    private Value Convert(IConversionOperation operation)
    {
        var operand = Evaluate(operation.Operand);
        return operation.OperatorMethod is { } method
            ? Call(CallSite.Operator(method, operation, ImmutableArray.Create((operation.Operand, operand))))
            : IsOfGroup(operation) ? ElementsOfGroup(operand, operation) : ComingToLight(operand, operation.Operand.Type, operation.Type);
    }

    private Value Interpolate(IInterpolatedStringOperation operation)
    {
        var result = Value.Empty;
        foreach (var part in operation.Parts)
        {
            switch (part)
            {
                case IInterpolationOperation interpolation:
                    Evaluate(interpolation.Alignment);
                    result = result.Join(ReadText(Evaluate(interpolation.Expression), interpolation.Expression, Exposure.Formatted));
                    break;
                case IInterpolatedStringTextOperation:
                    break;
                default:
                    result = result.Join(EvaluateChildren(part));
                    break;
            }
        }

        return result.Through(operation.Syntax.GetLocation());
    }

    /// <summary>The operand below conversions that the compiler put in.</summary>
    private static IOperation Unconverted(IOperation operation)
    {
        while (operation is IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion)
        {
            operation = conversion.Operand;
        }

        return operation;
    }

    private Value Subscribe(IEventAssignmentOperation operation)
    {
        var handler = Evaluate(operation.HandlerValue);
        if (operation.EventReference is IEventReferenceOperation reference)
        {
            var owner = reference.Instance is null ? StaticOwner(reference.Event) : Evaluate(reference.Instance);
            var accessor = operation.Adds ? reference.Event.AddMethod : reference.Event.RemoveMethod;
            if (accessor is not null && !_context.Targets.Of(accessor, true, owner).IsEmpty)
            {
                Call(new CallSite(accessor, operation, reference.Instance, owner, ImmutableArray.Create(new CallArgument(0, operation.HandlerValue, handler))));
            }
            else if (operation.Adds)
            {
                WriteMember(owner, MemberKeys.Of(reference.Event), ReadMember(owner, MemberKeys.Of(reference.Event)).Join(handler));
            }
        }

        return Value.Empty;
    }

    private void Yield(IReturnOperation operation, Value element)
    {
        if (!_isRecording || operation.ReturnedValue is not { } returned)
        {
            return;
        }

        ArriveAtResult(returned, element);
        var sequence = new ObjectAtom(new Site(operation.Syntax, 2), default, "", _body.Method.ReturnType, isExact: true);
        element = Licensed(element);
        _yielded = _sequence is null ? element : _yielded.Join(element);
        _sequence ??= sequence;
    }

    private Value _yielded = Value.Empty;
    private ObjectAtom? _sequence;
}
