namespace PersonalData.Analyzers.Tests.Rules;

/// <summary>What the rules about stores, categories and missing purposes say, word by word.</summary>
public sealed class FlowMessageTests
{
    private sealed class Of(string id) : RuleTest(id)
    {
        public Task<string> Message(string code) => MessageOf(code);
    }

    [Fact]
    public async Task PD1002_NamesSourceStoreAndMark() => Assert.Equal(
        "'Employee.Name' is Employee data and is stored in 'Cache.Latest', which nothing marks as such. Mark 'Cache.Latest' with [PersonalData(Category.Employee)], or store other data.",
        await new Of("PD1002").Message("public class Cache { public string Latest = \"\"; public void Put(Employee employee) => Latest = employee.Name; }"));

    [Fact]
    public async Task PD1003_NamesBothCategoriesAndTheMark() => Assert.Equal(
        "'Applicant.Name' is Applicant data, but goes to 'Employee.Name', which is marked as Employee data. Add Applicant to that mark, or put [Reclassifies] on the method where the data lawfully changes category.",
        await new Of("PD1003").Message("public static class Desk { public static void Hire(Applicant applicant, Employee employee) => employee.Name = applicant.Name; }"));

    [Fact]
    public async Task PD1005_NamesTheMethodAndTheCategory() => Assert.Equal(
        "'Desk.Look' uses Employee data and declares no purpose. Say what it is for with [Purpose] on the method, its type or the assembly.",
        await new Of("PD1005").Message("public static class Desk { public static int Look(Employee employee) => employee.Name.Length; }"));
}
