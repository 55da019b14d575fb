// Runs the packed analyzers and the generator in process, on whatever version of the compiler this was built with, and
// prints what they say: one line a diagnostic, sorted, the analyzers' own failures included.
//
// Usage: RoslynHost <folder of analyzers> <PersonalData.Annotations.dll> <policy.yaml or -> <source.cs>...
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
var (analyzerFolder, annotations, policy, sources) = (args[0], args[1], args[2], args[3..]);
var lines = new List<string>();

var loader = new Loader(analyzerFolder);
var references = Directory.GetFiles(analyzerFolder, "*.dll")
    .Select(file =>
    {
        var reference = new AnalyzerFileReference(file, loader);
        reference.AnalyzerLoadFailed += (_, failure) =>
        {
            // A library that analyzers need holds none itself, and the compiler keeps silent about that.
            if (failure.ErrorCode != AnalyzerLoadFailureEventArgs.FailureErrorCode.NoAnalyzers)
                lines.Add($"load {failure.ErrorCode} {Path.GetFileName(file)}: {failure.Message}");
        };
        return reference;
    })
    .ToArray();
var analyzers = references.SelectMany(r => r.GetAnalyzers(LanguageNames.CSharp)).ToImmutableArray();
var generators = references.SelectMany(r => r.GetGenerators(LanguageNames.CSharp)).ToImmutableArray();

var additional = policy == "-" ? [] : ImmutableArray.Create<AdditionalText>(new PolicyText(policy));
var parse = CSharpParseOptions.Default.WithDocumentationMode(DocumentationMode.Parse);
var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
    .Where(path => Path.GetFileName(path) is { } name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll"));
var compilation = CSharpCompilation.Create(
    "Hosted",
    sources.Select(s => CSharpSyntaxTree.ParseText(SourceText.From(File.ReadAllText(s)), parse, s)),
    platform.Append(annotations).Select(path => MetadataReference.CreateFromFile(path)),
    new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

var options = new PolicyOptions();
var driver = CSharpGeneratorDriver.Create(generators, additional, parse, options)
    .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var generatorDiagnostics);
foreach (var source in driver.GetRunResult().Results.SelectMany(r => r.GeneratedSources).OrderBy(s => s.HintName, StringComparer.Ordinal))
    lines.Add($"generated {source.HintName} {Convert.ToHexString(source.SourceText.GetChecksum().AsSpan()[..8])}");

// The default severities as they are, except that what is a mere hint is wanted here too.
var diagnostics = await generated
    .WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(
        new AnalyzerOptions(additional, options),
        onAnalyzerException: null,
        concurrentAnalysis: true,
        logAnalyzerExecutionTime: false,
        reportSuppressedDiagnostics: false))
    .GetAllDiagnosticsAsync();

lines.AddRange(diagnostics.Concat(generatorDiagnostics)
    .Where(d => d.Severity != DiagnosticSeverity.Hidden)
    .Select(d =>
    {
        var span = d.Location.GetLineSpan();
        return $"{d.Id} {d.Severity} {Path.GetFileName(span.Path)}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1}): {d.GetMessage(CultureInfo.InvariantCulture)}";
    })
    .Distinct()
    .Order(StringComparer.Ordinal));

Console.WriteLine($"compiler {typeof(CSharpCompilation).Assembly.GetName().Version!.ToString(2)}, analyzers {analyzers.Length}, generators {generators.Length}");
foreach (var line in lines)
    Console.WriteLine(line);
return 0;

/// <summary>Loads as the compiler does: its own assemblies and the platform's are shared, the analyzers' are theirs.</summary>
internal sealed class Loader(string folder) : AssemblyLoadContext("analyzers"), IAnalyzerAssemblyLoader
{
    public void AddDependencyLocation(string fullPath)
    {
    }

    public Assembly LoadFromPath(string fullPath) => LoadFromAssemblyPath(fullPath);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var own = Path.Combine(folder, assemblyName.Name + ".dll");
        return File.Exists(own) ? LoadFromAssemblyPath(own) : null;
    }
}

internal sealed class PolicyText(string path) : AdditionalText
{
    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(File.ReadAllText(path));
}

/// <summary>The options that the package's build files would give.</summary>
internal sealed class PolicyOptions : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options("build_property.OutputType", "Library");

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
        new Options("build_metadata.AdditionalFiles.PersonalDataPolicy", "Current");

    private sealed class Options(string key, string value) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string asked, [NotNullWhen(true)] out string? found)
        {
            found = KeyComparer.Equals(asked, key) ? value : null;
            return found is not null;
        }
    }
}
