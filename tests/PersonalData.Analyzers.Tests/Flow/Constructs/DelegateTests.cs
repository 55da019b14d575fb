namespace PersonalData.Analyzers.Tests.Flow.Constructs;

/// <summary>Delegates as values, method groups and events.</summary>
public sealed class DelegateTests : ConstructTest
{
    [Fact]
    public Task MethodGroup_Static_IsFollowed() => CheckBody("""
        Func<string, string> trim = Trim;
        Action<string> post = Newsletter.Send;
        Newsletter.Send({|PD1001:trim(applicant.Email)|});
        Newsletter.Send(trim(applicant.Position));
        post({|PD1001:applicant.Email|});
        post(applicant.Position);
        """, "static string Trim(string s) => s.Trim();");

    [Fact]
    public Task MethodGroup_Instance_KeepsItsReceiver() => CheckBody("""
        var card = new Card { Text = applicant.Email };
        var plain = new Card { Text = applicant.Position };
        Func<string> get = card.Get, other = plain.Get;
        Newsletter.Send({|PD1001:get()|});
        Newsletter.Send(other());
        """, types: "public sealed class Card { public string Text = \"\"; public string Get() => Text; }");

    [Fact]
    public Task MethodGroup_Extension_KeepsItsReceiver() => CheckBody("""
        Func<string> get = applicant.Email.Loud, other = applicant.Position.Loud;
        Newsletter.Send({|PD1001:get()|});
        Newsletter.Send(other());
        """, types: "public static class Extensions { public static string Loud(this string s) => s + \"!\"; }");

    [Fact]
    public Task DelegateParameter_IsCalledByHelper() => CheckBody("""
        Newsletter.Send({|PD1001:Apply(s => s.Trim(), applicant.Email)|});
        Newsletter.Send(Apply(s => s.Trim(), applicant.Position));
        Newsletter.Send(Apply(s => "x", applicant.Email));
        Newsletter.Send({|PD1001:Get(() => applicant.Email)|});
        Newsletter.Send(Get(() => applicant.Position));
        """, "static string Apply(Func<string, string> f, string s) => f(s); static string Get(Func<string> f) => f();");

    [Fact]
    public Task DelegateParameter_GivenDataByHelper_ReportsAtTheLambda() => CheckBody("""
        ForEach(applicants, a => Newsletter.Send({|PD1001:a.Email|}));
        ForEach(applicants, a => Newsletter.Send(a.Position));
        """, "static void ForEach(List<Applicant> all, Action<Applicant> action) { foreach (var a in all) action(a); }");

    [Fact]
    public Task DelegateInField_IsCalled() => Check("""
        public sealed class Desk
        {
            private readonly Func<string, string> _format;
            private Action<string>? _post;
            public Desk(Func<string, string> format) => _format = format;
            public string Format(string s) => _format(s);
            public void Set(Action<string> post) => _post = post;
            public void Post(string s) => _post?.Invoke(s);
        }
        public static class Program
        {
            public static void Run(Applicant applicant)
            {
                var desk = new Desk(s => s.Trim());
                Newsletter.Send({|PD1001:desk.Format(applicant.Email)|});
                Newsletter.Send(desk.Format(applicant.Position));
                desk.Set(s => Newsletter.Send(s));
                desk.Post({|PD1001:applicant.Email|});
                desk.Post(applicant.Position);
                var blind = new Desk(s => "x");
                Newsletter.Send(blind.Format(applicant.Email));
            }
        }
        """);

    [Fact]
    public Task DelegateInCollection_IsCalled() => CheckBody("""
        var posts = new List<Action<string>> { s => Newsletter.Send(s) };
        foreach (var post in posts) post({|PD1001:applicant.Email|});
        foreach (var post in posts) post(applicant.Position);
        var map = new Dictionary<string, Func<string, string>> { ["trim"] = s => s.Trim(), ["blind"] = s => "" };
        Newsletter.Send({|PD1001:map["trim"](applicant.Email)|});
        Newsletter.Send(map["trim"](applicant.Position));
        """);

    [Fact]
    public Task DelegateReturned_IsCalled() => CheckBody("""
        var post = Make();
        post({|PD1001:applicant.Email|});
        post(applicant.Position);
        Newsletter.Send({|PD1001:Constant(applicant.Email)()|});
        Newsletter.Send(Constant(applicant.Position)());
        """, "static Action<string> Make() => s => Newsletter.Send(s); static Func<string> Constant(string s) => () => s;");

