using Microsoft.CodeAnalysis;

namespace PersonalData.Analyzers.Rules.Discovery;

/// <summary>Tells what a type can hold. Objects of other types hold it in members of their own.</summary>
internal static class DataTypes
{
    /// <param name="type">A member's type.</param>
    /// <param name="isMany">Whether it is a collection of texts.</param>
    public static DataKinds Of(ITypeSymbol type, out bool isMany)
    {
        isMany = false;
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] })
        {
            type = inner;
        }

        switch (type.SpecialType)
        {
            case SpecialType.System_String:
                return DataKinds.Text;
            case SpecialType.System_DateTime:
                return DataKinds.Date;
            case SpecialType.System_Boolean:
                return DataKinds.Flag;
            case >= SpecialType.System_SByte and <= SpecialType.System_Double:
                return DataKinds.Number;
        }

        switch (type)
        {
            case { TypeKind: TypeKind.Enum }:
                return DataKinds.Enum;
            case IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte }:
                return DataKinds.Bytes;
            case IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_String }:
                isMany = true;
                return DataKinds.Text;
            case INamedTypeSymbol { Arity: 0, Name: "DateOnly" or "DateTimeOffset" }:
                return DataKinds.Date;
            case INamedTypeSymbol { Arity: 0, Name: "Stream" or "MemoryStream" or "IFormFile" or "BinaryData" }:
                return DataKinds.Bytes;
            case INamedTypeSymbol { Arity: 0, Name: "Uri" }:
                return DataKinds.Text;
            case INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_String }], ContainingNamespace: { } space } when space.ToDisplayString().StartsWith("System.Collections.", StringComparison.Ordinal):
                isMany = true;
                return DataKinds.Text;
            default:
                return DataKinds.None;
        }
    }
}
