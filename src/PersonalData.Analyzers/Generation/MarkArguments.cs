using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Collections;
using PersonalData.Analyzers.Marks;

namespace PersonalData.Analyzers.Generation;

/// <summary>Reads attributes of ours. Passes over what does not compile yet.</summary>
internal static class MarkArguments
{
    /// <summary>Which mark the attribute is; null when it is somebody else's or not in the registry.</summary>
    public static MarkKind? KindOf(AttributeData attribute)
    {
        if (attribute.AttributeClass is { ContainingType: null, ContainingNamespace: { Name: AnnotationNames.Namespace, ContainingNamespace.IsGlobalNamespace: true } } type)
        {
            foreach (var kind in MarkSites.Kinds)
            {
                if (type.MetadataName == kind + "Attribute")
                {
                    return kind;
                }
            }
        }

        return null;
    }

    /// <summary>The arguments as <see cref="MarkKind"/> says for the kind; null while they don't compile.</summary>
    public static EquatableArray<string>? Of(MarkKind kind, AttributeData attribute)
    {
        var given = attribute.ConstructorArguments;
        return kind switch
        {
            MarkKind.OnlineIdentifier => EquatableArray<string>.Empty,
            MarkKind.Purpose => given.Length == 1 && given[0].Kind == TypedConstantKind.Array && !given[0].IsNull
                ? given[0].Values.Select(Text).OfType<string>().ToEquatableArray()
                : null,
            MarkKind.Collects => Texts(given, 1) is [{ } category]
                ? Array(category, Named(attribute, "Notice") ?? "", Named(attribute, "NoticeExemption") ?? "None", Named(attribute, "Minors") ?? "Unspecified")
                : null,
            MarkKind.LegalBasis or MarkKind.HandlesRequest => Texts(given, 2) is [{ } first, var second] ? Array(first, second ?? "") : null,
            MarkKind.NotPersonalData => Texts(given, 1) is [var reason] ? Array(reason ?? "") : null,
            _ => Texts(given, 1) is [{ } name] ? Array(name) : null,
        };
    }

    private static EquatableArray<string> Array(params string[] texts) => texts.ToEquatableArray();

    private static string?[] Texts(ImmutableArray<TypedConstant> constants, int count) =>
        constants.Length == count ? constants.Select(Text).ToArray() : [];

    private static string? Named(AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
            {
                return Text(argument.Value);
            }
        }

        return null;
    }

    private static string? Text(TypedConstant constant) => constant switch
    {
        { Kind: TypedConstantKind.Primitive } => constant.Value as string,
        { Kind: TypedConstantKind.Enum, Type: { } type } =>
            type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => Equals(f.ConstantValue, constant.Value))?.Name
            ?? Convert.ToString(constant.Value, CultureInfo.InvariantCulture),
        _ => null,
    };
}
