namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>A helper that writes out a whole record shows by its own parameter what gets out: it is reported there, and not at its callers (SPEC 6.3 form 4).</summary>
public sealed class WrittenOutInHelperTests : FlowTest
{
    [Fact]
    public Task RecordsThatAHelperWritesOut_AreReportedInIt() => Verify("""
        public sealed record Card([PersonalData(Category.Applicant)] string Name, string Room);
        public sealed record Entry(Card Card, int Number);
        public class Use
        {
            void Write(Card card) => Console.WriteLine({|PD2005:card|});
            void Write(Entry entry) => Console.WriteLine({|PD2005:$"{entry}"|});
            void Throw(Card card) => throw new InvalidOperationException({|PD2005:"for " + card|});
            void Direct(string name) => Write(new Card(name, "1"));
            void Existing(Card card) => Write(card);
            void Constant() => Write(new Card("x", "1"));
            void With(Card card) => Write(card with { Room = "2" });
            void Local(string name, string room) { var card = new Card(name, room); Write(card); Throw(card); }
            void Inner(Card card) => Write(new Entry(card, 1));
            void Group(List<Card> cards) => cards.ForEach(Write);
        }
        """, "PD2005");

    [Fact]
    public Task RecordsThatAHelperTakesAsAnything_AreReportedAtItsCallers() => Verify("""
        public sealed record Card([PersonalData(Category.Applicant)] string Name, string Room);
        public class Use
        {
            void Write(object what) => Console.WriteLine(what);
            void Existing(Card card) => Write({|PD2005:card|});
            void Room(Card card) => Write(card.Room);
        }
        """, "PD2005");

    [Fact]
    public Task OtherPeoplesDataInARecord_IsReportedAtTheCaller() => Verify("""
        public sealed record Card([PersonalData(Category.Applicant)] string Name, string Room);
        public class Use
        {
            void Write(Card card) => Console.WriteLine({|PD2005:card|});
            void Other(Employee employee) => Write({|PD2005:new Card("x", {|PD1002:employee.Email|})|});
        }
        """, "PD2005");
}
