namespace PersonalData.Analyzers.Tests.Rules;

/// <summary>Online identifiers: free alone, personal together with somebody's data (SPEC 6.5).</summary>
public sealed class OnlineIdentifierTests() : RuleTest("PD1001", "PD1002", "PD1003", "PD1005", "PD2005")
{
    private const string Views = """

        public sealed class View { [OnlineIdentifier] public string Cookie { get; set; } = ""; public string Page { get; set; } = ""; }

        public class Visit
        {
            [OnlineIdentifier] public string Cookie { get; set; } = "";
            [PersonalData(Category.Applicant)] public string Email { get; set; } = "";
            public string Page { get; set; } = "";
        }

        public static class News
        {
            [Purpose(Purpose.ServiceInformation)] public static void Send(string text) { }
            [Purpose(Purpose.ServiceInformation)] public static void Both(string text, string other) { }
        }
        """;

    [Fact]
    public Task Alone_DoesNotTrigger() => VerifyViews("""
        News.Send(view.Cookie);
        News.Both(view.Cookie, view.Page);
        Console.WriteLine(view.Cookie);
        Console.WriteLine($"{view.Cookie} saw {view.Page}");
        var pair = (view.Cookie, view.Page);
        News.Send(pair.Cookie);
        """);

    [Fact]
    public Task InAType_WithBothKinds_Reports() => VerifyViews("""
        News.Send({|PD1001:visit.Cookie|});
        News.Send(visit.Page);
        """);

    [Fact]
    public Task InAType_ThroughTheTypesOfItsMembers_Reports() => VerifyViews("News.Send({|PD1001:session.Cookie|});", """
        public sealed class Session { [OnlineIdentifier] public string Cookie { get; set; } = ""; public Applicant Who { get; set; } = new(); }
        """);

    [Fact]
    public Task InADerivedType_ThatAddsPeoplesData_Reports() => VerifyViews("""
        News.Send({|PD1001:known.Cookie|});
        Base plain = new();
        News.Send(plain.Cookie);
        """, """
        public class Base { [OnlineIdentifier] public string Cookie { get; set; } = ""; }
        public sealed class Known : Base { [PersonalData(Category.Applicant)] public string Email { get; set; } = ""; }
        """);

    [Fact]
    public Task InARecord_ByItsParameters_Reports() => VerifyViews("""
        News.Send({|PD1001:hit.Cookie|});
        News.Send(anonymous.Cookie);
        """, """
        public sealed record Hit([OnlineIdentifier] string Cookie, [PersonalData(Category.Applicant)] string Email);
        public sealed record Anonymous([OnlineIdentifier] string Cookie, string Page);
        """);

    [Fact]
    public Task TypeOfIdentifiers_InsideAnotherObject_Reports() => VerifyViews("""
        News.Send(device.Address);
        var pair = (device.Address, visit.Email);
        News.Send({|PD1001:pair.Address|});
        """, """
        [OnlineIdentifier] public sealed class Device { public string Address { get; set; } = ""; }
        """);

    [Fact]
    public Task InATuple_Reports() => VerifyViews("""
        var pair = (view.Cookie, applicant.Email, view.Page);
        News.Send({|PD1001:pair.Cookie|});
        News.Send(pair.Page);
        News.Send(view.Cookie);
        """);

    [Fact]
    public Task TakenApartAtOnce_IsNoObject_DoesNotTrigger() => VerifyViews("""
        var (cookie, email) = (view.Cookie, applicant.Email);
        News.Send(cookie);
        News.Send({|PD1001:email|});
        """);

    [Fact]
    public Task InAnAnonymousObject_Reports() => VerifyViews("""
        var row = new { view.Cookie, applicant.Email, view.Page };
        News.Send({|PD1001:row.Cookie|});
        News.Send(row.Page);
        var whole = new { view.Cookie, Who = applicant };
        News.Send({|PD1001:whole.Cookie|});
        """);

