using Microsoft.CodeAnalysis;

namespace PersonalData.Analyzers.Rules.Collection;

/// <summary>Recognises, by the framework's own rules, what ASP.NET Core calls with data of a request.</summary>
internal static class EndpointKinds
{
    private const string Mvc = "Microsoft.AspNetCore.Mvc.";
    private const string PageModel = Mvc + "RazorPages.PageModel";

    private static readonly string[] s_verbs = { "Get", "Post", "Put", "Delete", "Patch", "Head", "Options" };

    /// <summary>Whether the framework calls the method for a request: a controller action, page handler, hub or gRPC method.</summary>
    public static bool IsHandler(IMethodSymbol method)
    {
        if (method is not { MethodKind: MethodKind.Ordinary, IsStatic: false, ContainingType: { TypeKind: TypeKind.Class } type })
        {
            return false;
        }

        if (IsGrpcService(method))
        {
            return true;
        }

        if (method.DeclaredAccessibility != Accessibility.Public || method.IsGenericMethod)
        {
            return false;
        }

        return IsPage(type) ? IsPageHandler(method)
            : DerivesFrom(type, "Microsoft.AspNetCore.SignalR.Hub") ? !OverridesFramework(method)
            : IsController(type) && !OverridesFramework(method) && !HasAttribute(method, Mvc + "NonActionAttribute");
    }

    /// <summary>Whether the framework fills the property from a request: it, or its page or controller, says so.</summary>
    public static bool IsBound(IPropertySymbol property) =>
        property is { IsStatic: false, DeclaredAccessibility: Accessibility.Public, SetMethod.DeclaredAccessibility: Accessibility.Public, ContainingType: { } type }
        && (IsPage(type) || IsController(type))
        && (HasAttribute(property, Mvc + "BindPropertyAttribute") || HasAttribute(type, Mvc + "BindPropertiesAttribute"))
        && !HasAttribute(property, Mvc + "ModelBinding.BindNeverAttribute");

    /// <summary>The handlers of a page for which the framework fills the property: what all of them declare is declared for it.</summary>
    public static IEnumerable<IMethodSymbol> HandlersThatFill(IPropertySymbol property) =>
        IsPage(property.ContainingType)
            ? property.ContainingType.GetMembers().OfType<IMethodSymbol>().Where(handler => IsHandler(handler) && (!IsForReading(handler) || IsFilledForReading(property)))
            : Enumerable.Empty<IMethodSymbol>();

    /// <summary>Whether the page handler answers a request that only asks for something: the framework fills nothing then unless it is told to.</summary>
    private static bool IsForReading(IMethodSymbol handler) =>
        handler.Name.StartsWith("OnGet", StringComparison.Ordinal) || handler.Name.StartsWith("OnHead", StringComparison.Ordinal);

    private static bool IsFilledForReading(IPropertySymbol property) =>
        property.GetAttributes().Concat(property.ContainingType.GetAttributes()).Any(static attribute =>
            attribute.NamedArguments.Any(static argument => argument is { Key: "SupportsGet", Value.Value: true }));

    /// <summary>Whether the argument for <paramref name="parameter"/> becomes the handler of an endpoint (<c>MapPost</c> and the like).</summary>
    public static bool TakesHandler(IParameterSymbol parameter) =>
        parameter is { Type: { Name: "Delegate", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }, ContainingSymbol: IMethodSymbol method }
        && method.Parameters.Any(static p => IsRouteBuilder(p.Type));

    public static bool DerivesFrom(ITypeSymbol type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (IsNamed(current, name))
            {
                return true;
            }
        }

        return false;
    }

    public static bool HasAttribute(ISymbol symbol, string name) => symbol.GetAttributes().Any(a => a.AttributeClass is { } type && DerivesFrom(type, name));

    private static bool IsRouteBuilder(ITypeSymbol type)
    {
        const string Builder = "Microsoft.AspNetCore.Routing.IEndpointRouteBuilder";
        return IsNamed(type, Builder) || type.AllInterfaces.Any(static contract => IsNamed(contract, Builder));
    }

    private static bool IsPage(ITypeSymbol type) => DerivesFrom(type, PageModel);

    private static bool IsPageHandler(IMethodSymbol method) =>
        method.Name.StartsWith("On", StringComparison.Ordinal)
        && s_verbs.Any(verb => string.CompareOrdinal(method.Name, 2, verb, 0, verb.Length) == 0
            && (method.Name.Length == verb.Length + 2 || char.IsUpper(method.Name[verb.Length + 2])))
        && !HasAttribute(method, Mvc + "RazorPages.NonHandlerAttribute");

    private static bool IsController(INamedTypeSymbol type)
    {
        var isMarked = false;
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (HasAttribute(current, Mvc + "NonControllerAttribute"))
            {
                return false;
            }

            isMarked |= HasAttribute(current, Mvc + "ControllerAttribute");
        }

        // A class that is a controller by its name alone; the framework's own classes of such names are none.
        return isMarked || (type is { DeclaredAccessibility: Accessibility.Public, IsAbstract: false, IsGenericType: false, ContainingType: null }
            && type.Name.EndsWith("Controller", StringComparison.Ordinal)
            && (UsesMvc(type) || type.GetMembers().Any(UsesMvc)));
    }

    private static bool UsesMvc(ISymbol symbol) =>
        symbol.GetAttributes().Any(static a => a.AttributeClass?.ContainingNamespace?.ToDisplayString().StartsWith("Microsoft.AspNetCore.Mvc", StringComparison.Ordinal) == true);

    /// <summary>Whether the method only overrides what the framework calls on its own account, such as <c>Dispose</c> or <c>OnConnectedAsync</c>.</summary>
    private static bool OverridesFramework(IMethodSymbol method)
    {
        var original = method;
        while (original.OverriddenMethod is { } overridden)
        {
            original = overridden;
        }

        var space = original.ContainingType.ContainingNamespace?.ToDisplayString() ?? "";
        return space == "System" || space.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal);
    }

    private static bool IsGrpcService(IMethodSymbol method)
    {
        for (var overridden = method.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
        {
            if (HasAttribute(overridden.ContainingType, "Grpc.Core.BindServiceMethodAttribute"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNamed(ITypeSymbol type, string name)
    {
        var dot = name.LastIndexOf('.');
        return name.Length - dot - 1 == type.Name.Length && name.EndsWith(type.Name, StringComparison.Ordinal)
            && type.ContainingType is null && type.ContainingNamespace?.ToDisplayString() == name.Substring(0, dot);
    }
}
