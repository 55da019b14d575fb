namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>
/// A whole object given to code for a purpose: what its marked members hold, and those whose own type shows it, is
/// reported where that code reads them; what nothing shows is reported at the argument, if that code reads it (SPEC 6.3, 1).
/// </summary>
public sealed class WholeObjectTests : FlowTest
{
    private const string Register = """
        [PersonalData(Category.Applicant)]
        public sealed class Candidate { public string Name { get; set; } = ""; }

        public sealed class Register
        {
            public List<Candidate> Candidates { get; } = new();
            public Dictionary<Candidate, string> Remarks { get; } = new();
            [PersonalData(Category.Applicant)] public string Chosen { get; set; } = "";
            public string Title { get; set; } = "";
            public Register? Older { get; set; }
        }

        public static class News
        {
            [Purpose(Purpose.ServiceInformation)] public static void Announce(Register register) => Newsletter.Send(register.Title);
            [Purpose(Purpose.ServiceInformation)] public static int Invite(Register register) => {|PD1001:register.Candidates|}[0].Name.Length;
        }
        """;

    [Fact]
    public Task MemberWhoseTypeShowsTheData_FilledBefore_DoesNotTrigger() => Verify(Register + """
        public static class Program
        {
            public static void Made(Candidate candidate)
            {
                var register = new Register { Title = "News" };
                register.Candidates.Add(candidate);
                News.Announce(register);
                News.Invite(register);
            }

            public static void Given(Register register, Candidate candidate)
            {
                register.Candidates.Add(candidate);
                register.Older!.Candidates.Add(new Candidate { Name = candidate.Name });
                News.Announce(register);
            }

            public static void FilledByHelper(IServiceProvider services)
            {
                var register = (Register)services.GetService(typeof(Register))!;
                Fill(register);
                News.Announce(register);
            }

            static void Fill(Register register) => register.Candidates.AddRange([new Candidate { Name = "Ann" }, new Candidate()]);
        }
        """);

    [Fact]
    public Task MarkedMember_OfAParameter_DoesNotTrigger() => Verify(Register + """
        public static class Program
        {
            public static void Run(Register register, Candidate candidate)
            {
                register.Chosen = candidate.Name;
                News.Announce(register);
            }

            public static void Deeper(Register register, Candidate candidate)
            {
                register.Older!.Chosen = candidate.Name;
                News.Announce(register);
            }
        }
        """);

    [Fact]
    public Task MemberThatShowsNothing_Reports() => Verify(Register + """
        public static class Program
        {
            public static void Run(Register register, Candidate candidate)
            {
                register.Title = {|PD1002:candidate.Name|};
                News.Announce({|PD1001:register|});
            }

            public static void Deeper(Register register, Candidate candidate)
            {
                register.Older!.Title = {|PD1002:candidate.Name|};
                News.Announce(register);
                News.Announce({|PD1001:register.Older|});
            }
        }
        """);

    [Fact]
    public Task DataOfAnotherCategoryThanTheTypeShows_ReportsWhereItIsRead() => Verify(Register + """
        public static class Remarks
        {
            [Purpose(Purpose.ServiceInformation)] public static int Length(Register register) => {|PD1001:register.Remarks|}.Values.First().Length;
        }
        public static class Program
        {
            public static void Run(Candidate candidate, Employee employee)
            {
                var register = new Register();
                register.Remarks[candidate] = {|PD1002:employee.Email|};
                News.Announce(register);
                Remarks.Length({|PD1001:register|});
            }
        }
        """);

