namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>
/// People who are known to have consented, found through a reference to their place: a span's element, a method that
/// returns a reference; and those in a queue that was filled with pairs (SPEC 6.3, last paragraph).
/// </summary>
public sealed class ConsentByReferenceTests : FlowTest
{
    private static Task Check(string body) => Verify($$"""
        using System.Runtime.InteropServices;

        public static class Program
        {
            public static void Run(IEnumerable<Member> all, Member[] others)
            {
                var willing = all.Where(m => m.Agrees).ToArray();
                {{body}}
            }

            static ref readonly Member First(Member[] members) => ref members[0];
        }

        public sealed class Member
        {
            public int Id { get; set; }
            [PersonalData(Category.Applicant)] public string Email { get; set; } = "";
            [ConsentCheck(Purpose.ServiceInformation)] public bool Agrees { get; set; }
        }
        """);

    [Theory]
    [InlineData("ReadOnlySpan<Member> span = willing; foreach (var m in span) Newsletter.Send(m.Email);")]
    [InlineData("foreach (var m in willing.AsSpan()) Newsletter.Send(m.Email);")]
    [InlineData("foreach (ref readonly var m in willing.AsSpan()) Newsletter.Send(m.Email);")]
    [InlineData("foreach (var m in willing.AsMemory().Span.Slice(1)) Newsletter.Send(m.Email);")]
    [InlineData("foreach (var m in CollectionsMarshal.AsSpan(willing.ToList())) Newsletter.Send(m.Email);")]
    [InlineData("var span = willing.AsSpan(); for (var i = 0; i < span.Length; i++) Newsletter.Send(span[i].Email);")]
    [InlineData("Newsletter.Send(First(willing).Email); ref readonly var m = ref First(willing); Newsletter.Send(m.Email);")]
    [InlineData("foreach (var m in others.AsSpan()) { if (!m.Agrees) continue; Newsletter.Send(m.Email); }")]
    public Task ElementByReference_OfThoseWhoAgree_DoesNotTrigger(string body) => Check(body);

    [Theory]
    [InlineData("foreach (var m in others.AsSpan()) Newsletter.Send({|PD1001:m.Email|});")]
    [InlineData("Newsletter.Send({|PD1001:First(others).Email|});")]
    [InlineData("Span<Member> span = willing; span[1] = others[0]; foreach (var m in span) Newsletter.Send({|PD1001:m.Email|});")]
    [InlineData("ref var m = ref willing.AsSpan()[0]; m = others[0]; Newsletter.Send({|PD1001:m.Email|});")]
    public Task ElementByReference_OfSomebodyElse_Reports(string body) => Check(body);

    [Theory]
    [InlineData("queue.EnqueueRange(willing.Select(m => (m, m.Id))); while (queue.TryDequeue(out var m, out _)) Newsletter.Send(m.Email);")]
    [InlineData("queue = new(willing.Select(m => (m, m.Id))); while (queue.Count > 0) Newsletter.Send(queue.Dequeue().Email);")]
    [InlineData("queue.EnqueueRange(willing, 1); foreach (var (m, _) in queue.UnorderedItems) Newsletter.Send(m.Email);")]
    public Task QueueOfPairs_OfThoseWhoAgree_DoesNotTrigger(string body) => Check("var queue = new PriorityQueue<Member, int>(); " + body);

    [Theory]
    [InlineData("queue.EnqueueRange(others.Select(m => (m, m.Id))); while (queue.TryDequeue(out var m, out _)) Newsletter.Send({|PD1001:m.Email|});")]
    [InlineData("queue = new(willing.Select(m => (m, m.Id))); queue.Enqueue(others[0], 1); Newsletter.Send({|PD1001:queue.Dequeue().Email|});")]
    public Task QueueOfPairs_OfOthersToo_Reports(string body) => Check("var queue = new PriorityQueue<Member, int>(); " + body);
}
