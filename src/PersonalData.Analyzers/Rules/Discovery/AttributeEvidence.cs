using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PersonalData.Analyzers.Rules.Discovery;

/// <summary>What attributes of other libraries say of a member. They are bound only where the syntax has one of them.</summary>
internal static class AttributeEvidence
{
    private static readonly HashSet<string> s_telling = new(StringComparer.Ordinal) { "EmailAddress", "Phone", "CreditCard" };

    private static readonly HashSet<string> s_naming = new(StringComparer.Ordinal)
    {
        "Column", "JsonPropertyName", "JsonProperty", "DataMember", "Display", "DisplayName", "XmlElement", "XmlAttribute", "BsonElement", "Name",
    };

    /// <summary>The word in the dictionary that a telling attribute stands for.</summary>
    private static readonly Dictionary<string, string> s_words = new(StringComparer.Ordinal)
    {
        ["EmailAddress"] = "email address",
        ["Phone"] = "phone number",
        ["CreditCard"] = "credit card number",
    };

    /// <summary>The name of the attribute that says outright what the member is, without <c>Attribute</c>, and the dictionary's word for it; null if there is none.</summary>
    public static (string Attribute, string Word)? Telling(ISymbol member, CancellationToken cancellationToken)
    {
        if (!MayHave(member, s_telling, cancellationToken))
        {
            return null;
        }

        foreach (var attribute in AttributesOf(member))
        {
            if (attribute.AttributeClass is { } type && s_words.TryGetValue(ShortName(type), out var word)
                && type.ContainingNamespace.ToDisplayString() == "System.ComponentModel.DataAnnotations")
            {
                return (ShortName(type), word);
            }
        }

        return null;
    }

    /// <summary>The names that the member has elsewhere: of its column, its field in a document, its label.</summary>
    public static IEnumerable<string> OtherNames(ISymbol member, CancellationToken cancellationToken)
    {
        if (!MayHave(member, s_naming, cancellationToken))
        {
            yield break;
        }

        foreach (var attribute in AttributesOf(member))
        {
            if (attribute.AttributeClass is not { } type || !s_naming.Contains(ShortName(type)))
            {
                continue;
            }

            var text = attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Primitive, Value: string first }, ..]
                ? first
                : attribute.NamedArguments.FirstOrDefault(static a => a.Key is "Name" or "PropertyName" or "ElementName").Value is { Kind: TypedConstantKind.Primitive, Value: string named }
                    ? named
                    : null;
            if (text is not null)
            {
                yield return text;
            }
        }
    }

    /// <summary>The table that a <c>[Table]</c> on the type names.</summary>
    public static string? TableOf(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax declaration && declaration.AttributeLists.Any(static list => list.Attributes.Any(static a => Name(a) == "Table")))
            {
                return type.GetAttributes()
                    .Where(static a => a.AttributeClass is { Name: "TableAttribute" })
                    .Select(static a => a.ConstructorArguments is [{ Kind: TypedConstantKind.Primitive, Value: string name }, ..] ? name : null)
                    .FirstOrDefault();
            }
        }

        return null;
    }

    private static bool MayHave(ISymbol member, HashSet<string> names, CancellationToken cancellationToken)
    {
        foreach (var reference in member.DeclaringSyntaxReferences)
        {
            var lists = reference.GetSyntax(cancellationToken) switch
            {
                MemberDeclarationSyntax declaration => declaration.AttributeLists,
                ParameterSyntax parameter => parameter.AttributeLists,
                VariableDeclaratorSyntax { Parent.Parent: MemberDeclarationSyntax field } => field.AttributeLists,
                _ => default,
            };
            foreach (var list in lists)
            {
                foreach (var attribute in list.Attributes)
                {
                    if (names.Contains(Name(attribute)))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    /// <summary>The member's attributes; on a positional record, those of the parameter too, where serializers and validators look.</summary>
    private static IEnumerable<AttributeData> AttributesOf(ISymbol member)
    {
        foreach (var attribute in member.GetAttributes())
        {
            yield return attribute;
        }

        if (member is IPropertySymbol { ContainingType: { IsRecord: true } record } property)
        {
            foreach (var parameter in record.InstanceConstructors.SelectMany(static c => c.Parameters))
            {
                if (parameter.Name == property.Name && Marks.MarkTable.IsPositional(property, parameter))
                {
                    foreach (var attribute in parameter.GetAttributes())
                    {
                        yield return attribute;
                    }
                }
            }
        }
    }

    private static string Name(AttributeSyntax attribute)
    {
        var name = attribute.Name switch
        {
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => "",
        };
        return Short(name);
    }

    private static string ShortName(INamedTypeSymbol type) => Short(type.Name);

    private static string Short(string name)
    {
        const string Suffix = "Attribute";
        return name.Length > Suffix.Length && name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
    }
}
