namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>The receiver of an extension block's member (C# 14) is what is passed to it, by its marks too, as that of a classic extension method is.</summary>
public sealed class ExtensionReceiverTests : FlowTest
{
    private const string Blocks = """
        public static class Texts
        {
            public static string Classic([PersonalData(Category.Employee)] this string s) => "badge";
            extension([PersonalData(Category.Employee)] string s)
            {
                public string Badge() => "badge";
                public string Initial => "i";
            }
            extension(string text)
            {
                [Purpose(Purpose.ServiceInformation)] public string Tag => text.Trim();
                [Purpose(Purpose.ServiceInformation)] public string MakeTag(int n) => text.Trim();
                public string Plain() => text.Trim();
            }
        }

        """;

    [Theory]
    [InlineData("_ = {|PD1003:a.Name|}.Classic();")]
    [InlineData("_ = {|PD1003:a.Name|}.Badge();")]
    [InlineData("_ = {|PD1003:a.Name|}.Initial;")]
    [InlineData("_ = {|PD1003:Texts.Badge(a.Name)|};")]
    [InlineData("_ = {|PD1001:e.Name|}.Tag;")]
    [InlineData("_ = {|PD1001:e.Name|}.MakeTag(3);")]
    [InlineData("Newsletter.Send({|PD1001:e.Name.Plain()|});")]
    public Task Receiver_Reports(string body) => Check(body.Replace("{|PD1003:Texts.Badge(a.Name)|}", "Texts.Badge({|PD1003:a.Name|})"));

    [Theory]
    [InlineData("_ = a.Position.Badge() + a.Position.Initial;")]
    [InlineData("_ = e.Name.Badge() + e.Name.Initial;")]
    [InlineData("_ = e.Department.Tag + e.Department.MakeTag(2) + e.Name.Plain();")]
    public Task Receiver_DoesNotTrigger(string body) => Check(body);

    [Fact]
    public Task MarkedReceiver_OfMembersForAPurpose_ReportsOnceAtTheBlock() => Verify("""
        public static class Texts
        {
            extension([PersonalData(Category.Employee)] string {|PD1001:s|})
            {
                [Purpose(Purpose.ServiceInformation)] public string Tag => s.Trim();
                [Purpose(Purpose.ServiceInformation)] public string MakeTag() => s.Trim();
            }
        }
        public static class Program { static void Run(Employee e) { _ = e.Name.Tag + e.Name.MakeTag(); } }
        """);

    private static Task Check(string body) => Verify(Blocks + $$"""
        public static class Program { static void Run(Applicant a, Employee e) { {{body}} } }
        """);

    [Theory]
    [InlineData("p.Full()", true)]
    [InlineData("p.Caption", true)]
    [InlineData("p.Later()()", true)]
    [InlineData("p.Place()", false)]
    [InlineData("p.Floor", false)]
    public Task MemberThatUsesAnotherOnItsReceiver_GivesWhatThatGives(string sent, bool reports) => Verify($$"""
        public static class People
        {
            extension(Employee person)
            {
                public string Display => $"{person.Name}";
                public string Text() => person.Email;
                public string Site => person.Department;
                public string Full() => person.Text() + ",";
                public string Caption => person.Display;
                public Func<string> Later() => () => person.Display;
                public string Place() => person.Site;
                public string Floor => person.Site.Trim();
            }
        }
        public static class Program { static void Run(Employee p) => Newsletter.Send({{(reports ? "{|PD1001:" + sent + "|}" : sent)}}); }
        """);
}
