using System.Collections;
using System.Reflection;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PersonalData.Analyzers.Generation;

namespace PersonalData.Analyzers.Tests.Generation;

/// <summary>What runs again after an edit, and why: by the reasons that the driver gives for each step's outputs.</summary>
public sealed class IncrementalityTests
{
    private const string Policy = """
        policy: { name: Test }
        purposes: { Billing: { title: Billing }, Payroll: {} }
        categories: { Customer: { purposes: [Billing] } }
        annotations: [ { member: "M:C.Marked", purpose: [Billing] } ]
        """;

    private const string Source = """
        using PersonalData;
        public class C
        {
            [PersonalData(Category.Customer)] public string Email { get; set; } = "";
            [Purpose(Purpose.Billing)] public string M() { var text = "before"; return text + Email; }
            public void Marked() { }
            public void N() { System.Action a = [Purpose(Purpose.Billing)] () => { }; }
        }
        public record R([property: OnlineIdentifier] string Ip);
        """;

    /// <summary>Steps whose outputs everything later depends on; each must have run.</summary>
    private static readonly string[] Steps = typeof(GenerationSteps).GetFields().Select(f => (string)f.GetRawConstantValue()!).ToArray();

    private static readonly string[] Outputs =
        [.. Steps, WellKnownGeneratorOutputs.SourceOutput, WellKnownGeneratorOutputs.ImplementationSourceOutput];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void EditInsideABody_ChangesNothing(bool designTime)
    {
        var reasons = AfterEdit(designTime, "\"before\"", "\"after\"");

        Assert.All(Outputs, step => Assert.All(reasons[step], AssertKept));
    }

    [Theory]
    [InlineData("public void Marked() { }", "public void Marked() { }\n\n    public int Another;")]
    [InlineData("using PersonalData;", "using System;\n\n\n// A comment that moves everything.\nusing PersonalData;")]
    public void EditOfUnmarkedCode_ChangesNothing(string from, string to)
    {
        var reasons = AfterEdit(designTime: false, from, to);

        Assert.All(Outputs, step => Assert.All(reasons[step], AssertKept));
    }

    [Fact]
    public void EditOfAMarksArgument_ChangesTheRegistryAlone()
    {
        var reasons = AfterEdit(designTime: false, "[Purpose(Purpose.Billing)] public", "[Purpose(Purpose.Payroll)] public");

        Assert.All(
            new[] { GenerationSteps.Policy, GenerationSteps.Vocabulary, GenerationSteps.Sites, GenerationSteps.AllSites, WellKnownGeneratorOutputs.SourceOutput },
            step => Assert.All(reasons[step], AssertKept));
        Assert.Equal([IncrementalStepRunReason.Modified], reasons[GenerationSteps.CodeScan]);
        Assert.Equal([IncrementalStepRunReason.Modified], reasons[GenerationSteps.Registry]);
        Assert.Equal([IncrementalStepRunReason.Modified], reasons[WellKnownGeneratorOutputs.ImplementationSourceOutput].Distinct());
    }

    [Fact]
    public void NewMark_ChangesTheRegistryAlone()
    {
        var reasons = AfterEdit(designTime: false, "public void Marked", "[DisclosesTo(\"X\")] public void Marked");

        Assert.All(
            new[] { GenerationSteps.Policy, GenerationSteps.Vocabulary, WellKnownGeneratorOutputs.SourceOutput },
            step => Assert.All(reasons[step], AssertKept));
        Assert.Contains(IncrementalStepRunReason.New, reasons[GenerationSteps.Sites]);
        Assert.Equal([IncrementalStepRunReason.Modified], reasons[GenerationSteps.AllSites]);
        Assert.Equal([IncrementalStepRunReason.Modified], reasons[GenerationSteps.Registry]);
    }

    [Fact]
    public void NewMark_CostsAnEditorNothing()
    {
        var reasons = AfterEdit(designTime: true, "public void Marked", "[DisclosesTo(\"X\")] public void Marked");

        Assert.All(
            new[] { GenerationSteps.CodeScan, GenerationSteps.Registry, WellKnownGeneratorOutputs.SourceOutput, WellKnownGeneratorOutputs.ImplementationSourceOutput },
            step => Assert.All(reasons[step], AssertKept));
    }

