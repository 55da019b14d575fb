namespace PersonalData.Package.Tests;

/// <summary>The samples, copied out of the repository so that their build leaves nothing behind in it.</summary>
internal sealed class SampleFolder
{
    private readonly UserFolder _folder;
    private readonly string _version;

    public SampleFolder(PackedPackage package, string name)
    {
        _folder = new UserFolder(package, name);
        _version = package.Version;
        foreach (var file in new[] { "Directory.Build.props", "Directory.Packages.props", ".editorconfig" })
            Copy(file);

        foreach (var path in Directory.EnumerateFiles(Repository.File("samples"), "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(Repository.Root, path);
            if (!relative.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
                Copy(relative);
        }
    }

    public string FullPath(string path) => _folder.Path(path);

    /// <summary>Builds a sample with the package under test, and reads what its compiler reported, whatever the severity.</summary>
    public async Task<(CommandResult Build, IReadOnlyList<LoggedDiagnostic> Diagnostics)> BuildAsync(string sample)
    {
        var log = FullPath($"{sample}.sarif");
        var build = await _folder.BuildAsync($"samples/{sample}", $"-p:PersonalDataAnalyzersVersion={_version}", $"-p:ErrorLog={log}%2Cversion=2.1");
        return (build, File.Exists(log) ? LoggedDiagnostic.Read(log, FullPath("samples")) : []);
    }

    private void Copy(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FullPath(path))!);
        File.Copy(Repository.File(path), FullPath(path));
    }
}
