namespace PersonalData.Analyzers.Tests.Flow.Limits;

/// <summary>Functions inside protected regions: their graphs are numbered on their own.</summary>
public sealed class NestedRegionTests : FlowTest
{
    [Fact]
    public Task LambdaInsideTry_IsFollowed() => VerifyBody("""
        var sent = 0;
        try
        {
            sent++;
            sent++;
            foreach (var one in applicants)
            {
                Action send = () => Newsletter.Send({|PD1001:one.Email|});
                send();
            }
        }
        finally
        {
            sent--;
        }
        """);
}