    [Fact]
    public void EditOfThePolicysWords_ChangesVocabularyAndRegistry()
    {
        var reasons = AfterPolicyEdit(Policy.Replace("title: Billing", "title: Sending bills"));

        Assert.Equal([IncrementalStepRunReason.Modified], reasons[GenerationSteps.Policy]);
        Assert.Equal([IncrementalStepRunReason.Modified], reasons[GenerationSteps.Vocabulary]);
        Assert.Equal([IncrementalStepRunReason.Modified], reasons[GenerationSteps.Registry]);
        Assert.All(reasons[GenerationSteps.Sites], AssertKept);
    }

    [Fact]
    public void EditOfAPolicysComment_ChangesNothingThatIsGenerated()
    {
        var reasons = AfterPolicyEdit("# Moves every line.\n" + Policy);

        Assert.All(
            new[]
            {
                GenerationSteps.Vocabulary, GenerationSteps.Sites, GenerationSteps.CodeScan, GenerationSteps.Registry,
                WellKnownGeneratorOutputs.SourceOutput, WellKnownGeneratorOutputs.ImplementationSourceOutput,
            },
            step => Assert.All(reasons[step], AssertKept));
    }

    [Theory]
    [InlineData("\ndiscovery: { ignore: [Nickname] }")]
    [InlineData("\nmodels: [ { member: \"M:C.M\", flow: [] } ]")]
    public void EditOfWhatOnlyTheAnalyzersRead_ChangesNothingThatIsGenerated(string added)
    {
        var reasons = AfterPolicyEdit(Policy + added);

        Assert.Equal([IncrementalStepRunReason.Modified], reasons[GenerationSteps.Policy]);
        Assert.All(
            new[]
            {
                GenerationSteps.Vocabulary, GenerationSteps.Sites, GenerationSteps.CodeScan, GenerationSteps.Registry,
                WellKnownGeneratorOutputs.SourceOutput, WellKnownGeneratorOutputs.ImplementationSourceOutput,
            },
            step => Assert.All(reasons[step], AssertKept));
    }

    [Fact]
    public void RemovedMark_ChangesTheRegistryAlone()
    {
        var reasons = AfterEdit(designTime: false, "[Purpose(Purpose.Billing)] public", "public");

        Assert.All(
            new[] { GenerationSteps.Policy, GenerationSteps.Vocabulary, WellKnownGeneratorOutputs.SourceOutput },
            step => Assert.All(reasons[step], AssertKept));
        Assert.Equal([IncrementalStepRunReason.Modified], reasons[GenerationSteps.AllSites]);
        Assert.Equal([IncrementalStepRunReason.Modified], reasons[GenerationSteps.Registry]);
    }

    [Theory]
    [InlineData("Payroll: {}", "Payroll: { title: Pays the staff }, Support: { title: Answers questions }", "Support", "Answers questions", "Pays the staff")]
    [InlineData("title: Billing", "title: Sends the bills", "Billing", "Sends the bills")]
    public void EditOfThePolicy_ShowsInAnEditorAtOnce(string from, string to, params string[] shown)
    {
        Assert.Contains(from, Policy);

        var vocabulary = VocabularyAfter(Policy.Replace(from, to));

        Assert.All(shown, text => Assert.Contains(text, vocabulary));
    }

    [Fact]
    public void PolicyThatIsBeingTyped_KeepsTheNamesBeforeIt()
    {
        var vocabulary = VocabularyAfter(Policy + "\nrecipients: { Carrier: { title: [");

        Assert.Contains("public const string Billing", vocabulary);
        Assert.Contains("public const string Customer", vocabulary);
    }

    [Fact]
    public void OtherAdditionalFile_ChangesNothing()
    {
        var compilation = GeneratorHost.Compile(Source);
        var driver = GeneratorHost.Driver(compilation, policy: Policy).RunGenerators(compilation);

        var reasons = Reasons(driver
            .AddAdditionalTexts([new GeneratorHost.PolicyText("hello", "/repo/notes.txt"), new GeneratorHost.PolicyText(Policy, "/repo/privacy-policy.published.yaml")])
            .RunGenerators(compilation));

        Assert.All(Outputs, step => Assert.All(reasons[step], AssertKept));
    }

    [Fact]
    public void Models_HoldNoSymbolOrSyntax()
    {
        var compilation = GeneratorHost.Compile(Source);
        var result = GeneratorHost.Driver(compilation, policy: Policy).RunGenerators(compilation).GetRunResult().Results.Single();
        var walk = new ObjectWalk();

        foreach (var step in Steps)
        {
            foreach (var output in result.TrackedSteps[step].SelectMany(run => run.Outputs))
            {
                walk.Visit(output.Value, step);
            }
        }

        Assert.Empty(walk.Forbidden);
        Assert.Contains(typeof(MarkSite), walk.Seen);
        Assert.Contains(typeof(DeclaredMark), walk.Seen);
        Assert.Contains(typeof(RegistryActivityContent), walk.Seen);
        Assert.Contains(typeof(VocabularyName), walk.Seen);
    }

