namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>Whose consent a check is about (SPEC 6.3, last paragraph): the person, their parts, a value of theirs, an id; and nobody else.</summary>
public sealed class ConsentSubjectTests : FlowTest
{
    private const string Types = """

        public class Person
        {
            public int Id { get; set; }
            [PersonalData(Category.Applicant)] public string Email { get; set; } = "";
            [ConsentCheck(Purpose.ServiceInformation)] public bool Agrees { get; set; }
            public Address Address { get; set; } = new();
            public Contact? Contact { get; set; }
            public List<Contact> Contacts { get; } = new();
            public Dictionary<string, Contact> ByKind { get; } = new();
            public Person? Referrer { get; set; }
            public Adviser Adviser { get; set; } = new();
            public Account Account { get; set; } = new();
        }

        public class Address { [PersonalData(Category.Applicant)] public string City { get; set; } = ""; }
        public record Contact([PersonalData(Category.Applicant)] string Mobile);
        public class Account { public int Id { get; set; } [PersonalData(Category.Applicant)] public string Holder { get; set; } = ""; }
        public class Adviser { [PersonalData(Category.Employee)] public string Mobile { get; set; } = ""; }

        public interface IConsents
        {
            [ConsentCheck(Purpose.ServiceInformation)] bool OfMail([DataSubject] string mail);
            [ConsentCheck(Purpose.ServiceInformation)] bool OfId([DataSubject] int id);
        }

        public interface IStore
        {
            Person Get(int id);
            [return: PersonalData(Category.Applicant)] string EmailOf(int id);
        }

        public interface ISession { Person Current { get; } Person Active { get; } }
        public record Change(Person Current) { public void Run() { if (Current.Agrees) Newsletter.Send(Current.Email); } }
        """;

    private const string Helpers = """
        static Person Same(Person one) => one;
        static Person NotNull(Person? one) => one ?? throw new ArgumentNullException();
        static Person Pick(Person one, Person two) => one.Id > two.Id ? one : two;
        static void Advance(IEnumerator<Person> all) => all.MoveNext();
        """;

    private static Task Check(string body, string parameters = "") => Verify($$"""
        public static class Program
        {
            public static void Run(Person person, Person other, List<Person> people, int id, int otherId, IConsents consents, IStore store, ISession session{{parameters}})
            {
                {{body}}
            }

            {{Helpers}}
        }
        {{Types}}
        """);

    [Theory]
    [InlineData("if (person.Agrees) Newsletter.Send(person.Address.City);")]
    [InlineData("if (person.Agrees) Newsletter.Send(person.Contact?.Mobile ?? \"\");")]
    [InlineData("if (person.Agrees) foreach (var one in person.Contacts) Newsletter.Send(one.Mobile);")]
    [InlineData("if (person.Agrees) Newsletter.Send(person.Contacts[0].Mobile);")]
    [InlineData("if (person.Agrees) { var address = person.Address; Newsletter.Send(address.City); }")]
    [InlineData("foreach (var one in people.Where(p => p.Agrees)) Newsletter.Send(one.Address.City);")]
    [InlineData("foreach (var city in people.Where(p => p.Agrees).Select(p => p.Address.City)) Newsletter.Send(city);")]
    [InlineData("foreach (var one in people.Where(p => p.Agrees).SelectMany(p => p.Contacts)) Newsletter.Send(one.Mobile);")]
    [InlineData("if (consents.OfId(person.Id)) Newsletter.Send(person.Address.City);")]
    [InlineData("foreach (var one in people) if (one.Agrees) Newsletter.Send(one.Address.City);")]
    public Task PartOfWhoConsented_DoesNotTrigger(string body) => Check(body);

    [Theory]
    [InlineData("if (person.Agrees) Newsletter.Send({|PD1001:person.Referrer!.Email|});")]
    [InlineData("if (person.Agrees) Newsletter.Send({|PD1001:person.Referrer!.Address.City|});")]
    [InlineData("if (other.Agrees) Newsletter.Send({|PD1001:person.Address.City|});")]
    [InlineData("if (person.Agrees) Newsletter.Send({|PD1001:person.Adviser.Mobile|});")]
    [InlineData("if (person.Agrees) Newsletter.Send({|PD1001:person.Account.Holder|});")]
    [InlineData("foreach (var one in people) if (one.Agrees) foreach (var two in people) Newsletter.Send({|PD1001:two.Address.City|});")]
    public Task PersonReachedFromWhoConsented_Reports(string body) => Check(body);

    [Theory]
    [InlineData("if (consents.OfMail(mail)) Newsletter.Send(mail);")]
    [InlineData("if (consents.OfId(id)) Newsletter.Send(mail);")]
    [InlineData("var copy = mail; if (consents.OfMail(copy)) Newsletter.Send(mail.Trim());")]
    public Task MarkedParameter_CheckedItselfOrById_DoesNotTrigger(string body) =>
        Check(body, ", [PersonalData(Category.Applicant)] string mail, [PersonalData(Category.Applicant)] string second");

    [Theory]
    [InlineData("if (consents.OfMail(second)) Newsletter.Send({|PD1001:mail|});")]
    [InlineData("if (consents.OfMail(person.Email)) Newsletter.Send({|PD1001:mail|});")]
    [InlineData("if (person.Agrees) Newsletter.Send({|PD1001:mail|});")]
    public Task MarkedParameter_AnotherChecked_Reports(string body) =>
        Check(body, ", [PersonalData(Category.Applicant)] string mail, [PersonalData(Category.Applicant)] string second");

