using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PersonalData.Analyzers.Collections;
using PersonalData.Analyzers.Policies;

namespace PersonalData.Analyzers.Generation;

/// <summary>
/// Turns the policy in force into constants, and the marks of the project into its purpose registry. It is only a
/// pipeline: what the steps do is in the classes they call. It reports nothing; the analyzers do.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class PersonalDataGenerator : IIncrementalGenerator
{
    private readonly Func<IncrementalGeneratorInitializationContext, IncrementalValueProvider<PrivacyPolicy>> _policyInForce;
    private readonly bool _mayEmbed;

    public PersonalDataGenerator()
        : this(PolicyInForce.In, EmbeddedAttribute.IsAllowed)
    {
    }

    /// <summary>For tests: any policy, and what older compilers get.</summary>
    internal PersonalDataGenerator(
        Func<IncrementalGeneratorInitializationContext, IncrementalValueProvider<PrivacyPolicy>> policyInForce, bool mayEmbed)
    {
        _policyInForce = policyInForce;
        _mayEmbed = mayEmbed;
    }

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var mayEmbed = _mayEmbed;
        var policy = _policyInForce(context).WithTrackingName(GenerationSteps.Policy);

        if (mayEmbed)
        {
            var isDefined = context.CompilationProvider
                .Select(static (compilation, _) => EmbeddedAttribute.IsDefinedIn(compilation))
                .WithTrackingName(GenerationSteps.EmbeddedAttribute);
            context.RegisterSourceOutput(isDefined, static (output, defined) =>
            {
                if (!defined)
                {
                    output.AddSource("Microsoft.CodeAnalysis.EmbeddedAttribute.g.cs", EmbeddedAttribute.Definition);
                }
            });
        }

        var vocabulary = policy
            .Select(static (policy, _) => Vocabulary.Of(policy))
            .WithTrackingName(GenerationSteps.Vocabulary);
        context.RegisterSourceOutput(vocabulary, (output, vocabulary) =>
            output.AddSource("PersonalData.Vocabulary.g.cs", vocabulary.ToSource(mayEmbed)));

        // A project can have the analyzers without the attributes, say with ExcludeAssets="compile".
        var hasAnnotations = context.CompilationProvider
            .Select(static (compilation, _) => compilation.GetTypeByMetadataName(RegistrySource.AttributeMetadataName) is not null)
            .WithTrackingName(GenerationSteps.Annotations);
        context.RegisterSourceOutput(hasAnnotations, (output, has) =>
        {
            if (has)
            {
                output.AddSource("PersonalData.PurposeRegistry.g.cs", RegistrySource.ClassOf(mayEmbed));
            }
        });

        // Nothing in an editor needs the document, and editors run implementation outputs too.
        var isWanted = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => !IsDesignTime(options))
            .Combine(hasAnnotations)
            .Select(static (both, _) => both.Left && both.Right)
            .WithTrackingName(GenerationSteps.IsRegistryWanted);

        var scan = Sites(context).WithTrackingName(GenerationSteps.AllSites)
            .Combine(policy).Combine(isWanted).Combine(context.CompilationProvider)
            .Select(static (all, cancellation) =>
            {
                var (((sites, policy), isWanted), compilation) = all;
                return isWanted ? CodeScan.Run(compilation, policy, sites, cancellation) : CodeScan.Nothing;
            })
            .WithTrackingName(GenerationSteps.CodeScan);

        var registry = policy.Select(static (policy, _) => RegistryPolicyContent.Of(policy))
            .Combine(scan).Combine(isWanted)
            .Select(static (all, _) =>
            {
                var ((policy, scan), isWanted) = all;
                return isWanted ? RegistryContent.Of(policy, scan) : null;
            })
            .WithTrackingName(GenerationSteps.Registry);
        context.RegisterImplementationSourceOutput(registry, static (output, content) =>
        {
            if (content is not null)
            {
                output.AddSource("PersonalData.Registry.g.cs", RegistrySource.AttributeOf(content));
            }
        });
    }

    private static bool IsDesignTime(AnalyzerConfigOptionsProvider options) =>
        options.GlobalOptions.TryGetValue("build_property.DesignTimeBuild", out var value)
        && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);

    private static IncrementalValueProvider<EquatableArray<MarkSite>> Sites(IncrementalGeneratorInitializationContext context)
    {
        var ofKinds = MarkSites.Kinds.Select(kind => context.SyntaxProvider
            .ForAttributeWithMetadataName(MarkSites.MetadataName(kind), static (_, _) => true, (found, _) => MarkSites.Read(kind, found))
            .WithTrackingName(GenerationSteps.Sites)
            .Collect());
        return ofKinds
            .Aggregate(static (all, next) => all.Combine(next).Select(static (both, _) => both.Left.AddRange(both.Right)))
            .Select(static (found, _) => MarkSites.InOrder(found.SelectMany(static sites => sites.Items)));
    }
}
