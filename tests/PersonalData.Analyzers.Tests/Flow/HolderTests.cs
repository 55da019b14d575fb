namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>
/// Data put into a collection, builder or array that an unmarked member holds (SPEC 6.4), by whatever name the code has
/// for that collection.
/// </summary>
public sealed class HolderTests : FlowTest
{
    private const string Holder = """
        public sealed class Card
        {
            public List<string> Items { get; set; } = new();
            public Employee? Owner { get; set; }
        }

        """;

    private static Task Check(string body) => Verify($$"""
        public sealed class Desk
        {
            private readonly List<string> _names = new();
            private readonly Dictionary<string, object> _bag = new();
            private readonly StringBuilder _text = new();
            private readonly char[] _letters = new char[8];
            private object? _anything;
            private readonly StreamWriter _log = new("log");
            private readonly AppDomain _store = AppDomain.CurrentDomain;
            [PersonalData(Category.Employee)] private readonly List<string> _marked = new();

            public void Run(Employee e, Card card)
            {
                {{body}}
            }

            private List<string> Names() => _names;
            private static void Add(List<string> list, string item) => list.Add(item);
            private static void AddName(List<string> list, Employee e) => Add(list, e.Name);
            private static void AddDepartment(List<string> list, Employee e) => Add(list, e.Department);
            private static void Write(StringBuilder text, string line) => text.Append(line).AppendLine();
        }
        {{Holder}}
        """);

    [Theory]
    [InlineData("var alias = _names; alias.Add({|PD1002:e.Name|});")]
    [InlineData("Names().Add({|PD1002:e.Name|});")]
    [InlineData("var card2 = new Card(); var items = card2.Items; items.Add({|PD1002:e.Name|});")]
    [InlineData("var items = card.Items; items.Insert(0, {|PD1002:e.Name|});")]
    [InlineData("var list = new List<string>(); card.Items = list; list.Add({|PD1002:e.Name|});")]
    [InlineData("Add(_names, {|PD1002:e.Name|});")]
    [InlineData("Add(card.Items, {|PD1002:e.Name|});")]
    [InlineData("AddName(_names, {|PD1002:e|});")]
    [InlineData("Write(_text, {|PD1002:\"Dear \" + e.Name|});")]
    [InlineData("{|PD1002:e.Name|}.CopyTo(0, _letters, 0, 3);")]
    [InlineData("_bag[\"owner\"] = {|PD1002:e|};")]
    [InlineData("_anything = {|PD1002:e|};")]
    [InlineData("_anything = {|PD1002:new List<Employee> { e }|};")]
    public Task MemberHoldsIt_Reports(string body) => Check(body);

    [Theory]
    [InlineData("var alias = _names; alias.Add(e.Department); alias = new List<string>(); alias.Add(e.Name);")]
    [InlineData("var copy = card.Items.ToList(); copy.Add(e.Name);")]
    [InlineData("Add(_names, e.Department); Add(new List<string>(), e.Name);")]
    [InlineData("AddDepartment(_names, e); AddName(new List<string>(), e);")]
    [InlineData("Add(_marked, e.Name); var alias = _marked; alias.Add(e.Name);")]
    [InlineData("Write(_text, e.Department); Write(new StringBuilder(), e.Name);")]
    [InlineData("_bag[\"owner\"] = e.Department; _anything = new object(); _anything = new { e.Department };")]
    [InlineData("card.Owner = e;")]
    [InlineData("_log.WriteLine(e.Name); _log.Flush();")]
    [InlineData("_store.SetData(\"name\", e.Name);")]
    public Task NothingUnmarkedHoldsIt_DoesNotTrigger(string body) => Check(body);

    [Fact]
    public Task AnotherCategoryIntoARecordsMarkedProperty_ReportsAtTheArgument() => Verify("""
        public record Badge([property: PersonalData(Category.Employee)] string Name, string Title);
        public static class Program
        {
            static void Run(Applicant a, Employee e)
            {
                _ = new Badge({|PD1003:a.Name|}, a.Position);
                _ = new Badge(e.Name, e.Department);
            }
        }
        """);
}
