namespace PersonalData.Analyzers.Tests.Rules;

/// <summary>PD5005: grounds that say nothing (SPEC 7).</summary>
public sealed class GroundWithoutReferenceTests() : RuleTest("PD5005", "PD1001", "PD1003")
{
    [Fact]
    public Task BlankOrMissing_Reports() => Verify("""
        [assembly: {|PD5005:LegalBasis(Basis.Law)|}]

        [{|PD5005:LegalBasis(Basis.Law, "")|}]
        public class Reports
        {
            [{|PD5005:LegalBasis(Basis.Law, "  ")|}] public void Run()
            {
                var lambda = [{|PD5005:LegalBasis(Basis.Law)|}] () => { };
                Local();

                [{|PD5005:LegalBasis(Basis.Law, null!)|}] static void Local() { }
            }

            [{|PD5005:Reclassifies(Category.Applicant, Category.Employee)|}] public void Hire() { }
            [{|PD5005:Reclassifies(Category.Applicant, Category.Employee, " ")|}] public void HireBlank() { }
        }

        [PersonalData(Category.Employee)]
        public class Person
        {
            [{|PD5005:NotPersonalData|}] public int Id { get; set; }
            [{|PD5005:NotPersonalData("")|}] public int Version { get; set; }
        }

        [PersonalData(Category.Employee)]
        public sealed record Positional([property: {|PD5005:NotPersonalData|}] int Id, string Name);
        """);

    [Fact]
    public Task Given_DoesNotTrigger() => Verify("""
        public class Reports
        {
            private const string Article = "Act, article 1";
            [LegalBasis(Basis.Law, Article)] public void Run() { }
            [LegalBasis(reference: "Act, article 2", basis: Basis.Law)] public void Named() { }
            [Reclassifies(Category.Applicant, Category.Employee, "Hired")] public void Hire() { }
        }

        [PersonalData(Category.Employee)]
        public class Person { [NotPersonalData("A row number")] public int Id { get; set; } }
        """);

    [Theory]
    [InlineData("[LegalBasis(Basis.Law)] public void Run() { }", "[LegalBasis] on 'Reports.Run' gives no reference.")]
    [InlineData("[Reclassifies(Category.Applicant, Category.Employee)] public void Run() { }", "[Reclassifies] on 'Reports.Run' gives no reason.")]
    [InlineData("[NotPersonalData] public int Id { get; set; }", "[NotPersonalData] on 'Reports.Id' gives no reason.")]
    public async Task Message(string member, string expected) => Assert.Equal(
        expected + " Say what it rests on, so that others can check it.", await MessageOf($"public class Reports {{ {member} }}"));

    [Fact]
    public Task Blank_StillCounts() => Verify("""
        public class Evacuation
        {
            [Purpose(Purpose.ServiceInformation), {|PD5005:LegalBasis(Basis.LifeBodyProperty, "")|}]
            public string Announce(Employee missing) => missing.Name;

            [{|PD5005:Reclassifies(Category.Applicant, Category.Employee)|}]
            public void Hire(Applicant applicant, Employee employee) => employee.Name = applicant.Name;
        }
        """);
}
