using System.Collections.Concurrent;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using PersonalData.Analyzers.Rules.Flow;
using PersonalData.Analyzers.Tests.Diagnostics;

namespace PersonalData.Analyzers.Tests.Flow.Models;

/// <summary>The programs of one file, compiled together, so that a thousand of them take seconds.</summary>
internal sealed class ModelProgramFile
{
    private const string Sink = "Use";

    private static readonly ConcurrentDictionary<string, ModelProgramFile> s_files = new();

    private ModelProgramFile(string name)
    {
        Name = name;
        Programs = [.. ModelProgram.Read(System.IO.Path.Combine(Folder, name))];
        Compilation = CSharpCompilation.Create(
            "Programs",
            [Parse(Source(name, Programs), LanguageOf(name)), Parse(FlowTest.Vocabulary(), LanguageOf(name))],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Disable));
        var methods = Compilation.SyntaxTrees[0].GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
            .ToLookup(m => m.Identifier.Text.StartsWith("Line", StringComparison.Ordinal));
        Methods = methods[true].ToDictionary(m => m.Identifier.Text);
        CommonMethods = methods[false].Where(m => m.Body is not null || m.ExpressionBody is not null).ToList();
    }

    public static string Folder { get; } = RepositoryFiles.Path("tests", "PersonalData.Analyzers.Tests", "Flow", "Models", "Programs");

    public static IEnumerable<string> Names { get; } = Directory.GetFiles(Folder, "*.txt").Select(f => Path.GetFileName(f)).Order().ToArray();

    /// <summary>The base class library, ASP.NET Core, EF Core, Newtonsoft.Json and FluentValidation.</summary>
    public static IReadOnlyList<MetadataReference> References { get; } = FindReferences();

    public string Name { get; }

    /// <summary>The methods that the programs became, by name.</summary>
    public IReadOnlyDictionary<string, MethodDeclarationSyntax> Methods { get; }

    public IReadOnlyList<ModelProgram> Programs { get; }

    /// <summary>The methods with code that the programs have in common.</summary>
    public IReadOnlyList<MethodDeclarationSyntax> CommonMethods { get; }

    public CSharpCompilation Compilation { get; }

    public static ModelProgramFile Of(string name) => s_files.GetOrAdd(name, static n => new ModelProgramFile(n));

    /// <summary>The lines on which personal data gets to the sink.</summary>
    public async Task<IReadOnlySet<int>> Reported()
    {
        var analyzer = new FlowAnalyzer();
        var diagnostics = await Compilation.WithAnalyzers([analyzer]).GetAnalyzerDiagnosticsAsync();
        return diagnostics
            .Where(d => d.Id == "PD1001")
            .Select(d => LineOf(d.Location))
            .ToHashSet();
    }

    /// <summary>The compiler's errors, each with the program that has it.</summary>
    public IEnumerable<string> Errors() => Compilation.GetDiagnostics()
        .Where(d => d.Severity == DiagnosticSeverity.Error)
        .Select(d => $"{d.GetMessage()} in {Programs.FirstOrDefault(p => p.Line == LineOf(d.Location))}");

    public static int LineOf(Location location) =>
        location.SourceTree!.GetRoot().FindNode(location.SourceSpan).AncestorsAndSelf().OfType<MethodDeclarationSyntax>()
            .Select(m => m.Identifier.Text).Where(n => n.StartsWith("Line", StringComparison.Ordinal) && int.TryParse(n[4..], out _)).Select(n => int.Parse(n[4..])).FirstOrDefault();

    private static SyntaxTree Parse(string text, LanguageVersion language) => CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(language));

    /// <summary>A file called after a version of the language is of that version.</summary>
    private static LanguageVersion LanguageOf(string name) => name.StartsWith("csharp13-", StringComparison.Ordinal) ? LanguageVersion.CSharp13 : LanguageVersion.Preview;

    private static string Source(string name, IEnumerable<ModelProgram> programs) =>
        string.Concat(System.IO.File.ReadLines(System.IO.Path.Combine(Folder, name)).Where(l => l.StartsWith("using ", StringComparison.Ordinal)).Select(l => l + "\n"))
        + System.IO.File.ReadAllText(System.IO.Path.Combine(Folder, "Common.cs"))
        + "public sealed partial class Programs\n{\n"
        + string.Concat(programs.Select(p => $"async Task {p.MethodName}(Person person) {{ {PreludeOf(p.Code)}{(p.Code.StartsWith('{') ? p.Code : $"{Sink}({p.Code});")} }}\n"))
        + "}\n";

    /// <summary>The locals of Common.cs that a program mentions.</summary>
    private static string PreludeOf(string code)
    {
        var prelude = "";
        var words = code;
        foreach (var (name, declaration) in s_locals.Reverse())
        {
            if (System.Text.RegularExpressions.Regex.IsMatch(words, $@"\b{name}\b"))
            {
                prelude = declaration + " " + prelude;
                words += declaration;
            }
        }

        return prelude;
    }

    private static readonly (string Name, string Declaration)[] s_locals =
    [
        ("S", "var S = person.Name;"),
        ("N", "var N = person.Age;"),
        ("D", "var D = person.Born;"),
        ("B", "var B = person.Photo;"),
        ("names", "var names = new List<string> { S };"),
        ("items", "var items = new List<Item> { new Item { Held = S, Tag = \"tag\" } };"),
        ("item", "var item = new Item { Held = S, Tag = \"tag\" };"),
        ("byTag", "var byTag = new Dictionary<string, string> { [\"tag\"] = S };"),
        ("byName", "var byName = new Dictionary<string, string> { [S] = \"tag\" };"),
    ];

    private static List<MetadataReference> FindReferences()
    {
        var references = new List<MetadataReference>(Net100.References.All);
        var shared = Path.GetDirectoryName(typeof(Microsoft.AspNetCore.Http.HttpContext).Assembly.Location)!;
        references.AddRange(Directory.GetFiles(shared, "Microsoft.*.dll")
            .Where(f => Path.GetFileName(f).StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal) || Path.GetFileName(f).StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
                || Path.GetFileName(f).StartsWith("Microsoft.Net.", StringComparison.Ordinal))
            .Select(f => MetadataReference.CreateFromFile(f)));
        references.Add(MetadataReference.CreateFromFile(typeof(Microsoft.EntityFrameworkCore.DbContext).Assembly.Location));
        references.Add(MetadataReference.CreateFromFile(typeof(Microsoft.EntityFrameworkCore.DeleteBehavior).Assembly.Location));
        references.Add(MetadataReference.CreateFromFile(typeof(Microsoft.Extensions.Compliance.Redaction.Redactor).Assembly.Location));
        references.Add(MetadataReference.CreateFromFile(typeof(Microsoft.Extensions.Compliance.Redaction.ErasingRedactor).Assembly.Location));
        references.Add(MetadataReference.CreateFromFile(typeof(Microsoft.EntityFrameworkCore.RelationalQueryableExtensions).Assembly.Location));
        references.Add(MetadataReference.CreateFromFile(typeof(Newtonsoft.Json.JsonConvert).Assembly.Location));
        references.Add(MetadataReference.CreateFromFile(typeof(FluentValidation.IValidator).Assembly.Location));
        references.Add(MetadataReference.CreateFromFile(typeof(PersonalDataAttribute).Assembly.Location));
        return references;
    }
}
