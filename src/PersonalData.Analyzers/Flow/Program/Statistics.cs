using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Marks;

namespace PersonalData.Analyzers.Flow.Program;

/// <summary>Tells the library's counts and statistics over many people, which say nothing of any of them (SPEC 6.3, 2), and what leads to them.</summary>
internal static class Statistics
{
    private static readonly HashSet<string> s_aggregates = new(StringComparer.Ordinal)
    {
        "Count", "LongCount", "Any", "All", "Sum", "Average",
        "CountAsync", "LongCountAsync", "AnyAsync", "AllAsync", "SumAsync", "AverageAsync",
    };

    /// <summary>Whether the method is a library's statistic over the elements of its first argument or receiver.</summary>
    public static bool IsAggregate(IMethodSymbol method) =>
        (s_aggregates.Contains(method.Name) && IsQueryLibrary(method))
        || (method.Name is "Exists" or "TrueForAll" && IsCollectionLibrary(method));

    /// <summary>Whether the property says how many elements its object has.</summary>
    public static bool IsCount(IPropertySymbol property) => property.Name is "Count" or "Length" or "LongLength" or "IsEmpty" or "IsDefaultOrEmpty";

    /// <summary>Whether the method is a library's query that gives elements of what it is asked about.</summary>
    public static bool IsQuery(IMethodSymbol method) => IsQueryLibrary(method) && TypeShapes.IsCollection(method.ReturnType);

    /// <summary>Whether the method, or constructor, only makes a collection of what it is given: a query, a copy, a part.</summary>
    public static bool GivesCollection(IMethodSymbol method) =>
        (IsQueryLibrary(method) || IsCollectionLibrary(method))
        && IsManyOrSoon(method.MethodKind == MethodKind.Constructor ? method.ContainingType : method.ReturnType);

    /// <summary>Whether values of the type are many: a collection, or a task that gives one.</summary>
    public static bool IsManyOrSoon(ITypeSymbol? type) =>
        TypeShapes.IsCollection(type) || (type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var given] } && TypeShapes.IsCollection(given));

    private static bool IsQueryLibrary(IMethodSymbol method) =>
        method.ContainingNamespace is { } space
        && (space is { Name: "Linq", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }
            || space is { Name: "EntityFrameworkCore", ContainingNamespace: { Name: "Microsoft", ContainingNamespace.IsGlobalNamespace: true } });

    private static bool IsCollectionLibrary(IMethodSymbol method)
    {
        if (method.ContainingType is { SpecialType: SpecialType.System_Array })
        {
            return true;
        }

        for (var space = method.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            if (space is { Name: "Collections", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
            {
                return true;
            }
        }

        return false;
    }
}
