using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using PersonalData.Analyzers.Policies;

namespace PersonalData.CodeFixes.Tests;

/// <summary>
/// Applies a fix to programs with the built-in policy's vocabulary. Reports are marked in the source as
/// <c>{|PD1002:expression|}</c>. Each program is fixed one report at a time and all at once, in document, project and
/// solution; what comes out must compile, and be what the test says.
/// </summary>
/// <typeparam name="TAnalyzer">Reports.</typeparam>
/// <typeparam name="TFix">Fixes.</typeparam>
public abstract class FixTest<TAnalyzer, TFix>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : EditingCodeFixProvider, new()
{
    /// <summary>A marked person of each kind, in a file of its own.</summary>
    private const string People = """
        using PersonalData;

        public sealed class Applicant
        {
            [PersonalData(Category.Applicant)] public string Name { get; set; } = "";
            [PersonalData(Category.Applicant)] public string Email { get; set; } = "";
        }

        public sealed class Employee
        {
            [PersonalData(Category.Employee)] public string Name { get; set; } = "";
            [PersonalData(Category.Employee)] public string Email { get; set; } = "";
            [PersonalData(Category.Employee)] public decimal Salary { get; set; }
        }

        public sealed class Customer
        {
            [PersonalData(Category.Customer)] public string Email { get; set; } = "";
        }
        """;

    private static readonly ReferenceAssemblies s_noPackages = new("net10.0");

    /// <summary>The rule under test: no other is looked at.</summary>
    protected abstract string Rule { get; }

    /// <summary>Fixes one file.</summary>
    protected Task Verify(string code, string fixedCode, Action<FixRun>? configure = null) => Verify([code], [fixedCode], configure);

    /// <summary>No fix is offered: the file stays as it is.</summary>
    protected Task VerifyNotOffered(string code, Action<FixRun>? configure = null) => Verify([code], [code], configure);

    /// <summary>Fixes several files.</summary>
    protected async Task Verify(string[] sources, string[] fixedSources, Action<FixRun>? configure = null)
    {
        var run = new FixRun(Rule);
        foreach (var source in sources)
        {
            run.TestState.Sources.Add(source);
        }

        if (!sources.SequenceEqual(fixedSources))
        {
            foreach (var source in fixedSources)
            {
                run.FixedState.Sources.Add(source);
            }
        }

        configure?.Invoke(run);
        foreach (var state in new SolutionState[] { run.TestState, run.FixedState, run.BatchFixedState })
        {
            if (state.Sources.Count > 0)
            {
                if (!run.WithoutPeople)
                {
                    state.Sources.Add(("People.cs", People));
                }

                state.Sources.Add(("Vocabulary.cs", Vocabulary(run.Policy)));
            }
        }

        await run.RunAsync();
    }

    private static string Vocabulary(PrivacyPolicy policy)
    {
        return "namespace PersonalData;\n"
            + Class("Category", policy.Categories.Select(c => c.Name))
            + Class("Purpose", policy.Purposes.Select(p => p.Name))
            + Class("Recipient", policy.Recipients.Select(r => r.Name));

        static string Class(string name, IEnumerable<string> values) =>
            $"internal static class {name}\n{{\n{string.Concat(values.Select(v => $"    public const string @{v} = \"{v}\";\n"))}}}\n";
    }

    /// <summary>One run, for what a test sets.</summary>
    protected sealed class FixRun : CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>
    {
        private readonly string _rule;

        public FixRun(string rule)
        {
            _rule = rule;
            ReferenceAssemblies = s_noPackages;
            MarkupOptions = MarkupOptions.UseFirstDescriptor;
            TestBehaviors |= TestBehaviors.SkipGeneratedCodeCheck | TestBehaviors.SkipSuppressionCheck;
            TestState.AdditionalReferences.AddRange(Net100.References.All);
            TestState.AdditionalReferences.Add(typeof(PersonalDataAttribute).Assembly);
            DisabledDiagnostics.AddRange(new TAnalyzer().SupportedDiagnostics.Select(d => d.Id).Distinct().Where(id => id != rule));
        }

        /// <summary>The policy whose names the program has; the file that says it must be added as well.</summary>
        public PrivacyPolicy Policy { get; private set; } = BuiltInPolicy.Reading.Policy;

        /// <summary>Leaves out the marked people, whose categories another policy need not have.</summary>
        public bool WithoutPeople { get; set; }

        /// <summary>Takes another way than the first.</summary>
        public void Take(int? index, string key)
        {
            CodeActionIndex = index;
            CodeActionEquivalenceKey = key;
        }

        /// <summary>Puts another policy in force.</summary>
        public void UsePolicy(string yaml)
        {
            TestState.AdditionalFiles.Add(("privacy-policy.yaml", yaml));
            Policy = PolicySource.Read(new PolicyText(yaml)).Policy;
        }

        protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion.Preview);

        protected override CompilationOptions CreateCompilationOptions() =>
            new CSharpCompilationOptions(TestState.OutputKind ?? OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
    }

    private sealed class PolicyText(string yaml) : AdditionalText
    {
        public override string Path => "privacy-policy.yaml";

        public override Microsoft.CodeAnalysis.Text.SourceText GetText(CancellationToken cancellationToken = default) =>
            Microsoft.CodeAnalysis.Text.SourceText.From(yaml);
    }
}
