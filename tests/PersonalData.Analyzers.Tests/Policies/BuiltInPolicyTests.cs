using PersonalData.Analyzers.Policies;

namespace PersonalData.Analyzers.Tests.Policies;

/// <summary>The built-in policy is what the contract's table says.</summary>
public class BuiltInPolicyTests
{
    private static readonly Dictionary<string, string[]> Groups = new()
    {
        ["CustomerRelations"] = ["ServiceInformation", "AppointmentProposal", "InquiryResponse"],
        ["Transactions"] = ["TransactionConfirmation", "ContractConclusion", "PartnerRegistration", "Billing"],
        ["PersonnelManagement"] = ["Attendance", "PerformanceEvaluation", "Payroll", "Benefits"],
    };

    private static readonly Dictionary<string, string[]> Listed = new()
    {
        ["Customer"] = ["CustomerRelations", "ServiceOperation", "ServiceImprovement", "Transactions"],
        ["Applicant"] = ["Recruitment", "Onboarding", "RecruitmentStrategy", "PostHireManagement"],
        ["Employee"] =
        [
            "PersonnelManagement", "PublicRelations", "InternalRules", "TalentDevelopment", "RecruitmentStrategy",
            "StatutoryFiling", "PersonnelAdministration",
        ],
    };

    private static PrivacyPolicy Policy => BuiltInPolicy.Policy;

    [Fact]
    public void BuiltInPolicy_HasNoErrors() => Assert.Empty(BuiltInPolicy.Reading.Errors);

    [Fact]
    public void Categories_ListTheirPurposes()
    {
        Assert.Equal(Listed.Keys, Policy.Categories.Select(c => c.Name));
        foreach (var category in Policy.Categories)
        {
            Assert.Equal(Listed[category.Name], category.Purposes!.Value);
        }
    }

    [Fact]
    public void EveryPairOfCategoryAndPurpose_IsAllowedAsTheTableSays()
    {
        var all = Listed.Values.SelectMany(p => p).Concat(Groups.Values.SelectMany(p => p)).Distinct().ToList();
        Assert.Equal(all.Order(), Policy.Purposes.Select(p => p.Name).Order());
        foreach (var category in Listed.Keys)
        {
            var allowed = Listed[category].SelectMany(p => Groups.GetValueOrDefault(p, []).Append(p)).ToHashSet();
            Assert.All(all, p => Assert.Equal(allowed.Contains(p), Policy.IsAllowed(category, p)));
        }
    }

    [Fact]
    public void Groups_HoldTheirPurposes() =>
        Assert.All(Policy.Purposes, p => Assert.Equal(Groups.FirstOrDefault(g => g.Value.Contains(p.Name)).Key, p.Within));

    [Fact]
    public void ParentGroup_UsesJointlyWithinItsScope()
    {
        var recipient = Assert.Single(Policy.Recipients);
        Assert.Equal("ParentGroup", recipient.Name);
        Assert.Equal(Relationship.JointUse, recipient.Relationship);
        Assert.Equal(["CustomerRelations"], recipient.ScopeOf("Customer")!.Purposes!.Value);
        Assert.Null(recipient.ScopeOf("Applicant")!.Purposes);
        Assert.Null(recipient.ScopeOf("Employee")!.Purposes);
        Assert.Equal(3, recipient.Scope.Count);
    }

    [Fact]
    public void MinorsRequestsAndFacts_AreAsPublished()
    {
        Assert.Equal(15, Policy.Minors!.Under);
        Assert.Equal(["Customer", "Applicant"], Policy.Minors.Categories);
        Assert.Equal(["Disclosure", "Correction", "CeaseUse"], Policy.Requests);
        Assert.Null(Policy.Facts.Url);
        Assert.NotNull(Policy.Facts.Contact);
        Assert.NotNull(Policy.Facts.Company);
        Assert.NotEmpty(Policy.Facts.Name);
        Assert.Equal(31, Policy.AdequateCountries.Count);
    }

    [Fact]
    public void EveryName_IsTitledAndDescribedInBothLanguages()
    {
        var texts = Policy.Purposes.SelectMany(p => new[] { p.Title, p.Description })
            .Concat(Policy.Categories.SelectMany(c => new[] { c.Title, c.Description }))
            .Concat(Policy.Recipients.SelectMany(r => new[] { r.Title, r.Description }));
        Assert.All(texts, text =>
        {
            Assert.Equal(["en", "ja"], text.Texts.Select(t => t.Key));
            Assert.All(text.Texts, t => Assert.NotEmpty(t.Value));
            Assert.All(text.In("en")!, c => Assert.True(c < '\u0080'));
            Assert.Contains(text.In("ja")!, c => c > '\u0080');
        });
    }
}
