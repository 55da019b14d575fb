using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Flow.Lattice;
using PersonalData.Analyzers.Marks;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>What an object without source keeps of a call that no model tells about, and how it hangs together with the object that the call gives.</content>
internal sealed partial class BodyAnalysis
{
    private const string Visible = "$visible";
    private static readonly string[] s_adders = { "Add", "Append", "Insert", "Set", "Put", "Push", "Enqueue" };
    private static readonly string[] s_makers = { "Add", "Append", "Insert", "Create", "New" };

    /// <summary>Puts the arguments where the call keeps them: in what it makes, in the receiver, or in what the extension method extends.</summary>
    private void Keep(CallSite site)
    {
        var method = site.Method;
        if (method.MethodKind == MethodKind.PropertySet)
        {
            // An indexer: of a keeper its index too, which may be a key.
            foreach (var argument in site.Arguments)
            {
                if (IsKeeper(method.ContainingType) || argument.Ordinal == method.Parameters.Length - 1)
                {
                    Put(site, site.Receiver, Slots.Element, argument);
                }
            }

            return;
        }

        if (!method.IsStatic && (IsKeeper(method.ContainingType) || IsAdder(method)))
        {
            foreach (var argument in site.Arguments)
            {
                if (method.MethodKind == MethodKind.Constructor && IsKeeper(argument.Operation?.Type))
                {
                    WriteMember(site.Receiver, Wrapped, argument.Value);
                }
                else if (argument.Ordinal >= method.Parameters.Length || method.Parameters[argument.Ordinal].RefKind != RefKind.Out)
                {
                    Put(site, site.Receiver, Slots.Element, argument);
                }
            }
        }
        else if (IsAddingExtension(method))
        {
            foreach (var argument in site.Arguments)
            {
                if (argument.Ordinal > 0 && !IsDelegate(argument.Value))
                {
                    Put(site, site.Argument(0), Slots.Element, argument);
                }
            }
        }
    }

    /// <summary>What the call gives, as an object that can be written to: itself, a part of the receiver, or one that wraps an argument.</summary>
    /// <param name="site">The call.</param>
    /// <param name="result">What it holds.</param>
    private Value Given(CallSite site, Value result)
    {
        var method = site.Method;
        if (method.ReturnsVoid || !IsPlace(method.ReturnType))
        {
            return result;
        }

        var given = new ObjectAtom(new Site(site.Site, 5), default, "", method.ReturnType);
        var place = Value.Of(given, null);
        result = result.With(given, null);
        if (Itself(site) is { IsEmpty: false } itself)
        {
            return result.Join(itself);
        }

        if (!method.IsStatic && TypeShapes.IsCollection(method.ContainingType) && (method.MethodKind == MethodKind.PropertyGet || BeginsWith(method.Name, s_makers)))
        {
            // An element, for the caller to fill.
            WriteMember(site.Receiver, Slots.Element, place, keeps: true);
        }

        foreach (var argument in site.Arguments)
        {
            if (IsWriter(method.ReturnType) && IsWriter(argument.Operation?.Type) && (method.IsStatic || !IsKeeper(method.ContainingType)))
            {
                WriteMember(place, Wrapped, argument.Value);
            }
            else if (ContentOf(method, argument.Ordinal) is { } content)
            {
                Contain(place, content, argument.Value);
            }
        }

        return result;
    }

    /// <summary>An object is made of a value: it gives that back as it is, and whoever gets the object may see all of it.</summary>
    private void Contain(Value owner, IPropertySymbol content, Value value)
    {
        WriteMember(owner, MemberKeys.Of(content), value);
        WriteMember(owner, Visible, Expose(value, Exposure.Whole));
    }

