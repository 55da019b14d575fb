using System.Collections.Immutable;
using System.Reflection;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PersonalData.Analyzers.Rules.Flow;

namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>
/// Code that is being typed: the engine must not throw, wherever a program breaks off and whatever is missing in it. The
/// programs are those of the other tests, each broken in a few ways that differ from program to program.
/// </summary>
public sealed class BrokenCodeTests
{
    /// <summary>How many broken forms of each program are tried; any number finds other ones.</summary>
    private const int Cuts = 1;
    private const int Gaps = 1;

    private static readonly CSharpParseOptions s_options = new(LanguageVersion.Preview);

    private static readonly MetadataReference[] s_references =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(PersonalDataAttribute).Assembly.Location)];

    public static TheoryData<string> Suites()
    {
        var suites = new TheoryData<string>();
        foreach (var type in typeof(BrokenCodeTests).Assembly.GetTypes().Where(IsSuite).OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            suites.Add(type.FullName!);
        }

        return suites;

        static bool IsSuite(Type type) => type is { IsAbstract: false } && type.IsSubclassOf(typeof(FlowTest));
    }

    [Theory]
    [MemberData(nameof(Suites))]
    public async Task BrokenProgram_DoesNotThrow(string suite)
    {
        var number = 0;
        foreach (var program in await ProgramsOf(typeof(BrokenCodeTests).Assembly.GetType(suite)!))
        {
            number++;
            for (var i = 1; i <= Cuts; i++)
            {
                await Run(program[..(program.Length * (1 + ((number * 7 + i * 5) % 37)) / 38)]);
            }

            var tokens = CSharpSyntaxTree.ParseText(program, s_options).GetRoot().DescendantTokens().ToArray();
            for (var i = 1; i <= Gaps; i++)
            {
                var first = ((number * 3) + i) % 31;
                await Run(string.Concat(tokens.Where((_, at) => at % 31 != first).Select(token => token.ToFullString())));
            }
        }
    }

    internal static async Task<List<string>> ProgramsOf(Type suite)
    {
        var programs = new List<string>();
        using (FlowTest.RecordInto(programs))
        {
            foreach (var test in suite.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            {
                if (test.GetCustomAttribute<FactAttribute>() is { } fact && fact is not TheoryAttribute && test.ReturnType == typeof(Task))
                {
                    await (Task)test.Invoke(Activator.CreateInstance(suite), null)!;
                }
            }
        }

        return programs;
    }

    private static async Task Run(string program)
    {
        var compilation = CSharpCompilation.Create(
            "Broken",
            [CSharpSyntaxTree.ParseText(program, s_options), CSharpSyntaxTree.ParseText(FlowTest.Vocabulary(), s_options)],
            s_references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        var thrown = new List<string>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions(ImmutableArray<AdditionalText>.Empty),
            onAnalyzerException: (exception, _, _) => thrown.Add(exception.ToString()),
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false);
        await compilation.WithAnalyzers([new FlowAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
        Assert.True(thrown.Count == 0, $"{thrown.FirstOrDefault()}\n--- program:\n{program}");
    }
}
