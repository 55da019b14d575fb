namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>What a declaration says of itself goes before what is known of an object as a whole.</summary>
public sealed class DeclaredMemberTests : FlowTest
{
    private const string Candidate = """

        [PersonalData(Category.Applicant)]
        public sealed class Candidate
        {
            [NotPersonalData("a row number")] public int Id { get; set; }
            public string Phone { get; set; } = "";
        }

        public sealed class Ticket { public int Number { get; set; } public string Text { get; set; } = ""; }

        public static class Tickets
        {
            [Purpose(Purpose.ServiceInformation)] public static void Print(int number) { }
        }

        """;

    [Theory]
    [InlineData("Tickets.Print(all[0].Id);")]
    [InlineData("foreach (var one in all) Tickets.Print(one.Id);")]
    [InlineData("foreach (var one in all.ToArray()) Tickets.Print(one.Id);")]
    [InlineData("if (all[0] is { Id: var id }) Tickets.Print(id);")]
    [InlineData("var ticket = new Ticket { Number = all[0].Id }; Tickets.Print(ticket.Number);")]
    public Task ExceptedMember_OfAnElement_DoesNotTrigger(string statement) => Verify(Candidate + $$"""
        public static class Program
        {
            public static void Run(List<Candidate> all)
            {
                {{statement}}
            }
        }
        """);

    [Fact]
    public Task ExceptedMember_DeepInAService_DoesNotTrigger() => Verify(Candidate + """
        public sealed class Database { public List<Candidate> Candidates { get; } = []; }

        public sealed class Desk(Database database)
        {
            public List<Ticket> Tickets() =>
                database.Candidates.GroupBy(c => c.Id).Select(group => new Ticket { Number = group.Key }).ToList();
        }

        public static class Program
        {
            public static List<Ticket> Run(Desk desk) => desk.Tickets();
        }
        """);

    [Fact]
    public Task ExceptedMember_ThatDataWasWrittenTo_Reports() => Verify(Candidate + """
        public static class Program
        {
            public static void Run(Candidate candidate)
            {
                candidate.Id = {|PD1002:candidate.Phone[0]|};
                Tickets.Print({|PD1001:candidate.Id|});
            }
        }
        """);

    [Fact]
    public Task MarkedMember_OfAnElement_Reports() => Verify(Candidate + """
        public static class Program
        {
            public static Ticket Run(List<Candidate> all) => new() { Text = {|PD1002:all[0].Phone|} };
        }
        """);

    [Fact]
    public Task MemberOfTypeParameter_WithMarkedArgument_DoesNotTrigger() => Verify(Candidate + """
        public record Box<T>(T Content)
        {
            public static Box<T> Of(T content) => new(content);
        }

        public interface IShelf<T> { void Put(T item); }

        public sealed class Shelf<TItem> : IShelf<TItem>
        {
            private readonly List<TItem> _items = [];
            public void Put(TItem item) => _items.Add(item);
        }

        public static class Program
        {
            public static Box<T> Wrap<T>(T content) => Box<T>.Of(content);

            public static Box<Candidate> Run(Candidate candidate, IShelf<Candidate> shelf)
            {
                shelf.Put(candidate);
                _ = new Box<List<Candidate>>([candidate]);
                _ = Box<Candidate>.Of(candidate);
                return Wrap(candidate);
            }
        }
        """);

    [Fact]
    public Task MemberOfTypeParameter_WithUnmarkedArgument_Reports() => Verify(Candidate + """
        public record Box<T>(T Content)
        {
            public static Box<T> Of(T content) => new(content);
        }

        public static class Program
        {
            public static Box<T> Wrap<T>(T content) => Box<T>.Of(content);

            public static void Run(Candidate candidate)
            {
                _ = new Box<string>({|PD1002:candidate.Phone|});
                _ = Box<string>.Of({|PD1002:candidate.Phone|});
                _ = Wrap({|PD1002:candidate.Phone|});
                _ = new Box<object>({|PD1002:candidate|});
            }
        }
        """);

    [Fact]
    public Task TaskWithoutResult_GivesNothing() => Verify(Candidate + """
        public interface IStore { Task Save(string text); }

        public sealed class Archive { public List<Candidate> All { get; } = []; }

        public sealed class Store(Archive archive) : IStore
        {
            public Task Save(string text) => Task.FromResult(archive);
        }

        public static class Program
        {
            [Purpose(Purpose.ServiceInformation)]
            public static async Task Run(IStore store) => await store.Save("hello");
        }
        """);

    [Fact]
    public Task OtherCategory_BehindAMarkedParameter_ReportsOnce() => Verify("""
        public sealed class Letter { [PersonalData(Category.Employee)] public string To { get; set; } = ""; }

        public static class Program
        {
            private static Letter Write([PersonalData(Category.Employee)] string to) => new() { To = to };

            private static Letter WriteUnmarked(string to) => new() { To = to };

            public static void Run(Applicant applicant)
            {
                Write({|PD1003:applicant.Email|});
                WriteUnmarked({|PD1003:applicant.Email|});
            }
        }
        """);
}
