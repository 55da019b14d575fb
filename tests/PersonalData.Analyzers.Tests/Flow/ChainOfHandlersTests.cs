namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>Objects of one base that hand on to the next of them: who put the chain together knows which of them can run, and which can't.</summary>
public sealed class ChainOfHandlersTests : FlowTest
{
    private const string Types = """
        public abstract class Handler
        {
            private Handler? _next;
            public Handler Then(Handler next) { _next = next; return next; }
            public virtual string? Handle(Employee e) => _next?.Handle(e);
        }
        public class Departments : Handler { public override string? Handle(Employee e) => e.Department.Length > 0 ? e.Department : base.Handle(e); }
        public class Numbers : Handler { public override string? Handle(Employee e) => e.Id > 0 ? "number" : base.Handle(e); }
        public class Names : Handler { public override string? Handle(Employee e) => e.Id > 0 ? e.Name : base.Handle(e); }
        public class Nobody : Handler { public override string? Handle(Employee e) => "nobody"; }
        """;

    [Fact]
    public Task ChainThatIsKnown_GivesWhatItsHandlersGive() => Verify(Types + """
        public class Use
        {
            public void Without(Employee e)
            {
                var first = new Departments();
                first.Then(new Nobody());
                Newsletter.Send(first.Handle(e)!);
            }
            public void Alone(Employee e) => Newsletter.Send(new Nobody().Handle(e)!);
            public void Second(Employee e)
            {
                var first = new Departments();
                first.Then(new Names()).Then(new Nobody());
                Newsletter.Send({|PD1001:first.Handle(e)|}!);
            }
            public void First(Employee e)
            {
                var first = new Names();
                first.Then(new Nobody());
                Newsletter.Send({|PD1001:first.Handle(e)|}!);
            }
            public void Third(Employee e)
            {
                var first = new Departments();
                first.Then(new Numbers()).Then(new Names());
                Newsletter.Send({|PD1001:first.Handle(e)|}!);
            }
            public void Last(Employee e)
            {
                var first = new Departments();
                first.Then(new Numbers()).Then(new Numbers()).Then(new Departments()).Then(new Names());
                Newsletter.Send({|PD1001:first.Handle(e)|}!);
            }
            public void Given(Handler given, Employee e) => Newsletter.Send({|PD1001:given.Handle(e)|}!);
            public void GivenNext(Handler given, Employee e)
            {
                var first = new Departments();
                first.Then(given);
                Newsletter.Send({|PD1001:first.Handle(e)|}!);
            }
        }
        """);

    [Fact]
    public Task ChainThatAFactoryMakes_GivesWhatItsHandlersGive() => Verify(Types + """
        public static class Chains
        {
            public static Handler Harmless() { var first = new Departments(); first.Then(new Nobody()); return first; }
            public static Handler Full() { var first = new Departments(); first.Then(new Names()); return first; }
        }
        public class Use
        {
            public void Without(Employee e) => Newsletter.Send(Chains.Harmless().Handle(e)!);
            public void With(Employee e) => Newsletter.Send({|PD1001:Chains.Full().Handle(e)|}!);
        }
        """);
}
