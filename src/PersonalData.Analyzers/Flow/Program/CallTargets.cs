using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PersonalData.Analyzers.Flow.Lattice;

namespace PersonalData.Analyzers.Flow.Program;

/// <summary>
/// Which code of this compilation a call may run: the method itself, or by class hierarchy analysis (Dean, Grove and
/// Chambers, 1995) every override and implementation, unless the receiver's own type is known.
/// </summary>
internal sealed class CallTargets
{
    private readonly Compilation _compilation;
    private readonly Overrides _overrides;

    public CallTargets(Compilation compilation, Overrides overrides)
    {
        _compilation = compilation;
        _overrides = overrides;
    }

    /// <param name="method">What is called.</param>
    /// <param name="isVirtual">Whether overrides may run in its place.</param>
    /// <param name="receiver">What the receiver may be.</param>
    /// <param name="receiverType">The type of the receiver as it is written, if it is: only what that allows can run.</param>
    public ImmutableArray<IMethodSymbol> Of(IMethodSymbol method, bool isVirtual, Value receiver, ITypeSymbol? receiverType = null)
    {
        var code = SourceMethods.Implementation(method);
        var mayDispatch = isVirtual && (code.IsVirtual || code.IsAbstract || (code.IsOverride && !code.IsSealed));
        if (!mayDispatch)
        {
            return SourceMethods.HasCode(code, _compilation) ? ImmutableArray.Create(code) : ImmutableArray<IMethodSymbol>.Empty;
        }

        return receiverType is IArrayTypeSymbol ? ImmutableArray<IMethodSymbol>.Empty
            : ExactTargets(method, receiver) is { IsDefault: false } exact ? exact
            : _overrides.Of(method, receiverType);
    }

    /// <summary>
    /// Whether, beside code of this compilation, a library's may run: the member is a library's own, and nothing shows
    /// that the receiver is of a type of this compilation.
    /// </summary>
    public bool MayRunLibrary(IMethodSymbol method, Value receiver, ITypeSymbol? receiverType) =>
        !IsOurs(method) && !IsOurs(receiverType) && ExactTargets(method, receiver).IsDefault;

    private bool IsOurs(ISymbol? symbol) => SymbolEqualityComparer.Default.Equals(symbol?.ContainingAssembly, _compilation.Assembly);

    /// <summary>The type of the expression before it was converted to that which declares the member, as every enumerator is to <c>IDisposable</c>.</summary>
    /// <param name="instance">The receiver.</param>
    /// <param name="captured">Gives the one expression that the graph keeps under an id; null when there are several.</param>
    public static ITypeSymbol? TypeOf(IOperation? instance, Func<CaptureId, IOperation?> captured)
    {
        while (true)
        {
            switch (instance)
            {
                case IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion when conversion.Conversion.IsReference || conversion.Operand.Type is { IsValueType: true }:
                    instance = conversion.Operand;
                    break;
                case IFlowCaptureReferenceOperation reference when captured(reference.Id) is { } value:
                    instance = value;
                    break;
                default:
                    return instance?.Type;
            }
        }
    }

    /// <summary>The methods of the objects that the receiver is known to be; default when it may be others.</summary>
    private ImmutableArray<IMethodSymbol> ExactTargets(IMethodSymbol method, Value receiver)
    {
        var result = ImmutableArray<IMethodSymbol>.Empty;
        var isKnown = false;
        foreach (var entry in receiver.Entries)
        {
            switch (entry.Atom)
            {
                case ShapeAtom or LabelAtom:
                    continue;
                case ObjectAtom { Function: null, Type: IArrayTypeSymbol }:
                    isKnown = true;
                    continue;
                case ObjectAtom { IsExact: true, Function: null, Type: INamedTypeSymbol type }:
                    isKnown = true;
                    foreach (var target in Overrides.Implementations(type, method))
                    {
                        if (SourceMethods.HasCode(target, _compilation))
                        {
                            var found = SourceMethods.Implementation(target);
                            result = result.Contains(found, SymbolEqualityComparer.Default) ? result : result.Add(found);
                        }
                    }

                    continue;
                default:
                    return default;
            }
        }

        return isKnown ? result : default;
    }
}

/// <summary>The overrides and implementations that this compilation has of a member.</summary>
internal sealed class Overrides
{
    private readonly Compilation _compilation;
    private readonly Lazy<ImmutableArray<INamedTypeSymbol>> _types;
    private readonly Lazy<Dictionary<ISymbol, List<INamedTypeSymbol>>> _derived;
    private readonly ConcurrentDictionary<IMethodSymbol, ImmutableArray<IMethodSymbol>> _known = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<(INamedTypeSymbol Receiver, IMethodSymbol Method), ImmutableArray<IMethodSymbol>> _knownOf = new(CallPairComparer.Instance);

    public Overrides(Compilation compilation)
    {
        _compilation = compilation;
        _types = new Lazy<ImmutableArray<INamedTypeSymbol>>(() => AllTypes(compilation.Assembly.GlobalNamespace).OrderBy(SourceNameOf, StringComparer.Ordinal).ToImmutableArray());
        _derived = new Lazy<Dictionary<ISymbol, List<INamedTypeSymbol>>>(IndexTypes);
    }

