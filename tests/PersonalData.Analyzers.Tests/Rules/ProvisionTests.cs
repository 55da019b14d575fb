namespace PersonalData.Analyzers.Tests.Rules;

/// <summary>PD2001 to PD2004: what may go to whom (SPEC 6.6).</summary>
public sealed class ProvisionTests() : RuleTest("PD2001", "PD2002", "PD2003", "PD2004")
{
    private const string Policy = """
        policy: { name: Test policy }
        purposes:
          PersonnelManagement: { title: Personnel }
          Payroll: { title: Pay, within: PersonnelManagement }
          Press: { title: Press }
        categories:
          Employee: { title: Employees, purposes: [PersonnelManagement, Press] }
          Customer: { title: Customers, purposes: [Press] }
          Applicant: { title: Applicants, purposes: [Press] }
        recipients:
          AdNetwork: { title: Ads, relationship: thirdParty }
          ForeignAds: { title: Ads abroad, relationship: thirdParty, country: US }
          Group: { title: Group, relationship: jointUse, responsible: Example, categories: { Employee: [PersonnelManagement], Customer: all } }
          ForeignGroup: { title: Group abroad, relationship: jointUse, responsible: Example, country: US, categories: { Employee: all } }
          Bureau: { title: Bureau, relationship: processor, contract: DPA-12 }
          Uncontracted: { title: Bureau, relationship: processor }
          ForeignBureau: { title: Bureau, relationship: processor, contract: DPA-13, country: US }
          HomeBureau: { title: Bureau, relationship: processor, contract: DPA-14, country: JP }
          FrenchBureau: { title: Bureau, relationship: processor, contract: DPA-15, country: FR }
          SafeBureau: { title: Bureau, relationship: processor, contract: DPA-16, country: US, safeguard: equivalentMeasures }
          AdequateBureau: { title: Bureau, relationship: processor, contract: DPA-17, country: US, safeguard: adequate }
        """;

    private const string Clients = """

        public static class To
        {
            [DisclosesTo(Recipient.AdNetwork)] public static void AdNetwork(string text) { }
            [DisclosesTo(Recipient.AdNetwork)] public static void AdNetworkWhole(object item) { }
            [DisclosesTo(Recipient.ForeignAds)] public static void ForeignAds(string text) { }
            [DisclosesTo(Recipient.Group)] public static void Group(string text) { }
            [DisclosesTo(Recipient.ForeignGroup)] public static void ForeignGroup(string text) { }
            [DisclosesTo(Recipient.Bureau)] public static void Bureau(string text) { }
            [DisclosesTo(Recipient.Uncontracted)] public static void Uncontracted(string text) { }
            [DisclosesTo(Recipient.ForeignBureau)] public static void ForeignBureau(string text) { }
            [DisclosesTo(Recipient.HomeBureau)] public static void HomeBureau(string text) { }
            [DisclosesTo(Recipient.FrenchBureau)] public static void FrenchBureau(string text) { }
            [DisclosesTo(Recipient.SafeBureau)] public static void SafeBureau(string text) { }
            [DisclosesTo(Recipient.AdequateBureau)] public static void AdequateBureau(string text) { }
        }
        """;

    [Fact]
    public Task ThirdParty_Reports() => Verify(Body("To.AdNetwork({|PD2001:customer.Email|});"), Policy);

    [Fact]
    public Task ThirdParty_NobodysData_DoesNotTrigger() => Verify(Body("To.AdNetwork(customer.Company);"), Policy);

    [Fact]
    public async Task ThirdParty_Message() => Assert.Equal(
        "'Customer.Email' is Customer data and goes to the third party AdNetwork through 'To.AdNetwork', to which the person has not consented. "
        + "Check their consent for the recipient AdNetwork, state a legal basis, or leave the data out.",
        await MessageOf(Body("To.AdNetwork(customer.Email);"), Policy));

    [Fact]
    public async Task Properties_NameCategoryRecipientSourceAndSink()
    {
        var report = Assert.Single(await Run(Body("var mail = customer.Email; To.AdNetwork(mail);"), Policy));

        Assert.Equal("Customer", report.Properties["category"]);
        Assert.Equal("AdNetwork", report.Properties["recipient"]);
        Assert.Equal("P:Customer.Email", report.Properties["source"]);
        Assert.Equal("M:To.AdNetwork(System.String)", report.Properties["sink"]);
        Assert.Equal("customer.Email", Text(report.AdditionalLocations[0]));
        Assert.Equal("mail", Text(report.AdditionalLocations[^1]));
    }

    [Fact]
    public Task ThirdParty_ThroughHelpers_ReportsAtTheFirstArgument() => Verify(
        Body("Pass({|PD2001:customer.Email|}); Pass(customer.Company);", "static void Pass(string text) => Deeper(text.Trim()); static void Deeper(string text) => To.AdNetwork(text);"),
        Policy);

