using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PersonalData.Analyzers.Flow.Lattice;
using PersonalData.Analyzers.Flow.Program;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>Assignments: to variables, members, elements, through references and by deconstruction.</content>
internal sealed partial class BodyAnalysis
{
    private Value Assign(ISimpleAssignmentOperation operation)
    {
        if (operation.Target is ILocalReferenceOperation { Local: { IsRef: true } local } && operation.IsRef)
        {
            var referred = Evaluate(operation.Value);
            WriteVariable(local, WithMarks(PlacesOf(operation.Value), referred));
            return referred;
        }

        EvaluateTarget(operation.Target);
        var value = Copied(UnderGrounds(WithTruth(Evaluate(operation.Value), operation.Value)), operation.Value);
        AssignTo(operation.Target, value, operation.Value);
        return value;
    }

    /// <summary>Runs the calls in a target's parts before the assigned value is computed, as the language does.</summary>
    private void EvaluateTarget(IOperation target)
    {
        switch (target)
        {
            case IPropertyReferenceOperation { Arguments.IsEmpty: false } indexer:
                foreach (var argument in indexer.Arguments)
                {
                    Evaluate(argument.Value);
                }

                break;
            case IArrayElementReferenceOperation element:
                EvaluateAll(element.Indices);
                break;
        }
    }

    private Value AssignCompound(ICompoundAssignmentOperation operation)
    {
        var before = Evaluate(operation.Target);
        var operand = Evaluate(operation.Value);
        Value value;
        if (operation.OperatorMethod is { } method && !method.ReturnsVoid)
        {
            value = Call(CallSite.Operator(method, operation, ImmutableArray.Create((operation.Target, before), (operation.Value, operand))));
        }
        else if (operation.OperatorMethod is { } instanceOperator)
        {
            // C# 14: an instance operator changes its receiver.
            Call(new CallSite(instanceOperator, operation, operation.Target, before, ImmutableArray.Create(new CallArgument(0, operation.Value, operand))));
            return before;
        }
        else if (operation.Type?.SpecialType == SpecialType.System_String)
        {
            value = TextOf(before, operation.Target.Type, operation.Target.Syntax)
                .Join(ReadText(operand, operation.Value));
        }
        else
        {
            value = TracksConsent && operation.Type?.SpecialType == SpecialType.System_Boolean
                ? CombineTruth(operation.OperatorKind, WithTruth(before, operation.Target), WithTruth(operand, operation.Value))
                : Changed(before.Join(operand), operation.Target);
        }

        AssignTo(operation.Target, value, operation.Value, arriving: operand);
        return value;
    }

    /// <summary>Assigns to whatever can stand left of an assignment.</summary>
    /// <param name="target">The target.</param>
    /// <param name="value">What it holds from here on.</param>
    /// <param name="source">The expression to report at.</param>
    /// <param name="arriving">What is new in it, when that is less than <paramref name="value"/>.</param>
    private void AssignTo(IOperation target, Value value, IOperation source, Value? arriving = null)
    {
        ForgetFound(target);
        switch (target)
        {
            case ILocalReferenceOperation { Local.IsRef: true } local:
                WritePlaces(ReadVariable(local.Local), value, source, arriving ?? value);
                break;
            case ILocalReferenceOperation local:
                WriteVariable(local.Local, value.Through(source.Syntax.GetLocation()));
                break;
            case IParameterReferenceOperation parameter when IsForeignPrimaryParameter(parameter.Parameter):
                ArriveAtMember(parameter.Parameter, s_unknownOwner, arriving ?? value, source);
                WriteMember(This(), Slots.PrimaryParameter(parameter.Parameter), value);
                break;
            case IParameterReferenceOperation parameter:
                ArriveAtParameter(parameter.Parameter, arriving ?? value, source);
                WriteVariable(parameter.Parameter, WithMarks(value, parameter.Parameter));
                break;
            case IFieldReferenceOperation field:
                var (fieldHolder, fieldName) = MemberOf(field);
                var fieldOwner = Evaluate(fieldHolder);
                if (!DeclaresMembers(field.Field.ContainingType))
                {
                    // Nobody can mark an element of a tuple, or a library's field: what holds that, holds it.
                    ArriveInContainer(field.Instance, fieldOwner, arriving ?? value, source);
                }

                ArriveAtMember(field.Field, (fieldOwner, field.Instance?.Type), arriving ?? value, source);
                if (field.Instance is null)
                {
                    WriteMember(StaticOwner(field.Field), MemberKeys.Of(field.Field), WithoutData(value));
                    break;
                }

                WriteMember(fieldOwner, fieldName, value.Through(source.Syntax.GetLocation()));
                break;
            case IPropertyReferenceOperation property:
                AssignToProperty(property, value, source, arriving ?? value);
                break;
            case IArrayElementReferenceOperation element:
                var array = Evaluate(element.ArrayReference);
                ArriveInContainer(element.ArrayReference, array, arriving ?? value, source);
                WriteMember(array, Slots.Element, value);
                break;
            case IInlineArrayAccessOperation inline:
                WriteMember(Evaluate(inline.Instance), Slots.Element, value);
                break;
            case IImplicitIndexerReferenceOperation indexer:
                AssignToImplicitIndexer(indexer, value, source, arriving ?? value);
                break;
            case IEventReferenceOperation @event:
                WriteMember(@event.Instance is null ? StaticOwner(@event.Event) : Evaluate(@event.Instance), MemberKeys.Of(@event.Event), value);
                break;
            case IDeclarationExpressionOperation declaration:
                AssignTo(declaration.Expression, value, source, arriving);
                break;
            case IFlowCaptureReferenceOperation reference:
                if (_capturedOperations.TryGetValue(reference.Id, out var captured))
                {
                    foreach (var place in captured)
                    {
                        AssignTo(place, captured.Count == 1 ? value : value.Join(Evaluate(place)), source, arriving ?? value);
                    }
                }

                break;
            case ITupleOperation:
                AssignDeconstructed(target, value, source);
                break;
            case IConversionOperation conversion:
                AssignTo(conversion.Operand, value, source, arriving);
                break;
            case IInvocationOperation { TargetMethod: { ReturnsByRef: true } or { ReturnsByRefReadonly: true } } call:
                WritePlaces(Evaluate(call), value, source, arriving ?? value);
                break;
            case IInvocationOperation or IDynamicMemberReferenceOperation or IDynamicIndexerAccessOperation:
                // A method that returns a reference, or a member that only the run time knows: into whatever it belongs to.
                WriteMember(EvaluateChildren(target), Slots.Element, value);
                break;
            case IDiscardOperation:
                break;
            default:
                if (IsDereference(target) && WriteDereferenced(target, value, source, arriving ?? value))
                {
                    break;
                }

                foreach (var place in target.ChildOperations)
                {
                    // A target of an unknown kind, or a pointer to unknown places: what is written there is written to whatever it is made of.
                    AssignTo(place, value.Join(Evaluate(place)), source, arriving ?? value);
                }

                break;
        }
    }

