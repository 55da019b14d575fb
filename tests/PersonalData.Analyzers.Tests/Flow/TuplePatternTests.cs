namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>Positional patterns over tuples whose type the code does not say.</summary>
public sealed class TuplePatternTests : FlowTest
{
    [Fact]
    public Task PositionalPattern_OnATupleOfNoKnownType_KeepsItsElementsApart() => VerifyBody("""
        object pair = (employee.Email, employee.Department);
        if (pair is (string mail, string team))
        {
            Newsletter.Send({|PD1001:mail|});
            Newsletter.Send(team);
        }
        """);
}
