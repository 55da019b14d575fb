using System.Runtime.CompilerServices;

namespace PersonalData.Package.Tests;

/// <summary>A folder of a user's own, in which projects that reference the package are written and built.</summary>
internal sealed class UserFolder
{
    private readonly PackedPackage _package;

    public UserFolder(PackedPackage package, [CallerMemberName] string name = "")
    {
        _package = package;
        Root = System.IO.Path.Combine(package.Folder, name);
        Directory.CreateDirectory(Root);
    }

    public string Root { get; }

    public string Path(string path) => System.IO.Path.Combine(Root, path);

    public UserFolder Write(string path, string content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(path))!);
        File.WriteAllText(Path(path), content);
        return this;
    }

    /// <summary>Writes a project that has nothing but what <c>dotnet new</c> and <c>dotnet add package</c> would put there.</summary>
    public UserFolder Project(string path, string framework = "net10.0", string? outputType = null, string properties = "", string items = "") =>
        Write(path, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                {(framework.Length == 0 ? "" : $"<TargetFramework>{framework}</TargetFramework>")}
                {(outputType is null ? "" : $"<OutputType>{outputType}</OutputType>")}
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="{PackedPackage.Id}" Version="{_package.Version}" />
                {items}
              </ItemGroup>
            </Project>
            """);

    public Task<CommandResult> BuildAsync(string project = "", params string[] more) => BuildInAsync("en", project, more);

    public Task<CommandResult> BuildInAsync(string language, string project = "", params string[] more) =>
        DotnetInAsync(language, ["build", Path(project), "--nologo", "-tl:off", "-clp:NoSummary", "-v:minimal", .. more]);

    public Task<CommandResult> DotnetAsync(params string[] arguments) => DotnetInAsync("en", arguments);

    /// <summary>Runs a built program.</summary>
    /// <returns>What it printed, line by line.</returns>
    public async Task<string[]> RunAsync(string assembly, params string[] arguments) =>
        (await DotnetAsync(["exec", Path(assembly), .. arguments])).Succeeded().Output.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    /// <summary>The names of the files in a folder, sorted.</summary>
    public string[] Files(string folder) =>
        [.. Directory.EnumerateFileSystemEntries(Path(folder)).Select(f => System.IO.Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    private Task<CommandResult> DotnetInAsync(string language, params string[] arguments) =>
        Dotnet.RunAsync(Root, _package.Packages, language, arguments);
}
