using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersonalData.Analyzers.Collections;
using PersonalData.Analyzers.Flow.Relevance;
using PersonalData.Analyzers.Marks;
using PersonalData.Analyzers.Policies;

namespace PersonalData.Analyzers.Generation;

/// <summary>
/// That there is a mark of the kind on the declaration, or on its result. Not with which arguments: while generators run,
/// the constants that marks name are not there yet; see <see cref="CodeScan"/>.
/// </summary>
internal sealed record MarkSite(DeclarationId Target, MarkKind Kind, bool OnResult);

/// <summary>Finds the marks of the project.</summary>
internal static class MarkSites
{
    public static readonly ImmutableArray<MarkKind> Kinds = ImmutableArray.Create(
        MarkKind.PersonalData,
        MarkKind.OnlineIdentifier,
        MarkKind.NotPersonalData,
        MarkKind.Purpose,
        MarkKind.DisclosesTo,
        MarkKind.Collects,
        MarkKind.LegalBasis,
        MarkKind.HandlesRequest);

    public static string MetadataName(MarkKind kind) => AnnotationNames.Namespace + "." + kind + "Attribute";

    /// <summary>The marks of one kind on the declaration that the compiler found.</summary>
    public static EquatableArray<MarkSite> Read(MarkKind kind, GeneratorAttributeSyntaxContext context)
    {
        var sites = ImmutableArray.CreateBuilder<MarkSite>();
        var own = context.TargetSymbol.GetAttributes();
        foreach (var attribute in context.Attributes)
        {
            Add(sites, context.TargetSymbol, kind, onResult: context.TargetSymbol is IMethodSymbol && !own.Contains(attribute));
        }

        return sites.Distinct().ToEquatableArray();
    }

    /// <summary>
    /// The marks on what <c>ForAttributeWithMetadataName</c> does not look at: lambdas, and the property or field that
    /// an attribute list on a parameter or property is meant for. Where a file has no word of a mark, none of its syntax
    /// is looked at.
    /// </summary>
    public static IEnumerable<MarkSite> ReadOther(Compilation compilation, PrivacyPolicy policy, CancellationToken cancellation)
    {
        if (!MarkPresence.MayBeIn(compilation, policy))
        {
            yield break;
        }

        var words = MarkedSources.FindWritten(compilation, policy, Kinds.Select(static kind => kind + "Attribute"), cancellation).AttributeWords;
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (!TreeOutline.Of(tree).Words(cancellation).Overlaps(words))
            {
                continue;
            }

            SemanticModel? model = null;
            foreach (var node in tree.GetRoot(cancellation).DescendantNodes().Where(MayBeOther))
            {
                model ??= compilation.GetSemanticModel(tree);
                foreach (var site in ReadOther(node, model, cancellation))
                {
                    yield return site;
                }
            }
        }
    }

    /// <summary>Sorted, so that what follows doesn't depend on the order of files, and stays cached when that alone changes.</summary>
    public static EquatableArray<MarkSite> InOrder(IEnumerable<MarkSite> sites) => sites
        .Distinct()
        .OrderBy(static site => site.Target)
        .ThenBy(static site => site.Kind)
        .ThenBy(static site => site.OnResult)
        .ToEquatableArray();

    private static IEnumerable<MarkSite> ReadOther(SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        var symbol = node switch
        {
            LambdaExpressionSyntax lambda => model.GetSymbolInfo(lambda, cancellation).Symbol,
            AttributeListSyntax { Parent: { } owner, Target: { } target } =>
                Meant(model.GetDeclaredSymbol(owner, cancellation), target.Identifier.ValueText),
            _ => null,
        };
        var sites = ImmutableArray.CreateBuilder<MarkSite>();
        if (symbol is not null)
        {
            AddAll(sites, symbol, symbol.GetAttributes(), onResult: false);
        }

        if (symbol is IMethodSymbol method)
        {
            AddAll(sites, symbol, method.GetReturnTypeAttributes(), onResult: true);
        }

        return sites;
    }

    private static bool MayBeOther(SyntaxNode node) => node switch
    {
        LambdaExpressionSyntax lambda => lambda.AttributeLists.Count > 0,
        AttributeListSyntax { Target: { } target } => target.Identifier.ValueText is "property" or "field",
        _ => false,
    };

    /// <summary>The property that a positional parameter of a record makes: the parameter's mark is the property's too.</summary>
    public static IPropertySymbol? PropertyOf(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: { IsRecord: true } record }
            ? record.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault(p => MarkTable.IsPositional(p, parameter))
            : null;

    public static IFieldSymbol? BackingField(IPropertySymbol property) =>
        property.ContainingType.GetMembers("<" + property.Name + ">k__BackingField").OfType<IFieldSymbol>()
            .FirstOrDefault(f => SymbolEqualityComparer.Default.Equals(f.AssociatedSymbol, property));

    private static ISymbol? Meant(ISymbol? owner, string target)
    {
        var property = owner switch
        {
            IPropertySymbol itself => itself,
            IParameterSymbol parameter => PropertyOf(parameter),
            _ => null,
        };
        return target == "property" || property is null ? property : BackingField(property);
    }

    private static void AddAll(
        ImmutableArray<MarkSite>.Builder sites, ISymbol symbol, ImmutableArray<AttributeData> attributes, bool onResult)
    {
        foreach (var attribute in attributes)
        {
            if (MarkArguments.KindOf(attribute) is { } kind)
            {
                Add(sites, symbol, kind, onResult);
            }
        }
    }

    private static void Add(ImmutableArray<MarkSite>.Builder sites, ISymbol symbol, MarkKind kind, bool onResult)
    {
        // What is written on a backing field speaks of its property.
        if (DeclarationId.Of((symbol as IFieldSymbol)?.AssociatedSymbol ?? symbol) is { } target)
        {
            sites.Add(new(target, kind, onResult));
        }

        if (symbol is IParameterSymbol parameter
            && kind is MarkKind.PersonalData or MarkKind.OnlineIdentifier
            && PropertyOf(parameter) is { } property
            && DeclarationId.Of(property) is { } propertyTarget)
        {
            sites.Add(new(propertyTarget, kind, OnResult: false));
        }
    }
}
