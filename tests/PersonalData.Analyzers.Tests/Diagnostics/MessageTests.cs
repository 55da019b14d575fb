using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Diagnostics;

namespace PersonalData.Analyzers.Tests.Diagnostics;

/// <summary>What a person reads, with the arguments that the rules give.</summary>
public class MessageTests
{
    [Fact]
    public void Argument_NamesSourceCategoryPurposeAndSink() =>
        Assert.Equal(
            "'Applicant.Email' is Applicant data, which the policy does not allow for ServiceInformation: it is passed to "
            + "'Newsletter.Send'. Pass other data, check the person's consent, or state a legal basis.",
            English(
                Descriptors.PurposeNotAllowedArgument,
                "Applicant.Email", "Applicant", "ServiceInformation", "Newsletter.Send", ConsentHints.None));

    [Fact]
    public void Argument_InJapanese() =>
        Assert.Equal(
            "'Applicant.Email' は Applicant の個人データで、ポリシーでは ServiceInformation に利用できませんが、"
            + "'Newsletter.Send' に渡されています。別のデータを渡すか、本人の同意を確認するか、法的根拠を明記してください。",
            Japanese(
                Descriptors.PurposeNotAllowedArgument,
                "Applicant.Email", "Applicant", "ServiceInformation", "Newsletter.Send", ConsentHints.None));

    [Fact]
    public void Forwarded_NamesTheWay() =>
        Assert.Contains(
            "it is passed to 'Outbox.Put' and from there reaches 'Mailer.Send' (Outbox.Put → Outbox.Flush → Mailer.Send).",
            English(
                Descriptors.PurposeNotAllowedForwarded,
                "Applicant.Email",
                "Applicant",
                "ServiceInformation",
                "Outbox.Put",
                "Mailer.Send",
                Names.Way(["Outbox.Put", "Outbox.Flush", "Mailer.Send"]),
                ConsentHints.None));

    [Fact]
    public void Hint_IsALastSentence() =>
        Assert.EndsWith(
            "or state a legal basis. The consent checked here is another person's.",
            English(
                Descriptors.PurposeNotAllowedRead,
                "Customer.Email", "Customer", "PublicRelations", "Deck.Add", ConsentHints.ConsentOfOtherSubject));

    [Fact]
    public void Hint_FollowsTheLanguageOfTheMessage() =>
        Assert.EndsWith(
            "法的根拠を明記してください。ここで確認している同意は、別の人のものです。",
            Japanese(
                Descriptors.PurposeNotAllowedRead,
                "Customer.Email", "Customer", "PublicRelations", "Deck.Add", ConsentHints.ConsentOfOtherSubject));

    [Fact]
    public void JointUse_SaysWhyItIsBeyondTheScope() =>
        Assert.Contains(
            "beyond the published joint use: it does not cover Customer data for Billing. Stay within",
            English(
                Descriptors.JointUseBeyondScope,
                "Customer.Email",
                "Customer",
                "ParentGroup",
                "Group.Share",
                Texts.JointUse.NotForPurpose("Customer", "Billing"),
                ConsentHints.None));

    [Fact]
    public void Suggestions_FollowTheSentence()
    {
        var text = Texts.WithSuggestions(Texts.Get("Policy_UnknownCategory", "Emploee"), ["Employee", "Employer"]);

        Assert.Equal("The policy has no category 'Emploee'. Did you mean 'Employee' / 'Employer'?", English(Descriptors.UnknownName, text));
        Assert.Equal("ポリシーにカテゴリ 'Emploee' はありません。もしかして: 'Employee' / 'Employer'", Japanese(Descriptors.UnknownName, text));
        Assert.Equal(text, Texts.WithSuggestions(Texts.Get("Policy_UnknownCategory", "Emploee"), ["Employee", "Employer"]));
    }

    [Fact]
    public void NoSuggestions_LeaveTheSentenceAlone() =>
        Assert.Equal(
            "The policy has no category 'X'.",
            English(Descriptors.UnknownName, Texts.WithSuggestions(Texts.Get("Policy_UnknownCategory", "X"), [])));

    [Fact]
    public void EveryPolicyMessage_HasItsText()
    {
        var keys = typeof(PersonalData.Analyzers.Policies.Reading.PolicyMessages).GetFields()
            .Select(field => (string)field.GetRawConstantValue()!)
            .ToList();

        Assert.NotEmpty(keys);
        Assert.All(keys, key => Assert.NotNull(Texts.Manager.GetString(key, Cultures.Japanese)));
    }

    [Fact]
    public void EveryMessage_ShowsAllItsArguments() =>
        Assert.All(AllDescriptors.List, descriptor =>
        {
            var count = Enumerable.Range(0, 9).Count(i => descriptor.MessageFormat.ToString(Cultures.English).Contains("{" + i + "}"));
            object[] arguments = [.. Enumerable.Range(0, count).Select(i => $"<argument {i}>")];

            foreach (var message in new[] { English(descriptor, arguments), Japanese(descriptor, arguments) })
            {
                Assert.All(arguments, argument => Assert.Contains((string)argument, message));
                Assert.DoesNotContain("{", message.Replace("{0}", "?"));
            }
        });

    [Fact]
    public void LongWay_ShowsBothEnds() =>
        Assert.Equal(
            "A → B → C → … → F → G → H",
            Names.Way(["A", "B", "C", "D", "E", "F", "G", "H"]));

    private static string English(DiagnosticDescriptor descriptor, params object[] arguments) =>
        Cultures.Under(Cultures.English, () => Diagnostic.Create(descriptor, Location.None, arguments).GetMessage());

    private static string Japanese(DiagnosticDescriptor descriptor, params object[] arguments) =>
        Cultures.Under(Cultures.Japanese, () => Diagnostic.Create(descriptor, Location.None, arguments).GetMessage());
}
