namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>What queries ask of many people at once: by a path, by range variables, by flags that are kept beside the person, by the answer that nobody declines (SPEC 6.3).</summary>
public sealed class ConsentOfManyTests : FlowTest
{
    private static Task Check(string body) => Verify($$"""
        public static class Program
        {
            public static void Run(List<Order> orders, List<List<Person>> groups, List<Person> people, List<Person> others, Guardian guardian, Order extra, IWishes wishes)
            {
                {{body}}
            }
        }

        {{Types}}
        """);

    private static Task CheckReader(string expression) => Verify($$"""
        public sealed class Reader(IWishes wishes)
        {
            [Purpose(Purpose.ServiceInformation)]
            public IEnumerable<string> Read(List<Order> orders, List<List<Person>> groups, List<Person> people, List<Person> others) => {{expression}};
        }

        {{Types}}
        """);

    private static Task CheckQuery(string expression) => Verify($$"""
        public static class Program
        {
            public static void Run(List<Order> orders, List<Person> people, List<Person> others, Guardian guardian, IWishes wishes) => Mails.Send({{expression}});
        }

        public static class Mails { [Purpose(Purpose.ServiceInformation)] public static void Send(IEnumerable<string> mails) { } }

        {{Types}}
        """);

    private const string Types = """
        public class Person
        {
            public int Id { get; set; }
            [PersonalData(Category.Applicant)] public string Email { get; set; } = "";
            [ConsentCheck(Purpose.ServiceInformation)] public bool Agrees { get; set; }
            public bool IsActive { get; set; }
        }

        public class Guardian : Person { public List<Person> Wards { get; } = new(); }

        public class Order { public Person Buyer { get; set; } = null!; public Person Payer { get; set; } = null!; }

        public interface IWishes { [ConsentCheck(Purpose.ServiceInformation)] bool Has([DataSubject] Person person); }
        """;

    [Theory]
    [InlineData("orders.Where(o => o.Buyer.Agrees).Select(o => o.Buyer.Email)")]
    [InlineData("orders.All(o => o.Buyer.Agrees) ? orders.Select(o => o.Buyer.Email) : []")]
    [InlineData("groups.SelectMany(g => g.Where(p => p.Agrees), (g, p) => p.Email)")]
    [InlineData("orders.Any(o => !o.Buyer.Agrees) ? [] : orders.Select(o => o.Buyer.Email)")]
    public Task ReadByThePathThatWasAsked_DoesNotTrigger(string expression) => CheckReader(expression);

    [Theory]
    [InlineData("orders.Where(o => o.Buyer.Agrees).Select(o => {|PD1001:o.Payer.Email|})")]
    [InlineData("orders.All(o => o.Buyer.Agrees) ? orders.Select(o => {|PD1001:o.Payer.Email|}) : []")]
    [InlineData("orders.Any(o => o.Buyer.Agrees) ? orders.Select(o => {|PD1001:o.Buyer.Email|}) : []")]
    [InlineData("groups.SelectMany(g => g.Where(p => p.IsActive), (g, p) => {|PD1001:p.Email|})")]
    public Task ReadByAnotherPath_Reports(string expression) => CheckReader(expression);

    [Theory]
    [InlineData("from o in orders let p = o.Buyer where p.Agrees select p.Email")]
    [InlineData("from p in people let n = 5 where p.Agrees select p.Email + n")]
    [InlineData("from g in groups from p in g where p.Agrees select p.Email")]
    [InlineData("from p in people join o in others on p.Id equals o.Id where p.Agrees select p.Email")]
    [InlineData("from p in people let agreed = p.Agrees where agreed select p.Email")]
    [InlineData("from p in people let agreed = wishes.Has(p) let n = 5 where agreed && p.IsActive select p.Email + n")]
    public Task RangeVariableThatWasAsked_DoesNotTrigger(string expression) => CheckReader(expression);

    [Theory]
    [InlineData("from p in people let mail = p.Email where p.Agrees select mail")]
    [InlineData("from p in people let mail = p.Email + p.Id where wishes.Has(p) select mail")]
    [InlineData("from p in people from o in others let mail = o.Email where o.Agrees select mail")]
    [InlineData("from p in people let agreed = wishes.Has(p) select agreed ? p.Email : \"\"")]
    [InlineData("from p in people from o in others let agreed = o.Agrees select agreed ? o.Email : \"\"")]
    [InlineData("people.Select(p => (p, Agreed: p.Agrees)).Select(t => !t.Agreed ? \"\" : t.p.Email)")]
    [InlineData("from p in people where p.Agrees group p by p.IsActive into g select g.First().Email")]
    public Task AnswerOrDataInARangeVariable_DoesNotTrigger(string expression) => CheckQuery(expression);

    [Theory]
    [InlineData("from p in people let mail = p.Email where !p.Agrees select mail")]
    [InlineData("from p in people from o in people let mail = o.Email where p.Agrees select mail")]
    [InlineData("from o in orders let p = o.Buyer let mail = o.Payer.Email where p.Agrees select mail")]
    [InlineData("from o in orders let p = o.Buyer let mail = p.Email + o.Payer.Email where p.Agrees select mail")]
    [InlineData("from p in people join o in people on p.Id equals o.Id let mail = o.Email where p.Agrees select mail")]
    [InlineData("people.Select(p => p.IsActive ? new { p, Mail = p.Email } : new { p, Mail = people[0].Email }).Where(t => t.p.Agrees).Select(t => t.Mail)")]
    [InlineData("from p in people let agreed = wishes.Has(p) select agreed ? \"\" : p.Email")]
    [InlineData("from p in people from o in people let agreed = p.Agrees select agreed ? o.Email : \"\"")]
    [InlineData("from p in people from o in people let agreed = p.Agrees select agreed ? p.Email + o.Email : \"\"")]
    [InlineData("from p in people let agreed = guardian.Agrees select agreed ? p.Email : \"\"")]
    [InlineData("from p in people group p by p.IsActive into g select g.First().Email")]
    public Task AnswerOrDataOfAnother_Reports(string expression) => CheckQuery("{|PD1001:" + expression + "|}");

