namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>
/// Consent around functions: a lambda or local function that runs only where the person is known to have consented, and
/// collections whose people all have (SPEC 6.3, last paragraph).
/// </summary>
public sealed class FunctionConsentTests : FlowTest
{
    private static Task Check(string body) => Verify($$"""
        #pragma warning disable PD1002
        public static class Program
        {
            public static void Run(Member m, Member other, List<Member> all, List<Member> others)
            {
                {{body}}
            }

            static void WhenAgreed(Member m, Action<Member> act) { if (m.Agrees) act(m); }
            static void WhenAgreed(Member m, Action act) { if (m.Agrees) act(); }
            static void Always(Member m, Action<Member> act) => act(m);
            static void Either(Member m, Action<Member> act) { if (m.Agrees) act(m); else act(m); }
            static void Wrong(Member m, Member other, Action<Member> act) { if (m.Agrees) act(other); }
            static void Through(Member m, Action<Member> act) => WhenAgreed(m, x => act(x));
            static void EachAgreed(List<Member> all, Action<Member> act) { foreach (var m in all) if (m.Agrees) act(m); }
            static void Each(List<Member> all, Action<Member> act) { foreach (var m in all) act(m); }
            static List<Member> Load() => System.Text.Json.JsonSerializer.Deserialize<List<Member>>("[]")!;
        }

        public sealed class Member
        {
            [PersonalData(Category.Applicant)] public string Email { get; set; } = "";
            [ConsentCheck(Purpose.ServiceInformation)] public bool Agrees { get; set; }
        }
        """);

    [Theory]
    [InlineData("if (m.Agrees) { void Go() => Newsletter.Send(m.Email); Go(); }")]
    [InlineData("if (!m.Agrees) return; Go(); void Go() => Newsletter.Send(m.Email);")]
    [InlineData("if (m.Agrees) Go(m); void Go(Member x) => Newsletter.Send(x.Email);")]
    [InlineData("if (m.Agrees) Go(); if (m.Agrees) Go(); void Go() => Newsletter.Send(m.Email);")]
    public Task LocalFunction_CalledUnderTheCheckOnly_DoesNotTrigger(string body) => Check(body);

    [Theory]
    [InlineData("if (m.Agrees) Go(); Go(); void Go() => Newsletter.Send({|PD1001:m.Email|});")]
    [InlineData("if (other.Agrees) Go(); void Go() => Newsletter.Send({|PD1001:m.Email|});")]
    [InlineData("if (m.Agrees) Go(other); void Go(Member x) => Newsletter.Send({|PD1001:x.Email|});")]
    [InlineData("if (m.Agrees) Go(); others.ForEach(_ => Go()); void Go() => Newsletter.Send({|PD1001:m.Email|});")]
    [InlineData("if (m.Agrees) Go(); Action later = Go; later(); void Go() => Newsletter.Send({|PD1001:m.Email|});")]
    public Task LocalFunction_CalledWithoutTheCheckToo_Reports(string body) => Check(body);

    [Theory]
    [InlineData("WhenAgreed(m, x => Newsletter.Send(x.Email));")]
    [InlineData("WhenAgreed(m, () => Newsletter.Send(m.Email));")]
    [InlineData("Through(m, x => Newsletter.Send(x.Email));")]
    [InlineData("EachAgreed(all, x => Newsletter.Send(x.Email));")]
    [InlineData("Action go = () => Newsletter.Send(m.Email); if (m.Agrees) go();")]
    public Task Callback_CalledUnderTheCheckOnly_DoesNotTrigger(string body) => Check(body);

    [Theory]
    [InlineData("Always(m, x => Newsletter.Send({|PD1001:x.Email|}));")]
    [InlineData("Either(m, x => Newsletter.Send({|PD1001:x.Email|}));")]
    [InlineData("Wrong(m, other, x => Newsletter.Send({|PD1001:x.Email|}));")]
    [InlineData("WhenAgreed(m, () => Newsletter.Send({|PD1001:other.Email|}));")]
    [InlineData("Each(all, x => Newsletter.Send({|PD1001:x.Email|}));")]
    [InlineData("Action go = () => Newsletter.Send({|PD1001:m.Email|}); if (m.Agrees) go(); go();")]
    public Task Callback_CalledWithoutTheCheckToo_Reports(string body) => Check(body);

    [Theory]
    [InlineData("if (all.All(x => x.Agrees)) Newsletter.SendAll(all.Select(x => x.Email));")]
    [InlineData("if (!all.All(x => x.Agrees)) return; Newsletter.SendAll(from x in all select x.Email);")]
    [InlineData("if (all.TrueForAll(x => x.Agrees)) Newsletter.SendAll(all.Select(x => x.Email).ToList());")]
    [InlineData("if (all.All(x => x.Agrees)) Newsletter.Send(string.Join(\", \", all.Select(x => x.Email)));")]
    [InlineData("if (all.All(x => x.Agrees)) all.ForEach(x => Newsletter.Send(x.Email));")]
    [InlineData("var some = Load(); if (some.All(x => x.Agrees)) Newsletter.SendAll(some.Select(x => x.Email));")]
    public Task QueryOverACollectionOfWhichAllConsent_DoesNotTrigger(string body) => Check(body);

    [Theory]
    [InlineData("if (all.All(x => x.Agrees)) Newsletter.SendAll({|PD1001:others.Select(x => x.Email)|});")]
    [InlineData("if (all.Any(x => x.Agrees)) Newsletter.SendAll({|PD1001:all.Select(x => x.Email)|});")]
    [InlineData("if (!all.All(x => x.Agrees)) Newsletter.SendAll({|PD1001:all.Select(x => x.Email)|});")]
    [InlineData("if (!all.All(x => x.Agrees)) return; all.Add(other); Newsletter.SendAll({|PD1001:all.Select(x => x.Email)|});")]
    public Task QueryOverAnotherCollection_Reports(string body) => Check(body);
}