    [Fact]
    public void ObjectWalk_FindsASymbol()
    {
        var walk = new ObjectWalk();

        walk.Visit(new { Deep = ImmutableArray.Create<object>(new[] { new { Symbol = GeneratorHost.Compile("").Assembly } }) }, "test");

        Assert.NotEmpty(walk.Forbidden);
    }

    private static ILookup<string, IncrementalStepRunReason> AfterEdit(bool designTime, string from, string to)
    {
        var compilation = GeneratorHost.Compile(Source);
        var driver = GeneratorHost.Driver(compilation, policy: Policy, designTime: designTime).RunGenerators(compilation);
        var tree = compilation.SyntaxTrees.Single();
        Assert.Contains(from, Source);
        var edited = CSharpSyntaxTree.ParseText(Source.Replace(from, to), (CSharpParseOptions)tree.Options, tree.FilePath, System.Text.Encoding.UTF8);
        return Reasons(driver.RunGenerators(compilation.ReplaceSyntaxTree(tree, edited)));
    }

    /// <summary>What an editor sees of the vocabulary once the policy has been changed to this.</summary>
    private static string VocabularyAfter(string policy)
    {
        var compilation = GeneratorHost.Compile(Source);
        var before = new GeneratorHost.PolicyText(Policy);
        var driver = GeneratorHost.Driver(compilation, designTime: true).AddAdditionalTexts([before]).RunGenerators(compilation);
        var result = driver.ReplaceAdditionalText(before, new GeneratorHost.PolicyText(policy)).RunGenerators(compilation).GetRunResult();
        return result.Results.Single().GeneratedSources.Single(source => source.HintName.Contains("Vocabulary")).SourceText.ToString();
    }

    private static ILookup<string, IncrementalStepRunReason> AfterPolicyEdit(string policy)
    {
        var compilation = GeneratorHost.Compile(Source);
        var before = new GeneratorHost.PolicyText(Policy);
        var driver = GeneratorHost.Driver(compilation).AddAdditionalTexts([before]).RunGenerators(compilation);
        return Reasons(driver.ReplaceAdditionalText(before, new GeneratorHost.PolicyText(policy)).RunGenerators(compilation));
    }

    private static ILookup<string, IncrementalStepRunReason> Reasons(GeneratorDriver driver)
    {
        var result = driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        Assert.All(Steps, step => Assert.True(result.TrackedSteps.ContainsKey(step), step));
        return result.TrackedSteps.Concat(result.TrackedOutputSteps)
            .SelectMany(step => step.Value.SelectMany(run => run.Outputs.Select(output => (step.Key, output.Reason))))
            .ToLookup(step => step.Key, step => step.Reason);
    }

    private static void AssertKept(IncrementalStepRunReason reason) =>
        Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString());

    private static class WellKnownGeneratorOutputs
    {
        public const string SourceOutput = nameof(SourceOutput);
        public const string ImplementationSourceOutput = nameof(ImplementationSourceOutput);
    }

    /// <summary>Follows every field of every object, private ones too.</summary>
    private sealed class ObjectWalk
    {
        private readonly HashSet<object> _visited = new(ReferenceEqualityComparer.Instance);

        public List<string> Forbidden { get; } = [];

        public HashSet<Type> Seen { get; } = [];

        public void Visit(object? value, string path)
        {
            if (value is null || value is string or Delegate or Type || value.GetType() is { IsPrimitive: true } or { IsEnum: true } || !_visited.Add(value))
            {
                return;
            }

            var type = value.GetType();
            Seen.Add(type);
            if (value is Compilation or ISymbol or SyntaxNode or SyntaxTree or SemanticModel or Location or AttributeData or SyntaxReference
                || type.Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) == true)
            {
                Forbidden.Add(path + ": " + type);
                return;
            }

            if (value is IEnumerable items && type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true)
            {
                foreach (var item in items)
                {
                    Visit(item, path + "[]");
                }

                return;
            }

            for (var current = type; current is not null && current != typeof(object); current = current.BaseType)
            {
                foreach (var field in current.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                {
                    Visit(field.GetValue(value), path + "." + field.Name);
                }
            }
        }
    }
}
