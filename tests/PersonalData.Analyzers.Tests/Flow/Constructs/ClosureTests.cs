namespace PersonalData.Analyzers.Tests.Flow.Constructs;

/// <summary>Lambdas, local functions and captured variables, both ways.</summary>
public sealed class ClosureTests : ConstructTest
{
    [Fact]
    public Task Lambda_ResultCarries() => CheckBody("""
        Func<string> get = () => applicant.Email;
        Func<string> other = () => applicant.Position;
        Newsletter.Send({|PD1001:get()|});
        Newsletter.Send(other());
        """);

    [Fact]
    public Task Lambda_ParameterCarries() => CheckBody("""
        Func<string, string> trim = s => s.Trim();
        Newsletter.Send({|PD1001:trim(applicant.Email)|});
        Newsletter.Send(trim(applicant.Position));
        Func<Applicant, string> email = a => a.Email;
        Newsletter.Send({|PD1001:email(applicant)|});
        """);

    [Fact]
    public Task Lambda_ReportsInside() => CheckBody("""
        Action send = () => Newsletter.Send({|PD1001:applicant.Email|});
        Action<Applicant> each = a => { Newsletter.Send({|PD1001:a.Email|}); Newsletter.Send(a.Position); };
        send();
        each(applicant);
        """);

    [Fact]
    public Task Lambda_ParameterToSink_ReportsAtTheArgument() => CheckBody("""
        Action<string> send = s => Newsletter.Send(s);
        send({|PD1001:applicant.Email|});
        send(applicant.Position);
        send.Invoke({|PD1001:applicant.Name|});
        """);

    [Fact]
    public Task CapturedVariable_CarriesIn() => CheckBody("""
        var text = applicant.Email;
        var other = applicant.Position;
        Func<string> get = () => text;
        Func<string> plain = () => other;
        Newsletter.Send({|PD1001:get()|});
        Newsletter.Send(plain());
        """);

    [Fact]
    public Task CapturedVariable_CarriesOut() => CheckBody("""
        string text = "", other = "";
        Action set = () => { text = applicant.Email; other = applicant.Position; };
        Newsletter.Send(text);
        set();
        Newsletter.Send({|PD1001:text|});
        Newsletter.Send(other);
        """);

    [Fact]
    public Task CapturedVariable_SeenAtTheCall() => CheckBody("""
        var text = "";
        Func<string> get = () => text;
        Newsletter.Send(get());
        text = applicant.Email;
        Newsletter.Send({|PD1001:get()|});
        text = "";
        Newsletter.Send(get());
        """);

    [Fact]
    public Task CapturedVariable_BetweenTwoLambdas() => CheckBody("""
        var text = "";
        Action<string> put = s => text = s;
        Func<string> get = () => text;
        put(applicant.Email);
        Newsletter.Send({|PD1001:get()|});
        """);

    [Fact]
    public Task CapturedCollection_IsFilledByLambda() => CheckBody("""
        var list = new List<string>();
        applicants.ForEach(a => list.Add(a.Email));
        Newsletter.SendAll({|PD1001:list|});
        var plain = new List<string>();
        applicants.ForEach(a => plain.Add(a.Position));
        Newsletter.SendAll(plain);
        """);

    [Fact]
    public Task LocalFunction_IsFollowed() => CheckBody("""
        Newsletter.Send({|PD1001:Get()|});
        Newsletter.Send(Plain());
        Send({|PD1001:applicant.Email|});
        Send(applicant.Position);
        string Get() => applicant.Email;
        string Plain() => applicant.Position;
        static void Send(string s) => Newsletter.Send(s);
        """);

    [Fact]
    public Task LocalFunction_CapturedVariables_BothWays() => CheckBody("""
        string text = "", other = "";
        Fill();
        Newsletter.Send({|PD1001:text|});
        Newsletter.Send({|PD1001:Read()|});
        Newsletter.Send(other);
        text = "";
        Newsletter.Send(Read());
        void Fill() => text = applicant.Email;
        string Read() => text;
        """);

    [Fact]
    public Task LocalFunction_SinkInside_ReportsInside() => CheckBody("""
        var text = applicant.Email;
        Send();
        void Send() => Newsletter.Send({|PD1001:text|});
        """);

