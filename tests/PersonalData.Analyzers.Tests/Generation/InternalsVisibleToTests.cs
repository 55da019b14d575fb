using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PersonalData.Analyzers.Generation;
using PersonalData.Analyzers.Policies;

namespace PersonalData.Analyzers.Tests.Generation;

/// <summary>Two projects that see each other's internals both have the generated types; using them must not warn (CS0436).</summary>
public sealed class InternalsVisibleToTests
{
    private const string Library = """
        using PersonalData;
        [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("App")]
        [Purpose(Purpose.Payroll)] public class Library { public object Registry = PurposeRegistry.Policy; }
        """;

    private const string App = """
        using PersonalData;
        [Purpose(Purpose.Payroll)]
        public class App : Library
        {
            [PersonalData(Category.Employee)] public string Name { get; set; } = "";
            [DisclosesTo(Recipient.ParentGroup)] public void Send() { }
            public string Json() => PurposeRegistry.Json;
        }
        """;

    private static readonly PrivacyPolicy Policy = BuiltInPolicy.Reading.Policy;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void GeneratedTypes_AreHiddenFromOtherProjects(bool asSource)
    {
        var app = BuildApp(mayEmbed: true, asSource);

        Assert.Empty(GeneratorHost.Problems(app));
    }

    [Fact]
    public void OlderCompiler_GetsNoEmbeddedAttribute()
    {
        var app = BuildApp(mayEmbed: false, asSource: false);

        Assert.Null(app.Assembly.GetTypeByMetadataName("Microsoft.CodeAnalysis.EmbeddedAttribute"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task OlderCompiler_HasTheWarningTakenAway(bool asError)
    {
        var app = BuildApp(mayEmbed: false, asSource: false);
        app = app.WithOptions(app.Options
            .WithGeneralDiagnosticOption(asError ? ReportDiagnostic.Error : ReportDiagnostic.Default)
            .WithReportSuppressedDiagnostics(true));
        var withSuppressor = app.WithAnalyzers(
            ImmutableArray.Create<DiagnosticAnalyzer>(new GeneratedTypeConflictSuppressor()), new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true));

        var conflicts = (await withSuppressor.GetAllDiagnosticsAsync()).Where(d => d.Id == "CS0436").ToList();

        Assert.Equal(
            ["Category", "Purpose", "PurposeRegistry", "Recipient"],
            conflicts.Select(c => c.Location.SourceTree!.GetText().ToString(c.Location.SourceSpan)).Distinct().Order());
        Assert.All(conflicts, conflict => Assert.True(conflict.IsSuppressed));
    }

    [Fact]
    public async Task ConflictOfTheUsersOwnTypes_KeepsItsWarning()
    {
        var library = GeneratorHost.Compile("""
            [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("App")]
            namespace Contoso { class Category { } }
            """, "Library");
        var app = GeneratorHost.Compile("namespace Contoso { class Category { } class C { Category? c = null; } }", "App", library.EmitToImageReference());
        var withSuppressor = app.WithAnalyzers([new GeneratedTypeConflictSuppressor()]);

        var conflict = Assert.Single(await withSuppressor.GetAllDiagnosticsAsync(), d => d.Id == "CS0436");

        Assert.False(conflict.IsSuppressed);
    }

    [Theory]
    [InlineData("internal sealed class EmbeddedAttribute : System.Attribute { public EmbeddedAttribute() { } }")]
    [InlineData("internal sealed partial class EmbeddedAttribute : System.Attribute { }")]
    public void UsersOwnEmbeddedAttribute_IsUsed(string definition)
    {
        var generated = GeneratorHost.Generate(
            GeneratorHost.Compile("namespace Microsoft.CodeAnalysis { " + definition + " } class C { string a = PersonalData.Purpose.Payroll; }"),
            GeneratorHost.Generator(Policy));

        Assert.DoesNotContain(GeneratorHost.Problems(generated), p => !p.Contains("CS0414"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AnotherGeneratorsEmbeddedAttribute_DoesNotClash(bool early)
    {
        var generated = GeneratorHost.Generate(
            GeneratorHost.Compile("public class C { public string A = PersonalData.Purpose.Payroll; }"),
            GeneratorHost.Generator(Policy),
            others: [new EmbeddingGenerator(early)]);

        Assert.Empty(GeneratorHost.Problems(generated));
    }

    private static CSharpCompilation BuildApp(bool mayEmbed, bool asSource)
    {
        var library = GeneratorHost.Generate(GeneratorHost.Compile(Library, "Library"), GeneratorHost.Generator(Policy, mayEmbed));
        Assert.Empty(GeneratorHost.Problems(library));
        var reference = asSource ? library.ToMetadataReference() : (MetadataReference)library.EmitToImageReference();
        return GeneratorHost.Generate(GeneratorHost.Compile(App, "App", reference), GeneratorHost.Generator(Policy, mayEmbed));
    }

    /// <summary>Writes the attribute as the compiler's API for it does, or as a source output.</summary>
    private sealed class EmbeddingGenerator(bool early) : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context)
        {
            if (early)
            {
                context.RegisterPostInitializationOutput(output => output.AddEmbeddedAttributeDefinition());
            }
            else
            {
                context.RegisterSourceOutput(context.ParseOptionsProvider, (output, _) => output.AddSource(
                    "Embedded.cs", "namespace Microsoft.CodeAnalysis { internal sealed partial class EmbeddedAttribute : global::System.Attribute { } }"));
            }
        }
    }
}

internal static class CompilationReferences
{
    public static MetadataReference EmitToImageReference(this CSharpCompilation compilation) =>
        MetadataReference.CreateFromImage(GeneratorHost.Emit(compilation));
}
