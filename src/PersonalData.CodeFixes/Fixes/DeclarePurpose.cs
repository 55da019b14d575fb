using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersonalData.Analyzers.Diagnostics;
using PersonalData.CodeFixes.Editing;

namespace PersonalData.CodeFixes.Fixes;

/// <summary>PD1005: declares a purpose for which the policy allows all that the method uses.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DeclarePurpose))]
public sealed class DeclarePurpose : EditingCodeFixProvider
{
    /// <summary>A longer list is no help to choose from.</summary>
    private const int MaxOffered = 16;

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.NoPurposeDeclared);

    internal override async Task<IReadOnlyList<Fix>> FixesAsync(FixContext context, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (AttributeEditing.DeclarationOf(context.NodeAt(diagnostic)) is not { } declaration
            || declaration is not (BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax and not EventDeclarationSyntax)
            || context.Model.GetDeclaredSymbol(declaration, cancellation) is not { } symbol
            || FixContext.Has(symbol, "PurposeAttribute"))
        {
            return [];
        }

        var fixes = new List<Fix>();
        var name = Names.Of(symbol).ToString();
        var place = symbol.ToDisplayString();
        foreach (var purpose in AllowedPurposes(context, diagnostic, symbol)
            .OrderBy(purpose => place.IndexOf(purpose, StringComparison.OrdinalIgnoreCase) < 0).Take(MaxOffered))
        {
            var edit = await FixContext.AddAttributeAsync(
                context.Document, declaration, "Purpose", names => names.Purpose(purpose), null, isSingle: true, cancellation).ConfigureAwait(false);
            if (edit is not null)
            {
                fixes.Add(new Fix(Texts.Get("Fix_PurposeOf", name, purpose).ToString(), "Purpose." + purpose, [edit])
                {
                    Group = Texts.Get("Fix_Purpose", name).ToString(),
                });
            }
        }

        return fixes;
    }

    /// <summary>What every category that the method reads, or takes in by its signature, may be used for.</summary>
    private static IEnumerable<string> AllowedPurposes(FixContext context, Diagnostic diagnostic, ISymbol symbol)
    {
        var categories = new HashSet<string>(StringComparer.Ordinal);
        if (diagnostic.Properties.TryGetValue("category", out var read) && read is not null)
        {
            categories.UnionWith(read.Split(','));
        }

        var parameters = symbol switch
        {
            IMethodSymbol method => method.Parameters,
            IPropertySymbol property => property.Parameters,
            _ => ImmutableArray<IParameterSymbol>.Empty,
        };
        foreach (var parameter in parameters)
        {
            categories.UnionWith(context.Marks.CategoriesOf(parameter));
            categories.UnionWith(context.Marks.ShapeOf(parameter.Type).Own);
        }

        // Of a category that the policy doesn't have, or whose purposes could not be read, nothing is known to be allowed.
        return categories.Count > 0 && categories.All(category => context.Policy.Category(category) is { Purposes: not null })
            ? context.Policy.Purposes.Select(static purpose => purpose.Name).Where(purpose => categories.All(category => context.Policy.IsAllowed(category, purpose)))
            : [];
    }
}
