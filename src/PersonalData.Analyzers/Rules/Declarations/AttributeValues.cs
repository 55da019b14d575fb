using Microsoft.CodeAnalysis;

namespace PersonalData.Analyzers.Rules.Declarations;

/// <summary>Reads the arguments of attributes as a rule asks for them.</summary>
internal static class AttributeValues
{
    /// <summary>The attribute's name as one writes it, without <c>Attribute</c>.</summary>
    public static string NameOf(AttributeData attribute)
    {
        const string Suffix = "Attribute";
        var name = attribute.AttributeClass?.Name ?? "";
        return name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
    }

    /// <summary>The text at a position; null when there is none.</summary>
    public static string? Text(AttributeData attribute, int position) =>
        position < attribute.ConstructorArguments.Length && attribute.ConstructorArguments[position] is { Kind: TypedConstantKind.Primitive, Value: string text } ? text : null;

    /// <summary>Whether the argument at a position is blank text: not whether the compiler can't make out what it is.</summary>
    public static bool IsBlank(AttributeData attribute, int position) =>
        position < attribute.ConstructorArguments.Length && attribute.ConstructorArguments[position] is { Kind: TypedConstantKind.Primitive } argument
        && string.IsNullOrWhiteSpace(argument.Value as string);

    /// <summary>The name of the enum member at a position; null when it has none.</summary>
    public static string? EnumName(AttributeData attribute, int position) =>
        position < attribute.ConstructorArguments.Length ? EnumName(attribute.ConstructorArguments[position]) : null;

    /// <summary>What a property of the attribute was set to.</summary>
    public static TypedConstant? Named(AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
            {
                return argument.Value;
            }
        }

        return null;
    }

    /// <summary>Whether a property of an enum type was set, and not to the value that says nothing.</summary>
    public static bool IsStated(AttributeData attribute, string name) =>
        Named(attribute, name) is { Kind: TypedConstantKind.Error } or { Kind: TypedConstantKind.Enum, Value: not null and not 0 };

    private static string? EnumName(TypedConstant value) =>
        value is { Kind: TypedConstantKind.Enum, Type: { } type }
            ? type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, value.Value))?.Name
            : null;
}
