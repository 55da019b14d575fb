namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>
/// Of several arguments that one parameter takes together, a report is at the one that carries the data (SPEC 6.4), also
/// where only the marks of an object's type say that it has some.
/// </summary>
public sealed class ParamsPlaceTests : FlowTest
{
    private static Task Check(string body) => Verify($$"""
        public abstract class Node;
        public class TextNode(string text) : Node { public string Text { get; } = text; }
        public class PersonNode([PersonalData(Category.Employee)] string name) : Node { [PersonalData(Category.Employee)] public string Name { get; } = name; }
        public class ListNode(params Node[] items) : Node { public IReadOnlyList<Node> Items { get; } = items; }
        public class Bag(params object[] items) { private readonly object[] _items = items; public int Count => _items.Length; }
        public class Tree
        {
            private readonly List<Node> _nodes = new();
            public List<Node> Nodes { get; } = new();
            public void Add(params Node[] nodes) { foreach (var node in nodes) _nodes.Add(node); }
        }

        public static class Program
        {
            public static void Run(Employee e, Employee f, Tree tree)
            {
                {{body}}
            }

            static void Fill(List<Node> list, params Node[] nodes) => list.AddRange(nodes);
        }
        """);

    [Theory]
    [InlineData("new ListNode(new TextNode(e.Department), {|PD1002:new PersonNode(e.Name)|});")]
    [InlineData("new ListNode({|PD1002:new PersonNode(e.Name)|}, new TextNode(e.Department), {|PD1002:new PersonNode(f.Name)|});")]
    [InlineData("var node = new PersonNode(e.Name); new ListNode(new TextNode(e.Department), {|PD1002:node|});")]
    [InlineData("new Bag(1, e.Department, {|PD1002:e|}, {|PD1002:f.Name|});")]
    [InlineData("tree.Add(new TextNode(e.Department), {|PD1002:new PersonNode(e.Name)|});")]
    [InlineData("Fill(tree.Nodes, new TextNode(e.Department), {|PD1002:new PersonNode(e.Name)|});")]
    public Task OneOfSeveral_ReportsAtThatOne(string body) => Check(body);

    [Theory]
    [InlineData("new ListNode(new TextNode(e.Department), new TextNode(f.Department));")]
    [InlineData("Fill(tree.Nodes, new TextNode(e.Department));")]
    public Task NoneOfThem_DoesNotTrigger(string body) => Check(body);
}
