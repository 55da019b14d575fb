using System.Text.RegularExpressions;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using PersonalData.Analyzers.Policies;
using PersonalData.Analyzers.Rules.Flow;

namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>
/// Runs the flow rules over programs with the built-in policy's vocabulary. Expected reports are marked in the source,
/// <c>{|PD1001:expression|}</c>; whatever isn't marked must not be reported. What is no report of
/// a flow, and PD1005, PD2005 and PD2006, are off unless a test asks for them.
/// </summary>
public abstract partial class FlowTest
{
    /// <summary>What most programs need: a marked person of each kind, and code for a purpose that the policy denies them.</summary>
    protected const string People = """
        public sealed class Applicant
        {
            public int Id { get; set; }
            [PersonalData(Category.Applicant)] public string Name { get; set; } = "";
            [PersonalData(Category.Applicant)] public string Email { get; set; } = "";
            public string Position { get; set; } = "";
        }

        public sealed class Employee
        {
            public int Id { get; set; }
            [PersonalData(Category.Employee)] public string Name { get; set; } = "";
            [PersonalData(Category.Employee)] public string Email { get; set; } = "";
            [PersonalData(Category.Employee)] public decimal Salary { get; set; }
            public string Department { get; set; } = "";
        }

        public static class Newsletter
        {
            [Purpose(Purpose.ServiceInformation)] public static void Send(string to) { }
            [Purpose(Purpose.ServiceInformation)] public static void Send(object to) { }
            [Purpose(Purpose.ServiceInformation)] public static void SendAll(System.Collections.Generic.IEnumerable<string> to) { }
        }
        """;

    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Text;
        using System.Threading;
        using System.Threading.Tasks;
        using PersonalData;


        """;

    private static readonly string[] s_onRequest = ["PD1005", "PD2005", "PD2006", "PD4001", "PD5006"];

    private static readonly AsyncLocal<List<string>?> s_recorded = new();

    private static readonly string s_vocabulary = Vocabulary();

    private static readonly ReferenceAssemblies s_noPackages = new("net10.0");

    /// <summary>Checks a program of <see cref="People"/> and <paramref name="code"/>: members and types, after the usual usings.</summary>
    protected static Task Verify(string code, params string[] enabled) => VerifySources([Usings + code + Environment.NewLine + People], enabled);

    /// <summary>Checks the body of one method without a purpose.</summary>
    protected static Task VerifyBody(string body, string members = "") => Verify($$"""
        public static class Program
        {
            public static void Run(Applicant applicant, Employee employee, List<Applicant> applicants, List<Employee> employees)
            {
                {{body}}
            }

            {{members}}
        }
        """);

    /// <summary>Checks a program of top-level statements, and of <see cref="People"/> and other types after them.</summary>
    protected static Task VerifyStatements(string statements, string types = "") =>
        VerifySources([Usings + statements + Environment.NewLine + types + Environment.NewLine + People], [], OutputKind.ConsoleApplication);

    /// <summary>Checks whole files.</summary>
    protected static Task VerifySources(string[] sources, params string[] enabled) => VerifySources(sources, enabled, OutputKind.DynamicallyLinkedLibrary);

    private static async Task VerifySources(string[] sources, string[] enabled, OutputKind output)
    {
        if (s_recorded.Value is { } recorded)
        {
            recorded.Add(string.Concat(sources.Select(source => Markup().Replace(source, ""))));
            return;
        }

        var test = new Test();
        foreach (var source in sources)
        {
            test.TestState.Sources.Add(source);
        }

        test.TestState.OutputKind = output;
        test.TestState.Sources.Add(s_vocabulary);
        test.TestState.AdditionalReferences.AddRange(Net100.References.All);
        test.TestState.AdditionalReferences.Add(typeof(PersonalDataAttribute).Assembly);
        test.DisabledDiagnostics.AddRange(s_onRequest.Except(enabled));

        try
        {
            await test.RunAsync();
        }
        catch (InvalidOperationException mismatch)
        {
            Assert.Fail(mismatch.Message + "\n--- program:\n" + string.Join("\n---\n", sources));
        }
    }

    /// <summary>Until disposed, programs on this thread of control are collected, without their markup, and not checked.</summary>
    internal static IDisposable RecordInto(List<string> programs)
    {
        s_recorded.Value = programs;
        return new Recording();
    }

    /// <summary>What the generator writes for the built-in policy.</summary>
    internal static string Vocabulary()
    {
        var policy = BuiltInPolicy.Reading.Policy;
        return "namespace PersonalData;\n"
            + Class("Category", policy.Categories.Select(c => c.Name))
            + Class("Purpose", policy.Purposes.Select(p => p.Name))
            + Class("Recipient", policy.Recipients.Select(r => r.Name));

        static string Class(string name, IEnumerable<string> values) =>
            $"internal static class {name}\n{{\n{string.Concat(values.Select(v => $"    public const string {v} = \"{v}\";\n"))}}}\n";
    }

    [GeneratedRegex(@"\{\|\w+:|\|\}")]
    private static partial Regex Markup();

    private sealed class Recording : IDisposable
    {
        public void Dispose() => s_recorded.Value = null;
    }

    private sealed class Test : CSharpAnalyzerTest<FlowAnalyzer, DefaultVerifier>
    {
        public Test()
        {
            ReferenceAssemblies = s_noPackages;
            MarkupOptions = MarkupOptions.UseFirstDescriptor;
            TestBehaviors |= TestBehaviors.SkipGeneratedCodeCheck | TestBehaviors.SkipSuppressionCheck;
        }

        protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion.Preview);

        protected override CompilationOptions CreateCompilationOptions() =>
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);
    }
}
