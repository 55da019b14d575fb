using System.Collections.Immutable;
using System.Runtime.Loader;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PersonalData.Analyzers.Generation;
using PersonalData.Analyzers.Policies;

namespace PersonalData.Analyzers.Tests.Generation;

/// <summary>Runs the generator over a project given as texts.</summary>
internal static class GeneratorHost
{
    public static readonly MetadataReference Annotations = MetadataReference.CreateFromFile(typeof(PurposeAttribute).Assembly.Location);

    public static CSharpParseOptions ParseOptions(LanguageVersion version = LanguageVersion.Latest) =>
        new(version, DocumentationMode.Diagnose);

    public static CSharpCompilation Compile(string assemblyName, LanguageVersion version, IEnumerable<(string Path, string Text)> files, params MetadataReference[] references) =>
        CSharpCompilation.Create(
            assemblyName,
            files.Select(f => CSharpSyntaxTree.ParseText(SourceText.From(f.Text, System.Text.Encoding.UTF8), ParseOptions(version), f.Path)),
            [.. Net100.References.All, Annotations, .. references],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, warningLevel: 9999, deterministic: true)
                // The test programs leave their comments out.
                .WithSpecificDiagnosticOptions([new("CS1591", ReportDiagnostic.Suppress)]));

    public static CSharpCompilation Compile(string source, string assemblyName = "Program", params MetadataReference[] references) =>
        Compile(assemblyName, LanguageVersion.Latest, [("/src/Program.cs", source)], references);

    public static IIncrementalGenerator Generator(PrivacyPolicy policy, bool mayEmbed = true) =>
        new PersonalDataGenerator(context => context.ParseOptionsProvider.Select((_, _) => policy), mayEmbed);

    public static GeneratorDriver Driver(
        CSharpCompilation compilation,
        IIncrementalGenerator? generator = null,
        string? policy = null,
        bool designTime = false,
        params IIncrementalGenerator[] others) =>
        CSharpGeneratorDriver.Create(
            [(generator ?? new PersonalDataGenerator()).AsSourceGenerator(), .. others.Select(o => o.AsSourceGenerator())],
            policy is null ? [] : [new PolicyText(policy)],
            (CSharpParseOptions?)compilation.SyntaxTrees.FirstOrDefault()?.Options ?? ParseOptions(),
            new Options(designTime),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>The project with what is generated for it, which must not make the generator throw.</summary>
    public static CSharpCompilation Generate(
        CSharpCompilation compilation,
        IIncrementalGenerator? generator = null,
        string? policy = null,
        bool designTime = false,
        params IIncrementalGenerator[] others)
    {
        var driver = Driver(compilation, generator, policy, designTime, others)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var diagnostics);
        Assert.Empty(diagnostics);
        Assert.All(driver.GetRunResult().Results, result => Assert.Null(result.Exception));
        return (CSharpCompilation)generated;
    }

    /// <summary>Every diagnostic of compiling and emitting, hidden ones left out.</summary>
    public static IEnumerable<string> Problems(CSharpCompilation compilation)
    {
        using var file = new MemoryStream();
        using var documentation = new MemoryStream();
        return compilation.Emit(file, xmlDocumentationStream: documentation).Diagnostics
            .Where(d => d.Severity > DiagnosticSeverity.Hidden)
            .Select(d => d.ToString())
            .ToList();
    }

    public static byte[] Emit(CSharpCompilation compilation)
    {
        using var file = new MemoryStream();
        var result = compilation.Emit(file);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return file.ToArray();
    }

    /// <summary>What the built assembly carries, read as a tool would.</summary>
    public static string Json(CSharpCompilation generated) => (string)generated.Assembly.GetAttributes()
        .Single(a => a.AttributeClass!.Name == nameof(PersonalDataRegistryAttribute)).ConstructorArguments[0].Value!;

    /// <summary>The project's own <c>PurposeRegistry</c>, running.</summary>
    public static Type LoadRegistry(CSharpCompilation generated)
    {
        var context = new AssemblyLoadContext(null, isCollectible: true);
        return context.LoadFromStream(new MemoryStream(Emit(generated))).GetType("PersonalData.PurposeRegistry", throwOnError: true)!;
    }

    internal sealed class PolicyText(string text, string path = "/repo/privacy-policy.yaml") : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, System.Text.Encoding.UTF8);
    }

    private sealed class Options(bool designTime) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(
            designTime ? ImmutableDictionary<string, string>.Empty.Add("build_property.DesignTimeBuild", "true") : ImmutableDictionary<string, string>.Empty);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values(ImmutableDictionary<string, string>.Empty);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values(ImmutableDictionary<string, string>.Empty);

        private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value!);
        }
    }
}
