using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PersonalData.Analyzers.Diagnostics;
using PersonalData.Analyzers.Marks;
using PersonalData.Analyzers.Policies;
using PersonalData.Analyzers.Rules.Declarations;

namespace PersonalData.Analyzers.Rules.Collection;

/// <summary>
/// PD3001 for endpoints: the framework takes data of people out of a request, and no <c>[Collects]</c> says that it is
/// acquired there (policy section 5).
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EndpointAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.EndpointWithoutCollects);

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            // No endpoint without the framework, and no mark without the attributes.
            if (start.Compilation.GetTypeByMetadataName(AnnotationNames.Namespace + "." + AnnotationNames.Collects) is null
                || !s_frameworks.Any(name => start.Compilation.GetTypeByMetadataName(name) is not null))
            {
                return;
            }

            var policy = PolicySource.Load(start.Options, start.CancellationToken).Policy;
            if (!MarkPresence.MayBeIn(start.Compilation, policy))
            {
                return;
            }

            var endpoints = new Endpoints(new MarkTable(start.Compilation, policy), policy, start.Compilation);
            start.RegisterSymbolAction(symbol => endpoints.Analyze(symbol.Symbol, symbol.ReportDiagnostic), SymbolKind.Method, SymbolKind.Property);
            start.RegisterOperationAction(
                operation => endpoints.Analyze((IInvocationOperation)operation.Operation, operation.ReportDiagnostic, operation.CancellationToken),
                OperationKind.Invocation);
        });
    }

    private static readonly ImmutableArray<string> s_frameworks = ImmutableArray.Create(
        "Microsoft.AspNetCore.Routing.IEndpointRouteBuilder",
        "Microsoft.AspNetCore.Mvc.ControllerAttribute",
        "Microsoft.AspNetCore.Mvc.RazorPages.PageModel",
        "Microsoft.AspNetCore.SignalR.Hub",
        "Grpc.Core.BindServiceMethodAttribute");

    private sealed class Endpoints(MarkTable marks, PrivacyPolicy policy, Compilation compilation)
    {
        private readonly MarkTable _marks = marks;
        private readonly PrivacyPolicy _policy = policy;
        private readonly Compilation _compilation = compilation;
        private readonly BoundData _bound = new(marks);
        private readonly ConcurrentDictionary<(ISymbol, Location), bool> _reported = new();

        public void Analyze(ISymbol symbol, Action<Diagnostic> report)
        {
            switch (symbol)
            {
                case IMethodSymbol method when EndpointKinds.IsHandler(method):
                    Report(method, _bound.CategoriesOf(method), method.Locations.FirstOrDefault(), report);
                    break;
                case IPropertySymbol property when EndpointKinds.IsBound(property):
                    Report(property, _bound.CategoriesOf(property), property.Locations.FirstOrDefault(), report);
                    break;
            }
        }

        public void Analyze(IInvocationOperation call, Action<Diagnostic> report, CancellationToken cancellation)
        {
            foreach (var argument in call.Arguments)
            {
                if (argument.Parameter is { } parameter && EndpointKinds.TakesHandler(parameter)
                    && HandlerOf(argument.Value, cancellation) is { } handler)
                {
                    var location = handler.Locations.FirstOrDefault() is { IsInSource: true } declared
                        && SymbolEqualityComparer.Default.Equals(handler.ContainingAssembly, _compilation.Assembly)
                            ? DeclarationOf(handler, declared, cancellation)
                            : argument.Value.Syntax.GetLocation();
                    Report(handler, _bound.CategoriesOf(handler), location, report);
                }
            }
        }

        /// <summary>The method, local function or lambda that a delegate is made of; one that a variable was given counts.</summary>
        private static IMethodSymbol? HandlerOf(IOperation value, CancellationToken cancellation)
        {
            while (true)
            {
                switch (value)
                {
                    case IConversionOperation conversion:
                        value = conversion.Operand;
                        continue;
                    case IDelegateCreationOperation creation:
                        value = creation.Target;
                        continue;
                    case IParenthesizedOperation inner:
                        value = inner.Operand;
                        continue;
                    case IAnonymousFunctionOperation lambda:
                        return lambda.Symbol;
                    case IMethodReferenceOperation reference:
                        return reference.Method;
                    case ILocalReferenceOperation { Local.DeclaringSyntaxReferences: [var declaration], SemanticModel: { } model }
                        when declaration.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: { } initializer }
                            && initializer.SyntaxTree == model.SyntaxTree && model.GetOperation(initializer, cancellation) is { } given && given.Syntax != value.Syntax:
                        value = given;
                        continue;
                    default:
                        return null;
                }
            }
        }

        /// <summary>A method's name; a lambda's parameters, which are what it takes in.</summary>
        private static Location DeclarationOf(IMethodSymbol handler, Location declared, CancellationToken cancellation) =>
            handler.MethodKind == MethodKind.AnonymousFunction && handler.DeclaringSyntaxReferences is [var reference, ..]
                ? reference.GetSyntax(cancellation) switch
                {
                    ParenthesizedLambdaExpressionSyntax lambda => lambda.ParameterList.GetLocation(),
                    SimpleLambdaExpressionSyntax lambda => lambda.Parameter.GetLocation(),
                    AnonymousMethodExpressionSyntax { ParameterList: { } parameters } => parameters.GetLocation(),
                    _ => declared,
                }
                : declared;

        private void Report(ISymbol endpoint, ImmutableArray<string> categories, Location? location, Action<Diagnostic> report)
        {
            if (categories.IsEmpty || location is null)
            {
                return;
            }

            var collected = CollectedAt(endpoint);
            var missing = categories.Where(category => !collected.Contains(category) && _policy.Category(category) is not null).ToImmutableArray();
            if (missing.IsEmpty || !_reported.TryAdd((endpoint.OriginalDefinition, location), true))
            {
                return;
            }

            foreach (var category in missing)
            {
                report(Diagnostic.Create(
                    Descriptors.EndpointWithoutCollects, location,
                    ImmutableDictionary<string, string?>.Empty.Add("category", category), category, Names.Of(endpoint)));
            }
        }

        /// <summary>The categories that the endpoint declares: on itself, its parameters, what it implements, and what is around it.</summary>
        private HashSet<string> CollectedAt(ISymbol endpoint)
        {
            var result = CollectedAround(endpoint);
            switch (endpoint)
            {
                case IMethodSymbol method:
                    foreach (var declaration in MarkTable.Declarations(method).OfType<IMethodSymbol>())
                    {
                        foreach (var parameter in declaration.Parameters)
                        {
                            result.UnionWith(CollectedBy(parameter));
                        }
                    }

                    break;
                case IPropertySymbol property when EndpointKinds.HandlersThatFill(property).Select(CollectedAround).ToArray() is { Length: > 0 } handlers:
                    // It is filled for each of them.
                    result.UnionWith(handlers[0].Where(category => handlers.All(handler => handler.Contains(category))));
                    break;
            }

            return result;
        }

        /// <summary>The categories that a member, what it implements and what is around it declare.</summary>
        private HashSet<string> CollectedAround(ISymbol member)
        {
            var result = new HashSet<string>(StringComparer.Ordinal);
            foreach (var declaration in MarkTable.Declarations(member))
            {
                for (var current = declaration; current is not null and not INamespaceSymbol; current = current.ContainingSymbol)
                {
                    result.UnionWith(CollectedBy(current));
                }
            }

            return result;
        }

        private IEnumerable<string> CollectedBy(ISymbol symbol)
        {
            foreach (var attribute in _marks.Declared(symbol).Collects)
            {
                if (AttributeValues.Text(attribute, 0) is { } category)
                {
                    yield return category;
                }
            }
        }
    }
}
