namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>Lambdas that are put away and called by nobody in sight: where the variables that they took along lead is told in them.</summary>
public sealed class EscapingFunctionTests : FlowTest
{
    [Fact]
    public Task Lambda_PutIntoListFieldOrEvent_UsesWhatItTookAlong() => Verify("""
        public sealed class Jobs
        {
            private readonly List<Action> _jobs = new();
            private Action? _next;
            public event Action? Done;

            public void Plan(Applicant a, List<Applicant> all)
            {
                var mail = a.Email;
                var position = a.Position;
                _jobs.Add(() => Newsletter.Send({|PD1001:mail|}));
                _jobs.Add(() => Newsletter.Send(position));
                _next = () => Newsletter.Send({|PD1001:mail|});
                Done += () => Newsletter.Send({|PD1001:mail|});
                foreach (var each in all.Select(x => x.Name))
                {
                    _jobs.Add(() => Newsletter.Send({|PD1001:each|}));
                }
            }
        }
        """);

    [Fact]
    public Task Lambda_PutAwayByAHelper_UsesItsArgument() => Verify("""
        public sealed class Jobs
        {
            private readonly List<Action> _jobs = new();
            private void Later(string to) => _jobs.Add(() => Newsletter.Send(to));
            public void Plan(Applicant a)
            {
                Later({|PD1001:a.Email|});
                Later(a.Position);
            }
        }
        """);

    [Fact]
    public Task Lambda_CalledHere_IsReportedOnce() => VerifyBody("""
        var mail = applicant.Email;
        Action send = () => Newsletter.Send({|PD1001:mail|});
        send();
        """);
}
