using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Xml.Linq;

namespace PersonalData.Package.Tests;

[Collection(PackageCollection.Name)]
public class PackageContentTests(PackedPackage package)
{
    [Fact]
    public void Package_HoldsTheseFilesAndNoOthers()
    {
        using var zip = ZipFile.OpenRead(package.File);
        var names = zip.Entries
            .Select(e => e.FullName)
            .Where(n => !n.StartsWith("_rels/", StringComparison.Ordinal) && !n.StartsWith("package/", StringComparison.Ordinal) && n != "[Content_Types].xml")
            .Order(StringComparer.Ordinal);

        Assert.Equal(
            [
                "LICENSE",
                "PersonalData.Analyzers.nuspec",
                "README.md",
                "THIRD-PARTY-NOTICES.txt",
                "analyzers/dotnet/cs/PersonalData.Analyzers.YamlDotNet.dll",
                "analyzers/dotnet/cs/PersonalData.Analyzers.dll",
                "analyzers/dotnet/cs/PersonalData.CodeFixes.dll",
                "analyzers/dotnet/cs/ja/PersonalData.Analyzers.resources.dll",
                "buildTransitive/PersonalData.Analyzers.props",
                "buildTransitive/PersonalData.Analyzers.targets",
                "config/report-only.globalconfig",
                "icon.png",
                "lib/netstandard2.0/PersonalData.Annotations.dll",
                "lib/netstandard2.0/PersonalData.Annotations.xml",
                "schema/privacy-policy.schema.json",
            ],
            names);
    }

    [Fact]
    public void Manifest_NamesNoDependencyAndSaysWhatNuGetShows()
    {
        var manifest = XDocument.Load(Path.Combine(package.Unpacked, "PersonalData.Analyzers.nuspec")).Root!;
        var metadata = manifest.Elements().Single(e => e.Name.LocalName == "metadata");
        string? Value(string name) => metadata.Elements().SingleOrDefault(e => e.Name.LocalName == name)?.Value;

        Assert.Equal(PackedPackage.Id, Value("id"));
        Assert.DoesNotContain(metadata.Descendants(), e => e.Name.LocalName == "dependency");
        Assert.Equal("MIT", Value("license"));
        Assert.Equal("README.md", Value("readme"));
        Assert.Equal("icon.png", Value("icon"));
        var repository = metadata.Elements().Single(e => e.Name.LocalName == "repository");
        Assert.Equal("git", repository.Attribute("type")?.Value);
        Assert.Equal(Value("projectUrl"), repository.Attribute("url")?.Value);
        foreach (var name in new[] { "title", "authors", "description", "tags", "copyright", "projectUrl" })
            Assert.False(string.IsNullOrWhiteSpace(Value(name)), name);

        // Of a development-only dependency the attributes would not reach the output folder.
        Assert.NotEqual("true", Value("developmentDependency"));
    }

    [Fact]
    public void AnalyzerAssemblies_ReferenceOnlyWhatEveryCompilerFrom48OnBrings()
    {
        // The newest versions that the compiler of SDK 8.0.1xx (Roslyn 4.8) carries or stands in for.
        var newest = new Dictionary<string, Version>
        {
            ["netstandard"] = new(2, 0, 0, 0),
            ["Microsoft.CodeAnalysis"] = new(4, 8, 0, 0),
            ["Microsoft.CodeAnalysis.CSharp"] = new(4, 8, 0, 0),
            ["Microsoft.CodeAnalysis.Workspaces"] = new(4, 8, 0, 0),
            ["Microsoft.CodeAnalysis.CSharp.Workspaces"] = new(4, 8, 0, 0),
            ["System.Collections.Immutable"] = new(7, 0, 0, 0),
            ["System.Reflection.Metadata"] = new(7, 0, 0, 0),
            ["System.Memory"] = new(4, 0, 1, 2),
            ["System.Buffers"] = new(4, 0, 3, 0),
            ["System.Numerics.Vectors"] = new(4, 1, 4, 0),
            ["System.Runtime.CompilerServices.Unsafe"] = new(6, 0, 0, 0),
            ["System.Threading.Tasks.Extensions"] = new(4, 2, 0, 1),
            ["System.Text.Encoding.CodePages"] = new(7, 0, 0, 0),
            ["System.Composition.AttributedModel"] = new(7, 0, 0, 0),
        };
        var own = AnalyzerAssemblies().Select(f => Path.GetFileNameWithoutExtension(f)).ToHashSet();

        foreach (var file in AnalyzerAssemblies())
        {
            using var reader = new PEReader(File.OpenRead(file));
            var metadata = reader.GetMetadataReader();
            foreach (var reference in metadata.AssemblyReferences.Select(metadata.GetAssemblyReference))
            {
                var name = metadata.GetString(reference.Name);
                if (own.Contains(name))
                    continue;

                Assert.True(newest.TryGetValue(name, out var version), $"{Path.GetFileName(file)} references {name}.");
                Assert.True(reference.Version <= version, $"{Path.GetFileName(file)} references {name} {reference.Version}.");
            }
        }
    }

    [Fact]
    public void YamlReader_IsUnderANameOfItsOwnAndShowsNoType()
    {
        using var reader = new PEReader(File.OpenRead(Analyzer("PersonalData.Analyzers.YamlDotNet.dll")));
        var metadata = reader.GetMetadataReader();

        Assert.Equal("PersonalData.Analyzers.YamlDotNet", metadata.GetString(metadata.GetAssemblyDefinition().Name));
        Assert.True(metadata.GetAssemblyDefinition().PublicKey.IsNil);
        Assert.DoesNotContain(
            metadata.TypeDefinitions.Select(metadata.GetTypeDefinition),
            t => (t.Attributes & System.Reflection.TypeAttributes.VisibilityMask) == System.Reflection.TypeAttributes.Public);
    }

