using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PersonalData.Analyzers.Flow.Program;

/// <summary>The overrides and implementations that this compilation has of a member.</summary>
internal sealed class Overrides
{
    private readonly Compilation _compilation;
    private readonly TypeHierarchy _types;
    private readonly ConcurrentDictionary<IMethodSymbol, Found> _known = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<(INamedTypeSymbol Receiver, IMethodSymbol Method), Found> _knownOf = new(CallPairComparer.Instance);

    public Overrides(Compilation compilation)
    {
        _compilation = compilation;
        _types = new TypeHierarchy(compilation.Assembly);
    }

    /// <summary>
    /// The method itself and all that may run in its place, as far as this compilation has their code. Of a member of
    /// a generic type, what runs for these type arguments: a handler of one request is none of another.
    /// </summary>
    public ImmutableArray<IMethodSymbol> Of(IMethodSymbol method) => Of(method, null);

    /// <summary>The types of this compilation.</summary>
    public ImmutableArray<INamedTypeSymbol> Types => _types.All;

    /// <summary>Those that may run on an object which is known to be a <paramref name="receiver"/>.</summary>
    public ImmutableArray<IMethodSymbol> Of(IMethodSymbol method, ITypeSymbol? receiver) => Find(method, receiver).WithCode;

    /// <summary>The same, with members of which this compilation has no code, such as accessors that just store.</summary>
    public ImmutableArray<IMethodSymbol> MembersOf(IMethodSymbol method, ITypeSymbol? receiver) => Find(method, receiver).All;

    private Found Find(IMethodSymbol method, ITypeSymbol? receiver)
    {
        method = method.ConstructedFrom;
        if (receiver is not INamedTypeSymbol { TypeKind: TypeKind.Interface or TypeKind.Class or TypeKind.Struct, SpecialType: not SpecialType.System_Object } named
            || SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, method.ContainingType.OriginalDefinition))
        {
            return _known.TryGetValue(method, out var known) ? known : _known.GetOrAdd(method, FindNew(method));
        }