    [Theory]
    [InlineData("from o in orders let p = o.Buyer where p.Agrees select {|PD1001:o.Payer.Email|}")]
    [InlineData("from p in people from o in others where o.Agrees select {|PD1001:p.Email|}")]
    [InlineData("from p in people join o in others on p.Id equals o.Id where o.Agrees select {|PD1001:p.Email|}")]
    [InlineData("from p in people let agreed = p.Agrees where agreed || p.IsActive select {|PD1001:p.Email|}")]
    [InlineData("from p in people let active = p.IsActive where active select {|PD1001:p.Email|}")]
    [InlineData("from p in people from o in others let agreed = o.Agrees where agreed select {|PD1001:p.Email|}")]
    public Task AnotherRangeVariable_Reports(string expression) => CheckReader(expression);

    [Theory]
    [InlineData("foreach (var one in people.Select(p => new { p, p.Agrees }).Where(x => x.Agrees)) Newsletter.Send(one.p.Email);")]
    [InlineData("foreach (var one in people.Select(p => (p, p.Agrees)).Where(x => x.Agrees)) Newsletter.Send(one.p.Email);")]
    [InlineData("foreach (var one in people.Select(p => new { p.Email, p.Agrees }).Where(x => x.Agrees)) Newsletter.Send(one.Email);")]
    [InlineData("foreach (var one in people.Select(p => new { p, Wants = wishes.Has(p) })) if (one.Wants) Newsletter.Send(one.p.Email);")]
    [InlineData("foreach (var one in people.Select(p => new { p.Email, p.Agrees })) if (one.Agrees) Newsletter.Send(one.Email);")]
    [InlineData("foreach (var (one, agrees) in people.Select(p => (p, p.Agrees))) if (agrees) Newsletter.Send(one.Email);")]
    [InlineData("foreach (var one in from p in people let agreed = p.Agrees where agreed select p) Newsletter.Send(one.Email);")]
    public Task FlagBesideThePerson_DoesNotTrigger(string body) => Check(body);

    [Theory]
    [InlineData("foreach (var one in people.Select(p => new { p, p.Agrees }).Where(x => !x.Agrees)) Newsletter.Send({|PD1001:one.p.Email|});")]
    [InlineData("foreach (var one in people.Select(p => new { p, p.Agrees })) Newsletter.Send({|PD1001:one.p.Email|});")]
    [InlineData("foreach (var one in people.Zip(people, (a, b) => new { a, b.Agrees }).Where(x => x.Agrees)) Newsletter.Send({|PD1001:one.a.Email|});")]
    [InlineData("foreach (var one in people.Select(p => new { p, p.Agrees })) if (one.Agrees) foreach (var mail in people.Select(q => q.Email)) Newsletter.Send({|PD1001:mail|});")]
    [InlineData("if (people.Select(p => new { p, p.Agrees }).Any(x => x.Agrees)) foreach (var mail in people.Select(q => q.Email)) Newsletter.Send({|PD1001:mail|});")]
    [InlineData("if (guardian.Agrees) foreach (var one in guardian.Wards) Newsletter.Send({|PD1001:one.Email|});")]
    public Task FlagOfAnother_Reports(string body) => Check(body);

    [Theory]
    [InlineData("if (people.Any(p => !p.Agrees)) return; foreach (var one in people) Newsletter.Send(one.Email);")]
    [InlineData("if (people.Exists(p => !p.Agrees || !p.IsActive)) return; foreach (var mail in people.Select(p => p.Email)) Newsletter.Send(mail);")]
    [InlineData("if (!people.Any(p => !wishes.Has(p))) people.ForEach(p => Newsletter.Send(p.Email));")]
    [InlineData("if (orders.Any(o => !o.Buyer.Agrees)) return; foreach (var one in orders) Newsletter.Send(one.Buyer.Email);")]
    public Task NobodyWhoDeclines_DoesNotTrigger(string body) => Check(body);

    [Theory]
    [InlineData("if (people.Any(p => p.Agrees)) return; foreach (var one in people) Newsletter.Send({|PD1001:one.Email|});")]
    [InlineData("if (people.Any(p => !p.Agrees && !p.IsActive)) return; foreach (var one in people) Newsletter.Send({|PD1001:one.Email|});")]
    [InlineData("if (!people.Any(p => !p.Agrees)) return; foreach (var one in people) Newsletter.Send({|PD1001:one.Email|});")]
    [InlineData("if (people.Any(p => !p.Agrees)) return; foreach (var one in others) Newsletter.Send({|PD1001:one.Email|});")]
    [InlineData("if (orders.Any(o => !o.Buyer.Agrees)) return; foreach (var one in orders) Newsletter.Send({|PD1001:one.Payer.Email|});")]
    [InlineData("if (orders.Any(o => !o.Buyer.Agrees)) return; orders.Add(extra); foreach (var one in orders) Newsletter.Send({|PD1001:one.Buyer.Email|});")]
    public Task SomebodyMayDecline_Reports(string body) => Check(body);
}
