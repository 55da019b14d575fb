using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PersonalData.Analyzers.Flow.Models;
using PersonalData.Analyzers.Flow.Program;
using PersonalData.Analyzers.Flow.Transfer;

namespace PersonalData.Analyzers.Flow.Relevance;

/// <summary>
/// Tells, from the compiler's operations and without following anything, whether code reads marked data by itself, or
/// gives an object that has some to code that might. Whatever it does not know counts as a yes.
/// </summary>
internal sealed class CodeCheck
{
    private readonly FlowContext _context;
    private readonly HashSet<ISymbol> _called = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _types = new(SymbolEqualityComparer.Default);

    public CodeCheck(FlowContext context) => _context = context;

    /// <summary>Whether the code handles marked data by itself.</summary>
    public bool IsHit { get; private set; }

    /// <summary>Members of this compilation that the code uses.</summary>
    public IReadOnlyCollection<ISymbol> Called => _called;

    /// <summary>Whether a lambda or local function in it has a purpose of its own.</summary>
    public bool HasPurpose { get; private set; }

    /// <summary>Types of this compilation of which the code has objects, with their bases and interfaces.</summary>
    public IReadOnlyCollection<ISymbol> Types => _types;

    public void Visit(IOperation root)
    {
        var pending = new Stack<IOperation>();
        pending.Push(root);
        // Once it is a hit, nothing else of it is asked.
        while (pending.Count > 0 && !IsHit)
        {
            var operation = pending.Pop();
            Visit(operation, operation.Parent);
            foreach (var child in operation.ChildOperations)
            {
                pending.Push(child);
            }
        }
    }

    private void Visit(IOperation operation, IOperation? parent)
    {
        switch (operation)
        {
            case IPropertyReferenceOperation property:
                Use(property.Property);
                IsHit = IsHit || IsImplementedMarked(property.Property);
                Call(property.Property.GetMethod);
                Call(property.Property.SetMethod);
                break;
            case IFieldReferenceOperation field:
                Use(field.Field);
                break;
            case IParameterReferenceOperation parameter:
                Use(parameter.Parameter);
                break;
            case IInvocationOperation call:
                Call(call.TargetMethod);
                foreach (var handler in _context.Handlers.Of(call))
                {
                    Call(handler);
                }

                break;
            case IObjectCreationOperation creation:
                Call(creation.Constructor);
                break;
            case IMethodReferenceOperation reference:
                Call(reference.Method);
                // Whoever gets the delegate gets what it gives.
                IsHit |= !_context.Marks.ShapeOf(reference.Method.ReturnType).IsEmpty;
                break;
            case IEventReferenceOperation reference:
                Use(reference.Event);
                Call(reference.Event.AddMethod);
                break;
            case IBinaryOperation binary:
                Call(binary.OperatorMethod);
                break;
            case IUnaryOperation unary:
                Call(unary.OperatorMethod);
                break;
            case ICompoundAssignmentOperation compound:
                Call(compound.OperatorMethod);
                break;
            case IIncrementOrDecrementOperation increment:
                Call(increment.OperatorMethod);
                break;
            case IConversionOperation conversion:
                Call(conversion.OperatorMethod);
                if (conversion.Type?.SpecialType == SpecialType.System_Object)
                {
                    CallText(conversion.Operand.Type);
                }

                break;
            case IInterpolationOperation hole:
                CallText(hole.Expression.Type);
                break;
            case IRecursivePatternOperation pattern:
                Call(pattern.DeconstructSymbol as IMethodSymbol);
                break;
            case IAwaitOperation awaited when _context.AwaiterOf(awaited) is { } info:
                Call(info.GetAwaiterMethod);
                Call(info.GetResultMethod);
                break;
            case IImplicitIndexerReferenceOperation indexer:
                CallImplicitly(indexer.LengthSymbol);
                CallImplicitly(indexer.IndexerSymbol);
                break;
            case IListPatternOperation list:
                CallImplicitly(list.LengthSymbol);
                CallImplicitly(list.IndexerSymbol);
                break;
            case ISlicePatternOperation slice:
                CallImplicitly(slice.SliceSymbol);
                break;
            case IForEachLoopOperation { Syntax: ForEachVariableStatementSyntax syntax, SemanticModel: { } model }:
                CallDeconstructors(model.GetDeconstructionInfo(syntax));
                break;
            case IAnonymousFunctionOperation lambda:
                Declare(lambda.Symbol);
                break;
            case ILocalFunctionOperation function:
                Declare(function.Symbol);
                break;
        }

        if (operation.Type is not { } type)
        {
            return;
        }

        AddType(type);

        if (IsHit || _context.Marks.ShapeOf(type) is not { IsEmpty: false } shape)
        {
            return;
        }

        if (!shape.Own.IsEmpty || parent is null || !IsHarmless(operation, type, parent))
        {
            IsHit = operation is not (IDefaultValueOperation or ILiteralOperation);
        }
    }

