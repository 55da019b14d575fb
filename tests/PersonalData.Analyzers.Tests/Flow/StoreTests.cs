namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>Data stored where nothing marks it, and data treated as another category's (SPEC 6.4: PD1002, PD1003).</summary>
public sealed class StoreTests : FlowTest
{
    private const string Card = """
        public sealed class Card
        {
            [PersonalData(Category.Applicant)] public string Email { get; set; } = "";
            public string Text { get; set; } = "";
            public string Field = "";
            public List<string> Items { get; } = new();
        }
        """;

    [Fact]
    public Task UnmarkedMember_Assigned_Reports() => Verify(Card + """
        public static class Program
        {
            static void Run(Applicant a)
            {
                var card = new Card { Email = a.Email, Text = {|PD1002:a.Email|} };
                card.Field = {|PD1002:a.Name|};
                card.Text = a.Position;
                card.Text += {|PD1002:a.Email|};
            }
        }
        """);

    [Fact]
    public Task UnmarkedMember_InSetterOfProperty_ReportsAtTheAssignment() => Verify("""
        public sealed class Box
        {
            private string _text = "";
            public string Text { get => _text; set => _text = value.Trim(); }
        }
        public static class Program
        {
            static void Run(Applicant a)
            {
                var box = new Box();
                box.Text = {|PD1002:a.Email|};
                box.Text = a.Position;
            }
        }
        """);

    [Fact]
    public Task UnmarkedMember_ThroughConstructor_ReportsAtTheArgument() => Verify("""
        public sealed class Box
        {
            private readonly string _text;
            public Box(string text) => _text = text;
            public int Length => _text.Length;
        }
        public static class Program
        {
            static void Run(Applicant a)
            {
                _ = new Box({|PD1002:a.Email|});
                _ = new Box(a.Position);
            }
        }
        """);

    [Fact]
    public Task UnmarkedMember_ThroughHelper_ReportsAtTheArgument() => Verify(Card + """
        public static class Program
        {
            static void Run(Applicant a)
            {
                var card = new Card();
                Fill(card, {|PD1002:a.Email|});
                Fill(card, a.Position);
            }
            static void Fill(Card card, string s) => Deeper(card, s);
            static void Deeper(Card card, string s) => card.Text = s;
        }
        """);

    [Fact]
    public Task CollectionHeldByMember_Reports() => Verify(Card + """
        public sealed class Store
        {
            private readonly List<string> _list = new();
            private readonly Dictionary<int, string> _map = new();
            private readonly StringBuilder _text = new();
            private readonly string[] _array = new string[3];
            private readonly Queue<string> _queue = new();
            public void Run(Applicant a, Card card)
            {
                _list.Add({|PD1002:a.Email|});
                _list.Add(a.Position);
                _map[1] = {|PD1002:a.Email|};
                _text.Append({|PD1002:a.Email|});
                _array[0] = {|PD1002:a.Email|};
                _queue.Enqueue({|PD1002:a.Email|});
                card.Items.Add({|PD1002:a.Email|});
                card.Items.Add(a.Position);
                var local = new List<string>();
                local.Add(a.Email);
                var same = _list;
                same.Add({|PD1002:a.Name|});
            }
        }
        """);

    [Fact]
    public Task PrimaryConstructorCapture_ReportsAtTheArgument() => Verify("""
        public sealed class Desk(string text, string other)
        {
            public string Text() => text;
            public int Length { get; } = other.Length;
        }
        public static class Program
        {
            static void Run(Applicant a)
            {
                _ = new Desk({|PD1002:a.Email|}, a.Email);
                _ = new Desk(a.Position, "x");
            }
        }
        """);

    [Fact]
    public Task PositionalRecord_ReportsAtTheArgument() => Verify("""
        public sealed record Card(string Text, [PersonalData(Category.Applicant)] string Email);
        public static class Program
        {
            static void Run(Applicant a)
            {
                var card = new Card({|PD1002:a.Email|}, a.Email);
                card = new Card(a.Position, a.Email);
                card = card with { Text = {|PD1002:a.Name|} };
            }
        }
        """);

    [Fact]
    public Task StaticMembers_Report() => Verify("""
        public static class Cache
        {
            public static string Last = "";
            public static readonly List<string> All = new();
        }
        public static class Program
        {
            static void Run(Applicant a)
            {
                Cache.Last = {|PD1002:a.Email|};
                Cache.All.Add({|PD1002:a.Email|});
                Cache.Last = a.Position;
            }
        }
        """);

