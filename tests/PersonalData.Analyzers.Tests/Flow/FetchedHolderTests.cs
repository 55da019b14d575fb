namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>
/// A container that was fetched first, out of a collection, a box or a tuple that an unmarked member holds, or out of a
/// static member: what is put into it is stored in that member (SPEC 6.4).
/// </summary>
public sealed class FetchedHolderTests : FlowTest
{
    private static Task Check(string body) => Verify($$"""
        public static class Trace { public static StringBuilder Text { get; } = new(); }
        public sealed class Tag { public List<string> Names { get; } = new(); }
        public sealed class Board(List<string> kept)
        {
            private static readonly StringBuilder Log = new();
            private static readonly Dictionary<string, List<string>> Shared = new();
            private static readonly List<string> Cache = new();
            private static readonly List<Tag> Tags = new();
            [PersonalData(Category.Employee)] private static readonly StringBuilder Marked = new();
            private readonly Dictionary<string, List<string>> _index = new();
            private readonly System.Collections.Concurrent.ConcurrentDictionary<string, List<string>> _both = new();
            private readonly Lazy<List<string>> _lazy = new(() => new());
            private readonly List<StringBuilder> _texts = new();
            private readonly Dictionary<string, Box> _boxes = new();
            [PersonalData(Category.Employee)] private readonly Dictionary<string, List<string>> _marked = new();
            private (string Name, int Count) _last;
            private (List<string> Names, int Count) _pair = (new(), 0);
            private readonly (string, int)[] _slots = new (string, int)[3];
            [PersonalData(Category.Applicant)] private (string Name, int Count) _applicant;
            [PersonalData(Category.Employee)] private (string Name, int Count) _employee;

            public void Run(Employee e)
            {
                {{body}}
            }

            public int Kept => kept.Count;
            private static StringBuilder Current() => Log;
            private static void Write(StringBuilder text, string s) => text.Append(s);
            private static void PutDeep(Dictionary<string, List<string>> index, string s) => index["a"].Add(s);
        }
        public sealed class Box { public int Count; public void Add(string s) { Count++; } }
        """);

    [Theory]
    [InlineData("if (!_index.TryGetValue(e.Department, out var list)) _index[e.Department] = list = []; list.Add({|PD1002:e.Name|});")]
    [InlineData("var list = _index[e.Department]; list.Add({|PD1002:e.Name|});")]
    [InlineData("_both.GetOrAdd(e.Department, _ => []).Add({|PD1002:e.Name|});")]
    [InlineData("foreach (var list in _index.Values) list.Add({|PD1002:e.Name|});")]
    [InlineData("foreach (var pair in _index) pair.Value.Add({|PD1002:e.Name|});")]
    [InlineData("_lazy.Value.Add({|PD1002:e.Name|});")]
    [InlineData("var fresh = new List<string>(); _index[\"a\"] = fresh; fresh.Add({|PD1002:e.Name|});")]
    [InlineData("var text = _texts[0]; text.Append({|PD1002:e.Name|});")]
    [InlineData("PutDeep(_index, {|PD1002:e.Name|});")]
    [InlineData("var alias = kept; alias.Add({|PD1002:e.Name|});")]
    [InlineData("_pair.Names.Add({|PD1002:e.Name|});")]
    public Task OutOfAMember_Reports(string body) => Check(body);

    [Theory]
    [InlineData("if (!_index.TryGetValue(e.Department, out var list)) _index[e.Department] = list = []; list.Add(e.Department);")]
    [InlineData("if (_marked.TryGetValue(e.Department, out var list)) list.Add(e.Name);")]
    [InlineData("_both.GetOrAdd(e.Department, _ => []).Add(e.Department);")]
    [InlineData("var fresh = new List<string>(); fresh.Add(e.Name);")]
    [InlineData("var local = new Dictionary<string, List<string>> { [\"a\"] = [] }; local[\"a\"].Add(e.Name);")]
    [InlineData("var box = _boxes[\"a\"]; box.Add(e.Name);")]
    public Task OutOfAMember_DoesNotTrigger(string body) => Check(body);

    [Theory]
    [InlineData("Log.Append(\"name \").Append({|PD1002:e.Name|});")]
    [InlineData("Trace.Text.AppendLine().AppendLine({|PD1002:e.Name|});")]
    [InlineData("var log = Log; log.Append(\"x\"); log.Append({|PD1002:e.Name|});")]
    [InlineData("Current().Append({|PD1002:e.Name|});")]
    [InlineData("Write(Log, {|PD1002:e.Name|});")]
    [InlineData("if (!Shared.TryGetValue(e.Department, out var list)) Shared[e.Department] = list = []; list.Add({|PD1002:e.Name|});")]
    [InlineData("var tag = Tags[0]; tag.Names.Add({|PD1002:e.Name|});")]
    public Task OutOfAStatic_Reports(string body) => Check(body);

    [Theory]
    [InlineData("Log.Append(\"department \").Append(e.Department);")]
    [InlineData("Marked.Append(\"name \").Append(e.Name);")]
    [InlineData("var first = Cache[0]; var text = new StringBuilder(); text.Append(first).Append(e.Name);")]
    [InlineData("var copy = Cache.ToList(); copy.Add(e.Name);")]
    [InlineData("var copy = new List<string>(Cache); copy.Add(e.Name);")]
    [InlineData("var copy = new StringBuilder(Log.ToString()); copy.Append(e.Name);")]
    public Task OutOfAStatic_DoesNotTrigger(string body) => Check(body);

    [Theory]
    [InlineData("_last.Name = {|PD1002:e.Name|};")]
    [InlineData("_last.Name += {|PD1002:e.Name|};")]
    [InlineData("_slots[0].Item1 = {|PD1002:e.Name|};")]
    [InlineData("ref var slot = ref _slots[0]; slot.Item1 = {|PD1002:e.Name|};")]
    [InlineData("ref var name = ref _last.Name; name = {|PD1002:e.Name|};")]
    [InlineData("_applicant.Name = {|PD1003:e.Name|};")]
    public Task ElementOfAMembersTuple_Reports(string body) => Check(body);

    [Theory]
    [InlineData("_last.Name = e.Department;")]
    [InlineData("_last.Count = 3;")]
    [InlineData("_employee.Name = e.Name;")]
    [InlineData("var local = (e.Name, 1); local.Name = e.Name;")]
    [InlineData("var copy = _last; copy.Name = e.Name;")]
    public Task ElementOfAMembersTuple_DoesNotTrigger(string body) => Check(body);
}
