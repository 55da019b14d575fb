namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>Positional patterns over tuples whose type the code does not say.</summary>
public sealed class TuplePatternTests : FlowTest
{
    [Fact]
    public Task PositionalPattern_OnATupleOfNoKnownType_KeepsItsElementsApart() => VerifyBody("""
        object pair = (employee.Email, employee.Department);
        if (pair is (string mail, string team))
        {
            Newsletter.Send({|PD1001:mail|});
            Newsletter.Send(team);
        }
        """);

    [Fact]
    public Task PositionalPattern_ByAnExtension_GivesWhatThatGives() => Verify("""
        public static class Parts
        {
            public static void Deconstruct(this Employee one, out int id, out string text) { id = one.Id; text = one.Department; }
            public static void Deconstruct(this Applicant one, out int id, out string text) { id = one.Id; text = one.Email; }
        }
        public class Use
        {
            void Run(Employee employee, Applicant applicant, object anybody)
            {
                if (employee is (_, var team)) Newsletter.Send(team);
                if (anybody is Employee(_, var other)) Newsletter.Send(other);
                Newsletter.Send(employee switch { ( > 3, var text) => text, _ => "" });
                if (applicant is (var id, _)) Newsletter.Send(id.ToString());
                if (applicant is (_, var mail)) Newsletter.Send({|PD1001:mail|});
            }
        }
        """);
}
