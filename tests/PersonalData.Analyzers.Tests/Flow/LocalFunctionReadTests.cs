namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>What a local function reads is read in the member around it, and reported once (SPEC 6.3).</summary>
public sealed class LocalFunctionReadTests : FlowTest
{
    private const string Source = """
        [PersonalData(Category.Employee)] public sealed record Profile(string Name);
        public interface ISource { Profile Get(int id); Task<Profile> LoadAsync(int id); }

        """;

    [Fact]
    public Task ObjectOfAMarkedType_IsReportedInside() => Verify(Source + """
        [Purpose(Purpose.ServiceInformation)]
        public sealed class Program(ISource source)
        {
            public string Once()
            {
                return Local().Name;
                Profile Local() => {|PD1001:source.Get(1)|};
            }
            public string Nested()
            {
                return Outer().Name;
                Profile Outer()
                {
                    return Inner();
                    Profile Inner() => {|PD1001:source.Get(1)|};
                }
            }
            public async Task<string> Async()
            {
                return (await Local()).Name;
                async Task<Profile> Local() => await {|PD1001:source.LoadAsync(1)|};
            }
        }
        """);

    [Fact]
    public Task LocalFunctionForAPurposeOfItsOwn_GivesWhatItReads() => Verify(Source + """
        public sealed class Program(ISource source)
        {
            [Purpose(Purpose.ServiceInformation)]
            public string Run()
            {
                return {|PD1001:Local()|}.Name;
                [Purpose(Purpose.Payroll)] Profile Local() => source.Get(1);
            }
        }
        """);
}
