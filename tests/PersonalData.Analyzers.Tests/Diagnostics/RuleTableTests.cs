namespace PersonalData.Analyzers.Tests.Diagnostics;

public class RuleTableTests
{
    [Fact]
    public void Table_IsWhatTheDescriptorsSay()
    {
        var path = RepositoryFiles.Path("docs", "rules", "README.md");
        var page = RepositoryFiles.Read("docs", "rules", "README.md");
        var expected = RuleTable.Update(page);
        if (Environment.GetEnvironmentVariable(RuleTable.UpdateVariable) == "1")
        {
            File.WriteAllText(path, expected);
            page = expected;
        }

        Assert.True(
            expected == page,
            $"The table of rules is stale: run the tests once with {RuleTable.UpdateVariable}=1 and commit docs/rules/README.md.");
    }

    [Fact]
    public void ChangedTable_IsStale()
    {
        var page = RepositoryFiles.Read("docs", "rules", "README.md");
        var changed = page.Replace("| error | Purpose not allowed", "| warning | Purpose not allowed");

        Assert.NotEqual(page, changed);
        Assert.Equal(page, RuleTable.Update(changed));
    }
}
