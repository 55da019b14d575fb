using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PersonalData.Analyzers.Diagnostics;
using PersonalData.Analyzers.Marks;
using PersonalData.Analyzers.Policies;

namespace PersonalData.Analyzers.Rules.Discovery;

/// <summary>
/// PD6001: a member without a mark looks like personal data, by the names of the member, its type and its column, and by
/// what it can hold (policy section 1). It looks at a type as a whole, because what stands beside a name tells whose it is.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DiscoveryAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The property of the report that holds the category to mark the member with; absent when nothing tells which.</summary>
    public const string CategoryProperty = "category";

    /// <summary>The property of the report that holds the kind of data, as <c>words.yaml</c> calls it.</summary>
    public const string KindProperty = "kind";

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.LooksLikePersonalData, Descriptors.LooksLikeSomebodysData);

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            // Where the attributes are not referenced nothing can be marked.
            if (start.Compilation.GetTypeByMetadataName(AnnotationNames.Namespace + "." + AnnotationNames.PersonalData) is null)
            {
                return;
            }

            var policy = PolicySource.Load(start.Options, start.CancellationToken).Policy;
            var search = new Search(new MarkTable(start.Compilation, policy), policy);
            start.RegisterSymbolAction(symbol => Analyze(symbol, search), SymbolKind.NamedType);
        });
    }

    private static void Analyze(SymbolAnalysisContext context, Search search)
    {
        foreach (var finding in search.In((INamedTypeSymbol)context.Symbol, context.CancellationToken))
        {
            var properties = ImmutableDictionary<string, string?>.Empty.Add(KindProperty, finding.Kind);
            var location = finding.Member.Locations[0];
            context.ReportDiagnostic(finding.Category is { } category
                ? Diagnostic.Create(
                    Descriptors.LooksLikePersonalData, location, properties.Add(CategoryProperty, category),
                    Names.Of(finding.Member), finding.Reason, category)
                : Diagnostic.Create(Descriptors.LooksLikeSomebodysData, location, properties, Names.Of(finding.Member), finding.Reason));
        }
    }
}
