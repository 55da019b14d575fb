using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PersonalData.Analyzers.Marks;

/// <summary>A <c>[ConsentCheck]</c>: the purposes and recipients that a person has consented to where it passes.</summary>
internal sealed record ConsentCheckMark(ImmutableArray<string> Purposes, ImmutableArray<string> Recipients)
{
    public static ConsentCheckMark Of(AttributeData attribute) =>
        new(
            attribute.ConstructorArguments.SelectMany(TextsOf).ToImmutableArray(),
            attribute.NamedArguments.Where(static argument => argument.Key == "Recipients").SelectMany(static argument => TextsOf(argument.Value)).ToImmutableArray());

    private static IEnumerable<string> TextsOf(TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Array
            ? constant.Values.IsDefault ? [] : constant.Values.SelectMany(TextsOf)
            : constant is { Kind: TypedConstantKind.Primitive, Value: string text } ? [text] : [];
}
