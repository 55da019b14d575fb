namespace PersonalData.Analyzers.Tests.Annotations;

public sealed class RegistryDocumentTests
{
    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("{}x")]
    [InlineData("{\"policy\":{\"name\":\"a\"},}")]
    [InlineData("{\"policy\":\"a\"}")]
    [InlineData("{\"policy\":{}}")]
    [InlineData("{\"policy\":{\"name\":\"\\x\"}}")]
    [InlineData("{\"policy\":{\"name\":\"\\u12\"}}")]
    [InlineData("{\"policy\":{\"name\":\"a}}")]
    [InlineData("{\"policy\":{\"name\":1e}}")]
    [InlineData("{\"policy\":{\"name\":\"a\"},\"members\":{}}")]
    [InlineData("{\"policy\":{\"name\":\"a\"},\"members\":[{}]}")]
    [InlineData("{\"policy\":{\"name\":\"a\"},\"members\":[{\"id\":\"T:A\",\"categories\":[1]}]}")]
    public void TextThatIsNoRegistry_IsAFormatException(string json) =>
        Assert.Throws<FormatException>(() => RegistryDocument.Parse(json));

    [Fact]
    public void DeepNesting_IsAFormatException() =>
        Assert.Throws<FormatException>(() => RegistryDocument.Parse(new string('[', 100_000)));

    [Fact]
    public void UnknownProperties_ArePassedOver()
    {
        var document = RegistryDocument.Parse("""
            { "policy": { "name": "a\u0022\n\\\/\t\b\f\r", "later": [1, -2.5e3, true, false, null, {}] }, "later": {} }
            """);

        Assert.Equal("a\"\n\\/\t\b\f\r", document.Policy.Name);
        Assert.Empty(document.Members);
    }

    [Fact]
    public void AssemblyWithoutRegistry_GivesNull() => Assert.Null(RegistryDocument.Of(typeof(string).Assembly));

    [Fact]
    public void Text_IsChosenByLanguage()
    {
        var document = RegistryDocument.Parse("""
            { "policy": { "name": "p" }, "purposes": [
              { "name": "A", "title": { "ja": "甲", "en": "first" } },
              { "name": "B", "title": "second" },
              { "name": "C", "title": { "ja": "丙" } },
              { "name": "D", "title": null } ] }
            """);

        Assert.Equal(["甲", "second", "丙", null], document.Purposes.Select(p => p.Title.In("ja")));
        Assert.Equal(["first", "second", "丙", null], document.Purposes.Select(p => p.Title.In("fr")));
        Assert.Equal("", document.Purposes[3].Title.ToString());
    }

    [Fact]
    public void IsAllowed_FollowsGroups()
    {
        var document = RegistryDocument.Parse("""
            { "policy": { "name": "p" },
              "categories": [ { "name": "C", "purposes": ["Group"] }, { "name": "Unread", "purposes": null } ],
              "purposes": [ { "name": "Group" }, { "name": "Inner", "within": "Group" }, { "name": "Innermost", "within": "Inner" },
                            { "name": "Other" }, { "name": "X", "within": "Y" }, { "name": "Y", "within": "X" } ] }
            """);

        Assert.True(document.IsAllowed("C", "Group"));
        Assert.True(document.IsAllowed("C", "Innermost"));
        Assert.False(document.IsAllowed("C", "Other"));
        Assert.False(document.IsAllowed("C", "X"));
        Assert.False(document.IsAllowed("C", "Nope"));
        Assert.False(document.IsAllowed("Nope", "Group"));
        Assert.False(document.IsAllowed("Unread", "Group"));
    }
}
