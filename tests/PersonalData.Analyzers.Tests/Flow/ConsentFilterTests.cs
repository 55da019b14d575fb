namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>Filters that ask for the consent of somebody whom the element has, and collections that are added to after a check (SPEC 6.3).</summary>
public sealed class ConsentFilterTests : FlowTest
{
    private static Task Check(string body) => Verify($$"""
        public static class Program
        {
            public static void Run(List<Order> orders, Dictionary<int, Person> byId, List<(Person One, int Number)> pairs, List<Person> people, Person[] array, List<Person> more, Person extra)
            {
                {{body}}
            }

            static void Put(List<Person> all, Person one) => all.Add(one);
        }

        public class Person
        {
            public int Id { get; set; }
            [PersonalData(Category.Applicant)] public string Email { get; set; } = "";
            [ConsentCheck(Purpose.ServiceInformation)] public bool Agrees { get; set; }
            public bool IsActive { get; set; }
        }

        public record Order(int Id, Person Buyer, Person Payer);
        """);

    [Theory]
    [InlineData("foreach (var one in orders.Where(o => o.Buyer.Agrees)) Newsletter.Send(one.Buyer.Email);")]
    [InlineData("foreach (var mail in orders.Where(o => o.Buyer.Agrees).Select(o => o.Buyer.Email)) Newsletter.Send(mail);")]
    [InlineData("foreach (var one in byId.Where(p => p.Value.Agrees)) Newsletter.Send(one.Value.Email);")]
    [InlineData("foreach (var (id, one) in byId.Where(p => p.Value.Agrees)) Newsletter.Send(one.Email);")]
    [InlineData("foreach (var one in pairs.Where(p => p.One.Agrees)) Newsletter.Send(one.One.Email);")]
    [InlineData("foreach (var one in from p in people join o in orders on p.Id equals o.Id where p.Agrees select p) Newsletter.Send(one.Email);")]
    [InlineData("foreach (var one in from p in people from o in orders where p.Agrees select p) Newsletter.Send(one.Email);")]
    public Task FilterOnAPath_DoesNotTrigger(string body) => Check(body);

    [Theory]
    [InlineData("foreach (var one in orders.Where(o => o.Buyer.Agrees)) Newsletter.Send({|PD1001:one.Payer.Email|});")]
    [InlineData("foreach (var one in orders.Where(o => o.Buyer.Agrees || o.Payer.Agrees)) Newsletter.Send({|PD1001:one.Buyer.Email|});")]
    [InlineData("foreach (var one in from p in people join o in orders on p.Id equals o.Id where p.Agrees select o) Newsletter.Send({|PD1001:one.Buyer.Email|});")]
    public Task FilterOnAnotherPath_Reports(string body) => Check(body);

    [Theory]
    [InlineData("foreach (var (one, at) in people.Where(p => p.Agrees).Select((p, at) => (p, at))) Newsletter.Send(one.Email + at);")]
    [InlineData("foreach (var one in people.Where(p => p.Agrees).Select(p => new { p, Day = 1 })) Newsletter.Send(one.p.Email);")]
    [InlineData("foreach (var one in people.Where(p => p.Agrees).Select(p => new Order(1, p, p))) Newsletter.Send(one.Payer.Email);")]
    public Task WrappedAfterTheFilter_DoesNotTrigger(string body) => Check(body);

    [Theory]
    [InlineData("foreach (var one in people.Where(p => p.IsActive).Select(p => new { p, Day = 1 })) Newsletter.Send({|PD1001:one.p.Email|});")]
    [InlineData("foreach (var one in people.Where(p => p.Agrees).Select(p => new Order(1, p, extra))) Newsletter.Send({|PD1001:one.Payer.Email|});")]
    public Task WrappedWithAnother_Reports(string body) => Check(body);

    [Theory]
    [InlineData("if (!people.All(p => p.Agrees)) return; foreach (var one in people.Where(p => p.IsActive)) Newsletter.Send(one.Email);")]
    [InlineData("people.Add(extra); if (!people.All(p => p.Agrees)) return; foreach (var one in people) Newsletter.Send(one.Email);")]
    public Task AllChecked_DoesNotTrigger(string body) => Check(body);

    [Theory]
    [InlineData("if (!people.All(p => p.Agrees)) return; people.Add(extra); foreach (var one in people) Newsletter.Send({|PD1001:one.Email|});")]
    [InlineData("if (!people.All(p => p.Agrees)) return; people.AddRange(more); foreach (var one in people) Newsletter.Send({|PD1001:one.Email|});")]
    [InlineData("if (!people.All(p => p.Agrees)) return; Put(people, extra); foreach (var one in people) Newsletter.Send({|PD1001:one.Email|});")]
    [InlineData("var all = people.All(p => p.Agrees); people.Add(extra); if (all) foreach (var one in people) Newsletter.Send({|PD1001:one.Email|});")]
    [InlineData("if (!array.All(p => p.Agrees)) return; array[0] = extra; foreach (var one in array) Newsletter.Send({|PD1001:one.Email|});")]
    [InlineData("if (!people.All(p => p.Agrees)) return; foreach (var one in people.Append(extra)) Newsletter.Send({|PD1001:one.Email|});")]
    [InlineData("if (!people.All(p => p.Agrees)) return; foreach (var one in people.Concat(more)) Newsletter.Send({|PD1001:one.Email|});")]
    public Task AddedAfterAllWereChecked_Reports(string body) => Check(body);
}
