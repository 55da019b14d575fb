using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using PersonalData.Analyzers.Diagnostics;
using PersonalData.Analyzers.Marks;
using PersonalData.Analyzers.Policies;
using PersonalData.Analyzers.Rules.PolicyFile;

namespace PersonalData.Analyzers.Rules.PolicyNames;

/// <summary>
/// PD5004 in code: an attribute names a category, purpose or recipient that the policy does not have. It looks at
/// syntax, because attributes of lambdas and local functions belong to no declared symbol, and because a constant that
/// the generator did not make is nothing but syntax.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PolicyNameAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.UnknownName);

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            // Where the attributes are not referenced there is nothing to check.
            if (start.Compilation.GetTypeByMetadataName("PersonalData.PurposeAttribute") is null)
            {
                return;
            }

            var policy = PolicySource.Load(start.Options, start.CancellationToken).Policy;
            if (!MarkPresence.MayBeIn(start.Compilation, policy))
            {
                return;
            }

            start.RegisterSyntaxNodeAction(node => Analyze(node, policy), SyntaxKind.Attribute);
        });
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, PrivacyPolicy policy)
    {
        var attribute = (AttributeSyntax)context.Node;
        if (attribute.ArgumentList is not { Arguments.Count: > 0 } list
            || context.SemanticModel.GetTypeInfo(attribute, context.CancellationToken).Type is not INamedTypeSymbol type
            || NamingParameters.Of(type) is not { } parameters)
        {
            return;
        }

        for (var i = 0; i < list.Arguments.Count; i++)
        {
            var argument = list.Arguments[i];
            var name = (argument.NameColon?.Name ?? argument.NameEquals?.Name)?.Identifier.ValueText;
            if (parameters.VocabularyOf(i, name) is not { } vocabulary)
            {
                continue;
            }

            foreach (var expression in Elements(argument.Expression))
            {
                Check(context, policy, vocabulary, expression);
            }
        }
    }

    private static void Check(SyntaxNodeAnalysisContext context, PrivacyPolicy policy, Vocabulary vocabulary, ExpressionSyntax expression)
    {
        var name = context.SemanticModel.GetConstantValue(expression, context.CancellationToken) is { HasValue: true } constant
            ? constant.Value as string
            : MissingConstant(context, vocabulary, expression);
        if (name is null || !vocabulary.IsUnknown(policy, name))
        {
            return;
        }

        var suggestions = NearestNames.Find(name, vocabulary.Names(policy));
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.UnknownName,
            expression.GetLocation(),
            PolicyDiagnostics.PropertiesOf(suggestions).Add(vocabulary.Property, name),
            PolicyDiagnostics.Message(vocabulary.UnknownMessage, ImmutableArray.Create(name), suggestions)));
    }

    /// <summary>
    /// The name in <c>Purpose.Payrol</c>: a constant of the generated class that is not there, because the policy does not
    /// have the name. Any other expression that the compiler rejects is the compiler's to report.
    /// </summary>
    private static string? MissingConstant(SyntaxNodeAnalysisContext context, Vocabulary vocabulary, ExpressionSyntax expression)
    {
        if (expression is not MemberAccessExpressionSyntax { Expression: var owner, Name: IdentifierNameSyntax member }
            || member.Identifier.IsMissing
            || context.SemanticModel.GetSymbolInfo(expression, context.CancellationToken).Symbol is not null)
        {
            return null;
        }

        var isVocabulary = context.SemanticModel.GetSymbolInfo(owner, context.CancellationToken).Symbol is { } symbol
            ? symbol is INamedTypeSymbol type && IsInPersonalData(type) && type.Name == vocabulary.ClassName
            : LastName(owner) == vocabulary.ClassName;
        return isVocabulary ? member.Identifier.ValueText : null;
    }

    private static string? LastName(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name } => name.Identifier.ValueText,
        _ => null,
    };

    private static IEnumerable<ExpressionSyntax> Elements(ExpressionSyntax expression) => expression switch
    {
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        ImplicitArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        CollectionExpressionSyntax collection =>
            collection.Elements.OfType<ExpressionElementSyntax>().Select(static e => e.Expression),
        ParenthesizedExpressionSyntax inner => Elements(inner.Expression),
        _ => [expression],
    };

    private static bool IsInPersonalData(INamedTypeSymbol type) =>
        type is { ContainingType: null, ContainingNamespace: { Name: "PersonalData", ContainingNamespace.IsGlobalNamespace: true } };
}
