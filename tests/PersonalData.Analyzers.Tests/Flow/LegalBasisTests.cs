namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>A legal basis of the method that uses data, or of the method called, silences every form of PD1001 (SPEC 6.3, last paragraph).</summary>
public sealed class LegalBasisTests : FlowTest
{
    private const string Helpers = """

        public static class Helpers
        {
            [LegalBasis(Basis.Law, "Act 1")] public static int Grounded(Applicant applicant) => applicant.Email.Length;
            [LegalBasis(Basis.Law, "Act 1")] public static int GroundedAround(Applicant applicant) => Plain(applicant);
            [LegalBasis(Basis.Law, "Act 1")] public static int InLambda(List<Applicant> all) => all.Select(a => a.Email.Length).Max();
            [LegalBasis(Basis.Law, "Act 1")] public static int InLocalFunction(Applicant applicant) { return Read(); int Read() => applicant.Email.Length; }
            [LegalBasis(Basis.Law, "Act 1")] public static IEnumerable<int> InIterator(Applicant applicant) { yield return applicant.Email.Length; }
            [LegalBasis(Basis.Law, "Act 1")] public static async Task<int> InTask(Applicant applicant) { await Task.Yield(); return applicant.Email.Length; }
            [LegalBasis(Basis.Law, "Act 1")] public static string Given(Applicant applicant) => applicant.Email;
            [LegalBasis(Basis.Law, "Act 1")] [return: PersonalData(Category.Applicant)] public static string GivenMarked(Applicant applicant) => applicant.Email;
            public static int OverGrounded(Applicant applicant) => Grounded(applicant);
            public static int OverGroundedAround(Applicant applicant) => GroundedAround(applicant);
            public static int Plain(Applicant applicant) => applicant.Email.Length;
            public static IEnumerable<int> PlainIterator(Applicant applicant) { yield return applicant.Email.Length; }
            public static string PlainGiven(Applicant applicant) => applicant.Email;

            [LegalBasis(Basis.Law, "Act 1")] public static void Send(string text) => Newsletter.Send(text);
            [LegalBasis(Basis.Law, "Act 1")] public static void SendAround(string text) => PlainSend(text);
            public static void OverSend(string text) => Send(text);
            public static void PlainSend(string text) => Newsletter.Send(text);
        }

        [LegalBasis(Basis.Law, "Act 1")]
        public sealed class GroundedType
        {
            private readonly Applicant _applicant = new();
            public int Read(Applicant applicant) => applicant.Email.Length;
            public int Length => _applicant.Email.Length;
        }

        public interface IGrounded { [LegalBasis(Basis.Law, "Act 1")] int Read(Applicant applicant); }
        public sealed class Implementation : IGrounded { public int Read(Applicant applicant) => applicant.Email.Length; }
        """;

    private static Task Check(string body, string purpose) => Verify($$"""
        [Purpose(Purpose.{{purpose}})]
        public static class Program
        {
            public static async Task Run(Applicant applicant, List<Applicant> all, IGrounded grounded, Implementation implementation)
            {
                await Task.Yield();
                {{body}}
            }
        }
        {{Helpers}}
        """);

    [Theory]
    [InlineData("Helpers.Grounded(applicant);")]
    [InlineData("Helpers.GroundedAround(applicant);")]
    [InlineData("Helpers.OverGrounded(applicant);")]
    [InlineData("Helpers.OverGroundedAround(applicant);")]
    [InlineData("Helpers.InLambda(all);")]
    [InlineData("Helpers.InLocalFunction(applicant);")]
    [InlineData("Helpers.InIterator(applicant).First();")]
    [InlineData("await Helpers.InTask(applicant);")]
    [InlineData("Console.Beep(new GroundedType().Length, 1);")]
    [InlineData("new GroundedType().Read(applicant);")]
    [InlineData("grounded.Read(applicant);")]
    public Task OnBehalf_ByAHelperWithAGround_DoesNotTrigger(string body) => Check(body, "ServiceInformation");

    [Theory]
    [InlineData("{|PD1001:Helpers.Plain(applicant)|};")]
    [InlineData("{|PD1001:Helpers.PlainIterator(applicant)|}.First();")]
    [InlineData("{|PD1001:implementation.Read(applicant)|};")]
    public Task OnBehalf_ByAHelperWithoutOne_Reports(string body) => Check(body, "ServiceInformation");

    [Theory]
    [InlineData("_ = Helpers.Given(applicant);")]
    [InlineData("_ = Helpers.GivenMarked(applicant);")]
    [InlineData("_ = {|PD1001:Helpers.PlainGiven(applicant)|};")]
    [InlineData("Other.Send({|PD1001:Helpers.Given(applicant)|});")]
    public Task ReadByACall_RestsOnTheGroundOfTheMethodCalled(string body) => Verify($$"""
        public static class Other { [Purpose(Purpose.Billing)] public static void Send(string text) { } }

        [Purpose(Purpose.ServiceInformation)]
        public static class Program
        {
            public static void Run(Applicant applicant)
            {
                {{body}}
            }
        }
        {{Helpers}}
        """);

    [Theory]
    [InlineData("Helpers.Send(applicant.Email);")]
    [InlineData("Helpers.SendAround(applicant.Email);")]
    [InlineData("Helpers.OverSend(applicant.Email);")]
    [InlineData("Helpers.PlainSend({|PD1001:applicant.Email|});")]
    public Task Forwarded_ByAHelper_RestsOnItsGround(string body) => Check(body, "Recruitment");
}
