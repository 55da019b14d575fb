namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>Objects that the program itself lets be awaited: by an extension method, or by an awaiter of its own.</summary>
public sealed class AwaiterTests : FlowTest
{
    private const string Types = """

        public static class Awaiting
        {
            [Purpose(Purpose.ServiceInformation)]
            public static System.Runtime.CompilerServices.TaskAwaiter GetAwaiter(this string text) => Task.CompletedTask.GetAwaiter();
        }
        public sealed class Later
        {
            private readonly Employee _employee;
            private readonly bool _isMail;
            public Later(Employee employee, bool isMail) => (_employee, _isMail) = (employee, isMail);
            public MailAwaiter GetAwaiter() => new(_employee);
        }
        public readonly struct MailAwaiter : System.Runtime.CompilerServices.INotifyCompletion
        {
            private readonly Employee _employee;
            public MailAwaiter(Employee employee) => _employee = employee;
            public bool IsCompleted => true;
            public string GetResult() => _employee.Email;
            public void OnCompleted(Action continuation) => continuation();
        }
        public sealed class Place
        {
            private readonly Employee _employee;
            public Place(Employee employee) => _employee = employee;
            public System.Runtime.CompilerServices.TaskAwaiter<string> GetAwaiter() => Task.FromResult(_employee.Department).GetAwaiter();
        }
        """;

    [Fact]
    public Task AwaiterForPurpose_IsGivenWhatIsAwaited() => Verify("""
        public static class Program
        {
            public static async Task Run(Employee employee)
            {
                await employee.Department;
                await {|PD1001:employee.Email|};
            }
        }
        """ + Types);

    [Fact]
    public Task AwaiterOfOnesOwn_GivesWhatItsResultSays() => Verify("""
        public static class Program
        {
            public static async Task Run(Employee employee)
            {
                Newsletter.Send({|PD1001:await new Later(employee, true)|});
                Newsletter.Send(await new Place(employee));
            }
        }
        """ + Types);
}
