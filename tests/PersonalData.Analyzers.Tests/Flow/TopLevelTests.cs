namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>Top-level statements are the code of a method, and may be for a purpose.</summary>
public sealed class TopLevelTests : FlowTest
{
    [Fact]
    public Task Statements_AreFollowed() => VerifyStatements("""
        var applicant = new Applicant();
        var text = applicant.Email;
        Newsletter.Send({|PD1001:text|});
        Newsletter.Send(applicant.Position);
        Send({|PD1001:applicant.Email|});
        Newsletter.Send({|PD1001:Get(applicant)|});
        static void Send(string s) => Newsletter.Send(s);
        static string Get(Applicant a) => a.Email;
        """);

    [Fact]
    public Task Statements_LocalFunctionForPurpose_IsCode() => VerifyStatements("""
        Build(new Applicant());
        [Purpose(Purpose.ServiceInformation)] static void Build(Applicant a) { if ({|PD1001:a.Email|} == "x") return; if (a.Position == "x") return; }
        """);
}
