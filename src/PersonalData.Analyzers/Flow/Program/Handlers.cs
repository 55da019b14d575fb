using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PersonalData.Analyzers.Flow.Models;

namespace PersonalData.Analyzers.Flow.Program;

/// <summary>
/// The code of this compilation that a library runs for what it is handed, where a model says so: of all handlers those
/// of objects of such a type. Who is registered with the library is known only when the program runs.
/// </summary>
internal sealed class Handlers
{
    private const int MaxArity = 3;

    private readonly ModelTable _models;
    private readonly Overrides _overrides;
    private readonly Compilation _compilation;
    private readonly ConcurrentDictionary<(INamedTypeSymbol Handled, IMethodSymbol Method), ImmutableArray<IMethodSymbol>> _known = new(CallPairComparer.Instance);
    private readonly ConcurrentDictionary<string, ImmutableArray<INamedTypeSymbol>> _contracts = new(StringComparer.Ordinal);
    private readonly Lazy<ILookup<string, string>> _callers;

    public Handlers(Compilation compilation, ModelTable models, Overrides overrides)
    {
        _compilation = compilation;
        _models = models;
        _overrides = overrides;
        _callers = new Lazy<ILookup<string, string>>(() =>
            models.Handlers.ToLookup(static row => row.Call.Type.Substring(row.Call.Type.LastIndexOf('.') + 1) + "." + row.Call.Member, static row => row.Caller, StringComparer.Ordinal));
    }

    /// <summary>The handlers that the call may run, in an order that does not depend on that of the files.</summary>
    public ImmutableArray<IMethodSymbol> Of(IInvocationOperation call) =>
        CallOf(call.TargetMethod) is null ? ImmutableArray<IMethodSymbol>.Empty
            : Of(call.TargetMethod, ordinal => call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal)?.Value);

    /// <summary>The same, of a call whose arguments are told by ordinal.</summary>
    public ImmutableArray<IMethodSymbol> Of(IMethodSymbol method, Func<int, IOperation?> argument)
    {
        if (CallOf(method) is not { } handler || ModelFlow.OrdinalOf(method, handler.Arguments[0]) is not { } ordinal)
        {
            return ImmutableArray<IMethodSymbol>.Empty;
        }

        var given = KnownType(argument(ordinal)) ?? method.Parameters[ordinal].Type;
        if (given is not INamedTypeSymbol handled)
        {
            return given is ITypeParameterSymbol ? Find(method, handler, given) : ImmutableArray<IMethodSymbol>.Empty;
        }

        var key = (handled, method.OriginalDefinition);
        return _known.TryGetValue(key, out var known) ? known : _known.GetOrAdd(key, Find(method, handler, handled));
    }

    /// <summary>What a call of the method runs; null when its model says nothing of it.</summary>
    public HandlerCall? CallOf(IMethodSymbol method) => _models.Find(method)?.Handler;

    /// <summary>The names of the methods by whose call a library may run this one.</summary>
    public IEnumerable<string> CallersOf(IMethodSymbol member) => _callers.Value[member.ContainingType?.Name + "." + member.Name];

    private ImmutableArray<IMethodSymbol> Find(IMethodSymbol method, HandlerCall handler, ITypeSymbol given)
    {
        var found = ImmutableArray.CreateBuilder<IMethodSymbol>();
        foreach (var contract in _contracts.GetOrAdd(handler.Type, ContractsOf))
        {
            foreach (var type in _overrides.DerivedFrom(contract))
            {
                foreach (var implemented in type.AllInterfaces)
                {
                    if (SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, contract) && MayHandle(implemented.TypeArguments[0], given))
                    {
                        found.AddRange(implemented.GetMembers(handler.Member).OfType<IMethodSymbol>().SelectMany(member => Overrides.Implementations(type, member)));
                    }
                }
            }
        }

        return found.Select(SourceMethods.Implementation).Where(code => SourceMethods.HasCode(code, _compilation))
            .Distinct<IMethodSymbol>(SymbolEqualityComparer.Default).ToImmutableArray();
    }

    /// <summary>The interfaces of the name, with one type argument or more.</summary>
    private ImmutableArray<INamedTypeSymbol> ContractsOf(string name) =>
        Enumerable.Range(1, MaxArity).Select(arity => _compilation.GetTypeByMetadataName(name + "`" + arity))
            .OfType<INamedTypeSymbol>().Where(static type => type.TypeKind == TypeKind.Interface).ToImmutableArray();

    private static bool MayHandle(ITypeSymbol handled, ITypeSymbol given) =>
        handled.TypeKind == TypeKind.TypeParameter
        || (given is ITypeParameterSymbol parameter ? parameter.ConstraintTypes.All(constraint => CallTargets.IsA(handled, constraint)) : CallTargets.IsA(handled, given));

    /// <summary>The type that the code shows of what an expression gives: a request given as an <c>object</c> is still what it was made as, and one that was cast is what it was cast to.</summary>
    private static ITypeSymbol? KnownType(IOperation? operation)
    {
        var known = operation?.Type;
        while (operation is IConversionOperation { OperatorMethod: null, Operand: { Type: { } inner } operand })
        {
            operation = operand;
            known = known is null || CallTargets.IsA(inner, known) ? inner : known;
        }

        return known;
    }
}
