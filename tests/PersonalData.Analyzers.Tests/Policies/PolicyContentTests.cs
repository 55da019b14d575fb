using PersonalData.Analyzers.Policies;
using static PersonalData.Analyzers.Tests.Policies.PolicyFileText;

namespace PersonalData.Analyzers.Tests.Policies;

/// <summary>Everything that a policy file can say arrives in the policy.</summary>
public class PolicyContentTests
{
    private const string Full =
        """
        policy:
          name: Example privacy policy
          company: Example K.K.
          version: "2026-04-01"
          url: https://example.test/privacy
          contact: privacy desk
        purposes:
          PersonnelManagement: { title: { en: Managing personnel, ja: 人事管理 } }
          Payroll: { title: Paying salaries, description: >
              On time., within: PersonnelManagement }
          Bonus: { within: Payroll }
          Billing:
          InquiryResponse: {}
          class: {}
          請求: {}
        categories:
          Employee:
            title: Officers and employees
            description: All of them
            purposes: [PersonnelManagement]
          AcquiredCustomer:
            purposes: [Billing]
            succession: { from: Acme K.K., purposes: [Billing, InquiryResponse] }
          Visitor:
        recipients:
          ParentGroup:
            relationship: jointUse
            categories: { Employee: [Payroll], AcquiredCustomer: all }
            responsible: Example K.K., Shibuya
          PayrollBureau: { relationship: processor, contract: DPA-12, country: JP }
          AdNetwork: { relationship: thirdParty, country: US, safeguard: equivalentMeasures }
        adequateCountries: [GB, FR, NO]
        minors: { under: 15, categories: [AcquiredCustomer] }
        requests: [Disclosure, Correction, CeaseUse, CeaseProvision, PurposeNotification]
        markers:
          - { attribute: Contoso.PrivateDataAttribute, category: Employee }
        annotations:
          - { member: "P:Contoso.Crm.Contact.Email", personalData: Employee }
          - { member: "M:Contoso.Mail.Mailer.Send(System.String)", purpose: [Billing, Payroll] }
          - { member: "M:Contoso.Ads.Client.Upload(System.String)", disclosesTo: AdNetwork }
        models:
          - { member: "M:Contoso.Text.Mask(System.String)", flow: [] }
          - { member: "M:Contoso.Text.Box.Put(System.String)", flow: ["0->this", "this -> return"] }
        changes:
          - { category: Employee, purpose: Bonus, relatedTo: Payroll, date: 2026-04-01, notice: https://example.test/notice }
        """;

    private static readonly PolicyReading Reading = Read(Full.Replace(">\n      On time.", "On time."));

    private static PrivacyPolicy Policy => Reading.Policy;

    [Fact]
    public void Example_HasNoErrors() => Assert.Empty(Reading.Errors);

    [Fact]
    public void Facts_AreRead() =>
        Assert.Equal(
            new PolicyFacts("Example privacy policy", "Example K.K.", "2026-04-01", "https://example.test/privacy", "privacy desk"),
            Policy.Facts);

    [Fact]
    public void Purposes_AreReadInOrderWithTheirGroups()
    {
        Assert.Equal(
            ["PersonnelManagement", "Payroll", "Bonus", "Billing", "InquiryResponse", "class", "請求"],
            Policy.Purposes.Select(p => p.Name));
        Assert.Equal("PersonnelManagement", Policy.Purpose("Payroll")!.Within);
        Assert.Equal("人事管理", Policy.Purpose("PersonnelManagement")!.Title.In("ja"));
        Assert.Equal("Managing personnel", Policy.Purpose("PersonnelManagement")!.Title.In("de"));
        Assert.Equal("Paying salaries", Policy.Purpose("Payroll")!.Title.In("ja"));
        Assert.Equal("On time.", Policy.Purpose("Payroll")!.Description.In("en"));
    }

    [Fact]
    public void AllowedPurposes_IncludeThoseWithinAtAnyDepth()
    {
        Assert.True(Policy.IsAllowed("Employee", "PersonnelManagement"));
        Assert.True(Policy.IsAllowed("Employee", "Payroll"));
        Assert.True(Policy.IsAllowed("Employee", "Bonus"));
        Assert.False(Policy.IsAllowed("Employee", "Billing"));
        Assert.False(Policy.IsAllowed("AcquiredCustomer", "InquiryResponse"));
    }

    [Fact]
    public void CategoryWithoutPurposes_AllowsNone()
    {
        Assert.Empty(Policy.Category("Visitor")!.Purposes!.Value);
        Assert.False(Policy.IsAllowed("Visitor", "Billing"));
    }

    [Fact]
    public void Succession_IsRead()
    {
        var succession = Policy.Category("AcquiredCustomer")!.Succession!;
        Assert.Equal("Acme K.K.", succession.From);
        Assert.Equal(["Billing", "InquiryResponse"], succession.Purposes);
    }

    [Fact]
    public void Recipients_AreRead()
    {
        var group = Policy.Recipient("ParentGroup")!;
        Assert.Equal((Relationship.JointUse, "Example K.K., Shibuya"), (group.Relationship, group.Responsible));
        Assert.Equal(["Payroll"], group.ScopeOf("Employee")!.Purposes!.Value);
        Assert.Null(group.ScopeOf("AcquiredCustomer")!.Purposes);
        Assert.Null(group.ScopeOf("Visitor"));
        var bureau = Policy.Recipient("PayrollBureau")!;
        Assert.Equal((Relationship.Processor, "DPA-12", "JP"), (bureau.Relationship, bureau.Contract, bureau.Country));
        var network = Policy.Recipient("AdNetwork")!;
        Assert.Equal((Relationship.ThirdParty, "US", Safeguard.EquivalentMeasures), (network.Relationship, network.Country, network.Safeguard));
    }

