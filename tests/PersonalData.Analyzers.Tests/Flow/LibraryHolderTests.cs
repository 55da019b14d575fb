namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>
/// Data put into a library's queue, box or text in memory that an unmarked member holds: those are made to be filled, though
/// by their form they are neither collections nor builders (SPEC 6.4). What leads elsewhere, such as a stream or a service, is not.
/// </summary>
public sealed class LibraryHolderTests : FlowTest
{
    private static Task Check(string body) => Verify($$"""
        using System.Runtime.CompilerServices;
        using System.Threading.Channels;

        public sealed class Desk
        {
            private static readonly AsyncLocal<string?> s_current = new();
            private readonly ThreadLocal<string?> _thread = new();
            private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
            private readonly Channel<Employee> _people = Channel.CreateUnbounded<Employee>();
            private readonly Lazy<Channel<Employee>> _later = new(() => Channel.CreateUnbounded<Employee>());
            private readonly Channel<object> _anything = Channel.CreateUnbounded<object>();
            private readonly ChannelWriter<string> _writer = Channel.CreateUnbounded<string>().Writer;
            private readonly StringWriter _report = new();
            private readonly MemoryStream _bytes = new();
            private readonly System.Buffers.ArrayBufferWriter<byte> _buffer = new();
            private readonly TaskCompletionSource<string> _answer = new();
            private readonly TaskCompletionSource<Employee> _found = new();
            private readonly Dictionary<int, TaskCompletionSource<string>> _answers = new();
            private readonly StrongBox<string> _box = new("");
            private readonly StrongBox<int> _count = new(0);
            private readonly AsyncLocal<Employee?> _person = new();
            private readonly WeakReference<string> _weak = new("");
            private readonly WeakReference<Employee> _weakPerson = new(new());
            private readonly ConditionalWeakTable<object, string> _notes = new();
            private readonly UriBuilder _uri = new();
            private readonly Stream _stream = Stream.Null;
            private readonly TextWriter _out = TextWriter.Null;
            private readonly System.Diagnostics.Process _process = new();
            [PersonalData(Category.Employee)] private readonly Channel<string> _marked = Channel.CreateUnbounded<string>();
            [PersonalData(Category.Employee)] private readonly AsyncLocal<string?> _markedPerson = new();

            public ChannelWriter<string> Lines => _lines.Writer;

            public async Task Run(Employee e, Desk other)
            {
                {{body}}
                await Task.Yield();
            }

            private StringWriter Report() => _report;
            private static void Write(ChannelWriter<string> lines, string line) => lines.TryWrite(line);
        }
        """);

    [Theory]
    [InlineData("_lines.Writer.TryWrite({|PD1002:e.Name|});")]
    [InlineData("await _lines.Writer.WriteAsync({|PD1002:e.Name|});")]
    [InlineData("var lines = _lines.Writer; lines.TryWrite({|PD1002:e.Name|});")]
    [InlineData("_writer.TryWrite({|PD1002:e.Name|});")]
    [InlineData("Write(_lines.Writer, {|PD1002:e.Name|});")]
    [InlineData("other.Lines.TryWrite({|PD1002:e.Name|});")]
    [InlineData("_anything.Writer.TryWrite({|PD1002:e|});")]
    [InlineData("_report.WriteLine({|PD1002:e.Name|});")]
    [InlineData("Report().Write({|PD1002:e.Name|});")]
    [InlineData("_bytes.Write({|PD1002:Encoding.UTF8.GetBytes(e.Name)|});")]
    [InlineData("_answer.SetResult({|PD1002:e.Name|});")]
    [InlineData("_answers[e.Id].TrySetResult({|PD1002:e.Name|});")]
    [InlineData("s_current.Value = {|PD1002:e.Name|};")]
    [InlineData("_thread.Value = {|PD1002:e.Name|};")]
    [InlineData("_box.Value = {|PD1002:e.Name|};")]
    [InlineData("_weak.SetTarget({|PD1002:e.Name|});")]
    [InlineData("_notes.Add(this, {|PD1002:e.Name|});")]
    [InlineData("_uri.Query = {|PD1002:e.Name|};")]
    public Task IntoAHolderOfAnUnmarkedMember_Reports(string body) => Check(body);

    [Theory]
    [InlineData("_lines.Writer.TryWrite(e.Department);")]
    [InlineData("_people.Writer.TryWrite(e); _later.Value.Writer.TryWrite(e);")]
    [InlineData("_found.SetResult(e); _person.Value = e; _weakPerson.SetTarget(e);")]
    [InlineData("_marked.Writer.TryWrite(e.Name); _markedPerson.Value = e.Name;")]
    [InlineData("s_current.Value = e.Department; _box.Value = e.Department; _count.Value += e.Id;")]
    [InlineData("_report.Write(e.Department); _uri.Query = e.Department;")]
    public Task WhereTheTypeOrTheMarkShowsIt_DoesNotTrigger(string body) => Check(body);

    [Theory]
    [InlineData("var text = new StringWriter(); text.Write(e.Name);")]
    [InlineData("Write(Channel.CreateUnbounded<string>().Writer, e.Name);")]
    [InlineData("_stream.Write(Encoding.UTF8.GetBytes(e.Name)); _out.Write(e.Name);")]
    [InlineData("_process.StartInfo.Arguments = e.Name;")]
    public Task IntoALocalOrWhatLeadsElsewhere_DoesNotTrigger(string body) => Check(body);

    [Fact]
    public Task OfATypeParameter_ByTheTypeArgument() => Verify("""
        using System.Threading.Channels;

        public sealed class Line<T>
        {
            private readonly Channel<T> _items = Channel.CreateUnbounded<T>();
            public void Put(T item) => _items.Writer.TryWrite(item);
        }

        public static class Program
        {
            public static void Run(Employee e, Line<string> texts, Line<Employee> people)
            {
                people.Put(e);
                texts.Put(e.Department);
                texts.Put({|PD1002:e.Name|});
            }
        }
        """);
}
