namespace PersonalData.Analyzers.Tests.Flow.Constructs;

/// <summary>A receiver of which the code shows what object it is runs that object's override, whatever it is declared as.</summary>
public sealed class KnownReceiverTests : ConstructTest
{
    private const string Forms = """
        public interface IForm { string Of(Employee e); }
        public sealed class NameForm : IForm { public string Of(Employee e) => e.Name; }
        public sealed class TeamForm : IForm { public string Of(Employee e) => e.Department; }
        public sealed class Consents { [ConsentCheck(Purpose.ServiceInformation)] public bool News { get; set; } }

        """;

    [Fact]
    public Task Local_RunsTheOverrideOfItsObject_WhereConsentIsTracked() => CheckBody(
        """
        IForm team = new TeamForm();
        IForm name = new NameForm();
        Newsletter.Send(team.Of(employee));
        Newsletter.Send({|PD1001:name.Of(employee)|});
        IForm[] teams = [new TeamForm(), new TeamForm()];
        foreach (var form in teams) Newsletter.Send(form.Of(employee));
        IForm[] both = [new TeamForm(), new NameForm()];
        foreach (var form in both) Newsletter.Send({|PD1001:form.Of(employee)|});
        """,
        types: Forms);

    [Fact]
    public Task ReadOnlyMember_RunsTheOverrideOfItsInitializersObject() => Check(Forms + """
        public sealed class Program
        {
            private static readonly IForm s_team = new TeamForm();
            private readonly IForm _team = new TeamForm();
            private readonly IForm _name = new NameForm();
            private readonly IForm _either = new TeamForm();
            private IForm _changing = new TeamForm();
            private IForm Team { get; } = new TeamForm();

            public Program(bool named) { if (named) _either = new NameForm(); }
            public void Change() => _changing = new NameForm();
            public void Run(Employee employee)
            {
                Newsletter.Send(s_team.Of(employee));
                Newsletter.Send(_team.Of(employee));
                Newsletter.Send(Team.Of(employee));
                Newsletter.Send({|PD1001:_name.Of(employee)|});
                Newsletter.Send({|PD1001:_either.Of(employee)|});
                Newsletter.Send({|PD1001:_changing.Of(employee)|});
            }
        }
        """);

    [Fact]
    public Task ConversionToAnInterface_TakesNoKnowledgeAway() => CheckBody(
        """
        Newsletter.Send(((IForm)new TeamForm()).Of(employee));
        Team(new TeamForm(), employee);
        Any(new object(), employee);
        """,
        """
        static void Team(TeamForm form, Employee employee) => Newsletter.Send(((IForm)form).Of(employee));
        static void Any(object form, Employee employee) => Newsletter.Send({|PD1001:((IForm)form).Of(employee)|});
        """,
        Forms);
}