    [Fact]
    public void Annotations_ReferenceNothingButTheStandard()
    {
        using var reader = new PEReader(File.OpenRead(Path.Combine(package.Unpacked, "lib/netstandard2.0/PersonalData.Annotations.dll")));
        var metadata = reader.GetMetadataReader();

        Assert.Equal(
            ["netstandard"],
            metadata.AssemblyReferences.Select(r => metadata.GetString(metadata.GetAssemblyReference(r).Name)));
    }

    [Fact]
    public void Assemblies_HoldNoPathOfTheMachineThatBuiltThem()
    {
        foreach (var file in AnalyzerAssemblies().Append(Path.Combine(package.Unpacked, "lib/netstandard2.0/PersonalData.Annotations.dll")))
            Assert.DoesNotContain(Repository.Root, Encoding.Latin1.GetString(File.ReadAllBytes(file)), StringComparison.Ordinal);
    }

    [Fact]
    public void ReleaseNotes_AreTheChangelogAndKnowThisVersion()
    {
        var manifest = XDocument.Load(Path.Combine(package.Unpacked, "PersonalData.Analyzers.nuspec")).Root!;
        var notes = manifest.Descendants().Single(e => e.Name.LocalName == "releaseNotes").Value;

        Assert.Equal(File.ReadAllText(Repository.File("CHANGELOG.md")).ReplaceLineEndings("\n").Trim(), notes.ReplaceLineEndings("\n").Trim());
        Assert.Contains($"\n## {package.Version.Split('-')[0]}", notes.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void OwnAssemblies_AreBuiltDeterministically() =>
        Assert.All(OwnAssemblies(), file =>
        {
            using var reader = new PEReader(File.OpenRead(file));
            Assert.Contains(reader.ReadDebugDirectory(), entry => entry.Type == DebugDirectoryEntryType.Reproducible);
        });

    [Fact]
    public void Analyzers_CarryTheirSymbols() =>
        Assert.All(OwnAssemblies().Where(file => file != Annotations), file =>
        {
            using var reader = new PEReader(File.OpenRead(file));
            Assert.Contains(reader.ReadDebugDirectory(), entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        });

    [Fact]
    public void SymbolPackage_HoldsTheSymbolsOfTheLibrary()
    {
        using var zip = ZipFile.OpenRead(Path.ChangeExtension(package.File, ".snupkg"));
        var entry = Assert.Single(zip.Entries, e => e.FullName.EndsWith(".pdb", StringComparison.Ordinal));
        Assert.Equal("lib/netstandard2.0/PersonalData.Annotations.pdb", entry.FullName);
        using var content = new MemoryStream();
        using (var stream = entry.Open())
            stream.CopyTo(content);
        content.Position = 0;
        using var symbols = MetadataReaderProvider.FromPortablePdbStream(content);
        using var reader = new PEReader(File.OpenRead(Annotations));
        var library = reader.ReadCodeViewDebugDirectoryData(reader.ReadDebugDirectory().Single(e => e.Type == DebugDirectoryEntryType.CodeView));

        // A debugger matches the two by this id.
        Assert.Equal(library.Guid, new BlobContentId(symbols.GetMetadataReader().DebugMetadataHeader!.Id).Guid);
        Assert.Equal("PersonalData.Annotations.pdb", Path.GetFileName(library.Path));
    }

    [Fact]
    public void XmlDocs_ExplainEveryPublicTypeAndMemberOfTheLibrary()
    {
        var explained = XDocument.Load(Path.ChangeExtension(Annotations, ".xml")).Descendants("member")
            .Where(member => member.Elements().Any(e => e.Name.LocalName is "summary" or "inheritdoc"))
            .Select(member => member.Attribute("name")!.Value)
            .ToHashSet(StringComparer.Ordinal);
        using var reader = new PEReader(File.OpenRead(Annotations));
        var metadata = reader.GetMetadataReader();
        var types = metadata.TypeDefinitions.Select(metadata.GetTypeDefinition)
            .Where(t => (t.Attributes & System.Reflection.TypeAttributes.VisibilityMask) == System.Reflection.TypeAttributes.Public)
            .ToArray();

        Assert.NotEmpty(types);
        Assert.All(types, type =>
        {
            var name = $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
            Assert.Contains($"T:{name}", explained);
            foreach (var property in type.GetProperties().Select(metadata.GetPropertyDefinition))
            {
                var getter = metadata.GetMethodDefinition(property.GetAccessors().Getter);
                if ((getter.Attributes & System.Reflection.MethodAttributes.MemberAccessMask) == System.Reflection.MethodAttributes.Public)
                    Assert.Contains($"P:{name}.{metadata.GetString(property.Name)}", explained);
            }
        });
    }

    [Fact]
    public void Icon_IsAPictureThatNuGetTakes()
    {
        var icon = File.ReadAllBytes(Path.Combine(package.Unpacked, "icon.png"));

        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], icon.Take(4));
        Assert.InRange(icon.Length, 1, 1024 * 1024);
    }

    private string Annotations => Path.Combine(package.Unpacked, "lib/netstandard2.0/PersonalData.Annotations.dll");

    /// <summary>The assemblies that are compiled here, without the copy of another one.</summary>
    private IEnumerable<string> OwnAssemblies() =>
        AnalyzerAssemblies().Where(file => !file.EndsWith("YamlDotNet.dll", StringComparison.Ordinal)).Append(Annotations);

    private string[] AnalyzerAssemblies() => Directory.GetFiles(Path.Combine(package.Unpacked, "analyzers/dotnet/cs"), "*.dll");

    private string Analyzer(string name) => Path.Combine(package.Unpacked, "analyzers/dotnet/cs", name);
}
