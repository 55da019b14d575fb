namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>A delegate that a library calls again finds what its last call left behind.</summary>
public sealed class RepeatedCallTests : FlowTest
{
    [Fact]
    public Task VariableWrittenAtTheEnd_IsFoundAtTheNextCall() => VerifyBody("""
        var previous = "";
        employees.ForEach(e =>
        {
            Newsletter.Send({|PD1001:previous|});
            previous = e.Email;
        });
        """);

    [Fact]
    public Task VariableOverwrittenWithAHarmlessValue_DoesNotTrigger() => VerifyBody("""
        var last = "";
        employees.ForEach(e =>
        {
            Newsletter.Send(last);
            last = e.Email;
            last = e.Department;
        });
        """);

    [Fact]
    public Task VariableEmptiedByTheCall_IsEmptyAfterwards() => VerifyBody("""
        var text = employee.Email;
        employees.ForEach(e => text = "");
        Newsletter.Send(text);
        """);

    [Fact]
    public Task FieldWrittenByAMethod_IsFoundAtTheNextCall() => Verify("""
        #pragma warning disable PD1002
        public sealed class Program
        {
            private string _previous = "";
            public void Run(List<Employee> employees) => {|PD1001:employees|}.ForEach(Track);
            private void Track(Employee employee)
            {
                Newsletter.Send(_previous);
                _previous = employee.Email;
            }
        }
        """);
}
