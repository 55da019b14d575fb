using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Marks;

namespace PersonalData.Analyzers.Rules.Collection;

/// <summary>Says of which categories the data is that the framework takes out of a request for a parameter or property.</summary>
internal sealed class BoundData(MarkTable marks)
{
    private const string Mvc = "Microsoft.AspNetCore.Mvc.";

    private static readonly string[] s_fromServices =
    {
        Mvc + "FromServicesAttribute", "Microsoft.Extensions.DependencyInjection.FromKeyedServicesAttribute",
    };

    private static readonly string[] s_fromRequest =
    {
        Mvc + "FromBodyAttribute", Mvc + "FromFormAttribute", Mvc + "FromQueryAttribute", Mvc + "FromRouteAttribute", Mvc + "FromHeaderAttribute",
    };

    private readonly MarkTable _marks = marks;

    /// <summary>The categories of everything that is bound for a call of the handler.</summary>
    public ImmutableArray<string> CategoriesOf(IMethodSymbol handler) =>
        handler.Parameters.SelectMany(parameter => CategoriesOf(parameter, parameter.Type)).Distinct().ToImmutableArray();

    /// <summary>The categories of what is bound for a property that the framework fills.</summary>
    public ImmutableArray<string> CategoriesOf(IPropertySymbol property) => CategoriesOf(property, property.Type).Distinct().ToImmutableArray();

    private IEnumerable<string> CategoriesOf(ISymbol target, ITypeSymbol type)
    {
        if (s_fromServices.Any(name => EndpointKinds.HasAttribute(target, name)))
        {
            return Enumerable.Empty<string>();
        }

        if (EndpointKinds.HasAttribute(target, "Microsoft.AspNetCore.Http.AsParametersAttribute"))
        {
            // Each of its members is bound, or a service, by itself.
            return _marks.CategoriesOf(target).Concat(_marks.ShapeOf(type).Own).Concat(PartsOf(type).SelectMany(part => CategoriesOf(part, TypeOf(part))));
        }

        // gRPC hands over a stream's messages one by one.
        var data = type is INamedTypeSymbol { Name: "IAsyncStreamReader", TypeArguments: [var message] } ? message : type;
        var marked = _marks.CategoriesOf(target);
        if (!s_fromRequest.Any(name => EndpointKinds.HasAttribute(target, name)) && IsService(data))
        {
            return marked;
        }

        var shape = _marks.ShapeOf(data);
        return marked.Concat(shape.Own).Concat(shape.Members.Where(static m => IsFilled(m.Member)).Select(static m => m.Category));
    }

    private static IEnumerable<ISymbol> PartsOf(ITypeSymbol type)
    {
        var constructors = (type as INamedTypeSymbol)?.InstanceConstructors ?? ImmutableArray<IMethodSymbol>.Empty;
        return type.GetMembers().Where(static member => member is IPropertySymbol { IsStatic: false, DeclaredAccessibility: Accessibility.Public, IsIndexer: false })
            .Concat(constructors.Where(static c => c.DeclaredAccessibility == Accessibility.Public && !c.IsImplicitlyDeclared).SelectMany(static c => c.Parameters));
    }

    private static ITypeSymbol TypeOf(ISymbol member) => member is IPropertySymbol property ? property.Type : ((IParameterSymbol)member).Type;

    /// <summary>Whether a request can set the member.</summary>
    private static bool IsFilled(ISymbol member) =>
        member.DeclaredAccessibility == Accessibility.Public
        && !EndpointKinds.HasAttribute(member, "System.Text.Json.Serialization.JsonIgnoreAttribute")
        && !EndpointKinds.HasAttribute(member, Mvc + "ModelBinding.BindNeverAttribute");

    /// <summary>
    /// Whether objects of the type come from the container rather than from the request: nothing that can be written in a
    /// request makes one.
    /// </summary>
    private static bool IsService(ITypeSymbol type)
    {
        if (type.SpecialType != SpecialType.None || type is IArrayTypeSymbol || type.IsValueType || type.TypeKind == TypeKind.Error)
        {
            return false;
        }

        if (EndpointKinds.DerivesFrom(type, "Microsoft.EntityFrameworkCore.DbContext"))
        {
            return true;
        }

        if (TypeShapes.IsContainer(type))
        {
            return false;
        }

        return type.TypeKind == TypeKind.Interface || (type is INamedTypeSymbol { TypeKind: TypeKind.Class } named && !CanBeMade(named));
    }

    /// <summary>Whether a reader of JSON or forms can make one: without arguments, from its members' values, or from text.</summary>
    private static bool CanBeMade(INamedTypeSymbol type) =>
        type.IsAbstract
        || type.InstanceConstructors.Any(constructor => constructor.Parameters.All(parameter => HasMember(type, parameter.Name)))
        || type.GetMembers().Any(static member => member is IMethodSymbol { IsStatic: true, Name: "TryParse" or "BindAsync" });

    private static bool HasMember(INamedTypeSymbol type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers().Any(member => member is IPropertySymbol or IFieldSymbol { IsImplicitlyDeclared: false }
                && member.DeclaredAccessibility == Accessibility.Public && string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        return false;
    }
}
