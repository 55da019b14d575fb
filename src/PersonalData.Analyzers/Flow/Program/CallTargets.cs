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
        if (!isVirtual || !MayDispatch(method))
        {
            var code = SourceMethods.Implementation(method);
            return SourceMethods.HasCode(code, _compilation) ? ImmutableArray.Create(code) : ImmutableArray<IMethodSymbol>.Empty;
        }

        return receiverType is IArrayTypeSymbol ? ImmutableArray<IMethodSymbol>.Empty
            : ExactTargets(method, receiver) is { IsDefault: false } exact ? exact
            : _overrides.Of(method, receiverType);
    }

    /// <summary>
    /// Whether, beside code of this compilation, a library's or the compiler's may run: the member is a library's own,
    /// and nothing shows that the receiver is of a type of this compilation; or the compiler wrote it into a record.
    /// </summary>
    public bool MayRunLibrary(IMethodSymbol method, Value receiver, ITypeSymbol? receiverType) =>
        ((!IsOurs(method) && !IsOurs(receiverType)) || method is { IsImplicitlyDeclared: true, ContainingType.IsRecord: true })
        && ExactTargets(method, receiver).IsDefault;

    /// <summary>Whether other code may run in the method's place.</summary>
    public static bool MayDispatch(IMethodSymbol method)
    {
        var code = SourceMethods.Implementation(method);
        return code.IsVirtual || code.IsAbstract || (code.IsOverride && !code.IsSealed);
    }

    /// <summary>All that may run, members that only the compiler has code for included, such as accessors that just store.</summary>
    public ImmutableArray<IMethodSymbol> MembersOf(IMethodSymbol method, Value receiver, ITypeSymbol? receiverType)
    {
        if (ExactTypes(receiver) is { IsDefault: false } types)
        {
            return types.SelectMany(type => Overrides.Implementations(type, method)).Select(SourceMethods.Implementation)
                .Distinct<IMethodSymbol>(SymbolEqualityComparer.Default).ToImmutableArray();
        }

        return _overrides.MembersOf(method, receiverType);
    }

    /// <summary>Whether a call of <paramref name="method"/> on an object of the type may run <paramref name="target"/>.</summary>
    /// <param name="method">What is called.</param>
    /// <param name="target">What may run.</param>
    /// <param name="type">The type of the receiver; null when nothing is known of it.</param>
    /// <param name="isExact">Whether the object is of just that type, or of one derived from it as well.</param>
    public bool MayRun(IMethodSymbol method, IMethodSymbol target, ITypeSymbol? type, bool isExact)
    {
        if (isExact && type is INamedTypeSymbol { TypeKind: not TypeKind.Interface } made)
        {
            return Overrides.Implementations(made, method).Any(member => SymbolEqualityComparer.Default.Equals(SourceMethods.Implementation(member), target));
        }

        return type is IArrayTypeSymbol || type?.TypeKind is TypeKind.TypeParameter or TypeKind.Dynamic or TypeKind.Error
            ? type is not IArrayTypeSymbol
            : _overrides.MembersOf(method, type).Contains(target, SymbolEqualityComparer.Default);
    }

    /// <summary>Whether every object of the first type is one of the second.</summary>
    public static bool IsA(ITypeSymbol type, ITypeSymbol general)
    {
        if (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, general.OriginalDefinition) || general.SpecialType == SpecialType.System_Object)
        {
            return true;
        }

        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, general.OriginalDefinition))
            {
                return true;
            }
        }

        return type.AllInterfaces.Any(contract => SymbolEqualityComparer.Default.Equals(contract.OriginalDefinition, general.OriginalDefinition))
            || (type is ITypeParameterSymbol parameter && parameter.ConstraintTypes.Any(constraint => IsA(constraint, general)));
    }

    /// <summary>Whether an object of the first type may be one of the second.</summary>
    public static bool MayBeA(ITypeSymbol type, ITypeSymbol other)
    {
        if (type.TypeKind is TypeKind.TypeParameter or TypeKind.Dynamic or TypeKind.Error || other.TypeKind is TypeKind.TypeParameter or TypeKind.Dynamic or TypeKind.Error
            || IsA(type, other) || IsA(other, type))
        {
            return true;
        }

        // Two classes have nothing in common; of a class that is open and an interface, a derived class may be both.
        return type.TypeKind == TypeKind.Interface ? other is { TypeKind: TypeKind.Interface } or { TypeKind: TypeKind.Class, IsSealed: false }
            : other.TypeKind == TypeKind.Interface && type is { TypeKind: TypeKind.Class, IsSealed: false };
    }

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
        var types = ExactTypes(receiver);
        if (types.IsDefault)
        {
            return default;
        }

        var result = ImmutableArray<IMethodSymbol>.Empty;
        foreach (var type in types)
        {
            foreach (var target in Overrides.Implementations(type, method))
            {
                if (SourceMethods.HasCode(target, _compilation))
                {
                    var found = SourceMethods.Implementation(target);
                    result = result.Contains(found, SymbolEqualityComparer.Default) ? result : result.Add(found);
                }
            }
        }

        return result;
    }

    /// <summary>The types of the objects, other than arrays, that the receiver is known to be; default when it may be others.</summary>
    private static ImmutableArray<INamedTypeSymbol> ExactTypes(Value receiver)
    {
        var result = ImmutableArray<INamedTypeSymbol>.Empty;
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
                    result = result.Add(type);
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
    private readonly ConcurrentDictionary<IMethodSymbol, Found> _known = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<(INamedTypeSymbol Receiver, IMethodSymbol Method), Found> _knownOf = new(CallPairComparer.Instance);

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
    public ImmutableArray<IMethodSymbol> Of(IMethodSymbol method) => Of(method, null);

    /// <summary>The types of this compilation.</summary>
    public ImmutableArray<INamedTypeSymbol> Types => _types.Value;

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

    /// <summary>Whether this compilation has classes derived from the type.</summary>
    public bool HasDerived(INamedTypeSymbol type) => _derived.Value.ContainsKey(type.OriginalDefinition);

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
                return Overriding(type, type.FindImplementationForInterfaceMember(member) as IMethodSymbol);
            }
        }

        if (definition.AssociatedSymbol is { } associated && contract.GetMembers(associated.Name).OfType<IPropertySymbol>().FirstOrDefault() is { } accessor)
        {
            var implementation = type.FindImplementationForInterfaceMember(accessor) as IPropertySymbol;
            return Overriding(type, definition.MethodKind == MethodKind.PropertySet ? implementation?.SetMethod : implementation?.GetMethod);
        }

        return null;
    }

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