    private void AddType(ITypeSymbol type)
    {
        if (type.SpecialType != SpecialType.None || !_types.Add(type.OriginalDefinition))
        {
            return;
        }

        foreach (var contract in type.AllInterfaces)
        {
            _types.Add(contract.OriginalDefinition);
        }

        for (var general = type.BaseType; general is { SpecialType: SpecialType.None }; general = general.BaseType)
        {
            _types.Add(general.OriginalDefinition);
        }
    }

    private void Use(ISymbol symbol)
    {
        if (_context.Functions.MayKeep(symbol))
        {
            // What the delegates there give, whoever calls them gets.
            _called.Add(symbol.OriginalDefinition);
        }

        if (!IsHit && (!_context.Marks.CategoriesOf(symbol).IsEmpty || _context.Marks.IsOnlineIdentifier(symbol)))
        {
            IsHit = true;
        }
    }

    /// <summary>Whether something that overrides or implements the property is marked, though the property is not.</summary>
    private bool IsImplementedMarked(IPropertySymbol property) =>
        (property.GetMethod ?? property.SetMethod) is { } accessor && CallTargets.MayDispatch(accessor)
        && _context.Overrides.MembersOf(accessor.OriginalDefinition, null).Any(member => member.AssociatedSymbol is { } found && !_context.Marks.MarksOn(found).IsEmpty);

    /// <summary>What may run where text is made of an object of the type: no name of it is written there.</summary>
    private void CallText(ITypeSymbol? type)
    {
        if (type is not null)
        {
            foreach (var written in TextForms.Writers(type, _context.Compilation))
            {
                Call(written);
            }
        }
    }

    /// <summary>A member that the language uses by itself, for an index from the end, a range or a pattern.</summary>
    private void CallImplicitly(ISymbol? member)
    {
        if (member is IPropertySymbol property)
        {
            Use(property);
            Call(property.GetMethod);
            Call(property.SetMethod);
        }
        else
        {
            Call(member as IMethodSymbol);
        }
    }

    /// <summary>Taking elements apart as they are enumerated is an operation of its own only once there is a graph.</summary>
    private void CallDeconstructors(DeconstructionInfo info)
    {
        Call(info.Method);
        foreach (var nested in info.Nested)
        {
            CallDeconstructors(nested);
        }
    }

    private void Call(IMethodSymbol? method)
    {
        if (method is null)
        {
            return;
        }

        method = (method.ReducedFrom ?? method).OriginalDefinition;
        if (!_called.Add(method))
        {
            return;
        }

        _called.Add(SourceMethods.Implementation(method));

        foreach (var property in PositionalProperties.Of(method, _context.Compilation))
        {
            Use(property);
        }

        // A constructor that nobody wrote runs its base's.
        for (var constructor = method; constructor is { MethodKind: MethodKind.Constructor, IsImplicitlyDeclared: true, ContainingType.BaseType: { } general } && IsOurs(general);)
        {
            constructor = general.OriginalDefinition.InstanceConstructors.FirstOrDefault(static c => c.Parameters.All(static p => p.IsOptional || p.IsParams));
            if (constructor is null || !_called.Add(constructor))
            {
                break;
            }
        }

        if (IsHit)
        {
            return;
        }

        if (!_context.Marks.CategoriesOfResult(method).IsEmpty
            || (CallTargets.MayDispatch(method) && method.AssociatedSymbol is null
                && _context.Overrides.MembersOf(method, null).Any(member => !_context.Marks.CategoriesOfResult(member).IsEmpty)))
        {
            IsHit = true;
            return;
        }

        foreach (var parameter in method.Parameters)
        {
            if (parameter.RefKind is RefKind.Out or RefKind.Ref)
            {
                Use(parameter);
            }
        }
    }

