using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PersonalData.Analyzers.Marks;

namespace PersonalData.Analyzers.Flow.Program;

/// <summary>Tells which readings end only in a count or a statistic over many people, which says nothing of any of them (SPEC 6.3, 2).</summary>
internal static class Statistics
{
    private static readonly HashSet<string> s_aggregates = new(StringComparer.Ordinal)
    {
        "Count", "LongCount", "Any", "All", "Sum", "Average",
        "CountAsync", "LongCountAsync", "AnyAsync", "AllAsync", "SumAsync", "AverageAsync",
    };

    /// <summary>Whether the method is a library's statistic over the elements of its first argument or receiver.</summary>
    public static bool IsAggregate(IMethodSymbol method) =>
        s_aggregates.Contains(method.Name) && IsQueryLibrary(method);

    /// <summary>Whether what <paramref name="operation"/> gives, or what the lambda that it is decides, ends only in a statistic.</summary>
    public static bool Absorb(IOperation operation)
    {
        // A lambda is absorbed when the call that it is handed to is; a collection when the call on it is.
        var isFunction = operation is IFlowAnonymousFunctionOperation or IMethodReferenceOperation;
        if (!isFunction && !TypeShapes.IsCollection(operation.Type))
        {
            return false;
        }

        for (var current = operation; current.Parent is { } parent; current = parent)
        {
            switch (parent)
            {
                case IConversionOperation or IDelegateCreationOperation or IParenthesizedOperation or IArgumentOperation or IAwaitOperation:
                    continue;
                case IInvocationOperation call when IsAggregate(call.TargetMethod):
                    return true;
                case IInvocationOperation call when IsQueryLibrary(call.TargetMethod) && TypeShapes.IsCollection(call.Type):
                    continue;
                case IPropertyReferenceOperation { Property.Name: "Count" or "Length" or "LongLength" } property:
                    return property.Instance == current;
                default:
                    return false;
            }
        }

        return false;
    }

    /// <summary>Whether the method is a library's query that gives elements of what it is asked about.</summary>
    public static bool IsQuery(IMethodSymbol method) => IsQueryLibrary(method) && TypeShapes.IsCollection(method.ReturnType);

    private static bool IsQueryLibrary(IMethodSymbol method) =>
        method.ContainingNamespace is { } space
        && (space is { Name: "Linq", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }
            || space is { Name: "EntityFrameworkCore", ContainingNamespace: { Name: "Microsoft", ContainingNamespace.IsGlobalNamespace: true } });
}