    [Theory]
    [InlineData("var mail = store.EmailOf(id); if (consents.OfMail(mail)) Newsletter.Send(mail);")]
    [InlineData("var mail = store.EmailOf(id); if (consents.OfId(id)) Newsletter.Send(mail);")]
    [InlineData("foreach (var mail in people.Select(p => p.Email)) if (consents.OfMail(mail)) Newsletter.Send(mail);")]
    [InlineData("foreach (var mail in people.Select(p => p.Email).Where(m => consents.OfMail(m))) Newsletter.Send(mail);")]
    [InlineData("foreach (var mail in people.Select(p => p.Email).Where(consents.OfMail)) Newsletter.Send(mail);")]
    public Task FoundValue_CheckedItselfOrByItsId_DoesNotTrigger(string body) => Check(body);

    [Theory]
    [InlineData("var mail = store.EmailOf(id); var second = store.EmailOf(otherId); if (consents.OfMail(second)) Newsletter.Send({|PD1001:mail|});")]
    [InlineData("foreach (var mail in people.Select(p => p.Email)) foreach (var second in people.Select(p => p.Email)) if (consents.OfMail(mail)) Newsletter.Send({|PD1001:second|});")]
    [InlineData("var last = \"\"; foreach (var mail in people.Select(p => p.Email)) { if (consents.OfMail(mail)) Newsletter.Send({|PD1001:last|}); last = mail; }")]
    public Task FoundValue_AnotherChecked_Reports(string body) => Check(body);

    [Theory]
    [InlineData("if (!consents.OfId(id)) return; Newsletter.Send(store.Get(id).Email);")]
    [InlineData("id++; if (consents.OfId(id)) Newsletter.Send(store.Get(id).Email);")]
    [InlineData("for (var i = 0; i < 9; i++) if (consents.OfId(i)) Newsletter.Send(store.Get(i).Email);")]
    [InlineData("foreach (var one in new[] { id }.Where(i => consents.OfId(i))) Newsletter.Send(store.Get(one).Email);")]
    [InlineData("foreach (var one in new[] { id }.Where(consents.OfId).Select(store.Get)) Newsletter.Send(one.Email);")]
    public Task SameId_DoesNotTrigger(string body) => Check(body);

    [Theory]
    [InlineData("if (consents.OfId(1)) Newsletter.Send({|PD1001:person.Email|});")]
    [InlineData("if (consents.OfMail(\"desk@shop.test\")) Newsletter.Send({|PD1001:person.Email|});")]
    [InlineData("var admin = 1; if (consents.OfId(admin)) Newsletter.Send({|PD1001:person.Email|});")]
    [InlineData("if (!consents.OfId(id)) return; id++; Newsletter.Send({|PD1001:store.Get(id).Email|});")]
    [InlineData("if (!consents.OfId(id)) return; id += 1; Newsletter.Send({|PD1001:store.Get(id).Email|});")]
    [InlineData("if (!consents.OfId(id)) return; Newsletter.Send({|PD1001:store.Get(id + 1).Email|});")]
    [InlineData("var one = store.Get(id); id++; if (consents.OfId(id)) Newsletter.Send({|PD1001:one.Email|});")]
    [InlineData("for (var i = 0; i < 9; i++) { if (!consents.OfId(i)) continue; i++; Newsletter.Send({|PD1001:store.Get(i).Email|}); }")]
    public Task AnotherId_Reports(string body) => Check(body);

    [Theory]
    [InlineData("var same = Same(person); if (!same.Agrees) return; Newsletter.Send(person.Email);")]
    [InlineData("if (!NotNull(person).Agrees) return; Newsletter.Send(person.Email);")]
    [InlineData("var same = Same(person); if (person.Agrees) Newsletter.Send(same.Email);")]
    [InlineData("foreach (var one in people) if (Same(one).Agrees) Newsletter.Send(one.Email);")]
    public Task AliasFromHelper_DoesNotTrigger(string body) => Check(body);

    [Theory]
    [InlineData("var same = Same(other); if (same.Agrees) Newsletter.Send({|PD1001:person.Email|});")]
    [InlineData("var one = Pick(person, other); if (one.Agrees) Newsletter.Send({|PD1001:person.Email|});")]
    public Task AnotherFromHelper_Reports(string body) => Check(body);

    [Theory]
    [InlineData("if (session.Current.Agrees) Newsletter.Send(session.Current.Email);")]
    [InlineData("var all = people.AsEnumerable().GetEnumerator(); while (all.MoveNext()) if (all.Current.Agrees) Newsletter.Send(all.Current.Email);")]
    public Task SameCurrent_DoesNotTrigger(string body) => Check(body);

    [Theory]
    [InlineData("if (session.Active.Agrees) Newsletter.Send({|PD1001:session.Current.Email|});")]
    [InlineData("var all = people.AsEnumerable().GetEnumerator(); if (all.Current.Agrees) { all.MoveNext(); Newsletter.Send({|PD1001:all.Current.Email|}); }")]
    [InlineData("var all = people.AsEnumerable().GetEnumerator(); if (all.Current.Agrees) { Advance(all); Newsletter.Send({|PD1001:all.Current.Email|}); }")]
    public Task AnotherCurrent_Reports(string body) => Check(body);
}