    [Fact]
    public Task CombinedDelegates_AreBothCalled() => CheckBody("""
        Action<string> post = s => { };
        post += s => Newsletter.Send(s);
        post({|PD1001:applicant.Email|});
        post(applicant.Position);
        Action<string> both = ((Action<string>)(s => { })) + (s => Newsletter.Send(s));
        both({|PD1001:applicant.Email|});
        """);

    [Fact]
    public Task Event_HandlersAreCalled() => CheckBody("""
        var bell = new Bell();
        bell.Rang += s => Newsletter.Send(s);
        bell.Ring({|PD1001:applicant.Email|});
        bell.Ring(applicant.Position);
        var silent = new Bell();
        silent.Ring(applicant.Email);
        """, types: "public sealed class Bell { public event Action<string>? Rang; public void Ring(string s) => Rang?.Invoke(s); }");

    [Fact]
    public Task Event_WithAccessors_HandlersAreCalled() => CheckBody("""
        var bell = new Bell();
        bell.Rang += s => Newsletter.Send(s);
        bell.Ring({|PD1001:applicant.Email|});
        bell.Ring(applicant.Position);
        """, types: """
        public sealed class Bell
        {
            private Action<string>? _rang;
            public event Action<string> Rang { add => _rang += value; remove => _rang -= value; }
            public void Ring(string s) => _rang?.Invoke(s);
        }
        """);

    [Fact]
    public Task Event_WithEventArgs_HandlersAreCalled() => CheckBody("""
        var bell = new Bell();
        bell.Rang += OnRang;
        bell.Ring({|PD1001:applicant.Email|});
        bell.Ring(applicant.Position);
        """, "static void OnRang(object? sender, RingArgs e) => Newsletter.Send(e.Text);", """
        public sealed class RingArgs(string text) : EventArgs { public string Text { get; } = text; }
        public class Bell
        {
            public event EventHandler<RingArgs>? Rang;
            protected virtual void OnRang(RingArgs e) => Rang?.Invoke(this, e);
            public void Ring(string s) => OnRang(new RingArgs(s));
        }
        """);

    [Fact]
    public Task Event_InsideTheClass_HandlersAreCalled() => Check("""
        public sealed class Desk
        {
            private event Action<string>? Posted;
            public Desk() => Posted += s => Newsletter.Send(s);
            public void Post(string s) => Posted?.Invoke(s);
        }
        public static class Program
        {
            public static void Run(Applicant applicant)
            {
                var desk = new Desk();
                desk.Post({|PD1001:applicant.Email|});
                desk.Post(applicant.Position);
            }
        }
        """);

    [Fact]
    public Task CustomDelegateWithOut_CarriesBack() => CheckBody("""
        Reader reader = (Applicant a, out string text) => text = a.Email;
        reader(applicant, out var email);
        Newsletter.Send({|PD1001:email|});
        Reader plain = (Applicant a, out string text) => text = a.Position;
        plain(applicant, out var position);
        Newsletter.Send(position);
        """, "delegate void Reader(Applicant a, out string text);");

    [Fact]
    public Task AnonymousMethod_IsFollowed() => CheckBody("""
        Func<string, string> trim = delegate (string s) { return s.Trim(); };
        Newsletter.Send({|PD1001:trim(applicant.Email)|});
        Newsletter.Send(trim(applicant.Position));
        """);

    [Fact]
    public Task DelegateOfProperty_IsCalled() => CheckBody("""
        var desk = new Desk { Format = s => s.Trim() };
        Newsletter.Send({|PD1001:desk.Format(applicant.Email)|});
        Newsletter.Send(desk.Format(applicant.Position));
        """, types: "public sealed class Desk { public Func<string, string> Format { get; init; } = s => \"\"; }");

    [Fact]
    public Task DynamicInvoke_Carries() => CheckBody("""
        Delegate trim = (Func<string, string>)(s => s.Trim());
        Newsletter.Send({|PD1001:trim.DynamicInvoke(applicant.Email)|}!);
        Newsletter.Send(trim.DynamicInvoke(applicant.Position)!);
        """);
}