    [Fact]
    public Task MemberWhoseTypeShowsTheCategory_NeedsNoMark() => Verify("""
        [PersonalData(Category.Applicant)] public sealed class Person { public string Name = ""; }
        public sealed class Holder
        {
            public Person? Person;
            public List<Person> All = new();
            public Applicant? Applicant;
            public (Person, int) Pair;
            public object? Any;
        }
        public static class Program
        {
            static void Run(Person p, Applicant a)
            {
                var holder = new Holder { Person = p, Applicant = a, Pair = (p, 3) };
                holder.All.Add(p);
                holder.Any = {|PD1002:p|};
            }
        }
        """);

    [Fact]
    public Task LocalsTuplesAndAnonymousObjects_AreNoStores() => VerifyBody("""
        var text = applicant.Email;
        var pair = (applicant.Email, applicant.Name);
        var it = new { applicant.Email, pair };
        pair.Item1 = applicant.Name;
        """);

    [Fact]
    public Task CapturedVariables_AreNoStores() => VerifyBody("""
        var text = applicant.Email;
        Action a = () => text = applicant.Name;
        a();
        """);

    [Fact]
    public Task OutAndRefIntoMember_Reports() => Verify(Card + """
        public static class Program
        {
            static void Run(Applicant a)
            {
                var card = new Card();
                Get(a, out {|PD1002:card.Field|});
                ref var place = ref card.Field;
                place = {|PD1002:a.Email|};
            }
            static void Get(Applicant a, out string s) => s = a.Email;
        }
        """);

    [Fact]
    public Task DeconstructionIntoMember_Reports() => Verify(Card + """
        public static class Program
        {
            static void Run(Applicant a)
            {
                var card = new Card();
                (card.Field, card.Text) = ({|PD1002:a.Email|}, a.Position);
            }
        }
        """);

    [Fact]
    public Task NullCoalescingAssignmentToMember_Reports() => Verify(Card + """
        public static class Program
        {
            static void Run(Applicant a, Card? card)
            {
                card!.Field ??= {|PD1002:a.Email|};
                card?.Text = {|PD1002:a.Email|};
            }
        }
        """);

    [Fact]
    public Task OtherCategory_Stored_Reports() => Verify("""
        public sealed class Client { [PersonalData(Category.Customer)] public string Email { get; set; } = ""; [PersonalData(Category.Customer)] public string Field = ""; public List<string> X = new(); }
        public static class Program
        {
            static void Run(Applicant a)
            {
                var c = new Client { Email = {|PD1003:a.Email|} };
                c.Field = {|PD1003:a.Name|};
                c.Email = a.Position;
            }
            [Reclassifies("Applicant", "Customer", "asked to be one")]
            static void Become(Applicant a) { _ = new Client { Email = a.Email }; }
        }
        """);

    [Fact]
    public Task OtherCategory_PassedOrReturned_Reports() => Verify("""
        public static class Program
        {
            static void Run(Applicant a)
            {
                Take({|PD1003:a.Email|});
                Take(a.Position);
            }
            static void Take([PersonalData(Category.Customer)] string s) { }
            [return: PersonalData(Category.Customer)] static string Give(Applicant a) => {|PD1003:a.Email|};
            [return: PersonalData(Category.Applicant)] static string Same(Applicant a) => a.Email;
            [PersonalData(Category.Customer)] static string Property => {|PD1003:new Applicant().Email|};
        }
        """);

    [Fact]
    public Task OtherCategory_ThroughHelper_ReportsAtTheArgument() => Verify("""
        public sealed class Client { [PersonalData(Category.Customer)] public string Email { get; set; } = ""; }
        public static class Program
        {
            static void Run(Applicant a)
            {
                Make({|PD1003:a.Email|});
                Make(a.Position);
            }
            static Client Make(string s) => new() { Email = s };
        }
        """);

    [Fact]
    public Task OtherCategory_BesidePurposeReport_IsNotReported() => Verify("""
        public static class Program
        {
            static void Run(Applicant a) => Send({|PD1001:a.Email|});
            [Purpose(Purpose.ServiceInformation)] static void Send([PersonalData(Category.Customer)] string to) { }
        }
        """);

    [Fact]
    public Task ReclassifyingMethod_ChangesTheResult() => Verify("""
        public sealed class Client { [PersonalData(Category.Customer)] public string Email { get; set; } = ""; }
        public static class Program
        {
            [Reclassifies("Applicant", "Employee", "hired")]
            static string Hire(Applicant a) => a.Email;
            static void Run(Applicant a)
            {
                Pay(Hire(a));
                Pay({|PD1001:a.Email|});
            }
            [Purpose(Purpose.Payroll)] static void Pay(string s) { }
        }
        """);

    [Fact]
    public Task PriorityQueueInMember_IsContainer() => Verify("""
        public class Dispatcher
        {
            private readonly PriorityQueue<string, int> _queue = new();
            public void Put(Employee employee) => _queue.Enqueue({|PD1002:employee.Email|}, 1);
            public void PutDepartment(Employee employee) => _queue.Enqueue(employee.Department, 1);
        }

        """);
}
