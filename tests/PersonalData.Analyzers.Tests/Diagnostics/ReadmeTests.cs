using System.Text.RegularExpressions;

namespace PersonalData.Analyzers.Tests.Diagnostics;

/// <summary>The Japanese README follows the English one, and no document leads nowhere.</summary>
public class ReadmeTests
{
    private static readonly string English = RepositoryFiles.Read("README.md");
    private static readonly string Japanese = RepositoryFiles.Read("README.ja.md");

    public static TheoryData<string> Documents =>
    [
        "README.md",
        "README.ja.md",
        .. Directory.EnumerateFiles(RepositoryFiles.Path("docs"), "*.md", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(RepositoryFiles.Root, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void Translation_HasTheSameCommandsAndCode() =>
        Assert.Equal(CodeBlocks(English), CodeBlocks(Japanese));

    [Fact]
    public void Translation_HasTheSameSections() =>
        Assert.Equal(Regex.Count(English, "(?m)^## "), Regex.Count(Japanese, "(?m)^## "));

    [Fact]
    public void Translation_LeadsToTheSamePlaces() =>
        Assert.Equal(
            Links(English).Where(link => !link.StartsWith("README", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            Links(Japanese).Where(link => !link.StartsWith("README", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_LeadToFilesAndHeadingsThatExist(string document)
    {
        var folder = Path.GetDirectoryName(RepositoryFiles.Path(document))!;
        Assert.All(
            Links(RepositoryFiles.Read(document)).Where(link => !link.Contains("://", StringComparison.Ordinal) && !link.EndsWith(".svg", StringComparison.Ordinal)),
            link =>
            {
                var parts = link.Split('#');
                var target = parts[0].Length == 0 ? RepositoryFiles.Path(document) : Path.GetFullPath(Path.Combine(folder, parts[0]));
                Assert.True(File.Exists(target) || Directory.Exists(target), $"{document} leads to '{link}'.");
                if (parts.Length > 1 && Regex.IsMatch(parts[1], @"^L\d+$"))
                {
                    Assert.InRange(int.Parse(parts[1][1..], System.Globalization.CultureInfo.InvariantCulture), 1, File.ReadLines(target).Count());
                }
                else if (parts.Length > 1)
                {
                    Assert.Contains(parts[1], Headings(File.ReadAllText(target)));
                }
            });
    }

    private static IEnumerable<string> Links(string text) =>
        Regex.Matches(Regex.Replace(text, "(?ms)^```.*?^```", ""), @"\]\(([^)\s]+)\)").Select(match => match.Groups[1].Value);

    private static IEnumerable<string> Headings(string text) =>
        Regex.Matches(text, "(?m)^#+ (.+?)\r?$").Select(match => Regex.Replace(match.Groups[1].Value.ToLowerInvariant(), @"[^\w\- ]", "").Replace(' ', '-'));

    private static IEnumerable<string> CodeBlocks(string text) =>
        Regex.Matches(text, "(?ms)^```.*?^```").Select(match => match.Value);
}
