namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>
/// Consent known around functions in functions: what a lambda or local function knows of a person, those inside it know
/// too, however deep, and however it is handed on (SPEC 6.3, last paragraph).
/// </summary>
public sealed class NestedFunctionConsentTests : FlowTest
{
    private static Task Check(string body) => Verify($$"""
        #pragma warning disable PD1002
        public sealed class Program
        {
            private readonly Member own = new();

            public void Run(Member m, Member other, List<Member> all, List<int> n, int d)
            {
                {{body}}
            }

            static void WhenAgreed(Member m, Action act) { if (m.Agrees) act(); }
            static int Out(Action act) { act(); return 1; }
        }

        public sealed class Member
        {
            [PersonalData(Category.Applicant)] public string Email { get; set; } = "";
            [ConsentCheck(Purpose.ServiceInformation)] public bool Agrees { get; set; }
        }
        """);

    [Theory]
    [InlineData("if (m.Agrees) n.ForEach(i => n.ForEach(j => n.ForEach(k => Newsletter.Send(m.Email))));")]
    [InlineData("if (!m.Agrees) return; n.ForEach(i => Task.Run(() => Newsletter.Send(m.Email)));")]
    [InlineData("if (!m.Agrees) return; n.ForEach(i => { Go(); void Go() => Newsletter.Send(m.Email); });")]
    [InlineData("if (!m.Agrees) return; Go(); void Go() => n.ForEach(i => Newsletter.Send(m.Email));")]
    [InlineData("if (!m.Agrees) return; n.ForEach(i => { var x = m; n.ForEach(j => Newsletter.Send(x.Email)); });")]
    [InlineData("if (!own.Agrees) return; n.ForEach(i => n.ForEach(j => Newsletter.Send(own.Email)));")]
    [InlineData("WhenAgreed(m, () => n.ForEach(i => Newsletter.Send(m.Email)));")]
    [InlineData("n.ForEach(i => { if (m.Agrees) n.ForEach(j => Newsletter.Send(m.Email)); });")]
    [InlineData("if (!m.Agrees) return; var later = new Lazy<int>(() => { n.ForEach(i => Newsletter.Send(m.Email)); return 1; });")]
    public Task FunctionInAFunction_MadeUnderTheCheck_DoesNotTrigger(string body) => Check(body);

    [Theory]
    [InlineData("n.ForEach(i => n.ForEach(j => Newsletter.Send({|PD1001:m.Email|})));")]
    [InlineData("if (m.Agrees) n.ForEach(i => n.ForEach(j => Newsletter.Send({|PD1001:other.Email|})));")]
    [InlineData("if (m.Agrees) n.ForEach(i => { var x = i > 2 ? m : other; n.ForEach(j => Newsletter.Send({|PD1001:x.Email|})); });")]
    [InlineData("if (m.Agrees) n.ForEach(i => { m = other; n.ForEach(j => Newsletter.Send({|PD1001:m.Email|})); });")]
    [InlineData("WhenAgreed(m, () => n.ForEach(i => Newsletter.Send({|PD1001:other.Email|})));")]
    public Task FunctionInAFunction_MadeForSomebodyElse_Reports(string body) => Check(body);

    [Theory]
    [InlineData("all.Where(x => x.Agrees).ToList().ForEach(x => n.ForEach(i => Newsletter.Send(x.Email)));")]
    [InlineData("all.Where(x => x.Agrees).SelectMany(x => n.Select(i => { Newsletter.Send(x.Email); return i; })).ToList();")]
    [InlineData("_ = (from x in all where x.Agrees from i in n select Out(() => Newsletter.Send(x.Email))).ToList();")]
    [InlineData("foreach (var x in all) { if (!x.Agrees) continue; n.ForEach(i => n.ForEach(j => Newsletter.Send(x.Email))); }")]
    public Task FunctionForEachOfThoseWhoAgree_DoesNotTrigger(string body) => Check(body);

    [Theory]
    [InlineData("all.ForEach(x => n.ForEach(i => Newsletter.Send({|PD1001:x.Email|})));")]
    [InlineData("foreach (var x in all) { n.ForEach(i => n.ForEach(j => Newsletter.Send({|PD1001:x.Email|}))); }")]
    public Task FunctionForEachOfAll_Reports(string body) => Check(body);

    [Theory]
    [InlineData("if (m.Agrees) Go(d); void Go(int i) { if (i > 0) { Go(i - 1); Newsletter.Send(m.Email); } }")]
    [InlineData("if (m.Agrees) First(d); void First(int i) { if (i > 0) Second(i - 1); } void Second(int i) { Newsletter.Send(m.Email); First(i); }")]
    [InlineData("if (m.Agrees) First(m, d); void First(Member x, int i) { if (i > 0) Second(x, i - 1); } void Second(Member y, int i) { Newsletter.Send(y.Email); First(y, i); }")]
    [InlineData("if (m.Agrees) n.ForEach(i => Go()); void Go() => Newsletter.Send(m.Email);")]
    public Task LocalFunctionsThatCallEachOther_EnteredUnderTheCheckOnly_DoNotTrigger(string body) => Check(body);

    [Theory]
    [InlineData("if (m.Agrees) Go(d); Go(d); void Go(int i) { if (i > 0) { Go(i - 1); Newsletter.Send({|PD1001:m.Email|}); } }")]
    [InlineData("if (m.Agrees) First(m, d); void First(Member x, int i) { if (i > 0) Second(x, i - 1); Second(other, i); } void Second(Member y, int i) => Newsletter.Send({|PD1001:y.Email|});")]
    [InlineData("n.ForEach(i => n.ForEach(j => Go())); void Go() => Newsletter.Send({|PD1001:m.Email|});")]
    [InlineData("void Never() { if (m.Agrees) n.ForEach(i => Newsletter.Send(m.Email)); n.ForEach(i => Newsletter.Send({|PD1001:m.Email|})); }")]
    public Task LocalFunctionsThatCallEachOther_EnteredWithoutTheCheckToo_Report(string body) => Check(body);

    [Fact]
    public Task InitializerOfAField() => Verify("""
        public sealed class Program
        {
            private readonly Action<Member, List<int>> careful = (m, n) => { if (m.Agrees) n.ForEach(i => n.ForEach(j => Newsletter.Send(m.Email))); };
            private readonly Action<Member, List<int>> careless = (m, n) => n.ForEach(i => n.ForEach(j => Newsletter.Send({|PD1001:m.Email|})));
        }

        public sealed class Member
        {
            [PersonalData(Category.Applicant)] public string Email { get; set; } = "";
            [ConsentCheck(Purpose.ServiceInformation)] public bool Agrees { get; set; }
        }
        """);
}
