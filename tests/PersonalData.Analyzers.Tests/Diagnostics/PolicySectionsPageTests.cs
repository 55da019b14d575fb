using System.Text.RegularExpressions;

namespace PersonalData.Analyzers.Tests.Diagnostics;

/// <summary>
/// The table in <c>docs/policy-sections.md</c>: every section of the policy leads to its rules, and to lines of the samples
/// that say what the table says of them. That the samples are reported where their comments say is tested with the package.
/// </summary>
public partial class PolicySectionsPageTests
{
    private const string Kept = "../samples/HumanResources/";
    private const string Broken = "../samples/HumanResources.Rejected/";

    private static readonly Row[] Rows = [.. ReadRows()];

    public static TheoryData<int> Sections => [.. Enumerable.Range(1, 17)];

    [Fact]
    public void Table_HasEverySectionOnceInOrder() => Assert.Equal(Enumerable.Range(1, 17), Rows.Select(row => row.Section));

    [Fact]
    public void Table_LeadsToEveryRule() =>
        Assert.Equal(
            AllDescriptors.Rules.Select(rule => rule.Id).Order(StringComparer.Ordinal),
            Rows.SelectMany(row => row.Rules).Select(link => link.Text).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Sections))]
    public void Rules_HaveTheirPages(int section) =>
        Assert.All(Rows[section - 1].Rules, rule =>
        {
            Assert.Equal($"rules/{rule.Text}.md", rule.Target);
            Assert.True(File.Exists(RepositoryFiles.Path("docs", rule.Target)), rule.Target);
        });

    [Theory]
    [MemberData(nameof(Sections))]
    public void Kept_IsOnTheLineThatIsLinked(int section)
    {
        var links = Rows[section - 1].Kept;

        Assert.NotEmpty(links);
        Assert.All(links, link =>
        {
            Assert.StartsWith(Kept, link.Target, StringComparison.Ordinal);
            Assert.Matches("^`.+`$", link.Text);
            AssertSays(link, link.Text.Trim('`'));
        });
    }

    [Theory]
    [MemberData(nameof(Sections))]
    public void Broken_IsExpectedOnTheLineThatIsLinked(int section)
    {
        var links = Rows[section - 1].Broken;

        Assert.All(links, link =>
        {
            Assert.StartsWith(Broken, link.Target, StringComparison.Ordinal);
            AssertSays(link, $" {link.Text}: ");
        });
        Assert.Equal(Rows[section - 1].Rules.Select(rule => rule.Text), links.Select(link => link.Text).Distinct());
    }

    [Fact]
    public void Broken_IsEveryRuleThatTheRejectedSampleBreaks() =>
        Assert.Equal(
            Directory.EnumerateFiles(RepositoryFiles.Path("samples", "HumanResources.Rejected"), "*", SearchOption.AllDirectories)
                .Where(path => Path.GetExtension(path) is ".cs" or ".yaml")
                .SelectMany(path => Expectation().Matches(File.ReadAllText(path)).Select(match => match.Groups[1].Value))
                .Distinct()
                .Order(StringComparer.Ordinal),
            Rows.SelectMany(row => row.Broken).Select(link => link.Text).Distinct().Order(StringComparer.Ordinal));

    private static void AssertSays(Link link, string text)
    {
        var parts = link.Target.Split("#L");
        Assert.True(parts.Length == 2, $"{link.Target} names no line.");
        var lines = RepositoryFiles.Read("docs", parts[0]).Split('\n');
        var number = int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture);
        var found = lines.Index().Where(line => line.Item.Contains(text, StringComparison.Ordinal)).Select(line => line.Index + 1);
        Assert.True(found.Contains(number), $"{parts[0]} says '{text}' not on line {number} but on {string.Join(", ", found)}.");
    }

    private static IEnumerable<Row> ReadRows() =>
        from line in RepositoryFiles.Read("docs", "policy-sections.md").Split('\n')
        where RowStart().IsMatch(line)
        let cells = line.Split('|', StringSplitOptions.TrimEntries)
        select new Row(int.Parse(RowStart().Match(line).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), Links(cells[2]), Links(cells[3]), Links(cells[4]));

    private static Link[] Links(string cell) =>
        [.. MarkdownLink().Matches(cell).Select(match => new Link(match.Groups[1].Value, match.Groups[2].Value))];

    [GeneratedRegex(@"^\| (\d+) ")]
    private static partial Regex RowStart();

    [GeneratedRegex(@"\[(`[^`]+`|\w+)\]\(([^)]+)\)")]
    private static partial Regex MarkdownLink();

    [GeneratedRegex(@"(?://|#) (PD\d{4}): ")]
    private static partial Regex Expectation();

    private sealed record Row(int Section, Link[] Rules, Link[] Kept, Link[] Broken);

    private sealed record Link(string Text, string Target);
}
