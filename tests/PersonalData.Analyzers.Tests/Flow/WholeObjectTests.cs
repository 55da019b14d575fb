namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>
/// A whole object given to code for a purpose: what its marked members hold, and those whose own type shows it, is
/// reported where that code reads them; what nothing shows is reported at the argument (SPEC 6.3, 1).
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
                News.Announce({|PD1001:register|});
            }
        }
        """);

    [Fact]
    public Task DataOfAnotherCategoryThanTheTypeShows_Reports() => Verify(Register + """
        public static class Program
        {
            public static void Run(Candidate candidate, Employee employee)
            {
                var register = new Register();
                register.Remarks[candidate] = {|PD1002:employee.Email|};
                News.Announce({|PD1001:register|});
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