    [Fact]
    public Task InACollection_Reports() => VerifyViews("""
        var list = new List<string> { view.Cookie, applicant.Email };
        News.Send({|PD1001:list[0]|});
        var others = new[] { view.Cookie, view.Page };
        News.Send(others[0]);
        """);

    [Fact]
    public Task InAText_Reports() => VerifyViews("""
        News.Send({|PD1001:$"{view.Cookie} {applicant.Email}"|});
        News.Send({|PD1001:view.Cookie + applicant.Email|});
        """);

    [Fact]
    public Task InOneCall_Reports() => VerifyViews("""
        News.Both({|PD1001:view.Cookie|}, {|PD1001:applicant.Email|});
        Pass({|PD1001:view.Cookie|}, applicant.Email);
        Pass(view.Cookie, view.Page);
        News.Send(view.Cookie);
        """, """
        public static class Helpers { public static void Pass(string cookie, string email) => News.Send(cookie); }
        """, "using static Helpers;\n");

    [Fact]
    public Task InOneCall_WithAWholePerson_Reports() => VerifyViews("""
        Log({|PD2005:view.Cookie|}, applicant);
        Log(view.Cookie, null);
        """, """
        public static class Helpers { public static void Log(string cookie, Applicant? who) => Console.WriteLine(cookie); }
        """, "using static Helpers;\n");

    [Fact]
    public Task Parameter_BesideAMarkedOne_Reports() => Verify("""
        public static class Tracker
        {
            public static void Track([OnlineIdentifier] string cookie, [PersonalData(Category.Applicant)] string email) => News.Send({|PD1001:cookie|});
            public static void Alone([OnlineIdentifier] string cookie, string page) => News.Send(cookie);
        }
        """ + Views);

    [Fact]
    public Task Result_CombinesToo() => VerifyViews("""
        News.Both({|PD1001:Browser.Cookie()|}, {|PD1001:applicant.Email|});
        News.Send(Browser.Cookie());
        """, """
        public static class Browser { [return: OnlineIdentifier] public static string Cookie() => ""; }
        """);

    [Fact]
    public Task Stored_WhereAnIdentifierBelongs_DoesNotTrigger() => VerifyViews("""
        Save(view.Cookie, applicant.Email);
        """, """
        public static class Helpers { public static View Save(string cookie, string email) => new() { Cookie = cookie }; }
        """, "using static Helpers;\n");

    [Fact]
    public Task Read_OfACombinedIdentifier_NeedsAPurpose() => Verify("""
        public static class Program
        {
            public static string Alone(View view) => view.Cookie;
            public static string {|PD1005:Known|}(Visit visit) => visit.Cookie;
            [Purpose(Purpose.ServiceInformation)] public static string For(Visit visit) => {|PD1001:visit.Cookie|};
        }
        """ + Views);

    [Theory]
    [InlineData("News.Send({|PD1001:device.View.Cookie|});")]
    [InlineData("var inner = device.View; News.Send({|PD1001:inner.Cookie|});")]
    [InlineData("News.Send(device.View.Page);")]
    [InlineData("foreach (var one in trail.Views) News.Send({|PD1001:one.Cookie|});")]
    [InlineData("News.Send({|PD1001:trail.Views[0].Cookie|});")]
    [InlineData("News.Send({|PD1001:known.Device.View.Cookie|});")]
    [InlineData("foreach (var one in store.Views) News.Send(one.Cookie);")]
    public Task InAnObject_ThatHasPeoplesDataBesideIt_Reports(string body) => VerifyNested(body);

