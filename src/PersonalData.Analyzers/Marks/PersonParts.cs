using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PersonalData.Analyzers.Marks;

/// <summary>
/// Which objects are parts of a person, such as an address or a contact: whoever checks that person's consent has checked
/// theirs (SPEC 6.3, the same subject). A part has no id and no consent of its own; who has is somebody else.
/// </summary>
internal sealed class PersonParts
{
    private readonly MarkTable _marks;
    private readonly ConcurrentDictionary<ITypeSymbol, Traits> _traits = new(SymbolEqualityComparer.Default);

    public PersonParts(MarkTable marks) => _marks = marks;

    /// <summary>Whether objects of <paramref name="part"/>, or a collection's elements, are parts of the <paramref name="whole"/> that has them.</summary>
    public bool IsPart(ITypeSymbol? part, ITypeSymbol? whole)
    {
        if (whole is null || InnerOf(part) is not { } inner || !IsAnonymous(inner) || IsKin(inner, whole) || IsKin(whole, inner))
        {
            return false;
        }

        var owner = TraitsOf(whole);
        var shape = _marks.ShapeOf(inner);
        return (owner.HasIdentity || !owner.Categories.IsEmpty)
            && (owner.Categories.IsEmpty
                || (shape.Own.All(category => owner.Categories.Contains(category)) && shape.Members.All(member => owner.Categories.Contains(member.Category))));
    }

    /// <summary>Whether objects of the type, or a collection's elements, show nobody by themselves.</summary>
    public bool IsAnonymous(ITypeSymbol? type) =>
        InnerOf(type) is { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface, SpecialType: SpecialType.None } inner && !TraitsOf(inner).HasIdentity;

    /// <summary>What is in the boxes: the elements of a collection, the values of a dictionary, what a nullable may hold.</summary>
    private static ITypeSymbol? InnerOf(ITypeSymbol? type)
    {
        for (var depth = 0; depth < MaxBoxes && type is not null; depth++)
        {
            var inner = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var underlying] } ? underlying
                : type is INamedTypeSymbol { Name: "KeyValuePair", TypeArguments: [_, var value] } ? value
                : TypeShapes.ElementOf(type);
            if (inner is null)
            {
                return type;
            }

            type = inner;
        }

        return type;
    }

    private const int MaxBoxes = 8;

    /// <summary>Whether the one type is, derives from or implements the other: the one's objects are people as the other's are.</summary>
    private static bool IsKin(ITypeSymbol type, ITypeSymbol general)
    {
        for (var current = type; current is { SpecialType: not SpecialType.System_Object }; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, general.OriginalDefinition))
            {
                return true;
            }
        }

        return type.AllInterfaces.Any(contract => SymbolEqualityComparer.Default.Equals(contract.OriginalDefinition, general.OriginalDefinition));
    }

    private Traits TraitsOf(ITypeSymbol type) => _traits.TryGetValue(type, out var known) ? known : _traits.GetOrAdd(type, Compute(type));

    private Traits Compute(ITypeSymbol type)
    {
        var categories = new HashSet<string>(_marks.ShapeOf(type).Declared);
        var hasIdentity = false;
        for (var current = type; current is { SpecialType: not SpecialType.System_Object }; current = current.BaseType)
        {
            Add(current);
        }

        foreach (var contract in type.AllInterfaces)
        {
            Add(contract);
        }

        return new Traits(hasIdentity, categories.ToImmutableArray());

        void Add(ITypeSymbol declaring)
        {
            foreach (var member in declaring.GetMembers())
            {
                if (member.IsStatic)
                {
                    continue;
                }

                if (member is IPropertySymbol or IFieldSymbol)
                {
                    categories.UnionWith(_marks.CategoriesOf(member));
                    hasIdentity |= IsId(member.Name, type) || IsId(member.Name, declaring);
                }

                hasIdentity |= member is IPropertySymbol or IFieldSymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary } && _marks.ConsentCheckOf(member) is not null;
            }
        }
    }

    /// <summary>Whether a member tells an object from all others: by name as object-relational mappers have it, since most models bear no other sign.</summary>
    private static bool IsId(string name, ITypeSymbol type) =>
        name.EndsWith("id", StringComparison.OrdinalIgnoreCase)
        && (name.Length == 2 || (name.Length == type.Name.Length + 2 && name.StartsWith(type.Name, StringComparison.OrdinalIgnoreCase)));

    /// <param name="HasIdentity">Whether the type has an id or a consent.</param>
    /// <param name="Categories">The categories of its own members.</param>
    private sealed record Traits(bool HasIdentity, ImmutableArray<string> Categories);
}