        var key = (named.OriginalDefinition, method);
        return _knownOf.TryGetValue(key, out var knownOf) ? knownOf : _knownOf.GetOrAdd(key, FindNew(method, named.OriginalDefinition));
    }

    /// <summary>The classes and structs of this compilation that derive from the type or implement it.</summary>
    public ImmutableArray<INamedTypeSymbol> DerivedFrom(INamedTypeSymbol type) => _types.DerivedFrom(type);

    /// <summary>Whether this compilation has classes derived from the type.</summary>
    public bool HasDerived(INamedTypeSymbol type) => !_types.DerivedFrom(type).IsEmpty;

    public bool HasOverrides(IMethodSymbol? method) => method is not null && !Of(method).IsEmpty;

    /// <summary>What runs when <paramref name="method"/> is called on an object of just this type: several, if the type implements the interface for several type arguments that may be meant.</summary>
    public static IEnumerable<IMethodSymbol> Implementations(INamedTypeSymbol type, IMethodSymbol method)
    {
        var owner = method.ContainingType;
        var definition = method.OriginalDefinition;
        if (owner.TypeKind == TypeKind.Interface)
        {
            foreach (var contract in type.AllInterfaces)
            {
                if (TypeArguments.MayBeSame(contract, owner) && ImplementationFor(type, contract, definition) is { } implementation)
                {
                    yield return implementation;
                }
            }

            yield break;
        }

        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers(method.Name))
            {
                for (var candidate = member as IMethodSymbol; candidate is not null; candidate = candidate.OverriddenMethod)
                {
                    if (SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, definition) && TypeArguments.MayBeSame(candidate.ContainingType, owner))
                    {
                        yield return ((IMethodSymbol)member).OriginalDefinition;
                        yield break;
                    }
                }
            }
        }
    }

    private static IMethodSymbol? ImplementationFor(INamedTypeSymbol type, INamedTypeSymbol contract, IMethodSymbol definition)
    {
        if (definition.AssociatedSymbol is { } associated && contract.GetMembers(associated.Name).OfType<IPropertySymbol>().FirstOrDefault() is { } accessor)
        {
            var implementation = OnlyProperty(type, contract, accessor) ?? type.FindImplementationForInterfaceMember(accessor) as IPropertySymbol;
            return Overriding(type, definition.MethodKind == MethodKind.PropertySet ? implementation?.SetMethod : implementation?.GetMethod);
        }

        foreach (var member in contract.GetMembers(definition.Name))
        {
            if (SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, definition))
            {
                return Overriding(type, type.FindImplementationForInterfaceMember(member) as IMethodSymbol);
            }
        }

        return null;
    }

    /// <summary>
    /// The one property that can be meant where the type itself says that it implements the interface: nearly always
    /// there is one. To ask the compiler makes it bind what the type and its bases declare.
    /// </summary>
    private static IPropertySymbol? OnlyProperty(INamedTypeSymbol type, INamedTypeSymbol contract, IPropertySymbol accessor) =>
        !accessor.IsIndexer && type.Interfaces.Any(written => SymbolEqualityComparer.Default.Equals(written, contract) || written.AllInterfaces.Contains(contract, SymbolEqualityComparer.Default))
        && type.GetMembers(accessor.Name) is [IPropertySymbol { DeclaredAccessibility: Accessibility.Public } property] && property.IsStatic == accessor.IsStatic
        && !type.MemberNames.Any(name => name.Length > accessor.Name.Length && name[name.Length - accessor.Name.Length - 1] == '.' && name.EndsWith(accessor.Name, StringComparison.Ordinal))
            ? property
            : null;

    /// <summary>What runs on an object of the type where <paramref name="method"/>, of a class that it derives from, is what implements an interface: its last override.</summary>
    private static IMethodSymbol? Overriding(INamedTypeSymbol type, IMethodSymbol? method)
    {
        if (method is null or { IsVirtual: false, IsAbstract: false, IsOverride: false } || method.ContainingType.TypeKind == TypeKind.Interface)
        {
            return method?.OriginalDefinition;
        }

        for (var current = type; current is not null && !SymbolEqualityComparer.Default.Equals(current, method.ContainingType); current = current.BaseType)
        {
            foreach (var member in current.GetMembers(method.Name))
            {
                for (var overridden = (member as IMethodSymbol)?.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
                {
                    if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, method.OriginalDefinition))
                    {
                        return ((IMethodSymbol)member).OriginalDefinition;
                    }
                }
            }
        }

        return method.OriginalDefinition;
    }

    private Found FindNew(IMethodSymbol method, INamedTypeSymbol? receiver = null)
    {
        var all = ImmutableArray.CreateBuilder<IMethodSymbol>();
        var seen = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        foreach (var own in receiver is { TypeKind: not TypeKind.Interface } ? Implementations(receiver, method).DefaultIfEmpty(method) : new[] { method })
        {
            Add(own);
        }

        foreach (var type in _types.DerivedFrom(receiver ?? method.ContainingType))
        {
            foreach (var implementation in Implementations(type, method))
            {
                Add(implementation);
            }
        }

        return new Found(all.ToImmutable(), all.Where(member => SourceMethods.HasCode(member, _compilation)).ToImmutableArray());

        void Add(IMethodSymbol candidate)
        {
            candidate = SourceMethods.Implementation(candidate);
            if (seen.Add(candidate))
            {
                all.Add(candidate);
            }
        }
    }

    private sealed record Found(ImmutableArray<IMethodSymbol> All, ImmutableArray<IMethodSymbol> WithCode);
}

/// <summary>Compares pairs of symbols by what they stand for.</summary>
internal sealed class CallPairComparer : IEqualityComparer<(INamedTypeSymbol Receiver, IMethodSymbol Method)>
{
    public static CallPairComparer Instance { get; } = new();

    public bool Equals((INamedTypeSymbol Receiver, IMethodSymbol Method) x, (INamedTypeSymbol Receiver, IMethodSymbol Method) y) =>
        SymbolEqualityComparer.Default.Equals(x.Receiver, y.Receiver) && SymbolEqualityComparer.Default.Equals(x.Method, y.Method);

    public int GetHashCode((INamedTypeSymbol Receiver, IMethodSymbol Method) pair) =>
        unchecked((SymbolEqualityComparer.Default.GetHashCode(pair.Receiver) * 31) + SymbolEqualityComparer.Default.GetHashCode(pair.Method));
}
