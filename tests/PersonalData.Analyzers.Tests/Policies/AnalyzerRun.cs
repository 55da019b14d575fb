using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PersonalData.Analyzers.Policies;
using PersonalData.Analyzers.Tests.Diagnostics;

namespace PersonalData.Analyzers.Tests.Policies;

/// <summary>Runs one analyzer on code and additional files.</summary>
internal static class AnalyzerRun
{
    /// <summary>The constants that a generator would have made of a policy; <c>Category.Gone</c> is one that it no longer has.</summary>
    private const string Support =
        """
        global using PersonalData;
        namespace PersonalData
        {
            static class Category { public const string Staff = "Staff", Client = "Client", Gone = "Gone"; }
            static class Purpose { public const string Pay = "Pay", Sell = "Sell"; }
            static class Recipient { public const string Bureau = "Bureau"; }
        }
        """;

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    private static readonly ImmutableArray<MetadataReference> References =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(PersonalDataAttribute).Assembly.Location)];

    /// <summary>Each report as <c>file line:column 'text there' id message</c>, counted from 1; the code is <c>Test.cs</c>.</summary>
    public static async Task<string[]> Describe(DiagnosticAnalyzer analyzer, string code, params TestFile[] files) =>
        [.. (await Run(analyzer, code, files)).Select(report => Describe(report, code, files))];

    /// <summary>The reports, in the order of files and places.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Run(DiagnosticAnalyzer analyzer, string code, params TestFile[] files)
    {
        var compilation = CSharpCompilation.Create(
            "Test",
            [CSharpSyntaxTree.ParseText(code, ParseOptions, "Test.cs"), CSharpSyntaxTree.ParseText(Support, ParseOptions, "Support.cs")],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Exception? thrown = null;
        var run = compilation.WithAnalyzers(
            [analyzer],
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([.. files], new TestOptions()),
                onAnalyzerException: (exception, _, _) => thrown = exception,
                concurrentAnalysis: true,
                logAnalyzerExecutionTime: false));
        var reports = await run.GetAnalyzerDiagnosticsAsync();
        Assert.Null(thrown);
        return
        [
            .. reports
                .OrderBy(r => r.Location.GetLineSpan().Path, StringComparer.Ordinal)
                .ThenBy(r => r.Location.SourceSpan.Start),
        ];
    }

    private static string Describe(Diagnostic report, string code, TestFile[] files)
    {
        var place = report.Location.GetLineSpan();
        var text = files.FirstOrDefault(f => f.Path == place.Path)?.GetText() ?? SourceText.From(place.Path == "Test.cs" ? code : "");
        var there = text.ToString(report.Location.SourceSpan);
        var start = place.StartLinePosition;
        return $"{place.Path} {start.Line + 1}:{start.Character + 1} '{there}' {report.Id} {report.GetMessage(Cultures.English)}";
    }
}

/// <summary>An additional file; a null text is one that can't be opened, a role is what the build says that it is.</summary>
internal sealed class TestFile(string path, string? text, string? role = null) : AdditionalText
{
    private readonly SourceText? _text = text is null ? null : SourceText.From(text);

    public override string Path { get; } = path;

    public string? Role { get; } = role;

    public override SourceText? GetText(CancellationToken cancellationToken = default) => _text;
}

/// <summary>Options that say nothing but what the build says of additional files.</summary>
internal sealed class TestOptions : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values([]);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
        new Values(textFile is TestFile { Role: { } role } ? new() { [PolicySource.RoleMetadata] = role } : []);

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value)
        {
            var isThere = values.TryGetValue(key, out var found);
            value = found ?? "";
            return isThere;
        }
    }
}
