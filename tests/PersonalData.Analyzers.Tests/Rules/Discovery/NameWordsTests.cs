using PersonalData.Analyzers.Rules.Discovery;

namespace PersonalData.Analyzers.Tests.Rules.Discovery;

/// <summary>How names fall into words.</summary>
public sealed class NameWordsTests
{
    [Theory]
    [InlineData("BirthDate", "birth date")]
    [InlineData("birth_date", "birth date")]
    [InlineData("BIRTH_DATE", "birth date")]
    [InlineData("_eMail", "e mail")]
    [InlineData("IPAddress2", "ip address 2")]
    [InlineData("CustomerID", "customer id")]
    [InlineData("顧客_氏名カナ", "顧客 氏名カナ")]
    [InlineData("ｼﾒｲ", "シメイ")]
    [InlineData("ｶﾞｸﾚｷ", "ガクレキ")]
    [InlineData("Ｅメール", "e メール")]
    [InlineData("住所2", "住所 2")]
    [InlineData("", "")]
    [InlineData("__", "")]
    public void Split_GivesWords(string name, string words) => Assert.Equal(words, string.Join(' ', NameWords.Split(name)));

    [Theory]
    [InlineData("emails", "email")]
    [InlineData("addresses", "address")]
    [InlineData("allergies", "allergy")]
    [InlineData("status", "status")]
    [InlineData("address", "address")]
    public void Singular_IsTakenFromThePlural(string word, string singular) => Assert.Equal(singular, NameWords.Singular(word));
}
