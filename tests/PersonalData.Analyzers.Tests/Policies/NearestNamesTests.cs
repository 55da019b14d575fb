using PersonalData.Analyzers.Policies;

namespace PersonalData.Analyzers.Tests.Policies;

public class NearestNamesTests
{
    private static readonly string[] Known = ["Payroll", "PersonnelManagement", "Benefits", "Billing", "Recruitment", "RecruitmentStrategy", "人事管理", "X"];

    [Theory]
    [InlineData("Payrol", "Payroll")]
    [InlineData("payroll", "Payroll")]
    [InlineData("Pyaroll", "Payroll")]
    [InlineData("Biling", "Billing")]
    [InlineData("PersonelManagment", "PersonnelManagement")]
    [InlineData("Recruitmen", "Recruitment,RecruitmentStrategy")]
    [InlineData("Pay", "Payroll")]
    [InlineData("人事管利", "人事管理")]
    [InlineData("Marketing", "")]
    [InlineData("Y", "")]
    [InlineData("", "")]
    [InlineData("Payroll", "")]
    public void Name_IsFoundWhenItIsNear(string written, string expected) =>
        Assert.Equal(expected, string.Join(",", NearestNames.Find(written, Known)));

    [Fact]
    public void Nearest_ComesFirstAndFewAreGiven() =>
        Assert.Equal(["Billing", "Filling"], NearestNames.Find("Biling", ["Bill", "Billing", "Filling"], most: 2).AsEnumerable());
}
