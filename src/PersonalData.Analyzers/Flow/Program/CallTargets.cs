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
    private readonly CreatedMembers _created;

    public CallTargets(Compilation compilation, Overrides overrides)
    {
        _compilation = compilation;
        _overrides = overrides;
        _created = new CreatedMembers(compilation);
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
    public ITypeSymbol? TypeOf(IOperation? instance, Func<CaptureId, IOperation?> captured)
    {
        while (true)
        {
            switch (instance)
            {
                case IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion when conversion.Conversion.IsReference || conversion.Operand.Type is { IsValueType: true }:
                    instance = conversion.Operand;
                    break;
                case IConversionOperation { OperatorMethod: null, Operand.Type: INamedTypeSymbol given, Type: { } general } conversion when conversion.Conversion.IsReference && IsA(given, general):
                    instance = conversion.Operand;
                    break;
                case IFieldReferenceOperation field:
                    return _created.TypeOf(field.Field) ?? field.Type;
                case IPropertyReferenceOperation property:
                    return _created.TypeOf(property.Property) ?? property.Type;
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
                case ShapeAtom or UnreadAtom or LabelAtom or BesideAtom or KnowledgeAtom or IdentityAtom:
                    // What is known of the object, not another one.
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
