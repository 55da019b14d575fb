using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PersonalData.Analyzers.Flow.Program;

/// <summary>Finds the code of methods of this compilation. Belongs to one run of the analysis, on one thread.</summary>
internal sealed class BodyCatalog
{
    private readonly Compilation _compilation;
    private readonly CancellationToken _cancellationToken;
    private readonly Dictionary<IMethodSymbol, Body?> _bodies = new(SymbolEqualityComparer.Default);

    public BodyCatalog(Compilation compilation, CancellationToken cancellationToken)
    {
        _compilation = compilation;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The code of <paramref name="method"/>; null when this compilation has none.</summary>
    public Body? Find(IMethodSymbol method)
    {
        method = SourceMethods.Implementation(method);
        if (_bodies.TryGetValue(method, out var body))
        {
            return body;
        }

        if (method.MethodKind is MethodKind.AnonymousFunction or MethodKind.LocalFunction)
        {
            ISymbol? outer = method.ContainingSymbol;
            while (outer is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction })
            {
                outer = outer.ContainingSymbol;
            }

            FindOwner(outer);
            return _bodies.TryGetValue(method, out body) ? body : null;
        }

        body = Create(method);
        _bodies[method] = body;
        return body;
    }

    /// <summary>The initializer of one field or property as a body of its own, for reporting on it where it stands.</summary>
    public Body? FindInitializer(ISymbol member)
    {
        if (InitializerOf(member) is not { } initializer || Constructor(member) is not { } constructor)
        {
            return null;
        }

        var body = new Body(constructor, initializer.Graph, null);
        Register(body, initializer.Graph);
        return body;
    }

    private void FindOwner(ISymbol? outer)
    {
        switch (outer)
        {
            case IMethodSymbol owner:
                Find(owner);
                break;
            case IFieldSymbol or IPropertySymbol when Constructor(outer) is { } constructor:
                Find(constructor);
                break;
        }
    }

    private static IMethodSymbol? Constructor(ISymbol member) =>
        member.ContainingType is not { } type ? null
        : member.IsStatic ? type.StaticConstructors.FirstOrDefault() ?? type.InstanceConstructors.FirstOrDefault()
        : type.InstanceConstructors.FirstOrDefault(SourceMethods.RunsInitializers) ?? type.InstanceConstructors.FirstOrDefault();

    private Body? Create(IMethodSymbol method)
    {
        if (!SourceMethods.HasCode(method, _compilation))
        {
            return null;
        }

        var graph = SourceMethods.CodeOf(method, _cancellationToken) is { } syntax ? CreateGraph(syntax) : null;
        var initializers = SourceMethods.RunsInitializers(method) ? InitializersOf(method) : ImmutableArray<Initializer>.Empty;
        if (graph is null && method.MethodKind is not (MethodKind.Constructor or MethodKind.StaticConstructor))
        {
            return null;
        }

        var body = new Body(method, graph, null) { Initializers = initializers };
        if (graph is not null)
        {
            Register(body, graph);
        }

        foreach (var initializer in initializers)
        {
            Register(body, initializer.Graph);
        }

        return body;
    }

    private ImmutableArray<Initializer> InitializersOf(IMethodSymbol constructor)
    {
        var result = ImmutableArray.CreateBuilder<Initializer>();
        foreach (var member in constructor.ContainingType.GetMembers())
        {
            if (member.IsStatic == constructor.IsStatic && InitializerOf(member) is { } initializer)
            {
                result.Add(initializer);
            }
        }

        return result.ToImmutable();
    }

    private Initializer? InitializerOf(ISymbol member)
    {
        if (member is not (IFieldSymbol { IsConst: false } or IPropertySymbol) || member.IsImplicitlyDeclared || member.DeclaringSyntaxReferences.IsEmpty)
        {
            return null;
        }

        foreach (var reference in member.DeclaringSyntaxReferences)
        {
            var initializer = reference.GetSyntax(_cancellationToken) switch
            {
                VariableDeclaratorSyntax { Initializer: { } value } => value,
                PropertyDeclarationSyntax { Initializer: { } value } => value,
                _ => null,
            };
            if (initializer is not null && CreateGraph(initializer) is { } graph)
            {
                return new Initializer(member, initializer, graph);
            }
        }

        return null;
    }

    private ControlFlowGraph? CreateGraph(SyntaxNode syntax)
    {
        try
        {
#pragma warning disable RS1030 // A summary needs the code of other methods than the one under analysis; the driver caches these models.
            var model = _compilation.GetSemanticModel(syntax.SyntaxTree);
#pragma warning restore RS1030
            return DeepStack.Retry(static code => ControlFlowGraph.Create(code.syntax, code.model, code.Token), (syntax, model, Token: _cancellationToken));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Code that is being typed, or too deep for the compiler's own recursion, has no graph; it is reported by the compiler.
            return null;
        }
    }

    private void Register(Body body, ControlFlowGraph graph)
    {
        foreach (var localFunction in graph.LocalFunctions)
        {
            Add(body, localFunction, DeepStack.Retry(static code => code.graph.GetLocalFunctionControlFlowGraph(code.localFunction, code.Token), (graph, localFunction, Token: _cancellationToken)));
        }

        foreach (var operation in GraphOperations.Of(graph))
        {
            if (StatisticUses.IsReference(operation))
            {
                body.References.Add((operation, body));
            }

            switch (operation)
            {
                case IFlowAnonymousFunctionOperation lambda:
                    var code = DeepStack.Retry(static code => code.graph.GetAnonymousFunctionControlFlowGraph(code.lambda, code.Token), (graph, lambda, Token: _cancellationToken));
                    Add(body, lambda.Symbol, code);
                    break;
                case ILocalReferenceOperation local:
                    Capture(body, local.Local);
                    break;
                case IParameterReferenceOperation parameter:
                    Capture(body, parameter.Parameter);
                    break;
            }
        }
    }

    private void Add(Body outer, IMethodSymbol function, ControlFlowGraph graph)
    {
        var body = new Body(function, graph, outer);
        outer.Nested.Add(body);
        _bodies[function] = body;
        DeepStack.Go(
            static inner =>
            {
                inner.Catalog.Register(inner.body, inner.graph);
                return true;
            },
            (Catalog: this, body, graph));
    }

    private static void Capture(Body body, ISymbol variable)
    {
        if (body.Outer is not null && !SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, body.Method))
        {
            body.Captured.Add(variable);
        }
    }
}