    [Fact]
    public Task LocalFunction_Recursive_IsFollowed() => CheckBody("""
        Newsletter.Send({|PD1001:Repeat(applicant.Email, 3)|});
        Newsletter.Send(Repeat(applicant.Position, 3));
        string Repeat(string s, int n) => n == 0 ? s : Repeat(s + s, n - 1);
        """);

    [Fact]
    public Task LocalFunction_AsDelegate_IsFollowed() => CheckBody("""
        Func<string> get = Get;
        Newsletter.Send({|PD1001:get()|});
        string Get() => applicant.Email;
        """);

    [Fact]
    public Task NestedLambdas_CarryThrough() => CheckBody("""
        Func<Func<string>> outer = () => () => applicant.Email;
        Newsletter.Send({|PD1001:outer()()|});
        Func<string, Func<string, string>> curried = a => b => a + b;
        Newsletter.Send({|PD1001:curried(applicant.Email)("x")|});
        Newsletter.Send({|PD1001:curried("x")(applicant.Email)|});
        Newsletter.Send(curried("x")(applicant.Position));
        """);

    [Fact]
    public Task LoopVariable_Captured_Carries() => CheckBody("""
        var actions = new List<Action>();
        foreach (var a in applicants) actions.Add(() => { Newsletter.Send({|PD1001:a.Email|}); Newsletter.Send(a.Position); });
        foreach (var action in actions) action();
        """);

    [Fact]
    public Task CapturedThis_Carries() => Check("""
        public sealed class Desk
        {
            [PersonalData(Category.Applicant)] private string _email = "";
            private string _title = "";
            public void Run()
            {
                Func<string> get = () => _email;
                Func<string> plain = () => _title;
                Newsletter.Send({|PD1001:get()|});
                Newsletter.Send(plain());
            }
        }
        """);

    [Fact]
    public Task CapturedParameter_Carries() => Check("""
        public static class Desk
        {
            public static Func<string> Make(string s) => () => s;
            public static void Run(Applicant a)
            {
                Newsletter.Send({|PD1001:Make(a.Email)()|});
                Newsletter.Send(Make(a.Position)());
            }
        }
        """);

    [Fact]
    public Task AsyncLambda_Carries() => CheckAsync("""
        Func<Task<string>> get = async () => { await Task.Yield(); return applicant.Email; };
        Func<Task<string>> plain = async () => { await Task.Yield(); return applicant.Position; };
        Newsletter.Send({|PD1001:await get()|});
        Newsletter.Send(await plain());
        """);

    [Fact]
    public Task StaticLambdaWithDefaultsAndParams_Carries() => CheckBody("""
        var join = static (string a, params string[] rest) => a + string.Join(",", rest);
        Newsletter.Send({|PD1001:join("x", applicant.Email)|});
        Newsletter.Send(join("x", applicant.Position));
        """);

    [Fact]
    public Task ExpressionTree_CarriesNothingButReads() => CheckBody("""
        System.Linq.Expressions.Expression<Func<Applicant, string>> e = a => a.Position;
        Newsletter.Send(e.ToString());
        """);

    [Fact]
    public Task CapturedVariables_OfOneName_AreDifferentOnes() => CheckBody("""
        foreach (var x in applicants.Select(a => a.Name)) Run(() => Newsletter.Send({|PD1001:x|}));
        foreach (var x in applicants.Select(a => a.Position)) Run(() => Newsletter.Send(x));
        { var v = applicant.Email; Run(() => Newsletter.Send({|PD1001:v|})); }
        { var v = applicant.Position; Run(() => Newsletter.Send(v)); }
        """, "static void Run(Action action) => action();");

    [Fact]
    public Task LocalFactory_GivesClosuresOfTheirOwn() => CheckBody("""
        Func<string, Func<string>> make = s => () => s;
        var first = make(applicant.Email);
        var second = make(applicant.Position);
        Newsletter.Send({|PD1001:first()|});
        Newsletter.Send(second());
        Func<string> Made(string s) { string Inner() => s; return Inner; }
        var third = Made(applicant.Email);
        var fourth = Made("none");
        Newsletter.Send({|PD1001:third()|});
        Newsletter.Send(fourth());
        """);
}
