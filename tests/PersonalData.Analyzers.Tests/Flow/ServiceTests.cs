namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>A service gives data; it is none, and holds none (SPEC 6.1).</summary>
public sealed class ServiceTests : FlowTest
{
    private const string Store = """
        public class Store
        {
            public IQueryable<Applicant> Applicants => throw new InvalidOperationException();
        }

        public class Page
        {
            public List<Applicant> Applicants { get; } = new();
        }
        """;

    [Fact]
    public Task ObjectWithQueries_GivenToUnknownCode_DoesNotTrigger() => Verify($$"""
        public static class Program
        {
            public static void Run(Store store) => Newsletter.Send(System.Text.Json.JsonSerializer.Serialize(store));
        }
        {{Store}}
        """);

    [Fact]
    public Task ObjectWithData_GivenToUnknownCode_Reports() => Verify($$"""
        public static class Program
        {
            public static void Run(Page page) => Newsletter.Send({|PD1001:System.Text.Json.JsonSerializer.Serialize(page)|});

            public static void Query(Store store) => Newsletter.Send({|PD1001:store.Applicants.First().Email|});
        }
        {{Store}}
        """);
}
