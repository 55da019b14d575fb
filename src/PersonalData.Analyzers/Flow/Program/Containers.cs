using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Marks;

namespace PersonalData.Analyzers.Flow.Program;

/// <summary>
/// Types made to be filled by whoever holds them: what is put into one is stored in the field or property that holds it
/// (SPEC 6.4). Unlike a service, such as a cache, a connection or a stream that leads elsewhere, which a mark would say
/// nothing about.
/// </summary>
internal static class Containers
{
    /// <summary>The library's queues, boxes and texts in memory that are neither collections nor builders by their form, by their full names without type parameters.</summary>
    private static readonly HashSet<string> s_holders = new(StringComparer.Ordinal)
    {
        "System.WeakReference", "System.Buffers.ArrayBufferWriter", "System.IO.MemoryStream", "System.IO.StringWriter", "System.IO.Pipelines.Pipe",
        "System.Runtime.CompilerServices.ConditionalWeakTable", "System.Runtime.CompilerServices.StrongBox",
        "System.Threading.AsyncLocal", "System.Threading.ThreadLocal", "System.Threading.Channels.Channel", "System.Threading.Channels.ChannelWriter",
        "System.Threading.Tasks.TaskCompletionSource", "System.Threading.Tasks.Dataflow.BufferBlock",
    };

    /// <summary>Whether the type is made to be filled, is a box of such a one, or leaves open whether it is.</summary>
    public static bool IsContainer(ITypeSymbol? type) =>
        IsOpen(type) || TypeShapes.IsCollection(type) || type is INamedTypeSymbol { IsTupleType: true }
        || type?.Name.EndsWith("Builder", StringComparison.Ordinal) == true || IsOfCollections(type?.ContainingNamespace) || IsHolder(type)
        || (type is INamedTypeSymbol { TypeArguments: { IsEmpty: false } boxed } && TypeShapes.IsContainer(type) && boxed.Any(IsContainer));

    /// <summary>Whether the type leaves open what its values are.</summary>
    public static bool IsOpen(ITypeSymbol? type) => type is { SpecialType: SpecialType.System_Object } or { TypeKind: TypeKind.Dynamic or TypeKind.TypeParameter };

    /// <summary>What the type says that it holds: a collection's elements, what is in a box; empty when it says nothing.</summary>
    public static ImmutableArray<ITypeSymbol> ContentOf(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => ImmutableArray.Create(array.ElementType),
        INamedTypeSymbol { TypeArguments: { IsEmpty: false } content } named when TypeShapes.IsContainer(named) || IsHolder(named) => content,
        _ => ImmutableArray<ITypeSymbol>.Empty,
    };

    private static bool IsHolder(ITypeSymbol? type)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            if (current.ContainingType is null && current.ContainingNamespace is { IsGlobalNamespace: false } space && s_holders.Contains(space.ToDisplayString() + "." + current.Name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the namespace is one of the library's collections: not all of them can be enumerated, such as a priority queue.</summary>
    private static bool IsOfCollections(INamespaceSymbol? space) =>
        space is { IsGlobalNamespace: false }
        && (space is { Name: "Collections", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } || IsOfCollections(space.ContainingNamespace));
}
