using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Policies;
using static PersonalData.Analyzers.Tests.Policies.PolicyFileText;

namespace PersonalData.Analyzers.Tests.Policies;

/// <summary>Which of a project's additional files is the policy.</summary>
public class PolicySourceTests
{
    [Fact]
    public void NoFile_GivesTheBuiltInPolicy()
    {
        var loaded = Load();

        Assert.Same(BuiltInPolicy.Policy, loaded.Policy);
        Assert.Null(loaded.File);
        Assert.Null(loaded.Published);
    }

    [Theory]
    [InlineData("privacy-policy.yaml")]
    [InlineData("/src/app/privacy-policy.yml")]
    [InlineData(@"C:\src\app\Privacy-Policy.YAML")]
    public void FileOfThatName_IsThePolicy(string path) => Assert.Equal("Test policy", Load(new TestFile(path, Valid)).Policy.Facts.Name);

    [Theory]
    [InlineData("policy.yaml")]
    [InlineData("privacy-policy.yaml.txt")]
    [InlineData("privacy-policy.yaml/readme")]
    [InlineData("my-privacy-policy.yaml")]
    public void FileOfAnotherName_IsNone(string path) => Assert.Null(Load(new TestFile(path, Valid)).File);

    [Theory]
    [InlineData("privacy-policy.published.yaml")]
    [InlineData("/src/privacy-policy.published.yml")]
    public void PublishedFile_IsFoundByItsName(string path)
    {
        var loaded = Load(new TestFile("privacy-policy.yaml", Valid), new TestFile(path, Valid.Replace("Test policy", "Old policy")));

        Assert.Equal("Test policy", loaded.Policy.Facts.Name);
        Assert.Equal("Old policy", loaded.Published!.Policy.Facts.Name);
    }

    [Fact]
    public void WordOfTheBuild_WinsOverNames()
    {
        var loaded = Load(
            new TestFile("privacy-policy.yaml", Valid.Replace("Test policy", "By name")),
            new TestFile("privacy-policy.published.yaml", Valid.Replace("Test policy", "By name")),
            new TestFile("company.yaml", Valid.Replace("Test policy", "By metadata"), "Current"),
            new TestFile("old.yaml", Valid.Replace("Test policy", "Old by metadata"), "published"));

        Assert.Equal("By metadata", loaded.Policy.Facts.Name);
        Assert.Equal("Old by metadata", loaded.Published!.Policy.Facts.Name);
    }

    [Fact]
    public void FileThatTheBuildCallsPublished_IsNotTheCurrentOneForItsName()
    {
        var loaded = Load(new TestFile("privacy-policy.yaml", Valid, "Published"));

        Assert.Null(loaded.File);
        Assert.NotNull(loaded.Published);
    }

    [Fact]
    public void FileThatCannotBeOpened_IsThePolicyWithAnError()
    {
        var loaded = Load(new TestFile("privacy-policy.yaml", null));

        Assert.NotNull(loaded.File);
        Assert.Single(loaded.Errors);
        Assert.Equal(PolicyParts.Categories | PolicyParts.Purposes | PolicyParts.Recipients, loaded.Policy.Unread);
    }

    [Fact]
    public void SameText_IsReadOnce()
    {
        var file = new TestFile("privacy-policy.yaml", Valid);

        Assert.Same(Load(file).Reading, Load(file).Reading);
    }

    private static LoadedPolicy Load(params TestFile[] files) =>
        PolicySource.Load([.. files.Cast<AdditionalText>()], new TestOptions());
}
