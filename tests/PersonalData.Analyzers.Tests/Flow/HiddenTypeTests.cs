namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>
/// An object whose type has marked members carries them as a whole (SPEC 6.2): stored as an interface or base type that
/// does not show them, it needs a mark (6.4).
/// </summary>
public sealed class HiddenTypeTests : FlowTest
{
    private const string Types = """
        public interface IDoc { }
        public interface IShown { [PersonalData(Category.Employee)] string Holder { get; } }
        public abstract class Message { }
        public sealed class Contract : IDoc, IShown { [PersonalData(Category.Employee)] public string Holder { get; set; } = ""; }
        public sealed class Mail : Message { [PersonalData(Category.Employee)] public string To { get; set; } = ""; }
        public sealed class Plain : Message, IDoc { public string Text { get; set; } = ""; }
        public sealed class Queue : IDoc { [PersonalData(Category.Employee)] private readonly List<string> _items = new(); public int Count => _items.Count; }
        public sealed class Outbox(IDoc doc)
        {
            public IDoc? Doc;
            public Message? Message;
            public IShown? Shown;
            public Contract? Contract;
            public List<IDoc> Docs = [];
            [PersonalData(Category.Employee)] public IDoc? Marked;
            public IDoc Kept() => doc;
        }

        """;

    [Theory]
    [InlineData("o.Doc = {|PD1002:c|};")]
    [InlineData("o.Message = {|PD1002:m|};")]
    [InlineData("o.Docs.Add({|PD1002:c|});")]
    [InlineData("_ = new Outbox({|PD1002:c|});")]
    [InlineData("Set(o, {|PD1002:c|});")]
    public Task StoredAsAnotherType_Reports(string body) => Check(body);

    [Theory]
    [InlineData("o.Shown = c;")]
    [InlineData("o.Contract = c;")]
    [InlineData("o.Marked = c;")]
    [InlineData("o.Doc = p; o.Message = p;")]
    [InlineData("o.Doc = q; _ = new Outbox(q);")]
    [InlineData("IDoc local = c; Message other = m;")]
    public Task ShownByTheType_OrKeptToItself_DoesNotTrigger(string body) => Check(body);

    private static Task Check(string body) => Verify(Types + $$"""
        public static class Program
        {
            static void Run(Outbox o, Contract c, Mail m, Plain p, Queue q) { {{body}} }
            static void Set(Outbox o, IDoc d) => o.Doc = d;
        }
        """);
}