    /// <summary>The object as a whole is no value that carries what a member holds: whoever reads that member gets it, nobody else.</summary>
    [Fact]
    public Task MemberThatShowsNothing_ReportsWhereThatMemberIsRead() => Verify("""
        public class Context
        {
            public string Step = "";
            public string? Trail;
            public Part Part { get; } = new();
            public List<string> Steps { get; } = new();
            [PersonalData(Category.Applicant)] public string? Address;
        }
        public sealed class Part { public string Text { get; set; } = ""; public int Number { get; set; } }
        public sealed class Longer : Context { public string More { get; set; } = ""; }
        public sealed class Plain { public string Step = ""; public string? Trail; }
        public static class News
        {
            [Purpose(Purpose.ServiceInformation)] public static void Step(Context c) => File.WriteAllText("x", c.Step);
            [Purpose(Purpose.ServiceInformation)] public static void Trail(Context c) => File.WriteAllText("x", c.Trail);
            [Purpose(Purpose.ServiceInformation)] public static void Set(Context c) => c.Trail = c.Step;
            [Purpose(Purpose.ServiceInformation)] public static void Parts(Context c) => File.WriteAllText("x", c.Part.Text);
            [Purpose(Purpose.ServiceInformation)] public static void Lines(Context c) => File.WriteAllLines("x", c.Steps);
            [Purpose(Purpose.ServiceInformation)] public static void Later(Context c) { Action run = () => File.WriteAllText("x", c.Trail); run(); }
            [Purpose(Purpose.ServiceInformation)] public static void Matched(Context c) { if (c is { Trail: { } trail }) File.WriteAllText("x", trail); }
            [Purpose(Purpose.ServiceInformation)] public static void Address(Context c) => File.WriteAllText("x", {|PD1001:c.Address|});
            [Purpose(Purpose.ServiceInformation)] public static void All(IEnumerable<Context> all) { foreach (var c in all) File.WriteAllText("x", c.Trail); }
            [Purpose(Purpose.ServiceInformation)] public static void Steps(IEnumerable<Context> all) { foreach (var c in all) File.WriteAllText("x", c.Step); }
            [Purpose(Purpose.ServiceInformation)] public static void Step(Plain c) => File.WriteAllText("x", c.Step);
            public static void Helped(Context c) => Write(c.Step);
            public static void HelpedOther(Context c) => Write(c.Trail);
            public static void Passed(Context c) => Step(c);
            public static void PassedOther(Context c) => Trail(c);
            [Purpose(Purpose.ServiceInformation)] private static void Write(string? s) { }
        }
        public static class Program
        {
            public static void Unmarked(Applicant a)
            {
                var c = new Context();
                c.Trail = {|PD1002:a.Name|};
                News.Step(c);
                News.Set(c);
                News.Helped(c);
                News.Passed(c);
                News.Steps([c]);
                c.Trail = {|PD1002:a.Name|};
                News.Trail({|PD1001:c|});
                News.Later({|PD1001:c|});
                News.Matched({|PD1001:c|});
                News.HelpedOther({|PD1001:c|});
                News.PassedOther({|PD1001:c|});
                News.All({|PD1001:[c]|});
                News.Parts(c);
                News.Lines(c);
            }
            public static void Deeper(Applicant a)
            {
                var c = new Context();
                c.Part.Text = {|PD1002:a.Name|};
                c.Steps.Add({|PD1002:a.Name|});
                News.Parts({|PD1001:c|});
                News.Lines({|PD1001:c|});
                News.Trail(c);
            }
            public static void Derived(Applicant a)
            {
                var c = new Longer { More = {|PD1002:a.Name|} };
                News.Trail(c);
                c.Trail = {|PD1002:a.Name|};
                News.Step(c);
                News.Trail({|PD1001:c|});
            }
            public static void Marked(Applicant a)
            {
                var c = new Context { Address = a.Name };
                News.Step(c);
                News.Trail(c);
                News.Address(c);
            }
            public static void WithoutMarks(Applicant a) => News.Step({|PD1001:new Plain { Trail = {|PD1002:a.Name|} }|});
            public static void Given(Context c) { News.Step(c); News.Trail(c); }
            [Purpose(Purpose.ServiceInformation)]
            public static void SamePurpose(Applicant a)
            {
                var c = new Context { Trail = {|PD1002:{|PD1001:a.Name|}|} };
                Action run = () => News.Step(c.Trail == null ? new Context() : c);
                run();
            }
        }
        """);

    [Fact]
    public Task ObjectThatTheCallerFilled_IsReadByTheHelperAndReportedThere() => Verify("""
        public static class Program
        {
            static void Tell(Applicant a) => Newsletter.Send({|PD1001:a.Email|});
            static void TellPosition(Applicant a) => Newsletter.Send(a.Position);
            public static void Run(Applicant given)
            {
                var copy = new Applicant { Email = given.Email, Position = given.Position };
                Tell(copy);
                Tell(given);
                var mixed = new Applicant { Position = {|PD1002:given.Email|} };
                TellPosition({|PD1001:mixed|});
                TellPosition(copy);
            }
        }
        """);
}
