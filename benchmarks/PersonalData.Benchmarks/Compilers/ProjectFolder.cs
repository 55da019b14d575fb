using System.Text.Json;
using PersonalData.Benchmarks.Programs;

namespace PersonalData.Benchmarks.Compilers;

/// <summary>A generated program as a project on disk, with the compiler's command line for it as MSBuild makes it.</summary>
internal sealed class ProjectFolder : IDisposable
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <EnableDefaultItems>true</EnableDefaultItems>
          </PropertyGroup>
          <ItemGroup><Reference Include="PersonalData.Annotations"><HintPath>$(Annotations)</HintPath></Reference></ItemGroup>
        </Project>
        """;

    private readonly string _path;

    public ProjectFolder(SampleProgram program)
    {
        _path = Directory.CreateTempSubdirectory("personal-data-benchmark-").FullName;
        File.WriteAllText(Path.Combine(_path, "Program.csproj"), Project);
        // Nothing of the surroundings takes part.
        File.WriteAllText(Path.Combine(_path, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(_path, "Directory.Build.targets"), "<Project />");
        File.WriteAllText(Path.Combine(_path, "Directory.Packages.props"), "<Project />");
        File.WriteAllText(Path.Combine(_path, ".editorconfig"), "root = true\n");
        foreach (var file in program.Files)
        {
            File.WriteAllText(Path.Combine(_path, file.Name), file.Text);
        }

        File.WriteAllText(TaintConfig, "is_global = true\n" + string.Concat(
            Enumerable.Range(3001, 12).Select(rule => $"dotnet_diagnostic.CA{rule}.severity = warning\n")));
        ReadArguments();
    }

    public IReadOnlyList<string> Arguments { get; private set; } = [];

    /// <summary>The folder that has the compiler.</summary>
    public string CompilerFolder { get; private set; } = "";

    private string TaintConfig => Path.Combine(_path, "taint.globalconfig");

    /// <summary>The command line, for a compilation of the given kind, as a response file's path.</summary>
    public string ResponseFile(string name, CompilerSetup setup)
    {
        var arguments = Arguments.Where(argument => setup.HasFrameworkAnalyzers || !argument.StartsWith("/analyzer:", StringComparison.Ordinal)).ToList();
        arguments.AddRange(setup.Analyzers.Select(analyzer => "/analyzer:" + analyzer));
        if (setup.HasTaintRules)
        {
            arguments.Add("/analyzerconfig:" + TaintConfig);
        }

        arguments.Add("/out:" + Path.Combine(_path, name + ".dll"));
        arguments.RemoveAll(argument => argument == "/noconfig" || argument.StartsWith("/out:obj", StringComparison.Ordinal) || argument.StartsWith("/errorlog", StringComparison.Ordinal));
        if (setup.ReportsAnalyzers)
        {
            arguments.Add("/reportanalyzer");
        }

        var file = Path.Combine(_path, name + ".rsp");
        File.WriteAllLines(file, arguments.Select(argument => argument.Contains(' ') ? $"\"{argument}\"" : argument));
        return file;
    }

    public string Folder => _path;

    public void Dispose() => Directory.Delete(_path, recursive: true);

    private void ReadArguments()
    {
        var output = Tool.Run(
            _path, "dotnet", "msbuild", "-restore", "-nologo", "-t:Compile", "-p:ProvideCommandLineArgs=true", "-p:SkipCompilerExecution=true",
            "-p:Configuration=Release", "-p:Annotations=" + typeof(PersonalDataAttribute).Assembly.Location,
            "-getItem:CscCommandLineArgs", "-getProperty:RoslynTargetsPath");
        using var json = JsonDocument.Parse(output.Output[output.Output.IndexOf('{')..]);
        Arguments = json.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray()
            .Select(item => item.GetProperty("Identity").GetString()!).ToList();
        CompilerFolder = Path.Combine(json.RootElement.GetProperty("Properties").GetProperty("RoslynTargetsPath").GetString()!, "bincore");
    }
}

/// <summary>What takes part in a compilation.</summary>
internal sealed record CompilerSetup(bool HasFrameworkAnalyzers, IReadOnlyList<string> Analyzers, bool HasTaintRules = false, bool ReportsAnalyzers = false);