    private Value WithMarks(Value value, IParameterSymbol parameter)
    {
        foreach (var category in _context.Marks.CategoriesOf(parameter))
        {
            value = value.With(new LabelAtom(category, _context.Sources.Of(parameter)), null);
        }

        return value;
    }

    private void AssignToProperty(IPropertyReferenceOperation operation, Value value, IOperation source, Value arriving)
    {
        var property = operation.Property;
        var owner = Evaluate(operation.Instance);
        if (property.Parameters.IsEmpty && !property.ReturnsByRef && (property.SetMethod is null || IsPlainStorage(property)))
        {
            ArriveAtStored(operation, owner, arriving, source);
            if (operation.Instance is null && property.IsStatic)
            {
                WriteMember(StaticOwner(property), MemberKeys.Of(property), WithoutData(value));
                return;
            }

            WriteMember(owner, MemberKeys.Of(property), value.Through(source.Syntax.GetLocation()));
            return;
        }

        if (property.SetMethod is not { } setter)
        {
            // A get-only indexer, or a property that returns a reference.
            var places = property.ReturnsByRef ? Evaluate(operation).Where(static atom => atom is PlaceAtom) : Value.Empty;
            ArriveInContainer(operation.Instance, owner, arriving, source);
            if (places.IsEmpty)
            {
                WriteMember(owner, Slots.Element, value);
            }
            else
            {
                WritePlaces(places, value, source, arriving);
            }

            return;
        }

        ArriveAtMember(property, (owner, operation.Instance?.Type), arriving, source, storesItself: false);
        var arguments = Arguments(operation.Arguments, property.Parameters.Length, evaluate: true);
        var storing = property.Parameters.IsEmpty && operation.Instance is not null ? StoringMembers(operation, owner) : ImmutableArray<IPropertySymbol>.Empty;
        if (storing.IsEmpty || RunsCode(setter, operation, owner))
        {
            Call(new CallSite(setter, operation, operation.Instance, owner, Combined(arguments.Add(new CallArgument(setter.Parameters.Length - 1, source, value))))
            {
                IsVirtual = !IsOfBase(operation),
            });
        }

        if (!storing.IsEmpty)
        {
            ArriveAtStored(operation, owner, arriving, source);
        }

        if (property.IsAbstract || !storing.IsEmpty)
        {
            WriteMember(owner, MemberKeys.Of(property), value);
        }
    }

    private void AssignDeconstructed(IOperation target, Value value, IOperation source)
    {
        while (target is IDeclarationExpressionOperation declaration)
        {
            target = declaration.Expression;
        }

        if (target is not ITupleOperation tuple)
        {
            AssignTo(target, value, source);
            return;
        }

        var parts = Deconstruct(value, source.Type, tuple.Elements, source);
        for (var i = 0; i < tuple.Elements.Length; i++)
        {
            var element = tuple.Elements[i];
            if (element is ITupleOperation || element is IDeclarationExpressionOperation { Expression: ITupleOperation })
            {
                AssignDeconstructedPart(element, parts[i].Value, parts[i].Type, source);
            }
            else
            {
                AssignTo(element, parts[i].Value, PartOf(source, i, tuple.Elements.Length));
            }
        }
    }

