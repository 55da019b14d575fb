namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>A delegate that gives data is handed to code for a purpose, which calls it (SPEC 6.2, 6.3): the data arrives there.</summary>
public sealed class DelegateForPurposeTests : FlowTest
{
    private const string Types = """

        public interface ITracker
        {
            [Purpose(Purpose.ServiceInformation)] void Track(Func<string> label);
            [Purpose(Purpose.ServiceInformation)] void Choose(Func<bool> answer);
            [Purpose(Purpose.Recruitment)] void Recruit(Func<string> label);
        }
        """;

    private static Task Check(string body) => Verify($$"""
        public static class Program
        {
            public static void Run(Applicant applicant, ITracker tracker)
            {
                {{body}}
            }
        }
        {{Types}}
        """);

    [Theory]
    [InlineData("tracker.Track({|PD1001:() => applicant.Email|});")]
    [InlineData("Func<string> label = () => applicant.Email; tracker.Track({|PD1001:label|});")]
    [InlineData("tracker.Track({|PD1001:Label|}); string Label() => applicant.Email;")]
    public Task GivesDataToThePurpose_Reports(string body) => Check(body);

    [Theory]
    [InlineData("tracker.Track(() => applicant.Position);")]
    [InlineData("tracker.Choose(() => applicant.Email == \"x\");")]
    [InlineData("tracker.Recruit(() => applicant.Email);")]
    [InlineData("Func<string> label = () => applicant.Email; label();")]
    public Task GivesNothingToThePurpose_DoesNotTrigger(string body) => Check(body);
}