    /// <summary>The receiver, or what the method extends, where a call gives that back, so that calls can be chained.</summary>
    private Value Itself(CallSite site)
    {
        var method = site.Method;
        if (!method.IsStatic)
        {
            var isChained = !TypeShapes.IsCollection(method.ContainingType) && (IsKeeper(method.ContainingType) || IsAdder(method));
            return isChained && method.MethodKind == MethodKind.Ordinary && IsSame(method.ContainingType, method.ReturnType) ? site.Receiver : Value.Empty;
        }

        return IsAddingExtension(method) && IsSame(method.Parameters[0].Type, method.ReturnType) ? site.Argument(0) : Value.Empty;
    }

    private bool IsSame(ITypeSymbol owner, ITypeSymbol given) =>
        SymbolEqualityComparer.Default.Equals(owner, given) || owner.AllInterfaces.Contains(given, SymbolEqualityComparer.Default);

    /// <summary>Whether the method, by its name, puts something into an object that anybody can make, unlike a service, which does with it what it is for.</summary>
    private static bool IsAdder(IMethodSymbol method) =>
        method is { IsStatic: false, MethodKind: MethodKind.Ordinary, ContainingType: { TypeKind: TypeKind.Class, IsAbstract: false } type }
        && BeginsWith(method.Name, s_adders)
        && type.InstanceConstructors.Any(static constructor => constructor.DeclaredAccessibility == Accessibility.Public);

    /// <summary>Whether the extension method puts something into a collection or builder: not into one that can't be changed, of which it gives another.</summary>
    private static bool IsAddingExtension(IMethodSymbol method) =>
        method is { IsExtensionMethod: true, IsStatic: true } && BeginsWith(method.Name, s_adders)
        && method.Parameters[0].Type is { Name: not ("IEnumerable" or "IAsyncEnumerable" or "IQueryable" or "Span") } extended
        && !extended.Name.StartsWith("IReadOnly", StringComparison.Ordinal) && !extended.Name.Contains("Immutable") && IsKeeper(extended);

    private static bool BeginsWith(string name, string[] words)
    {
        foreach (var word in words)
        {
            if (name.StartsWith(word, StringComparison.Ordinal) && (name.Length == word.Length || char.IsUpper(name[word.Length])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether what is written to objects of the type may go on into another: a stream or writer.</summary>
    private static bool IsWriter(ITypeSymbol? type)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            if (current.Name == "Stream" || current.Name.EndsWith("Writer", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The property by which an object, made of an argument as it is, gives that back: of the parameter's name, or the
    /// only one of a type that is left open, as in <c>IOptions&lt;T&gt;</c>.
    /// </summary>
    private static IPropertySymbol? ContentOf(IMethodSymbol method, int ordinal)
    {
        var definition = method.OriginalDefinition;
        var result = definition.MethodKind == MethodKind.Constructor ? definition.ContainingType : definition.ReturnType as INamedTypeSymbol;
        if (ordinal >= definition.Parameters.Length || result is null || TypeShapes.IsCollection(result) || result.Name is "Task" or "ValueTask")
        {
            return null;
        }

        var parameter = definition.Parameters[ordinal];
        if (parameter.Type is not (ITypeParameterSymbol or { SpecialType: SpecialType.System_Object }))
        {
            return null;
        }

        IPropertySymbol? content = null;
        var isOnly = true;
        for (var current = result; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (member is IPropertySymbol { IsStatic: false, Parameters.IsEmpty: true, GetMethod: not null } property
                    && SymbolEqualityComparer.Default.Equals(property.Type, parameter.Type))
                {
                    if (string.Equals(property.Name, parameter.Name, StringComparison.OrdinalIgnoreCase))
                    {
                        return property;
                    }

                    isOnly &= content is null;
                    content = property;
                }
            }
        }

        return isOnly && parameter.Type is ITypeParameterSymbol ? content : null;
    }

    /// <summary>Whether the property gives what the object was made of, not something of its own.</summary>
    private static bool IsContent(IPropertySymbol property) => property.OriginalDefinition.Type is ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Type };
}
