using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Rules.Discovery;
using PersonalData.Analyzers.Tests.Diagnostics;

namespace PersonalData.Analyzers.Tests.Rules.Discovery;

/// <summary>What a policy adds to the dictionary of PD6001 and leaves out of it.</summary>
public sealed class DictionaryChangeTests() : RuleTest("PD6001")
{
    private const string Policy = """
        policy: { name: Test }
        purposes:
          Use: {}
        categories:
          Employee: { purposes: [Use] }
          Customer: { purposes: [Use] }
        discovery:

        """;

    [Theory]
    [InlineData("{ words: shainBango }", "class Locker", "string ShainBango")]
    [InlineData("{ words: [locker number, 社員番号] }", "class Locker", "int LOCKER_NUMBER")]
    [InlineData("{ words: [locker number, 社員番号] }", "class Locker", "string 旧社員番号")]
    [InlineData("{ words: seat, when: person }", "class Guest", "string Seat")]
    [InlineData("{ words: seat, when: beside }", "class Ticket", "string Email; public string Seat")]
    [InlineData("{ words: entry time, types: date }", "class Gate", "DateTime EntryTime")]
    [InlineData("{ words: pager, contact: true }", "class Gate", "string Pager")]
    public async Task AddedWord_IsFound(string row, string type, string member) =>
        Assert.Equal(member.Split(' ')[^1], Names(await Run($"public {type} {{ public {member} = default!; }}", Added(row))).Last());

    [Theory]
    [InlineData("{ words: shainBango }", "class Locker", "string ShainBangoFormat")]
    [InlineData("{ words: shainBango }", "class Locker", "DateTime ShainBango")]
    [InlineData("{ words: shainBango }", "class LockerService", "string ShainBango")]
    [InlineData("{ words: seat, when: person }", "class Ticket", "string Seat")]
    [InlineData("{ words: seat, when: beside }", "class Ticket", "string Seat")]
    [InlineData("{ words: entry time, types: date }", "class Gate", "string EntryTime")]
    [InlineData("{ words: pager, contact: true }", "class Warehouse", "string Pager")]
    [InlineData("{ words: seat, notAfter: product }", "class Gate", "string ProductSeat")]
    public async Task AddedWord_WhereItDoesNotCount_DoesNotTrigger(string row, string type, string member) =>
        Assert.Empty(await Run($"public {type} {{ public {member} = default!; }}", Added(row)));

    [Fact]
    public async Task AddedWord_WithItsCategory_IsOfThatCategoryWhereverItStands()
    {
        var report = Assert.Single(await Run("public class CustomerLocker { public string ShainBango = \"\"; }", Added("{ words: shain bango, kind: EmployeeNumber, category: Employee }")));

        Assert.Equal("Employee", report.Properties[DiscoveryAnalyzer.CategoryProperty]);
        Assert.Equal("EmployeeNumber", report.Properties[DiscoveryAnalyzer.KindProperty]);
    }

    [Fact]
    public async Task AddedWord_BeforeTheDictionarysOwn_CountsInItsPlace()
    {
        const string Program = "public class Salary { public decimal BasePay; public decimal HourlyWage; }";

        Assert.Equal(["Salary", "Salary"], (await Run(Program)).Select(r => r.Properties[DiscoveryAnalyzer.KindProperty]));
        Assert.Equal(
            ["Salary", "Pay"],
            (await Run(Program, Added("{ words: base pay, kind: Pay }"))).Select(r => r.Properties[DiscoveryAnalyzer.KindProperty]).OrderDescending());
    }

    [Theory]
    [InlineData("patron", "class Patron", "string Name")]
    [InlineData("patron", "class PatronDto", "string Address")]
    [InlineData("patron", "class Booking", "string PatronName")]
    [InlineData("友の会会員", "class 予約", "string 友の会会員名")]
    [InlineData("club fellow", "class ClubFellow", "string Name")]
    public async Task AddedPeople_AreSpokenOf(string word, string type, string member)
    {
        var policy = Policy + $"  people: [{{ words: {word}, category: Employee }}]\n";

        var report = Assert.Single(await Run($"public {type} {{ public {member} = \"\"; }}", policy));

        Assert.Equal("Employee", report.Properties[DiscoveryAnalyzer.CategoryProperty]);
    }

    [Fact]
    public async Task WordThatNamesNobody_DoesNotTrigger() =>
        Assert.Empty(await Run("public class Fellow { public string Name = \"\"; }", Policy + "  people: [{ words: patron, category: Employee }]\n"));

    [Fact]
    public async Task IgnoredWord_IsNotFoundAndItsNeighboursAre()
    {
        const string Program = """
            using System.ComponentModel.DataAnnotations;
            public class Guest
            {
                public string Fax = "", HomeFax = "", Phone = "", DateOfBirth = "", BirthDate = "";
                [EmailAddress] public string Where { get; set; } = "";
            }
            """;
        var usual = Names(await Run(Program)).ToArray();

        var left = Names(await Run(Program, Policy + "  ignore: [fax, DateOfBirth, email address]\n")).ToArray();

        Assert.Equal(["Fax", "HomeFax", "Phone", "DateOfBirth", "BirthDate", "Where"], usual);
        Assert.Equal(["Phone", "BirthDate"], left);
    }

    [Fact]
    public async Task IgnoredWordThatTheDictionaryDoesNotHave_IsAnErrorInThePolicy()
    {
        var reports = await new PolicyRun().Reports(Policy + "  ignore: [genderr, fax, xyzzyxyzzy, emails]\n");

        Assert.Equal(
            [
                "PD5004 The dictionary has no word 'genderr', so nothing is left out here. Did you mean 'gender'?",
                "PD5004 The dictionary has no word 'xyzzyxyzzy', so nothing is left out here.",
            ],
            reports);
    }

    private static string Added(string row) => Policy + $"  words: [{row}]\n";

    private static IEnumerable<string> Names(IEnumerable<Diagnostic> reports) =>
        reports.OrderBy(r => r.Location.SourceSpan.Start).Select(r => r.Location.SourceTree!.GetText().ToString(r.Location.SourceSpan));

    private sealed class PolicyRun() : RuleTest("PD5004")
    {
        public async Task<IEnumerable<string>> Reports(string policy) =>
            (await Run("public class Empty;", policy, withPeople: false)).Select(r => $"{r.Id} {r.GetMessage(Cultures.English)}");
    }
}