    /// <summary>
    /// The method itself and all that may run in its place, as far as this compilation has their code. Of a member of
    /// a generic type, what runs for these type arguments: a handler of one request is none of another.
    /// </summary>
    public ImmutableArray<IMethodSymbol> Of(IMethodSymbol method)
    {
        method = method.ConstructedFrom;
        return _known.TryGetValue(method, out var known) ? known : _known.GetOrAdd(method, Find(method));
    }

    /// <summary>The types of this compilation.</summary>
    public ImmutableArray<INamedTypeSymbol> Types => _types.Value;

    /// <summary>Those that may run on an object which is known to be a <paramref name="receiver"/>.</summary>
    public ImmutableArray<IMethodSymbol> Of(IMethodSymbol method, ITypeSymbol? receiver)
    {
        method = method.ConstructedFrom;
        if (receiver is not INamedTypeSymbol { TypeKind: TypeKind.Interface or TypeKind.Class or TypeKind.Struct, SpecialType: not SpecialType.System_Object } named
            || SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, method.ContainingType.OriginalDefinition))
        {
            return Of(method);
        }

        var key = (named.OriginalDefinition, method);
        return _knownOf.TryGetValue(key, out var known) ? known : _knownOf.GetOrAdd(key, Find(method, named.OriginalDefinition));
    }

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
        foreach (var member in contract.GetMembers(definition.Name))
        {
            if (SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, definition))
            {
                return (type.FindImplementationForInterfaceMember(member) as IMethodSymbol)?.OriginalDefinition;
            }
        }

        if (definition.AssociatedSymbol is { } associated && contract.GetMembers(associated.Name).OfType<IPropertySymbol>().FirstOrDefault() is { } accessor)
        {
            var implementation = type.FindImplementationForInterfaceMember(accessor) as IPropertySymbol;
            return (definition.MethodKind == MethodKind.PropertySet ? implementation?.SetMethod : implementation?.GetMethod)?.OriginalDefinition;
        }

        return null;
    }

    private ImmutableArray<IMethodSymbol> Find(IMethodSymbol method, INamedTypeSymbol? receiver = null)
    {
        var result = ImmutableArray.CreateBuilder<IMethodSymbol>();
        foreach (var own in receiver is { TypeKind: not TypeKind.Interface } ? Implementations(receiver, method).DefaultIfEmpty(method) : new[] { method })
        {
            Add(own);
        }

        if (_derived.Value.TryGetValue((receiver ?? method.ContainingType).OriginalDefinition, out var types))
        {
            foreach (var type in types)
            {
                foreach (var implementation in Implementations(type, method))
                {
                    Add(implementation);
                }
            }
        }

        return result.ToImmutable();

        void Add(IMethodSymbol candidate)
        {
            if (SourceMethods.HasCode(candidate, _compilation))
            {
                candidate = SourceMethods.Implementation(candidate);
                if (!result.Contains(candidate, SymbolEqualityComparer.Default))
                {
                    result.Add(candidate);
                }
            }
        }
    }

    private Dictionary<ISymbol, List<INamedTypeSymbol>> IndexTypes()
    {
        var index = new Dictionary<ISymbol, List<INamedTypeSymbol>>(SymbolEqualityComparer.Default);
        foreach (var type in _types.Value)
        {
            if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct))
            {
                continue;
            }

            foreach (var contract in type.AllInterfaces)
            {
                Add(contract, type);
            }

            for (var current = type.BaseType; current is { SpecialType: not SpecialType.System_Object }; current = current.BaseType)
            {
                Add(current, type);
            }
        }

        return index;

        void Add(INamedTypeSymbol general, INamedTypeSymbol type)
        {
            if (!index.TryGetValue(general.OriginalDefinition, out var types))
            {
                index.Add(general.OriginalDefinition, types = new List<INamedTypeSymbol>());
            }

            if (types.Count == 0 || !SymbolEqualityComparer.Default.Equals(types[types.Count - 1], type))
            {
                types.Add(type);
            }
        }
    }

    /// <summary>By which types are put in order: what is found first must not depend on the order of the files.</summary>
    private static string SourceNameOf(INamedTypeSymbol type) => type.GetDocumentationCommentId() ?? type.MetadataName;

    private static IEnumerable<INamedTypeSymbol> AllTypes(INamespaceSymbol space)
    {
        foreach (var member in space.GetMembers())
        {
            if (member is INamespaceSymbol inner)
            {
                foreach (var type in AllTypes(inner))
                {
                    yield return type;
                }
            }
            else if (member is INamedTypeSymbol type)
            {
                foreach (var found in WithNested(type))
                {
                    yield return found;
                }
            }
        }
    }

    private static IEnumerable<INamedTypeSymbol> WithNested(INamedTypeSymbol type)
    {
        yield return type;
        foreach (var nested in type.GetTypeMembers())
        {
            foreach (var found in WithNested(nested))
            {
                yield return found;
            }
        }
    }
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
