namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>
/// Consent as a value: what <c>&amp;&amp;</c>, <c>?:</c> and helpers make of checks, and people that a filter or a loop has
/// sorted out. It must be known whichever way control and data came (SPEC 6.3, last paragraph).
/// </summary>
public sealed class ConsentValueTests : FlowTest
{
    private static Task Check(string body) => Verify($$"""
        #pragma warning disable PD1002
        public static class Program
        {
            public static void Run(Member m, Member other, List<Member> all, bool maybe)
            {
                {{body}}
            }

            static bool Has(Member m) => m.Agrees;
            static bool HasNot(Member m) => !m.Agrees;
            static bool HasAndMore(Member m) => m.Agrees && m.Email != "";
            static bool HasOrElse(Member m) => m.Agrees || m.Email != "";
            static bool HasInSteps(Member m) { if (!m.Agrees) return false; return m.Email.Contains('@'); }
            static Member Pick(Member m, Member other) { if (m.Agrees) return m; return other; }
        }

        [PersonalData(Category.Applicant)]
        public sealed class Member
        {
            public string Email { get; set; } = "";
            [ConsentCheck(Purpose.ServiceInformation)] public bool Agrees { get; set; }
        }
        """);

    [Theory]
    [InlineData("if (Has(m)) Newsletter.Send(m.Email);")]
    [InlineData("if (HasNot(m)) return; Newsletter.Send(m.Email);")]
    [InlineData("if (HasAndMore(m)) Newsletter.Send(m.Email);")]
    [InlineData("if (HasInSteps(m)) Newsletter.Send(m.Email);")]
    [InlineData("var ok = m.Agrees && m.Email != \"\"; if (ok) Newsletter.Send(m.Email);")]
    [InlineData("var ok = m.Email != \"\" && m.Agrees; if (ok) Newsletter.Send(m.Email);")]
    [InlineData("var no = !m.Agrees || m.Email == \"\"; if (!no) Newsletter.Send(m.Email);")]
    [InlineData("var ok = m.Agrees ? m.Email != \"\" : false; if (ok) Newsletter.Send(m.Email);")]
    [InlineData("if (m.Agrees & m.Email != \"\") Newsletter.Send(m.Email);")]
    [InlineData("var ok = m.Agrees; ok &= m.Email != \"\"; if (ok) Newsletter.Send(m.Email);")]
    [InlineData("Func<Member, bool> ok = x => x.Agrees && x.Email != \"\"; if (ok(m)) Newsletter.Send(m.Email);")]
    public Task TruthThatTellsOfConsent_DoesNotTrigger(string body) => Check(body);

    [Theory]
    [InlineData("Has(m); Newsletter.Send({|PD1001:m.Email|});")]
    [InlineData("if (HasNot(m)) Newsletter.Send({|PD1001:m.Email|});")]
    [InlineData("if (HasOrElse(m)) Newsletter.Send({|PD1001:m.Email|});")]
    [InlineData("var ok = m.Agrees && m.Email != \"\"; if (!ok) Newsletter.Send({|PD1001:m.Email|});")]
    [InlineData("var no = !m.Agrees || m.Email == \"\"; if (no) Newsletter.Send({|PD1001:m.Email|});")]
    [InlineData("var ok = m.Agrees ? m.Email != \"\" : true; if (ok) Newsletter.Send({|PD1001:m.Email|});")]
    [InlineData("if (m.Agrees | m.Email != \"\") Newsletter.Send({|PD1001:m.Email|});")]
    [InlineData("var ok = m.Agrees; ok |= maybe; if (ok) Newsletter.Send({|PD1001:m.Email|});")]
    [InlineData("if (m.Agrees ^ maybe) Newsletter.Send({|PD1001:m.Email|});")]
    [InlineData("if (other.Agrees && m.Email != \"\") Newsletter.Send({|PD1001:m.Email|});")]
    [InlineData("Func<Member, bool> ok = x => x.Agrees; ok(m); Newsletter.Send({|PD1001:m.Email|});")]
    public Task TruthThatTellsNothing_Reports(string body) => Check(body);

    [Theory]
    [InlineData("if (all.All(x => x.Agrees && x.Email != \"\")) foreach (var x in all) Newsletter.Send(x.Email);")]
    [InlineData("foreach (var x in all.Where(x => x.Agrees).OrderBy(x => x.Email).Skip(1)) Newsletter.Send(x.Email);")]
    [InlineData("foreach (var x in from x in all where x.Agrees orderby x.Email select x) Newsletter.Send(x.Email);")]
    [InlineData("foreach (var x in all.Where(Has)) Newsletter.Send(x.Email);")]
    [InlineData("foreach (var x in all.Where(x => !HasNot(x))) Newsletter.Send(x.Email);")]
    [InlineData("IEnumerable<Member> some = all; some = some.Where(x => x.Agrees); if (maybe) some = some.Where(x => x.Email != \"\"); foreach (var x in some) Newsletter.Send(x.Email);")]
    [InlineData("foreach (var (key, x) in all.Where(x => x.Agrees).ToDictionary(x => x.Email)) { Newsletter.Send(key); Newsletter.Send(x.Email); }")]
    [InlineData("var some = new List<Member>(); foreach (var x in all) if (x.Agrees) some.Add(x); foreach (var x in some) Newsletter.Send(x.Email);")]
    [InlineData("var some = new List<string>(); foreach (var x in all) if (x.Agrees) some.Add(x.Email); foreach (var x in some) Newsletter.Send(x);")]
    [InlineData("var x = maybe ? all.First(x => x.Agrees) : all.Last(x => x.Agrees); Newsletter.Send(x.Email);")]
    public Task PeopleSortedOut_DoesNotTrigger(string body) => Check(body);

    [Theory]
    [InlineData("if (all.Any(x => x.Agrees)) foreach (var x in all) Newsletter.Send({|PD1001:x.Email|});")]
    [InlineData("foreach (var x in all.Where(x => x.Agrees).Concat(all)) Newsletter.Send({|PD1001:x.Email|});")]
    [InlineData("IEnumerable<Member> some = all; if (maybe) some = some.Where(x => x.Agrees); foreach (var x in some) Newsletter.Send({|PD1001:x.Email|});")]
    [InlineData("var some = new List<Member>(); foreach (var x in all) if (x.Agrees) some.Add(x); some.Add(other); foreach (var x in some) Newsletter.Send({|PD1001:x.Email|});")]
    [InlineData("var some = new List<string>(); foreach (var x in all) some.Add(x.Email); foreach (var x in some) Newsletter.Send({|PD1001:x|});")]
    [InlineData("var x = maybe ? all.First(x => x.Agrees) : all[0]; Newsletter.Send({|PD1001:x.Email|});")]
    [InlineData("Newsletter.Send({|PD1001:all.FirstOrDefault(x => x.Agrees, other).Email|});")]
    [InlineData("Newsletter.Send({|PD1001:Pick(m, other).Email|});")]
    public Task PeopleMixedAgain_Reports(string body) => Check(body);
}
