namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>Exceptions of the program's own: their text is what they were made with, and no more.</summary>
public sealed class ExceptionMemberTests : FlowTest
{
    [Fact]
    public Task MessageBesideAnAddress_DoesNotTrigger() => VerifyWith("address, \"bounced\"", """
        Newsletter.Send(e.Message);
        Newsletter.Send({|PD1001:e.Address|});
        """);

    [Fact]
    public Task MessageMadeOfTheAddress_Triggers() => VerifyWith("\"a\", address", """
        Newsletter.Send({|PD1001:e.Message|});
        Newsletter.Send(e.Address);
        """);

    [Fact]
    public Task InnerException_IsWhatItWasMadeWith() => VerifyWith("\"a\", \"bounced\", new Exception(address)", """
        Newsletter.Send(e.Message);
        Newsletter.Send({|PD1001:e.InnerException!.Message|});
        """);

    private static Task VerifyWith(string arguments, string handler) => Verify($$"""
        #pragma warning disable PD1002
        public class MailFailed(string address, string reason, Exception? inner = null) : Exception(reason, inner) { public string Address { get; } = address; }
        public static class Program
        {
            public static void Run(Employee employee)
            {
                try { Deliver(employee.Email); }
                catch (MailFailed e)
                {
                    {{handler}}
                }
            }

            private static void Deliver(string address) => throw new MailFailed({{arguments}});
        }
        """);
}
