using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PersonalData.Analyzers.Flow.Program;

/// <summary>
/// Tells which readings in a member end only in a count or a statistic over many people (SPEC 6.3, 2), wherever it is
/// taken: at the end of one expression, of a query in a local, by a predicate that is a delegate or a local function.
/// Every local, lambda and local function is a node; what a use of one leads to, another node or the world, is an edge,
/// and all from which the world can be reached are no mere statistic. Found in one pass over the member, once.
/// </summary>
internal sealed class StatisticUses
{
    private readonly Dictionary<ISymbol, Node> _nodes = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<CaptureId, Node> _captures = new();
    private readonly Node _world = new() { Escapes = true };
    private readonly Node _statistic = new() { IsUsed = true };
    private readonly bool _isSettled;

    /// <param name="references">The references to locals, parameters and functions in the member, each with the body that it stands in.</param>
    public StatisticUses(IReadOnlyList<(IOperation Operation, Body Body)> references)
    {
        foreach (var (operation, body) in references)
        {
            if (UsedBy(operation, body) is not { } used)
            {
                continue;
            }

            used.IsUsed = true;
            var end = EndOf(operation, body);
            used.Escapes |= end == _world;
            if (end != _world)
            {
                end.FedBy.Add(used);
            }
        }

        var escaping = new Stack<Node>(_nodes.Values.Concat(_captures.Values).Where(static node => node.Escapes || !node.IsUsed));
        while (escaping.Count > 0)
        {
            var node = escaping.Pop();
            node.Escapes = true;
            foreach (var source in node.FedBy)
            {
                if (!source.Escapes)
                {
                    source.Escapes = true;
                    escaping.Push(source);
                }
            }
        }

        _isSettled = true;
    }

    /// <summary>Whether the operation is one that <see cref="StatisticUses(IReadOnlyList{ValueTuple{IOperation, Body}})"/> asks for.</summary>
    public static bool IsReference(IOperation operation) => operation
        is ILocalReferenceOperation or IParameterReferenceOperation or IFlowCaptureReferenceOperation or IFlowAnonymousFunctionOperation
        or IInvocationOperation { TargetMethod.MethodKind: MethodKind.LocalFunction } or IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction };

    /// <summary>Whether what <paramref name="operation"/> gives, or what is read in its course, ends only in a statistic.</summary>
    public bool EndsInStatistic(IOperation operation, Body body) =>
        operation is IInvocationOperation call && Statistics.IsAggregate(call.TargetMethod) ? true : !EndOf(operation, body).Escapes;

    private Node? UsedBy(IOperation operation, Body body)
    {
        switch (operation)
        {
            case ILocalReferenceOperation local when IsCarrier(local.Type) && !IsTarget(local):
                return NodeOf(local.Local);
            case IParameterReferenceOperation parameter when IsCarrier(parameter.Type) && !IsTarget(parameter):
                return NodeOf(parameter.Parameter);
            case IFlowCaptureReferenceOperation capture when IsCarrier(capture.Type):
                return NodeOf(capture.Id);
            case IFlowAnonymousFunctionOperation lambda:
                return NodeOf(lambda.Symbol);
            case IInvocationOperation { TargetMethod.MethodKind: MethodKind.LocalFunction } call when !IsIn(call.TargetMethod, body):
                return NodeOf(call.TargetMethod);
            case IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction } reference when !IsIn(reference.Method, body):
                return NodeOf(reference.Method);
            default:
                return null;
        }
    }

    /// <summary>What the operation leads to. In a lambda or local function, that is at least what the function is for.</summary>
    private Node EndOf(IOperation operation, Body body)
    {
        var end = operation is IFlowAnonymousFunctionOperation or IMethodReferenceOperation || IsCarrier(operation.Type) ? EndOfMany(operation) : _world;
        return end == _world && body.Outer is not null ? NodeOf(body.Method) : end;
    }

    private Node EndOfMany(IOperation operation)
    {
        for (var current = operation; current.Parent is { } parent; current = parent)
        {
            switch (parent)
            {
                case IConversionOperation or IDelegateCreationOperation or IParenthesizedOperation or IArgumentOperation or IAwaitOperation or ITranslatedQueryOperation:
                    continue;
                case IInvocationOperation call when Statistics.IsAggregate(call.TargetMethod):
                    return _statistic;
                case IInvocationOperation call when Statistics.GivesCollection(call.TargetMethod):
                    continue;
                case IObjectCreationOperation { Constructor: { } constructor } when Statistics.GivesCollection(constructor):
                    continue;
                case IPropertyReferenceOperation property when property.Instance == current && Statistics.IsCount(property.Property):
                    return _statistic;
                case IFlowCaptureOperation capture:
                    return NodeOf(capture.Id);
                case ISimpleAssignmentOperation { Parent: null or IExpressionStatementOperation } assignment when assignment.Value == current:
                    return assignment.Target switch
                    {
                        ILocalReferenceOperation { Local.IsRef: false } local => NodeOf(local.Local),
                        IParameterReferenceOperation { Parameter: { RefKind: RefKind.None, ContainingSymbol: not IMethodSymbol { MethodKind: MethodKind.Constructor } } } parameter => NodeOf(parameter.Parameter),
                        _ => _world,
                    };
                default:
                    return _world;
            }
        }

        return _world;
    }

    /// <summary>Whether a value of the type may lead to a statistic: many, or a function that is asked about many.</summary>
    private static bool IsCarrier(ITypeSymbol? type) =>
        type is { TypeKind: TypeKind.Delegate } or INamedTypeSymbol { Name: "Expression", TypeArguments: [{ TypeKind: TypeKind.Delegate }] } || Statistics.IsManyOrSoon(type);

    private static bool IsTarget(IOperation operation) => operation.Parent is ISimpleAssignmentOperation assignment && assignment.Target == operation;

    /// <summary>Whether the body stands in the function: what that does with itself says nothing of what it is for.</summary>
    private static bool IsIn(IMethodSymbol function, Body body)
    {
        for (var current = body; current is not null; current = current.Outer)
        {
            if (SymbolEqualityComparer.Default.Equals(current.Method, function.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    private Node NodeOf(ISymbol symbol)
    {
        symbol = symbol.OriginalDefinition;
        if (!_nodes.TryGetValue(symbol, out var node))
        {
            _nodes.Add(symbol, node = NewNode());
        }

        return node;
    }

    private Node NodeOf(CaptureId capture)
    {
        if (!_captures.TryGetValue(capture, out var node))
        {
            _captures.Add(capture, node = NewNode());
        }

        return node;
    }

    /// <summary>What nothing refers to ends nowhere, and in no statistic either.</summary>
    private Node NewNode() => new() { Escapes = _isSettled };

    private sealed class Node
    {
        public bool IsUsed { get; set; }

        public bool Escapes { get; set; }

        /// <summary>Whose uses lead here.</summary>
        public List<Node> FedBy { get; } = new();
    }
}
