namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>In code for a purpose, to make text of a whole object, or to have a library write it out, is to read its members (SPEC 6.2, 6.3 form 2).</summary>
public sealed class WholeObjectReadTests : FlowTest
{
    private const string Cards = """
        public sealed record Card([property: PersonalData(Category.Applicant)] string Name, string Room);
        public interface ICards { Card Get(int id); List<Card> All(); Applicant Person(int id); }
        public interface ISend { void Put(Card card); }
        """;

    private static Task VerifyPage(string members) => Verify($$"""
        [Purpose(Purpose.ServiceInformation)]
        public class Page(ICards cards, ISend send, TextWriter writer, System.Xml.Serialization.XmlSerializer xml)
        {
            {{members}}
        }
        {{Cards}}
        """);

    [Theory]
    [InlineData("public string Text(int id) => {|PD1001:cards.Get(id)|}.ToString();")]
    [InlineData("public string Text(int id) => $\"{{|PD1001:cards.Get(id)|}}\";")]
    [InlineData("public string Text(int id) { var card = cards.Get(id); return \"hi \" + {|PD1001:card|}; }")]
    [InlineData("public string Text(int id) { var text = \"hi \"; text += {|PD1001:cards.Get(id)|}; return text; }")]
    [InlineData("public string Text(Card card) => $\"{{|PD1001:card|}}\";")]
    [InlineData("public string Text() => string.Join(\", \", {|PD1001:cards.All()|});")]
    [InlineData("public void Write(int id) => writer.WriteLine({|PD1001:cards.Get(id)|});")]
    public Task TextOfARecord_Reports(string members) => VerifyPage(members);

    [Theory]
    [InlineData("public string Text(int id) => System.Text.Json.JsonSerializer.Serialize({|PD1001:cards.Get(id)|});")]
    [InlineData("public string Text(int id) => System.Text.Json.JsonSerializer.Serialize({|PD1001:cards.Person(id)|});")]
    [InlineData("public string Text() => System.Text.Json.JsonSerializer.Serialize({|PD1001:cards.All()|});")]
    [InlineData("public void Write(int id, Stream to) => xml.Serialize(to, {|PD1001:cards.Person(id)|});")]
    public Task WhatASerializerGets_Reports(string members) => VerifyPage(members);

    [Theory]
    [InlineData("public string Text(int id) => cards.Get(id).Room;")]
    [InlineData("public string Text(int id) => $\"{cards.Get(id).Room}\";")]
    [InlineData("public string Text(int id) => $\"{cards.Person(id)}\";")]
    [InlineData("public string Text() => string.Join(\", \", cards.All().Select(card => card.Room));")]
    [InlineData("public string Text() => $\"{cards.All()}\";")]
    [InlineData("public void Give(int id) => send.Put(cards.Get(id));")]
    [InlineData("public void Keep(int id, List<Card> all) => all.Add(cards.Get(id));")]
    [InlineData("public bool Is(int id, Card card) => cards.Get(id).Equals(card);")]
    [InlineData("public string Text() => new Card(\"nobody\", \"1\").ToString();")]
    [InlineData("public string Text() => System.Text.Json.JsonSerializer.Serialize(new List<Card> { new(\"nobody\", \"1\") });")]
    public Task WhatShowsNoMember_DoesNotTrigger(string members) => VerifyPage(members);

    [Fact]
    public Task ReadOnceByItsMember_IsNotReportedAgainAsAWhole() => VerifyPage("""
        public string Text(int id)
        {
            var copy = new Card({|PD1001:cards.Person(id).Name|}, "1");
            return copy.ToString();
        }
        """);

    [Fact]
    public Task HelperThatMakesText_ReportsOnBehalf() => VerifyPage("""
        public string Text(int id) => {|PD1001:Texts.Of(cards.Get(id))|};
        }
        public static class Texts
        {
            public static string Of(Card card) => card.ToString();
        """);

    [Fact]
    public Task CodeThatIsNotHereAndMakesText_Reads() => VerifyPage("""
        public string Text(int id, IWriter writer) => writer.Line({|PD1001:cards.Get(id)|}).Trim();
        public byte[] Bytes(int id, IWriter writer) => writer.Bytes({|PD1001:cards.Get(id)|});
        public string Room(int id, IWriter writer) => writer.Line(cards.Get(id).Room);
        public bool Knows(int id, IWriter writer) => writer.Knows(cards.Get(id));
        }
        public interface IWriter
        {
            string Line(Card card);
            string Line(string room);
            byte[] Bytes(Card card);
            bool Knows(Card card);
        """);
}
