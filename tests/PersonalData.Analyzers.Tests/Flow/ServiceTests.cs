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

    [Fact]
    public Task ServiceThatKeepsDataToItself_GivenToAnother_DoesNotTrigger() => Verify("""
        public sealed record Card(int Id, [property: PersonalData(Category.Applicant)] string Name);
        public interface ICards { Card? Find(int id); }
        public sealed class Cached(ICards inner) : ICards
        {
            private readonly Dictionary<int, Card?> _cache = new();
            public Card? Find(int id) => _cache[id] = inner.Find(id);
        }
        public sealed class Open(ICards inner) : ICards
        {
            public Dictionary<int, Card?> Known { get; } = new();
            public Card? Find(int id) => Known[id] = inner.Find(id);
        }
        public sealed class Plain(ICards inner) : ICards { public Card? Find(int id) => inner.Find(id); }
        public static class Make
        {
            public static ICards Hidden(ICards cards) => new Plain(new Cached(cards));
            public static ICards Shown(ICards cards) => new Plain({|PD1002:new Open(cards)|});
        }
        """);
}