    [Fact]
    public void CountriesMinorsAndRequests_AreRead()
    {
        Assert.Equal(["GB", "FR", "NO"], Policy.AdequateCountries);
        Assert.Equal(15, Policy.Minors!.Under);
        Assert.Equal(["AcquiredCustomer"], Policy.Minors.Categories);
        Assert.Equal(["Disclosure", "Correction", "CeaseUse", "CeaseProvision", "PurposeNotification"], Policy.Requests);
    }

    [Fact]
    public void MarkersAnnotationsModelsAndChanges_AreRead()
    {
        var marker = Assert.Single(Policy.Markers);
        Assert.Equal(("Contoso.PrivateDataAttribute", "Employee"), (marker.Attribute, marker.Category));
        Assert.Equal(3, Policy.Annotations.Count);
        Assert.Equal(["Employee"], Policy.Annotations[0].PersonalData);
        Assert.Equal(["Billing", "Payroll"], Policy.Annotations[1].Purposes);
        Assert.Equal("AdNetwork", Policy.Annotations[2].DisclosesTo);
        Assert.Empty(Policy.Models[0].Flow);
        Assert.Equal(["0 -> this", "this -> return"], Policy.Models[1].Flow);
        var change = Assert.Single(Policy.Changes);
        Assert.Equal(
            ("Employee", "Bonus", "Payroll", "2026-04-01", "https://example.test/notice"),
            (change.Category, change.Purpose, change.RelatedTo, change.Date, change.Notice));
    }

    [Fact]
    public void AdequateCountries_AreTheEuropeanEconomicAreaAndTheUnitedKingdomByDefault()
    {
        var countries = Read(Valid).Policy.AdequateCountries;

        Assert.Equal(31, countries.Count);
        Assert.All(["DE", "IS", "LI", "NO", "GB", "HR"], code => Assert.Contains(code, countries));
        Assert.All(["US", "CH", "JP"], code => Assert.DoesNotContain(code, countries));
        Assert.All(countries, code => Assert.Contains(code, Countries.All));
    }

    [Fact]
    public void Countries_AreThoseOfTheStandard()
    {
        Assert.Equal(249, Countries.All.Count);
        Assert.All(Countries.All, code => Assert.Matches("^[A-Z]{2}$", code));
    }

    [Fact]
    public void Sections_CanStandInAnyOrder()
    {
        var reading = Read(
            """
            categories:
              Staff: { purposes: [Pay] }
            purposes:
              Pay: { within: Manage }
              Manage: {}
            policy: { name: X }
            """);

        Assert.Empty(reading.Errors);
        Assert.True(reading.Policy.IsAllowed("Staff", "Pay"));
        Assert.False(reading.Policy.IsAllowed("Staff", "Manage"));
    }

    [Theory]
    [InlineData("\uFEFF")]
    [InlineData("%YAML 1.2\n---\n")]
    [InlineData("# a comment\n\n")]
    public void Prologue_DoesNotMatter(string prologue) => Assert.Empty(Errors(prologue + Valid));

    [Fact]
    public void WindowsLineEnds_DoNotMatter() =>
        Assert.Equal(Read(Valid).Policy, Read(Valid.Replace("\n", "\r\n")).Policy);

    [Fact]
    public void SameFile_GivesAnEqualPolicy()
    {
        Assert.Equal(Read(Full).Policy, Read(Full).Policy);
        Assert.Equal(Read(Full).Policy.GetHashCode(), Read(Full).Policy.GetHashCode());
        Assert.NotEqual(Read(Full).Policy, Read(Full.Replace("DPA-12", "DPA-13")).Policy);
    }

    [Fact]
    public void CopyWithOtherNames_FindsThem()
    {
        var policy = Read(Valid).Policy;
        Assert.NotNull(policy.Category("Staff"));

        var copy = policy with { Categories = BuiltInPolicy.Policy.Categories };

        Assert.Null(copy.Category("Staff"));
        Assert.NotNull(copy.Category("Applicant"));
        Assert.NotNull(policy.Category("Staff"));
    }

    [Theory]
    [InlineData("0->this", "0 -> this")]
    [InlineData("source[]  ->  selector(0)", "source[] -> selector(0)")]
    [InlineData("selector() -> return[].Key without elementSelector,resultSelector", "selector() -> return[].Key without elementSelector, resultSelector")]
    [InlineData("value~ -> this[]", "value~ -> this[]")]
    [InlineData("where predicate", "where predicate")]
    [InlineData("after  tasks", "after tasks")]
    [InlineData("runs  Contoso.IHandler.Handle request,token", "runs Contoso.IHandler.Handle request, token")]
    public void FlowRow_OfTheForm_IsNormalized(string row, string normal)
    {
        Assert.True(Analyzers.Policies.Reading.FlowRow.TryNormalize(row, out var found));
        Assert.Equal(normal, found);
    }

    [Theory]
    [InlineData("0 -> out")]
    [InlineData("0 return")]
    [InlineData("-> return")]
    [InlineData("007 -> return")]
    [InlineData("0 -> return[")]
    [InlineData("0 -> return with")]
    [InlineData("after")]
    [InlineData("runs Contoso.IHandler.Handle")]
    [InlineData("runs Handle request")]
    [InlineData("runs Contoso..Handle request")]
    public void FlowRow_OfNoForm_IsRefused(string row) => Assert.False(Analyzers.Policies.Reading.FlowRow.TryNormalize(row, out _));
}
