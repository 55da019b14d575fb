namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>A collection or builder that is cleared holds nothing from there, as an overwritten local does (SPEC 6.2).</summary>
public sealed class EmptiedTests : FlowTest
{
    private static Task Check(string body) => VerifyBody("var text = new StringBuilder(); var list = new List<string>(); " + body, """
        static void Refill(List<string> list, Applicant applicant) { list.Clear(); list.Add(applicant.Email); }
        """);

    [Theory]
    [InlineData("text.Append(applicant.Email); text.Clear(); text.Append(applicant.Position); Newsletter.Send(text.ToString());")]
    [InlineData("text.Append(applicant.Email); text.Clear().Append(applicant.Position); Newsletter.Send(text.ToString());")]
    [InlineData("var alias = list; alias.Add(applicant.Email); list.Clear(); Newsletter.SendAll(alias);")]
    [InlineData("foreach (var a in applicants) { Newsletter.SendAll(list); list.Add(a.Email); list.Clear(); }")]
    public Task Cleared_DoesNotTrigger(string body) => Check(body);

    [Theory]
    [InlineData("text.Append(applicant.Email); if (applicant.Position == \"\") text.Clear(); Newsletter.Send({|PD1001:text.ToString()|});")]
    [InlineData("text.Clear(); text.Append(applicant.Email); Newsletter.Send({|PD1001:text.ToString()|});")]
    [InlineData("foreach (var a in applicants) { list.Clear(); list.Add(a.Email); } Newsletter.SendAll({|PD1001:list|});")]
    [InlineData("Refill(list, applicant); Newsletter.SendAll({|PD1001:list|});")]
    [InlineData("var other = new List<string> { applicant.Email }; (applicant.Position == \"\" ? other : list).Clear(); Newsletter.SendAll({|PD1001:other|});")]
    public Task FilledAgainOrPerhapsNotCleared_Reports(string body) => Check(body);
}