    private void AssignDeconstructedPart(IOperation target, Value value, ITypeSymbol? type, IOperation source)
    {
        while (target is IDeclarationExpressionOperation declaration)
        {
            target = declaration.Expression;
        }

        if (target is ITupleOperation tuple)
        {
            var parts = Deconstruct(value, type, tuple.Elements, source);
            for (var i = 0; i < tuple.Elements.Length; i++)
            {
                AssignDeconstructedPart(tuple.Elements[i], parts[i].Value, parts[i].Type, source);
            }
        }
        else
        {
            AssignTo(target, value, source);
        }
    }

    private static IOperation PartOf(IOperation source, int index, int count)
    {
        while (source is IConversionOperation conversion)
        {
            source = conversion.Operand;
        }

        return source is ITupleOperation tuple && tuple.Elements.Length == count ? tuple.Elements[index] : source;
    }

    /// <summary>The parts that a tuple, or a type with a <c>Deconstruct</c>, falls into.</summary>
    /// <param name="value">What is taken apart.</param>
    /// <param name="type">Its type, if known.</param>
    /// <param name="targets">What becomes of each part: what is assigned to, or the pattern that it is matched with.</param>
    /// <param name="source">The expression that gives it, or the pattern.</param>
    private (Value Value, ITypeSymbol? Type)[] Deconstruct(Value value, ITypeSymbol? type, ImmutableArray<IOperation> targets, IOperation source)
    {
        var count = targets.Length;
        var parts = new (Value, ITypeSymbol?)[count];
        if (type is INamedTypeSymbol { IsTupleType: true } tuple)
        {
            for (var i = 0; i < count; i++)
            {
                parts[i] = (
                    WithShapeOf(ReadMember(value, "Item" + (i + 1)), i < tuple.TupleElements.Length ? tuple.TupleElements[i].Type : null, source.Syntax),
                    i < tuple.TupleElements.Length ? tuple.TupleElements[i].Type : null);
            }

            return parts;
        }

        // A pattern says which method it uses; what assigns the parts, by its syntax.
        var method = source is IRecursivePatternOperation { DeconstructSymbol: IMethodSymbol used } ? used.ReducedFrom ?? used
            : Deconstructor(type, count) ?? _context.Deconstructors(source, count);
        for (var i = 0; i < count; i++)
        {
            parts[i] = (Value.Empty, null);
        }

        if (method is null)
        {
            for (var i = 0; i < count; i++)
            {
                // The type leaves open what it is: a tuple whose elements are asked for by their number.
                parts[i] = (IsOfAnyTuple(type) ? ReadMember(value, "Item" + (i + 1)) : Expose(value, Exposure.Whole), null);
            }

            return parts;
        }

        var offset = method.IsStatic ? 1 : 0;
        if (PositionalProperties.Of(method, _context.Compilation) is { IsEmpty: false } properties)
        {
            for (var i = 0; i < count && i < properties.Length; i++)
            {
                // The compiler's own code gives a part that is discarded to nobody.
                parts[i] = IsDiscard(targets[i]) ? parts[i] : (ReadPositional(properties[i], value, type ?? method.ContainingType, source), properties[i].Type);
            }

            return parts;
        }

        var arguments = method.IsStatic ? ImmutableArray.Create(new CallArgument(0, source, value)) : ImmutableArray<CallArgument>.Empty;
        var outputs = new CallOutputs();
        Call(new CallSite(method, source, method.IsStatic ? null : source, method.IsStatic ? Value.Empty : value, arguments) { Outputs = outputs });
        for (var i = 0; i < count; i++)
        {
            var output = method.Parameters[i + offset];
            var part = outputs[i + offset] ?? Value.Empty;
            foreach (var category in _context.Marks.CategoriesOf(output))
            {
                part = part.With(new LabelAtom(category, _context.Sources.Of(output)), Way.Then(null, source.Syntax.GetLocation()));
            }

            parts[i] = (WithShapeOf(part, output.Type, source.Syntax), output.Type);
        }

        return parts;
    }

    private static bool IsDiscard(IOperation target) =>
        target is IDiscardOperation or IDiscardPatternOperation || (target is IDeclarationExpressionOperation declaration && IsDiscard(declaration.Expression));

    private static bool IsOfAnyTuple(ITypeSymbol? type) =>
        type is { SpecialType: SpecialType.System_Object } or { TypeKind: TypeKind.Interface or TypeKind.TypeParameter };

    private Value WithShapeOf(Value value, ITypeSymbol? type, SyntaxNode site) =>
        type is null || _context.Marks.ShapeOf(type).IsEmpty ? value : value.With(new ShapeAtom(type), Way.Then(null, site.GetLocation()));

    private static IMethodSymbol? Deconstructor(ITypeSymbol? type, int count)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers("Deconstruct"))
            {
                if (member is IMethodSymbol { IsStatic: false } method && method.Parameters.Length == count && method.Parameters.All(static p => p.RefKind == RefKind.Out))
                {
                    return method;
                }
            }
        }

        return null;
    }
}