    [Theory]
    [InlineData("News.Send({|PD1001:(view, applicant).view.Cookie|});")]
    [InlineData("News.Send((view, applicant.Id).view.Cookie);")]
    [InlineData("var (cookie, who) = (view, applicant); News.Send(cookie.Cookie);")]
    [InlineData("News.Send({|PD1001:new { view, applicant }.view.Cookie|});")]
    [InlineData("News.Send(new { view, applicant }.view.Page);")]
    [InlineData("News.Send({|PD1001:new { view.Cookie, Who = new { applicant.Email } }.Cookie|});")]
    [InlineData("var list = new List<object> { view, applicant }; News.Send({|PD1001:((View)list[0]).Cookie|}); News.Send(view.Cookie);")]
    [InlineData("var all = new Dictionary<string, string> { [view.Cookie] = applicant.Email }; News.Send({|PD1001:all.Keys.First()|});")]
    [InlineData("var all = new Dictionary<string, string>(); all[view.Cookie] = applicant.Email; foreach (var key in all.Keys) News.Send({|PD1001:key|});")]
    [InlineData("var rows = views.Select(v => new { v.Cookie, applicant.Email }); News.Send({|PD1001:rows.First().Cookie|});")]
    [InlineData("var rows = views.Select(v => new { v.Cookie, v.Page }); News.Send(rows.First().Cookie);")]
    [InlineData("var pair = views.Zip(people).First(); News.Send({|PD1001:pair.First.Cookie|});")]
    public Task InACombination_OfWholeObjects_Reports(string body) => VerifyNested(body);

    [Theory]
    [InlineData("var text = new StringBuilder().Append(view.Cookie).Append(applicant.Email); News.Send({|PD1001:text.ToString()|});")]
    [InlineData("News.Send({|PD1001:string.Format(\"{0} {1}\", view.Cookie, applicant.Email)|});")]
    [InlineData("News.Send({|PD1001:string.Join(\",\", view.Cookie, applicant.Email)|});")]
    [InlineData("News.Send(string.Join(\",\", view.Cookie, view.Page));")]
    public Task InATextMadeByTheLibrary_Reports(string body) => VerifyNested(body);

    [Theory]
    [InlineData("Helpers.Cookie({|PD1001:view|}, applicant);")]
    [InlineData("Helpers.Cookie(view, applicant.Id);")]
    [InlineData("Helpers.Page(view, applicant);")]
    [InlineData("News.Send({|PD1001:Helpers.First(view.Cookie, applicant.Email)|});")]
    [InlineData("News.Send(Helpers.First(view.Cookie, view.Page));")]
    public Task InOneCall_WithAHelper_Reports(string body) => VerifyNested(body);

    private Task VerifyNested(string body) => Verify($$"""
        using System.Text;

        [Purpose(Purpose.Recruitment)]
        public static class Program
        {
            public static void Run(View view, List<View> views, Applicant applicant, List<Applicant> people, Device device, Trail trail, Known known, Store store)
            {
                {{body}}
            }
        }

        public static class Helpers
        {
            public static void Cookie(View view, object other) => News.Send(view.Cookie);
            public static void Page(View view, object other) => News.Send(view.Page);
            public static string First(string first, string second) => first;
        }

        public sealed class Device { public View View { get; set; } = new(); public Applicant Who { get; set; } = new(); }
        public sealed class Plain { public View View { get; set; } = new(); }
        public sealed record Trail(List<View> Views, Applicant Who);
        public sealed record Known(Plain Device, Applicant? Who);
        public sealed class Store { public List<View> Views { get; } = []; public List<Applicant> People { get; } = []; }
        """ + Views);

    private Task VerifyViews(string body, string types = "", string usings = "")
    {
        var parameters = types.Contains("Session") ? ", Session session" : types.Contains("Known") ? ", Known known" : types.Contains("Hit") ? ", Hit hit, Anonymous anonymous"
            : types.Contains("Device") ? ", Device device" : "";
        return Verify($$"""
            {{usings}}
            [Purpose(Purpose.Recruitment)]
            public static class Program
            {
                public static void Run(View view, Visit visit, Applicant applicant{{parameters}})
                {
                    {{body}}
                }
            }
            {{types}}
            """ + Views);
    }
}
