namespace PersonalData.Package.Tests;

/// <summary>
/// The package as <c>dotnet pack</c> makes it, all outputs in a folder of the test's own: a build of the same projects
/// may be running beside this one. It is packed once for all tests, under a version that was never
/// seen before: a copy of an earlier one, which NuGet keeps for ever, can't answer in its place.
/// </summary>
public sealed class PackedPackage : IAsyncLifetime
{
    public const string Id = "PersonalData.Analyzers";

    public string Version { get; } = $"0.1.0-test.{DateTime.UtcNow:yyyyMMddHHmmssfff}";

    public string Folder { get; } = Directory.CreateTempSubdirectory("personal-data-package-").FullName;

    public string File => Path.Combine(Feed, $"{Id}.{Version}.nupkg");

    public string Feed => Path.Combine(Folder, "feed");

    /// <summary>Where NuGet unpacks what the tests restore. What the machine has unpacked before is read, never written.</summary>
    public string Packages => Path.Combine(Folder, "packages");

    /// <summary>The package's content.</summary>
    public string Unpacked => Path.Combine(Folder, "unpacked");

    /// <summary>What one test case found, for the others to find the same.</summary>
    public System.Collections.Concurrent.ConcurrentDictionary<string, string[]> Answers { get; } = new();

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Feed);
        Directory.CreateDirectory(Packages);

        var packed = await Dotnet.RunAsync(
            Repository.Root,
            packages: null,
            "en",
            "pack", Repository.File("src/PersonalData.Package"), "--artifacts-path", Path.Combine(Folder, "build"), "-o", Feed, $"-p:Version={Version}", "-tl:off");
        packed.Succeeded();
        Assert.Empty(packed.Messages);
        System.IO.Compression.ZipFile.ExtractToDirectory(File, Unpacked);

        // A barrier between these projects and whatever lies in the folders above them.
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
        Write(".editorconfig", "root = true");
        var machine = await Dotnet.RunAsync(Folder, null, "en", "nuget", "locals", "global-packages", "--list");
        var unpackedByMachine = machine.Succeeded().Output.Split("global-packages:", 2)[1].Trim();
        Write("nuget.config", $"""
            <configuration>
              <packageSources>
                <add key="packed" value="{Feed}" />
              </packageSources>
              <fallbackPackageFolders>
                <add key="machine" value="{unpackedByMachine}" />
              </fallbackPackageFolders>
            </configuration>
            """);
    }

    public Task DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return Task.CompletedTask;
    }

    private void Write(string name, string content) => System.IO.File.WriteAllText(Path.Combine(Folder, name), content);
}

[CollectionDefinition(Name)]
public sealed class PackageCollection : ICollectionFixture<PackedPackage>
{
    public const string Name = "package";
}
