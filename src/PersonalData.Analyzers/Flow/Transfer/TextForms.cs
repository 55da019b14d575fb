using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Flow.Lattice;
using PersonalData.Analyzers.Flow.Program;
using PersonalData.Analyzers.Marks;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <summary>What an object's text is made of.</summary>
internal enum TextForm
{
    /// <summary>The type's name: the <c>ToString</c> of <see cref="object"/>.</summary>
    Nothing,

    /// <summary>A record's or tuple's own: each member's text.</summary>
    Members,

    /// <summary>What a record's <c>PrintMembers</c> in this compilation says.</summary>
    Printed,

    /// <summary>What a <c>ToString</c> in this compilation says.</summary>
    Written,

    /// <summary>A library's <c>ToString</c>, or a type that is not known: perhaps everything.</summary>
    Everything,
}

/// <summary>Tells, by type, what the text of an object shows.</summary>
internal static class TextForms
{
    public static TextForm Of(ITypeSymbol type, Compilation compilation, out IMethodSymbol? written)
    {
        written = null;
        if (type.SpecialType != SpecialType.None || type.TypeKind is TypeKind.Interface or TypeKind.TypeParameter or TypeKind.Enum or TypeKind.Dynamic)
        {
            return TypeShapes.IsCollection(type) ? TextForm.Nothing : TextForm.Everything;
        }

        if (type.IsTupleType || type.IsAnonymousType)
        {
            return TextForm.Members;
        }

        for (var current = type; current is { SpecialType: not SpecialType.System_Object and not SpecialType.System_ValueType }; current = current.BaseType)
        {
            foreach (var member in current.GetMembers("ToString"))
            {
                if (member is not IMethodSymbol { Parameters.IsEmpty: true, IsStatic: false } method)
                {
                    continue;
                }

                if (SourceMethods.HasCode(method, compilation))
                {
                    written = method;
                    return TextForm.Written;
                }

                return current.IsRecord ? OfRecord(current, compilation, out written) : TextForm.Everything;
            }

            if (current.IsRecord)
            {
                return OfRecord(current, compilation, out written);
            }
        }

        return TextForm.Nothing;
    }

    private static TextForm OfRecord(ITypeSymbol record, Compilation compilation, out IMethodSymbol? written)
    {
        written = record.GetMembers("PrintMembers").OfType<IMethodSymbol>()
            .FirstOrDefault(method => method.Parameters.Length == 1 && SourceMethods.HasCode(method, compilation));
        return written is null ? TextForm.Members : TextForm.Printed;
    }

    /// <summary>The labels that a record's or tuple's text shows by the marks of its members, nested records included.</summary>
    public static IEnumerable<LabelAtom> Members(ITypeSymbol type, FlowContext context, MarkTable marks, int depth = 0)
    {
        if (depth > Limits.TextDepth || Of(type, context.Compilation, out _) != TextForm.Members)
        {
            yield break;
        }

        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (member.IsStatic || member.DeclaredAccessibility != Accessibility.Public || MemberTypeOf(member) is not { } memberType)
                {
                    continue;
                }

                foreach (var category in marks.CategoriesOf(member))
                {
                    if (Of(memberType, context.Compilation, out _) != TextForm.Nothing)
                    {
                        yield return new LabelAtom(category, context.Sources.Of(member));
                    }
                }

                foreach (var nested in Members(memberType, context, marks, depth + 1))
                {
                    yield return nested;
                }
            }
        }
    }

    /// <summary>The type of the member called <paramref name="name"/>; null when there is none.</summary>
    public static ITypeSymbol? MemberType(ITypeSymbol type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers(name))
            {
                if (MemberTypeOf(member) is { } memberType)
                {
                    return memberType;
                }
            }
        }

        return null;
    }

    /// <summary>Whether the text of a record shows the member: it prints public ones only.</summary>
    public static bool IsPrinted(ITypeSymbol type, string name)
    {
        for (var current = type; current is { IsRecord: true }; current = current.BaseType)
        {
            foreach (var member in current.GetMembers(name))
            {
                if (member.DeclaredAccessibility != Accessibility.Public)
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Whether a library gives objects of the type whose own type is another, with a text of all that it holds: a parsed query string.</summary>
    public static bool IsOfManyForms(ITypeSymbol type) =>
        type is { Name: "NameValueCollection", ContainingNamespace: { Name: "Specialized", ContainingNamespace: { Name: "Collections", ContainingNamespace.Name: "System" } } };

    private static ITypeSymbol? MemberTypeOf(ISymbol member) => member switch
    {
        IPropertySymbol { IsIndexer: false, Name: not "EqualityContract" } property => property.Type,
        IFieldSymbol { IsImplicitlyDeclared: false } field => field.Type,
        IFieldSymbol { CorrespondingTupleField: not null } element => element.Type,
        _ => null,
    };
}