    private void Declare(IMethodSymbol function)
    {
        foreach (var parameter in function.Parameters)
        {
            Use(parameter);
            IsHit |= !_context.Marks.ShapeOf(parameter.Type).Own.IsEmpty;
        }

        IsHit |= !_context.Marks.CategoriesOfResult(function).IsEmpty;
        HasPurpose |= !_context.Marks.PurposesOf(function).IsEmpty;
    }

    /// <summary>Whether an object that has marked members stays one here: nothing but its unmarked members, and code that declares to take just such an object, gets at it.</summary>
    private bool IsHarmless(IOperation operation, ITypeSymbol type, IOperation parent)
    {
        switch (parent)
        {
            case IFieldReferenceOperation:
            case IEventReferenceOperation:
                return true;
            case IMethodReferenceOperation reference:
                return IsOurs(reference.Method.ContainingType) && !MayRunWritten(reference.Method);
            case IPropertyReferenceOperation property:
                return property.Instance == operation ? IsHarmlessReceiver(property.Property.GetMethod ?? property.Property.SetMethod) : false;
            case IInvocationOperation call when call.Instance == operation:
                return call.TargetMethod.MethodKind != MethodKind.DelegateInvoke && IsHarmlessReceiver(call.TargetMethod);
            case IArgumentOperation { Parameter: { } parameter } argument:
                return IsHarmlessArgument(parameter, argument.Parent, type);
            case IConversionOperation conversion:
                return conversion.OperatorMethod is null && conversion.Type is { } target && Covers(target, type);
            case ISimpleAssignmentOperation assignment:
                return assignment.Target == operation || assignment.Target switch
                {
                    ILocalReferenceOperation or IParameterReferenceOperation or IDiscardOperation => true,
                    IFieldReferenceOperation field => IsOurs(field.Field.ContainingType) && Covers(field.Field.OriginalDefinition.Type, type),
                    IPropertyReferenceOperation { Property.ContainingType.IsAnonymousType: true } => true,
                    IPropertyReferenceOperation property => IsOurs(property.Property.ContainingType) && Covers(property.Property.OriginalDefinition.Type, type),
                    _ => false,
                };
            case IVariableInitializerOperation or IVariableDeclaratorOperation or IExpressionStatementOperation or IParenthesizedOperation
                or IConditionalAccessOperation or IConditionalOperation or ICoalesceOperation or ICoalesceAssignmentOperation or ISwitchExpressionOperation or ISwitchExpressionArmOperation
                or IAwaitOperation or IForEachLoopOperation or IUsingOperation or IUsingDeclarationOperation or IIsTypeOperation or IIsPatternOperation
                or IBlockOperation or IObjectOrCollectionInitializerOperation or IObjectCreationOperation or IDelegateCreationOperation or IAnonymousFunctionOperation
                or IMemberInitializerOperation or IVariableDeclarationOperation or ITypePatternOperation or IDeclarationPatternOperation or IPropertySubpatternOperation
                or IRecursivePatternOperation or INegatedPatternOperation or IBinaryPatternOperation or IConstantPatternOperation or ISwitchOperation or ILoopOperation
                or IFieldInitializerOperation or IPropertyInitializerOperation
                or ITupleOperation or IAnonymousObjectCreationOperation or IArrayInitializerOperation or IArrayElementReferenceOperation:
                return true;
            case IReturnOperation:
                return Covers(ReturnTypeOf(parent), type);
            case IBinaryOperation binary:
                return binary.Type?.SpecialType == SpecialType.System_Boolean && binary.OperatorMethod is null;
            default:
                // Collection expressions have no interface in the oldest compiler.
                return parent.Syntax is CollectionExpressionSyntax or SpreadElementSyntax && Covers(parent.Type ?? type, type);
        }
    }

    private bool IsHarmlessReceiver(IMethodSymbol? method)
    {
        if (method is null)
        {
            return true;
        }

        return IsOurs(method.ContainingType) ? !MayRunWritten(method) : IsExactlyModelled(method);
    }

