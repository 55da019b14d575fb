namespace PersonalData.Analyzers.Tests.Flow.Models;

/// <summary>Runs every program under Programs: the rows of library.yaml, each in use.</summary>
public sealed class ModelProgramTests
{
    public static TheoryData<string> Files => new(ModelProgramFile.Names);

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Program_FlowsAsItsLineSays(string name)
    {
        var file = ModelProgramFile.Of(name);
        AssertNone(file.Errors());

        var reported = await file.Reported();
        Assert.NotEmpty(file.Programs);
        AssertNone(file.Programs.Where(p => p.Flows != reported.Contains(p.Line)).Select(p => (p.Flows ? "lost" : "invented") + " in " + p));
    }

    private static void AssertNone(IEnumerable<string> faults)
    {
        var found = faults.ToList();
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }
}
