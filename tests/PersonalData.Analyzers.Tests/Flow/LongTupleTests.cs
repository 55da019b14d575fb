namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>Tuples of more than seven elements, whose rest is a tuple of its own.</summary>
public sealed class LongTupleTests : FlowTest
{
    [Fact]
    public Task ElementBehindTheSeventh_IsOnePlaceByBothNames() => VerifyBody("""
        (string, string, string, string, string, string, string, string, string) wide = ("", "", "", "", "", "", "", employee.Email, employee.Department);
        Newsletter.Send({|PD1001:wide.Item8|});
        Newsletter.Send({|PD1001:wide.Rest.Item1|});
        Newsletter.Send(wide.Rest.Item2);
        Newsletter.Send(wide.Item9);
        wide.Rest.Item2 = employee.Name;
        Newsletter.Send({|PD1001:wide.Item9|});
        wide.Item8 = "";
        Newsletter.Send(wide.Rest.Item1);
        """);

    [Fact]
    public Task Rest_IsATupleOfWhatIsBehindTheSeventh() => VerifyBody("""
        (string, string, string, string, string, string, string, string, string) wide = ("", "", "", "", "", "", "", employee.Email, employee.Department);
        var rest = wide.Rest;
        Newsletter.Send({|PD1001:rest.Item1|});
        Newsletter.Send(rest.Item2);
        var (mail, department) = wide.Rest;
        Newsletter.Send({|PD1001:mail|});
        Newsletter.Send(department);
        """);

    [Fact]
    public Task RestOfTheRest_IsFollowed() => VerifyBody("""
        var wide = ("", "", "", "", "", "", "", "", "", "", "", "", "", "", employee.Email, "");
        Newsletter.Send({|PD1001:wide.Item15|});
        Newsletter.Send({|PD1001:wide.Rest.Rest.Item1|});
        Newsletter.Send(wide.Rest.Rest.Item2);
        """);
}
