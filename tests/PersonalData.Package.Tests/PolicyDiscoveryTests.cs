using System.Text.Json;

namespace PersonalData.Package.Tests;

/// <summary>Which files the package hands to the compiler as policies, by where they lie and what the project says.</summary>
[Collection(PackageCollection.Name)]
public class PolicyDiscoveryTests(PackedPackage package)
{
    private const string Policy = "policy: { name: Test }\n";

    [Fact]
    public async Task NoFile_HandsOverNone() =>
        Assert.Empty(await PoliciesAsync(Project()));

    [Fact]
    public async Task FileInTheProjectFolder_IsInForce() =>
        Assert.Equal(["Current a/b/App/privacy-policy.yaml"], await PoliciesAsync(Project().Write("a/b/App/privacy-policy.yaml", Policy)));

    [Fact]
    public async Task FileWithTheShortExtension_IsInForce() =>
        Assert.Equal(["Current a/b/App/privacy-policy.yml"], await PoliciesAsync(Project().Write("a/b/App/privacy-policy.yml", Policy)));

    [Fact]
    public async Task BothExtensionsInOneFolder_TakesTheLongOne() =>
        Assert.Equal(
            ["Current a/b/App/privacy-policy.yaml"],
            await PoliciesAsync(Project().Write("a/b/App/privacy-policy.yml", Policy).Write("a/b/App/privacy-policy.yaml", Policy)));

    [Fact]
    public async Task FilesInSeveralFoldersAbove_TakesTheNearestWhateverItsExtension() =>
        Assert.Equal(
            ["Current a/b/privacy-policy.yml"],
            await PoliciesAsync(Project().Write("a/privacy-policy.yaml", Policy).Write("a/b/privacy-policy.yml", Policy)));

    [Fact]
    public async Task PublishedFileBesideTheOneInForce_IsHandedOverAsSuch() =>
        Assert.Equal(
            ["Current a/privacy-policy.yaml", "Published a/privacy-policy.published.yml"],
            await PoliciesAsync(Project().Write("a/privacy-policy.yaml", Policy).Write("a/privacy-policy.published.yml", Policy)));

    [Fact]
    public async Task PublishedFileElsewhere_DoesNotCount() =>
        Assert.Equal(
            ["Current a/b/privacy-policy.yaml"],
            await PoliciesAsync(Project().Write("a/b/privacy-policy.yaml", Policy).Write("a/privacy-policy.published.yaml", Policy)));

    [Fact]
    public async Task PropertiesNameOtherFiles_TheseAreTaken() =>
        Assert.Equal(
            ["Current a/legal/current.yaml", "Published a/legal/old.yaml"],
            await PoliciesAsync(
                Project("<PrivacyPolicyFile>../../legal/current.yaml</PrivacyPolicyFile><PrivacyPolicyPublishedFile>../../legal/old.yaml</PrivacyPolicyPublishedFile>")
                    .Write("a/legal/current.yaml", Policy)
                    .Write("a/legal/old.yaml", Policy)
                    .Write("a/b/App/privacy-policy.yaml", Policy)
                    .Write("a/b/App/privacy-policy.published.yaml", Policy)));

    [Fact]
    public async Task ProjectThatListsTheFileItself_HandsItOverOnce() =>
        Assert.Equal(
            ["Current a/b/App/privacy-policy.yaml"],
            await PoliciesAsync(
                Project(items: "<AdditionalFiles Include=\"privacy-policy.yaml\" /><Content Include=\"*.yaml\" />")
                    .Write("a/b/App/privacy-policy.yaml", Policy)));

    [Theory]
    [InlineData("en", "does not exist")]
    [InlineData("ja", "存在しません")]
    public async Task PropertyNamesAMissingFile_IsAnError(string language, string words)
    {
        var folder = new UserFolder(package, nameof(PropertyNamesAMissingFile_IsAnError) + language)
            .Project("App.csproj", properties: "<PrivacyPolicyFile>privacy.yaml</PrivacyPolicyFile>")
            .Write("Class.cs", "class Class;");

        var build = await folder.BuildInAsync(language);

        var message = Assert.Single(build.IsRejectedWith("PD5001 App.csproj").Messages);
        Assert.Contains("privacy.yaml", message.Text, StringComparison.Ordinal);
        Assert.Contains(words, message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PropertyNamesAMissingFile_DoesNotStopTheEditorsOwnBuild()
    {
        var folder = new UserFolder(package)
            .Project("App.csproj", properties: "<PrivacyPolicyFile>privacy.yaml</PrivacyPolicyFile>")
            .Write("Class.cs", "class Class;");
        (await folder.DotnetAsync("restore", folder.Path("App.csproj"))).Succeeded();

        var build = await folder.DotnetAsync(
            "msbuild", folder.Path("App.csproj"), "-t:Compile", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true");

        build.IsClean();
    }

    private UserFolder Project(string properties = "", string items = "", [System.Runtime.CompilerServices.CallerMemberName] string name = "") =>
        new UserFolder(package, name).Project("a/b/App/App.csproj", properties: properties, items: items);

    private static async Task<string[]> PoliciesAsync(UserFolder folder)
    {
        var project = folder.Path("a/b/App/App.csproj");
        (await folder.DotnetAsync("restore", project)).Succeeded();
        var answer = (await folder.DotnetAsync("msbuild", project, "-getItem:AdditionalFiles")).Succeeded().Output;
        using var json = JsonDocument.Parse(answer);
        return
        [
            .. json.RootElement.GetProperty("Items").GetProperty("AdditionalFiles").EnumerateArray()
                .Select(item =>
                    item.GetProperty("PersonalDataPolicy").GetString()
                    + " "
                    + Path.GetRelativePath(folder.Root, item.GetProperty("FullPath").GetString()!).Replace('\\', '/')),
        ];
    }
}