    [Fact]
    public Task ThirdParty_WholeObject_ReportsOnce() => Verify(Body("To.AdNetworkWhole({|PD2001:customer|});"), Policy);

    [Fact]
    public Task ThirdParty_TwoArguments_AreTwoFlows() => Verify(
        Body("Both({|PD2001:customer.Email|}, {|PD2001:customer.Name|});", "[DisclosesTo(Recipient.AdNetwork)] static void Both(string a, string b) { }"),
        Policy);

    [Fact]
    public Task ThirdParty_OnALegalBasisOfTheCode_DoesNotTrigger() => Verify(
        """
        [LegalBasis(Basis.Law, "Act, article 1")]
        public static class Reports
        {
            public static void Run(Customer customer) => To.AdNetwork(customer.Email);
        }
        """ + Clients,
        Policy);

    [Fact]
    public Task ThirdParty_OnALegalBasisOfTheMemberCalled_DoesNotTrigger() => Verify(
        Body("Send(customer.Email);", "[DisclosesTo(Recipient.AdNetwork), LegalBasis(Basis.Law, \"Act, article 1\")] static void Send(string text) { }"),
        Policy);

    [Fact]
    public Task Interface_MarkCountsForItsImplementation() => Verify(
        """
        [DisclosesTo(Recipient.AdNetwork)]
        public interface IAds { void Add(string text); }

        public sealed class Ads : IAds { public void Add(string text) { } }

        public static class Program
        {
            public static void Run(Customer customer, Ads ads, IAds some)
            {
                ads.Add({|PD2001:customer.Email|});
                some.Add({|PD2001:customer.Email|});
            }
        }
        """,
        Policy);

    [Fact]
    public Task Client_InsideItself_IsReportedWhereItIsCalled() => Verify(
        """
        [DisclosesTo(Recipient.AdNetwork)]
        public sealed class Ads
        {
            private readonly Customer _last = new();
            public void Add(Customer customer) => Post(customer.Email);
            public void AddAll(IEnumerable<Customer> customers) { foreach (var customer in customers) { Post(customer.Email); } }
            public void AddMarked([PersonalData(Category.Customer)] string mail) => Post(mail);
            public void AddLast() => Post({|PD2001:_last.Email|});
            private void Post(string text) { }
        }

        public static class Program
        {
            public static void Run(Customer customer, List<Customer> customers, Ads ads)
            {
                ads.Add({|PD2001:customer|});
                ads.AddAll({|PD2001:customers|});
                ads.AddMarked({|PD2001:customer.Email|});
            }
        }
        """,
        Policy);

    [Fact]
    public Task WhatAnObjectKeeps_ReportsAtTheReceiver() => Verify(
        """
        public sealed class Batch
        {
            private readonly List<string> _items = new();
            public void Put(string item) => _items.Add(item);
            [DisclosesTo(Recipient.AdNetwork)] public void Upload() { }
        }

        public static class Program
        {
            public static void Run(Customer customer)
            {
                var batch = new Batch();
                batch.Put(customer.Email);
                {|PD2001:batch|}.Upload();
                var other = new Batch();
                other.Put(customer.Company);
                other.Upload();
            }
        }
        """,
        Policy);

    [Fact]
    public Task PropertyOfAClient_Reports() => Verify(
        """
        [DisclosesTo(Recipient.AdNetwork)]
        public sealed class Upload { public string Text { get; set; } = ""; }

        public static class Program
        {
            public static void Run(Customer customer, Upload upload)
            {
                upload.Text = {|PD2001:customer.Email|};
                upload.Text = customer.Company;
            }
        }
        """,
        Policy);

    [Fact]
    public Task JointUse_WithinTheScope_DoesNotTrigger() => Verify(
        """
        public static class Program
        {
            [Purpose(Purpose.Payroll)] public static void Pay(Employee employee) => To.Group(employee.Name);
            [Purpose(Purpose.PersonnelManagement)] public static void Manage(Employee employee) => To.Group(employee.Name);
            public static void All(Customer customer) => To.Group(customer.Name);
        }
        """ + Clients,
        Policy);

    [Fact]
    public Task JointUse_BeyondTheScope_Reports() => Verify(
        """
        public static class Program
        {
            [Purpose(Purpose.Press)] public static void OtherPurpose(Employee employee) => To.Group({|PD2002:employee.Name|});
            [Purpose(Purpose.Payroll, Purpose.Press)] public static void OneOfTwo(Employee employee) => To.Group({|PD2002:employee.Name|});
            [Purpose(Purpose.Press)] public static void OtherCategory(Applicant applicant) => To.Group({|PD2002:applicant.Name|});
            public static void NoPurpose(Employee employee) => To.Group({|PD2002:employee.Name|});
        }
        """ + Clients,
        Policy);

