using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Diagnostics;
using PersonalData.Analyzers.Marks;

namespace PersonalData.Analyzers.Rules.Declarations;

/// <summary>PD4002: the result of a request handler has no place for the reason of a refusal (policy section 15).</summary>
internal sealed class HandlerWithoutReason : DeclarationRule
{
    private const string Result = "SubjectRequestResult";
    private const int MaxDepth = 4;

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Diagnostics.Descriptors.HandlerWithoutReason);

    public override void ReportAttribute(DeclarationFacts facts, ISymbol target, AttributeData attribute, Location location)
    {
        var requests = facts.Marks.Declared(target).Requests;
        if (MarkReader.NameOf(attribute.AttributeClass) != AnnotationNames.HandlesRequest
            || requests.IsEmpty || requests[0].ApplicationSyntaxReference?.Span != attribute.ApplicationSyntaxReference?.Span || CanStateReason(target))
        {
            return;
        }

        var kinds = requests.Select(static request => AttributeValues.EnumName(request, 0)).OfType<string>().Distinct();
        facts.Report(Diagnostic.Create(
            Diagnostics.Descriptors.HandlerWithoutReason,
            target.Locations.FirstOrDefault() is { IsInSource: true } declared ? declared : location,
            Names.Of(target), Names.List(kinds)));
    }

    private static bool CanStateReason(ISymbol target) => target switch
    {
        IMethodSymbol method => Holds(method.ReturnType, 0),
        INamedTypeSymbol type => MembersOf(type).Any(static member => member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method && Holds(method.ReturnType, 0)),
        _ => true,
    };

    /// <summary>Whether a value of the type is a result, or a task or other type with a member that is one.</summary>
    private static bool Holds(ITypeSymbol type, int depth)
    {
        if (type.TypeKind == TypeKind.Error || IsResult(type))
        {
            return true;
        }

        if (depth >= MaxDepth || type.SpecialType != SpecialType.None)
        {
            return false;
        }

        return (type is INamedTypeSymbol { IsGenericType: true } generic && generic.TypeArguments.Any(argument => Holds(argument, depth + 1)))
            || (type is IArrayTypeSymbol array && Holds(array.ElementType, depth + 1))
            || MembersOf(type).Any(static member => TypeOf(member) is { } memberType && IsResult(memberType));
    }

    private static bool IsResult(ITypeSymbol type) =>
        type is { Name: Result, ContainingNamespace: { Name: AnnotationNames.Namespace, ContainingNamespace.IsGlobalNamespace: true } };

    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IPropertySymbol { IsStatic: false } property => property.Type,
        IFieldSymbol { IsStatic: false } field => field.Type,
        _ => null,
    };

    private static IEnumerable<ISymbol> MembersOf(ITypeSymbol type)
    {
        for (var current = type; current is { SpecialType: not SpecialType.System_Object }; current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                yield return member;
            }
        }

        if (type.TypeKind == TypeKind.Interface)
        {
            foreach (var member in type.AllInterfaces.SelectMany(static contract => contract.GetMembers()))
            {
                yield return member;
            }
        }
    }
}
