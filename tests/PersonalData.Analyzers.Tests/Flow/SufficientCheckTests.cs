namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>Several checks that each suffice, and whose consent a check that is an extension method asks for (SPEC 4, 6.3).</summary>
public sealed class SufficientCheckTests : FlowTest
{
    private const string Types = """
        public sealed class Member
        {
            [PersonalData(Category.Applicant)] public string Email { get; set; } = "";
            [ConsentCheck(Purpose.ServiceInformation, Purpose.Billing)] public bool AgreesToAll { get; set; }
            [ConsentCheck(Purpose.ServiceInformation)] public bool AgreesToNews { get; set; }
            [ConsentCheck(Purpose.Billing)] public bool AgreesToBills { get; set; }
            [ConsentCheck(Purpose.CustomerRelations)] public bool AgreesToContact { get; set; }
        }

        public static class Wishes
        {
            [ConsentCheck(Purpose.ServiceInformation)] public static bool Wants(this Member member) => member.Email != "";
        }

        """;

    [Fact]
    public Task EitherOfTwoChecks_KnowsWhatBothAreAbout() => VerifyIn("""
        if (member.AgreesToAll || member.AgreesToNews) Newsletter.Send(member.Email);
        if (member.AgreesToAll || member.AgreesToBills) Newsletter.Send({|PD1001:member.Email|});
        """);

    [Fact]
    public Task CheckOfAGroupOrOfAPurposeWithin_CountsForThatPurpose() => VerifyIn("""
        if (member.AgreesToContact || member.AgreesToNews) Newsletter.Send(member.Email);
        if (member is { AgreesToContact: true } or { AgreesToNews: true }) Newsletter.Send(member.Email);
        if (member.AgreesToContact || member.AgreesToBills) Newsletter.Send({|PD1001:member.Email|});
        if (member.AgreesToContact || other.AgreesToNews) Newsletter.Send({|PD1001:member.Email|});
        if (member.AgreesToContact || member.Email.Length > 3) Newsletter.Send({|PD1001:member.Email|});
        if (other.Email.Length > 3)
        {
            if (!member.AgreesToContact) return;
        }
        else if (!member.AgreesToNews)
        {
            return;
        }

        Newsletter.Send(member.Email);
        """);

    [Fact]
    public Task ExtensionMethod_AsksForTheConsentOfItsReceiver() => VerifyIn("""
        if (member.Wants()) Newsletter.Send(member.Email);
        if (other.Wants()) Newsletter.Send({|PD1001:member.Email|});
        """);

    private static Task VerifyIn(string body) => Verify(Types + $$"""
        public static class Program
        {
            public static void Run(Member member, Member other)
            {
                {{body}}
            }
        }
        """);
}