    [Fact]
    public Task JointUse_PurposeOfTheCodeThatDiscloses_Decides() => Verify(
        """
        public static class Program
        {
            [Purpose(Purpose.Press)] public static void Press(Employee employee) { Share(employee.Name); Plain({|PD2002:employee.Name|}); }
            [Purpose(Purpose.Payroll)] public static void Pay(Employee employee) { Plain(employee.Name); }
            [Purpose(Purpose.Payroll)] static void Share(string text) => Plain(text);
            static void Plain(string text) => To.Group(text);
        }
        """ + Clients,
        Policy);

    [Theory]
    [InlineData("[Purpose(Purpose.Press)]", "Employee", "it does not cover Employee data for Press")]
    [InlineData("", "Employee", "it covers Employee data only for certain purposes, and this code declares none")]
    [InlineData("[Purpose(Purpose.Press)]", "Applicant", "it does not cover Applicant data")]
    public async Task JointUse_MessageSaysWhy(string purpose, string person, string why) => Assert.Equal(
        $"'{person}.Name' is {person} data and goes to Group through 'To.Group', beyond the published joint use: {why}. "
        + "Stay within the published scope, check the person's consent for the recipient Group, or state a legal basis.",
        await MessageOf($"public static class Program {{ {purpose} public static void Run({person} p) => To.Group(p.Name); }}" + Clients, Policy));

    [Fact]
    public Task Processor_WithoutContract_Reports() => Verify(Body("To.Uncontracted({|PD2004:customer.Email|}); To.Bureau(customer.Email);"), Policy);

    [Fact]
    public Task Processor_WithoutContract_NoLegalBasisHelps() => Verify(
        """
        public static class Reports
        {
            [LegalBasis(Basis.Law, "Act, article 1")]
            public static void Run(Customer customer) => To.Uncontracted({|PD2004:customer.Email|});
        }
        """ + Clients,
        Policy);

    [Fact]
    public async Task Processor_Message() => Assert.Equal(
        "'Customer.Email' is Customer data and goes through 'To.Uncontracted' to the processor Uncontracted, for which the policy names no contract. "
        + "Give the contract's reference as 'contract' of Uncontracted in the policy file, or leave the data out.",
        await MessageOf(Body("To.Uncontracted(customer.Email);"), Policy));

    [Fact]
    public Task Abroad_WithoutSafeguard_ReportsWhateverTheRelationship() => Verify(
        Body("""
            To.ForeignBureau({|PD2003:customer.Email|});
            To.ForeignAds({|PD2003:{|PD2001:customer.Email|}|});
            To.ForeignGroup({|PD2003:employee.Email|});
            """),
        Policy);

    [Fact]
    public Task Abroad_WithSafeguard_DoesNotTrigger() => Verify(
        Body("To.HomeBureau(customer.Email); To.FrenchBureau(customer.Email); To.SafeBureau(customer.Email); To.AdequateBureau(customer.Email);"),
        Policy);

    [Fact]
    public Task Abroad_CountriesOfThePolicy_ReplaceTheDefault() => Verify(
        Body("To.FrenchBureau({|PD2003:customer.Email|}); To.ForeignBureau(customer.Email);"), Policy + "\nadequateCountries: [US]");

    [Fact]
    public Task Abroad_OnALegalBasis_DoesNotTrigger() => Verify(
        """
        public static class Reports
        {
            [LegalBasis(Basis.Law, "Act, article 1")]
            public static void Run(Customer customer) => To.ForeignBureau(customer.Email);
        }
        """ + Clients,
        Policy);

    [Fact]
    public async Task Abroad_Message() => Assert.Equal(
        "'Customer.Email' is Customer data and goes abroad through 'To.ForeignBureau', to ForeignBureau in US, where nothing makes its protection equal. "
        + "Check the person's consent for the recipient ForeignBureau, state a legal basis, or name in the policy the safeguard that is in place.",
        await MessageOf(Body("To.ForeignBureau(customer.Email);"), Policy));

    [Fact]
    public Task Annotation_InThePolicy_Discloses() => Verify(
        Body("Console.Beep(); Path.GetFullPath({|PD2001:customer.Email|});"),
        Policy + "\nannotations:\n  - { member: \"M:System.IO.Path.GetFullPath(System.String)\", disclosesTo: AdNetwork }");

    private static string Body(string body, string members = "") => $$"""
        public static class Program
        {
            public static void Run(Customer customer, Employee employee)
            {
                {{body}}
            }

            {{members}}
        }
        """ + Clients;

    private static string Text(Microsoft.CodeAnalysis.Location location) =>
        location.SourceTree!.GetText().ToString(location.SourceSpan);
}
