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
    /// <param name="type">The type of the object.</param>
    /// <param name="compilation">The program.</param>
    /// <param name="asked"><see cref="Exposure.Text"/>, or <see cref="Exposure.Formatted"/> where text in some format is asked for.</param>
    /// <param name="written">The code of this compilation that says it.</param>
    public static TextForm Of(ITypeSymbol type, Compilation compilation, Exposure asked, out IMethodSymbol? written)
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

        if (asked == Exposure.Formatted && Formatter(type) is { } formatter)
        {
            written = SourceMethods.HasCode(formatter, compilation) ? formatter : null;
            return written is null ? TextForm.Everything : TextForm.Written;
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

    /// <summary>The code of this compilation that may run where text is made of an object of the type.</summary>
    public static IEnumerable<IMethodSymbol> Writers(ITypeSymbol type, Compilation compilation)
    {
        if (Of(type, compilation, Exposure.Text, out var written) == TextForm.Written)
        {
            yield return written!;
        }

        if (Of(type, compilation, Exposure.Formatted, out var formatter) == TextForm.Written && !SymbolEqualityComparer.Default.Equals(formatter, written))
        {
            yield return formatter!;
        }
    }

    /// <summary>Whether the method that formats an object writes into a buffer that it is given.</summary>
    public static bool WritesToBuffer(IMethodSymbol formatter) => formatter.ReturnType.SpecialType == SpecialType.System_Boolean;

    /// <summary>What gives the type's text in a format: it is asked to write into a buffer before it is asked for a text; null when it has no formats.</summary>
    private static IMethodSymbol? Formatter(ITypeSymbol type)
    {
        IMethodSymbol? formatter = null;
        foreach (var contract in type.AllInterfaces)
        {
            var name = contract switch
            {
                { Name: "ISpanFormattable", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } => "TryFormat",
                { Name: "IFormattable", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } when formatter is null => "ToString",
                _ => null,
            };
            if (name is not null && contract.GetMembers(name).FirstOrDefault() is { } member && type.FindImplementationForInterfaceMember(member) is IMethodSymbol found)
            {
                formatter = found;
            }
        }

        return formatter;
    }

    private static TextForm OfRecord(ITypeSymbol record, Compilation compilation, out IMethodSymbol? written)
    {
        written = record.GetMembers("PrintMembers").OfType<IMethodSymbol>()
            .FirstOrDefault(method => method.Parameters.Length == 1 && SourceMethods.HasCode(method, compilation));
        return written is null ? TextForm.Members : TextForm.Printed;
    }

    /// <summary>The labels that a record's or tuple's text shows by the marks of its members, nested records included.</summary>
    public static IEnumerable<LabelAtom> Members(ITypeSymbol type, FlowContext context, MarkTable marks, Exposure asked = Exposure.Text, int depth = 0)
    {
        if (depth > Limits.TextDepth || Of(type, context.Compilation, asked, out _) != TextForm.Members)
        {
            yield break;
        }

        var inner = type.IsAnonymousType ? Exposure.Formatted : Exposure.Text;
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
                    if (Of(memberType, context.Compilation, inner, out _) != TextForm.Nothing)
                    {
                        yield return new LabelAtom(category, context.Sources.Of(member));
                    }
                }

                foreach (var nested in Members(memberType, context, marks, inner, depth + 1))
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