    /// <summary>Whether a call may run what the compiler wrote into a record: code that is looked at nowhere else, and makes text of the object's members or gives them.</summary>
    private bool MayRunWritten(IMethodSymbol method)
    {
        return IsWritten(method) || (CallTargets.MayDispatch(method) && _context.Overrides.MembersOf(method.OriginalDefinition, null).Any(IsWritten));

        static bool IsWritten(IMethodSymbol code) =>
            code is { MethodKind: MethodKind.Ordinary, IsImplicitlyDeclared: true, ContainingType.IsRecord: true }
            && code.ReturnType.SpecialType is not (SpecialType.System_Boolean or SpecialType.System_Int32);
    }

    private bool IsHarmlessArgument(IParameterSymbol parameter, IOperation? call, ITypeSymbol type)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol and not IPropertySymbol)
        {
            return false;
        }

        var member = parameter.ContainingSymbol;
        if (!IsOurs(member.ContainingType))
        {
            var method = member as IMethodSymbol ?? (member as IPropertySymbol)?.GetMethod;
            return call is not IPropertyReferenceOperation && method is not null && IsExactlyModelled(method);
        }

        // A type parameter takes the object, but its code does not say what it is: there it may be given to anything.
        return member is IMethodSymbol { MethodKind: not MethodKind.DelegateInvoke } taker && !IsAnEnd(taker) && Covers(parameter.OriginalDefinition.Type, type);
    }

    /// <summary>Whether giving an object to the method is the end of its way: it goes to a recipient, to a purpose whose code isn't here, or to code that is nowhere here and may read all of it.</summary>
    private bool IsAnEnd(IMethodSymbol method)
    {
        if (IsEnd(method))
        {
            return true;
        }

        if (!method.IsAbstract && !method.IsVirtual && !method.IsOverride)
        {
            return false;
        }

        var overrides = _context.Overrides.Of(method.OriginalDefinition);
        return (overrides.IsEmpty && method.IsAbstract) || overrides.Any(IsEnd);

        bool IsEnd(IMethodSymbol code) =>
            !_context.Marks.RecipientsOf(code).IsEmpty || (!SourceMethods.HasCode(SourceMethods.Implementation(code), _context.Compilation) && !_context.Marks.PurposesOf(code).IsEmpty);
    }

    private bool IsOurs(INamedTypeSymbol? type) => type is not null && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _context.Compilation.Assembly);

    /// <summary>Whether a model says that the member passes objects on as they are, and shows nothing of what is in them.</summary>
    private bool IsExactlyModelled(IMethodSymbol method)
    {
        method = method.ReducedFrom ?? method;
        if (_context.Models.Find(method) is not { } model || _context.Sinks.Find(method, null) is not null)
        {
            return false;
        }

        foreach (var flow in model.Flows)
        {
            if (flow.From.Form != ModelForm.Value)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether whoever sees the object as a <paramref name="general"/> knows of all the marked members that it has.</summary>
    private bool Covers(ITypeSymbol? general, ITypeSymbol type)
    {
        if (general is null)
        {
            return false;
        }

        if (SymbolEqualityComparer.Default.Equals(general, type))
        {
            return true;
        }

        var (known, actual) = (_context.Marks.ShapeOf(general), _context.Marks.ShapeOf(type));
        foreach (var member in actual.Members)
        {
            if (!known.Members.Contains(member))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What whoever gets the lambda knows of its result: what the parameter that takes it says, if that is known at all.</summary>
    private ITypeSymbol? ResultOf(IAnonymousFunctionOperation lambda)
    {
        IOperation operation = lambda;
        while (operation.Parent is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation)
        {
            operation = operation.Parent;
        }

        if (operation.Parent is not IArgumentOperation { Parameter: { ContainingSymbol: IMethodSymbol method } parameter })
        {
            return null;
        }

        if (!IsOurs(method.ContainingType))
        {
            return IsExactlyModelled(method) ? lambda.Symbol.ReturnType : null;
        }

        return (parameter.OriginalDefinition.Type as INamedTypeSymbol)?.DelegateInvokeMethod?.ReturnType;
    }

    private ITypeSymbol? ReturnTypeOf(IOperation operation)
    {
        for (var current = operation.Parent; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case IAnonymousFunctionOperation lambda:
                    return ResultOf(lambda);
                case ILocalFunctionOperation function:
                    return function.Symbol.OriginalDefinition.ReturnType;
            }
        }

        // The member's own: a value that its type does not show was converted before it is returned, and then that was asked.
        return operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart) is IMethodSymbol method ? method.OriginalDefinition.ReturnType : null;
    }
}
