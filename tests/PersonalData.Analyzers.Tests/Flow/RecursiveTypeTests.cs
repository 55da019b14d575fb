namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>
/// Generic types that hold more of themselves, and methods on them that call themselves through delegates: what lies how
/// deep in them must not be told apart without end.
/// </summary>
public sealed class RecursiveTypeTests : FlowTest
{
    [Theory]
    [InlineData("tree.Map(t => t.Floor).Value", false)]
    [InlineData("tree.Map(t => t.Lead).Value.Email", true)]
    [InlineData("tree.Fold<string>((t, kids) => t.Floor + string.Concat(kids))", false)]
    [InlineData("tree.Fold<string>((t, kids) => t.Lead.Email + string.Concat(kids))", true)]
    [InlineData("tree.Map(t => t.Floor).Fold<string>((floor, kids) => floor + string.Concat(kids))", false)]
    [InlineData("tree.Map(t => t.Lead).Fold<string>((lead, kids) => lead.Name + string.Concat(kids))", true)]
    [InlineData("tree.Kids[0].Kids[1].Value.Floor", false)]
    [InlineData("tree.Kids[0].Kids[1].Value.Lead.Name", true)]
    public async Task TreeMappedAndFolded_GivesWhatTheDelegatesGive(string sent, bool reports)
    {
        foreach (var kind in new[] { "readonly struct", "sealed class", "class" })
        {
            await Verify($$"""
                public {{kind}} Tree<T>(T value, IReadOnlyList<Tree<T>>? kids = null)
                {
                    public T Value { get; } = value;
                    public IReadOnlyList<Tree<T>> Kids { get; } = kids ?? [];
                    public Tree<U> Map<U>(Func<T, U> f) => new(f(Value), Kids.Select(k => k.Map(f)).ToList());
                    public A Fold<A>(Func<T, IEnumerable<A>, A> f) => f(Value, Kids.Select(k => k.Fold(f)));
                }
                public sealed class Team
                {
                    public string Floor { get; set; } = "";
                    public Employee Lead { get; set; } = new();
                    public List<Team> Parts { get; } = [];
                }
                public static class Program
                {
                    static Tree<Team> ToTree(Team team) => new(team, team.Parts.Select(ToTree).ToList());

                    static void Run(Team team)
                    {
                        var tree = ToTree(team);
                        Newsletter.Send({{(reports ? "{|PD1001:" + sent + "|}" : sent)}});
                    }
                }
                """);
        }
    }

    [Fact]
    public Task ListOfCells_FilledByADelegate_HoldsWhatThatPuts() => Verify("""
        public sealed class Cell<T>(T value, Cell<T>? next = null)
        {
            public T Value { get; } = value;
            public Cell<T>? Next { get; } = next;
            public void Each(Action<T> act) { act(Value); Next?.Each(act); }
            public Cell<U> Select<U>(Func<T, U> f) => new(f(Value), Next?.Select(f));
        }
        public sealed class Note { public string Text = ""; public string Other = ""; }
        public static class Program
        {
            static void Run(Cell<Note> notes, Cell<Note> others, Employee employee)
            {
                notes.Each(note => note.Text = {|PD1002:employee.Email|});
                others.Each(note => note.Text = employee.Department);
                Newsletter.Send({|PD1001:notes.Value.Text|});
                Newsletter.Send(others.Value.Text);
                Newsletter.Send(others.Select(note => note.Other).Value);
            }
        }
        """);
}
