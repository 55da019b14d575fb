using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PersonalData.Analyzers.Flow.Lattice;
using PersonalData.Analyzers.Flow.Transfer;

namespace PersonalData.Analyzers.Flow.Program;

/// <summary>Whom a body may call, or make a delegate of, in this compilation.</summary>
internal static class CallGraph
{
    public static IReadOnlyList<IMethodSymbol> CalleesOf(Body body, FlowContext context)
    {
        if (body.Callees is { } known)
        {
            return known;
        }

        var callees = new List<IMethodSymbol>();
        var captured = new Dictionary<CaptureId, IOperation?>();
        var seen = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        if (body.Graph is { } graph)
        {
            AddFrom(graph);
        }
        else if (body.Method.MethodKind == MethodKind.Constructor && body.Method.ContainingType?.BaseType?.InstanceConstructors.FirstOrDefault(static c => c.Parameters.IsEmpty) is { } inherited)
        {
            Add(inherited, false);
        }

        foreach (var initializer in body.Initializers)
        {
            AddFrom(initializer.Graph);
        }

        return body.Callees = callees;

        void AddFrom(ControlFlowGraph code)
        {
            foreach (var operation in GraphOperations.Of(code))
            {
                switch (operation)
                {
                    case IFlowCaptureOperation capture:
                        captured[capture.Id] = captured.ContainsKey(capture.Id) ? null : capture.Value;
                        break;
                    case IInvocationOperation call:
                        Add(call.TargetMethod, call.IsVirtual, call.Instance);
                        foreach (var handler in context.Handlers.Of(call))
                        {
                            Add(handler, false);
                        }

                        break;
                    case IObjectCreationOperation { Constructor: { } constructor }:
                        Add(constructor, false);
                        break;
                    case IFieldReferenceOperation field:
                        AddWriters(field.Field);
                        break;
                    case IEventReferenceOperation { Parent: not IEventAssignmentOperation } raised:
                        AddWriters(raised.Event);
                        break;
                    case IPropertyReferenceOperation property:
                        AddWriters(property.Property);
                        Add(property.Property.GetMethod, true, property.Instance);
                        Add(property.Property.SetMethod, true, property.Instance);
                        break;
                    case IBinaryOperation { OperatorMethod: { } method }:
                        Add(method, true);
                        break;
                    case IUnaryOperation { OperatorMethod: { } method }:
                        Add(method, true);
                        break;
                    case IIncrementOrDecrementOperation { OperatorMethod: { } method }:
                        Add(method, true);
                        break;
                    case IEventAssignmentOperation { EventReference: IEventReferenceOperation { Event: { } @event } } subscription:
                        Add(subscription.Adds ? @event.AddMethod : @event.RemoveMethod, true);
                        break;
                    case ICompoundAssignmentOperation { OperatorMethod: { } method }:
                        Add(method, true);
                        break;
                    case IConversionOperation { OperatorMethod: { } method }:
                        Add(method, true);
                        break;
                    case IMethodReferenceOperation reference:
                        Add(reference.Method, true);
                        break;
                    case IRecursivePatternOperation { DeconstructSymbol: IMethodSymbol method }:
                        Add(method.ReducedFrom ?? method, true);
                        break;
                    case IAwaitOperation awaited when context.AwaiterOf(awaited) is { } info:
                        Add(info.GetAwaiterMethod!.ReducedFrom ?? info.GetAwaiterMethod, true);
                        Add(info.GetResultMethod, true);
                        break;
                    case IImplicitIndexerReferenceOperation indexer:
                        AddMember(indexer.LengthSymbol, indexer.Instance);
                        AddMember(indexer.IndexerSymbol, indexer.Instance);
                        break;
                    case IListPatternOperation list:
                        AddMember(list.LengthSymbol, null);
                        AddMember(list.IndexerSymbol, null);
                        break;
                    case ISlicePatternOperation slice:
                        AddMember(slice.SliceSymbol, null);
                        break;
                    case IFlowAnonymousFunctionOperation lambda:
                        Add(lambda.Symbol, false);
                        break;
                    case IInterpolationOperation { Expression.Type: { } type }:
                        AddText(type);
                        break;
                    case IConversionOperation { Operand.Type: { } type, Type.SpecialType: SpecialType.System_Object }:
                        AddText(type);
                        break;
                }
            }
        }

        IOperation? Captured(CaptureId id) => captured.TryGetValue(id, out var value) ? value : null;

        // Whoever uses a member that keeps delegates may call what others put there.
        void AddWriters(ISymbol member)
        {
            if (context.Functions.MayKeep(member))
            {
                foreach (var writer in context.Functions.WritersOf(member, default))
                {
                    if (seen.Add(writer))
                    {
                        callees.Add(writer);
                    }
                }
            }
        }

        void AddMember(ISymbol? member, IOperation? instance)
        {
            if (member is IPropertySymbol property)
            {
                Add(property.GetMethod, true, instance);
                Add(property.SetMethod, true, instance);
            }
            else
            {
                Add(member as IMethodSymbol, true, instance);
            }
        }

        void AddText(ITypeSymbol type)
        {
            foreach (var written in TextForms.Writers(type, context.Compilation))
            {
                Add(written, true);
            }
        }

        void Add(IMethodSymbol? method, bool isVirtual, IOperation? instance = null)
        {
            if (method is null)
            {
                return;
            }

            foreach (var target in context.Targets.Of(method, isVirtual, Value.Empty, context.Targets.TypeOf(instance, Captured)))
            {
                if (seen.Add(target))
                {
                    callees.Add(target);
                }
            }
        }
    }
}
