using PersonalData.Analyzers.Policies;
using static PersonalData.Analyzers.Tests.Policies.PolicyFileText;

namespace PersonalData.Analyzers.Tests.Policies;

/// <summary>While the file has errors, what could be read stays in force, and one typo does not flood the code with errors.</summary>
public class PartialReadingTests
{
    [Fact]
    public void NamesBeforeASyntaxError_StayDefined()
    {
        var policy = Read(Valid.Replace("  Sell: {}", "  Sell")).Policy;

        Assert.NotNull(policy.Purpose("Manage"));
        Assert.Equal(PolicyParts.Purposes, policy.Unread & PolicyParts.Purposes);
    }

    [Fact]
    public void SectionsAfterASyntaxError_AreRead()
    {
        var policy = Read(Valid.Replace("  Sell: {}", "  Sell")).Policy;

        Assert.Equal(["Staff", "Client"], policy.Categories.Select(c => c.Name));
        Assert.True(policy.IsAllowed("Staff", "Manage"));
        Assert.Equal(PolicyParts.None, policy.Unread & PolicyParts.Categories);
    }

    [Theory]
    [InlineData("  Pay: { within: Manage }", "  Pay")]
    [InlineData("  Pay: { within: Manage }", "  Pay: { within: Manage")]
    [InlineData("  Pay: { within: Manage }", "  Pay: { within: \"Manage }")]
    [InlineData("  Pay: { within: Manage }", "  Pay: within: Manage")]
    [InlineData("  Pay: { within: Manage }", "  Pay:\n\twithin: Manage")]
    [InlineData("  Pay: { within: Manage }", "<<<<<<< ours\n  Pay: { within: Manage }")]
    public void EntriesAfterASyntaxError_AreRead(string from, string to)
    {
        var reading = Read(Valid.Replace(from, to));

        Assert.Single(reading.Errors);
        Assert.NotNull(reading.Policy.Purpose("Manage"));
        Assert.NotNull(reading.Policy.Purpose("Sell"));
        Assert.False(reading.Policy.IsAllowed("Client", "Manage"));
    }

    [Theory]
    [InlineData("  Pay: { within: Manage }", "\tPay: { within: Manage }")]
    [InlineData("  Pay: { within: Manage }", "   Pay: { within: Manage }")]
    [InlineData("  Pay: { within: Manage }", " Pay: { within: Manage }")]
    [InlineData("  Pay: { within: Manage }", "  Pay: { within: [Manage }")]
    [InlineData("  Manage: { title: Managing }\n", "\tManage: { title: Managing }\n")]
    public void NameThatASyntaxErrorTookWithIt_StaysDefinedAndIsRefusedToNobody(string from, string to)
    {
        var policy = Read(Valid.Replace(from, to)).Policy;

        Assert.Equal(["Manage", "Pay", "Sell"], policy.Purposes.Select(p => p.Name));
        Assert.True(policy.IsAllowed("Staff", "Pay"));
    }

    [Fact]
    public void KeyOfASectionWithoutItsColon_DoesNotPutItsNamesIntoTheSectionBefore() =>
        Assert.Equal(["Manage", "Pay", "Sell"], Read(Valid.Replace("categories:", "categories")).Policy.Purposes.Select(p => p.Name));

    [Fact]
    public void SectionsReadToTheirEnd_AreEnforced()
    {
        var policy = Read(Valid + "requests: [\n").Policy;

        Assert.False(policy.IsAllowed("Client", "Pay"));
        Assert.Equal(PolicyParts.Recipients, policy.Unread);
    }

    [Theory]
    [InlineData("[Sell] }", "Sell }")]
    [InlineData("[Sell] }", "[Sel] }")]
    [InlineData("[Sell] }", "[Sell, Buy] }")]
    [InlineData("[Sell] }", "[Sell, []] }")]
    [InlineData("[Sell] }", "*list }")]
    [InlineData("[Sell] }", "}")]
    [InlineData("[Sell] }", "[Sell")]
    [InlineData("{ purposes: [Sell] }", "[Sell]")]
    [InlineData("Client: { purposes: [Sell] }", "Client: { purpose: [Sell] }")]
    [InlineData("Client: { purposes: [Sell] }", "Client: { title: x, \"")]
    [InlineData("Client: { purposes: [Sell] }", "Client: { purposes: [Sell], purposes: [Pay] }")]
    public void CategoryWhosePurposesCouldNotBeRead_IsNotEnforced(string from, string to)
    {
        var reading = Read(Valid.Replace(from, to));

        Assert.NotEmpty(reading.Errors);
        Assert.NotNull(reading.Policy.Category("Client"));
        Assert.True(reading.Policy.IsAllowed("Client", "Pay"));
        Assert.False(reading.Policy.IsAllowed("Staff", "Sell"));
    }

    [Theory]
    [InlineData("within: Manage", "within: Manege")]
    [InlineData("within: Manage", "within: [Manage]")]
    [InlineData("within: Manage", "withn: Manage")]
    [InlineData("within: Manage", "within: Pay")]
    public void PurposeWhoseGroupCouldNotBeRead_IsRefusedToNobody(string from, string to)
    {
        var policy = Read(Valid.Replace(from, to)).Policy;

        Assert.True(policy.IsAllowed("Staff", "Pay"));
        Assert.False(policy.IsAllowed("Staff", "Sell"));
    }

    [Theory]
    [InlineData("{ relationship: jointUse }")]
    [InlineData("{ relationship: jointUse, categories: { Stafff: all } }")]
    [InlineData("{ relationship: jointuse, categories: { Staff: all } }")]
    [InlineData("{ relationship: jointUse, categories: [Staff] }")]
    public void RecipientWhoseRelationshipOrScopeCouldNotBeRead_IsNotEnforced(string recipient)
    {
        var reading = Read(Valid + $"recipients:\n  Group: {recipient}\n");

        Assert.NotEmpty(reading.Errors);
        Assert.Equal(Relationship.Unknown, reading.Policy.Recipient("Group")!.Relationship);
    }

    [Fact]
    public void ScopeWhosePurposesCouldNotBeRead_IsNotRestricted()
    {
        var policy = Read(Valid + "recipients:\n  Group: { relationship: jointUse, categories: { Staff: [Pai] } }\n").Policy;

        Assert.Equal(Relationship.JointUse, policy.Recipient("Group")!.Relationship);
        Assert.Null(policy.Recipient("Group")!.ScopeOf("Staff")!.Purposes);
    }

    [Fact]
    public void NamesOfASectionThatWasCutOff_AreNotUnknown()
    {
        var errors = Errors(Valid.Replace("  Manage: { title: Managing }", "  Manage: { title: Managing"));

        Assert.Single(errors);
        Assert.StartsWith("3:11 ", errors[0], StringComparison.Ordinal);
    }

    [Fact]
    public void NameThatCanBeNone_IsToldOnceAndNotWhereItIsUsed() =>
        Assert.Single(Errors(Valid.Replace("Sell", "Se-ll")));

    [Fact]
    public void ModelWithARowThatCouldNotBeRead_IsLeftOut() =>
        Assert.Empty(Read(Valid + "models:\n  - { member: \"M:X.Y\", flow: [\"0 -> this\", x] }\n").Policy.Models);

    [Fact]
    public void FileThatIsNoMap_LeavesNothingInForceAndNothingUnknown()
    {
        var policy = Read("hello").Policy;

        Assert.Equal(PolicyParts.Categories | PolicyParts.Purposes | PolicyParts.Recipients, policy.Unread);
        Assert.True(policy.IsAllowed("Staff", "Pay"));
    }
}
