namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>Consent (SPEC 6.3, last paragraph): known on every path, for the purpose, of the very person.</summary>
public sealed class ConsentTests : FlowTest
{
    private const string Consents = """
        public sealed class Person
        {
            public int Id { get; set; }
            public Guid Key { get; set; }
            [PersonalData(Category.Applicant)] public string Email { get; set; } = "";
            [ConsentCheck(Purpose.ServiceInformation)] public bool Agrees { get; set; }
            [ConsentCheck(Purpose.CustomerRelations)] public bool AgreesToAll { get; set; }
            [ConsentCheck(Purpose.Billing)] public bool AgreesToBilling { get; set; }
        }

        public interface IConsents
        {
            [ConsentCheck(Purpose.ServiceInformation)] bool Has([DataSubject] Person person);
            [ConsentCheck(Purpose.ServiceInformation)] bool HasId([DataSubject] int id);
            [ConsentCheck(Purpose.ServiceInformation)] Task<bool> HasAsync([DataSubject] Person person);
            [ConsentCheck(Purpose.ServiceInformation)] void Demand([DataSubject] Person person);
            [ConsentCheck(Purpose.ServiceInformation)] Task DemandAsync([DataSubject] Person person);
            Person Find(int id);
        }

        """;

    private static Task Check(string body, string members = "") => Verify($$"""
        public class Program
        {
            public async Task Run(Person person, Person other, List<Person> people, IConsents consents, bool maybe, int id)
            {
                await Task.Yield();
                {{body}}
            }

            {{members}}
        }
        {{Consents}}
        """);

    [Theory]
    [InlineData("if (person.Agrees) Newsletter.Send(person.Email);")]
    [InlineData("if (person.AgreesToAll) Newsletter.Send(person.Email);")]
    [InlineData("if (consents.Has(person)) Newsletter.Send(person.Email);")]
    [InlineData("if (consents.HasId(person.Id)) Newsletter.Send(person.Email);")]
    [InlineData("if (!consents.Has(person)) return; Newsletter.Send(person.Email);")]
    [InlineData("if (!consents.Has(person)) throw new InvalidOperationException(); Newsletter.Send(person.Email);")]
    [InlineData("if (!consents.Has(person)) { } else { Newsletter.Send(person.Email); }")]
    [InlineData("if (maybe && consents.Has(person)) Newsletter.Send(person.Email);")]
    [InlineData("if (!maybe || !consents.Has(person)) return; Newsletter.Send(person.Email);")]
    [InlineData("var ok = consents.Has(person); if (ok) Newsletter.Send(person.Email);")]
    [InlineData("var ok = maybe && consents.Has(person); if (ok) Newsletter.Send(person.Email);")]
    [InlineData("var no = !consents.Has(person); if (no) return; Newsletter.Send(person.Email);")]
    [InlineData("if (consents.Has(person) == true) Newsletter.Send(person.Email);")]
    [InlineData("if (consents.Has(person) is true) Newsletter.Send(person.Email);")]
    [InlineData("if (consents.Has(person) is false) return; Newsletter.Send(person.Email);")]
    [InlineData("if (person is { Agrees: true }) Newsletter.Send(person.Email);")]
    [InlineData("if (person is { Agrees: true, Email: var mail }) Newsletter.Send(mail);")]
    [InlineData("if (person is not { Agrees: true }) return; Newsletter.Send(person.Email);")]
    [InlineData("Newsletter.Send(person.Agrees ? person.Email : \"\");")]
    [InlineData("switch (consents.Has(person)) { case true: Newsletter.Send(person.Email); break; }")]
    [InlineData("switch (person) { case { Agrees: true }: Newsletter.Send(person.Email); break; }")]
    [InlineData("var to = person switch { { Agrees: true } => person.Email, _ => \"\" }; Newsletter.Send(to);")]
    [InlineData("if (await consents.HasAsync(person)) Newsletter.Send(person.Email);")]
    [InlineData("consents.Demand(person); Newsletter.Send(person.Email);")]
    [InlineData("await consents.DemandAsync(person); Newsletter.Send(person.Email);")]
    [InlineData("var alias = person; if (consents.Has(alias)) Newsletter.Send(person.Email);")]
    [InlineData("var found = consents.Find(id); if (consents.Has(found)) Newsletter.Send(found.Email);")]
    [InlineData("var found = consents.Find(id); if (consents.HasId(found.Id)) Newsletter.Send(found.Email);")]
    [InlineData("if (!consents.HasId(id)) return; var found = consents.Find(id); Newsletter.Send(found.Email);")]
    [InlineData("foreach (var p in people) { if (!consents.Has(p)) continue; Newsletter.Send(p.Email); }")]
    [InlineData("foreach (var p in people.Where(x => x.Agrees)) Newsletter.Send(p.Email);")]
    [InlineData("foreach (var p in people.Where(x => consents.Has(x))) Newsletter.Send(p.Email);")]
    [InlineData("Newsletter.SendAll(people.Where(x => x.Agrees).Select(x => x.Email));")]
    [InlineData("Newsletter.SendAll(from x in people where x.Agrees select x.Email);")]
    [InlineData("people.Where(x => x.Agrees).ToList().ForEach(x => Newsletter.Send(x.Email));")]
    [InlineData("if (people.All(x => x.Agrees)) foreach (var p in people) Newsletter.Send(p.Email);")]
    [InlineData("var list = new List<string>(); foreach (var p in people) if (p.Agrees) list.Add(p.Email); Newsletter.SendAll(list);")]
    [InlineData("if (person.Agrees) people.ForEach(_ => Newsletter.Send(person.Email));")]
    [InlineData("var mail = person.Email; if (person.Agrees) Newsletter.Send(mail);")]
    [InlineData("if (Allowed(consents, person)) Newsletter.Send(person.Email);")]
    [InlineData("Ensure(consents, person); Newsletter.Send(person.Email);")]
    [InlineData("SendIf(consents, person);")]
    [InlineData("SendTo(consents, person, person.Email);")]
    [InlineData("if (person?.Agrees == true) Newsletter.Send(person.Email);")]
    [InlineData("if (person?.Agrees != true) return; Newsletter.Send(person.Email);")]
    [InlineData("if (person?.Agrees ?? false) Newsletter.Send(person.Email);")]
    [InlineData("if (person?.Agrees is not true) return; Newsletter.Send(person.Email);")]
    [InlineData("if ((person?.Agrees).GetValueOrDefault()) Newsletter.Send(person.Email);")]
    [InlineData("bool? ok = person?.Agrees; if (ok == true) Newsletter.Send(person.Email);")]
    [InlineData("while (true) { if (consents.Has(person)) break; await Task.Delay(1); } Newsletter.Send(person.Email);")]
    [InlineData("while (!consents.Has(person)) { await Task.Delay(1); } Newsletter.Send(person.Email);")]
    [InlineData("for (var i = 0; i < people.Count; i++) { if (people[i].Agrees) Newsletter.Send(people[i].Email); }")]
    [InlineData("for (var i = 0; i < people.Count; i++) { if (!consents.Has(people[i])) continue; var mail = people[i].Email; Newsletter.Send(mail); }")]
    [InlineData("var a = people.ToArray(); if (a[^1].Agrees) Newsletter.Send(a[^1].Email);")]
    [InlineData("Person? last = null; foreach (var p in people) { last = p; if (consents.Has(last)) Newsletter.Send(p.Email); }")]
    public Task Consent_OnEveryPathOfThePerson_DoesNotTrigger(string body) => Check(body, Helpers);

    private const string Helpers = """
        bool Allowed(IConsents consents, Person p) => consents.Has(p);
        void Ensure(IConsents consents, Person p) { if (!consents.Has(p)) throw new InvalidOperationException(); }
        void SendIf(IConsents consents, Person p) { if (consents.Has(p)) Newsletter.Send(p.Email); }
        void SendTo(IConsents consents, Person p, string mail) { if (consents.Has(p)) Newsletter.Send(mail); }
        """;

    [Theory]
    [InlineData("if (person.AgreesToBilling) Newsletter.Send({|PD1001:person.Email|});")]
    [InlineData("if (consents.Has(other)) Newsletter.Send({|PD1001:person.Email|});")]
    [InlineData("if (consents.HasId(other.Id)) Newsletter.Send({|PD1001:person.Email|});")]
    [InlineData("if (!consents.Has(person)) Newsletter.Send({|PD1001:person.Email|});")]
    [InlineData("if (maybe || consents.Has(person)) Newsletter.Send({|PD1001:person.Email|});")]
    [InlineData("var ok = maybe || consents.Has(person); if (ok) Newsletter.Send({|PD1001:person.Email|});")]
    [InlineData("var ok = maybe ? consents.Has(person) : true; if (ok) Newsletter.Send({|PD1001:person.Email|});")]
    [InlineData("Newsletter.Send({|PD1001:person.Email|}); if (consents.Has(person)) { }")]
    [InlineData("if (maybe) { if (!consents.Has(person)) return; } Newsletter.Send({|PD1001:person.Email|});")]
    [InlineData("consents.Has(person); Newsletter.Send({|PD1001:person.Email|});")]
    [InlineData("_ = consents.DemandAsync(person); Newsletter.Send({|PD1001:person.Email|});")]
    [InlineData("if (consents.Has(person)) { person = other; Newsletter.Send({|PD1001:person.Email|}); }")]
    [InlineData("if (people[0].Agrees) Newsletter.Send({|PD1001:people[1].Email|});")]
    [InlineData("var found = consents.Find(id); var second = consents.Find(id + 1); if (consents.Has(found)) Newsletter.Send({|PD1001:second.Email|});")]
    [InlineData("foreach (var p in people) { if (consents.Has(person)) Newsletter.Send({|PD1001:p.Email|}); }")]
    [InlineData("foreach (var p in people.Where(x => x.AgreesToBilling)) Newsletter.Send({|PD1001:p.Email|});")]
    [InlineData("foreach (var p in people.Where(x => !x.Agrees)) Newsletter.Send({|PD1001:p.Email|});")]
    [InlineData("foreach (var p in people.Where(x => x.Agrees || x.Id > 3)) Newsletter.Send({|PD1001:p.Email|});")]
    [InlineData("if (people.Any(x => x.Agrees)) foreach (var p in people) Newsletter.Send({|PD1001:p.Email|});")]
    [InlineData("if (other.Agrees) people.ForEach(_ => Newsletter.Send({|PD1001:person.Email|}));")]
    [InlineData("if (Allowed(consents, other)) Newsletter.Send({|PD1001:person.Email|});")]
    [InlineData("Ensure(consents, other); Newsletter.Send({|PD1001:person.Email|});")]
    [InlineData("SendTo(consents, other, {|PD1001:person.Email|});")]
    [InlineData("if (person?.Agrees != false) Newsletter.Send({|PD1001:person!.Email|});")]
    [InlineData("if (person?.Agrees ?? true) Newsletter.Send({|PD1001:person!.Email|});")]
    [InlineData("if (person?.Agrees is not false) Newsletter.Send({|PD1001:person!.Email|});")]
    [InlineData("bool? ok = person?.Agrees; ok ??= true; if (ok == true) Newsletter.Send({|PD1001:person!.Email|});")]
    [InlineData("if (Allowed(consents, person)) { } else Newsletter.Send({|PD1001:person.Email|});")]
    [InlineData("var ok = Allowed(consents, person); ok = true; if (ok) Newsletter.Send({|PD1001:person.Email|});")]
    [InlineData("if (Allowed(consents, person) || maybe) Newsletter.Send({|PD1001:person.Email|});")]
    [InlineData("while (maybe) { if (consents.Has(person)) break; await Task.Delay(1); } Newsletter.Send({|PD1001:person.Email|});")]
    [InlineData("for (var i = 0; i < people.Count - 1; i++) { if (people[i].Agrees) Newsletter.Send({|PD1001:people[i + 1].Email|}); }")]
    [InlineData("var i = 0; if (people[i].Agrees) { i++; Newsletter.Send({|PD1001:people[i].Email|}); }")]
    [InlineData("var i = 0; var first = people[i]; i++; if (people[i].Agrees) Newsletter.Send({|PD1001:first.Email|});")]
    [InlineData("if (people[0].Agrees) { people[0] = other; Newsletter.Send({|PD1001:people[0].Email|}); }")]
    [InlineData("if (people[0].Agrees) { people.RemoveAt(0); Newsletter.Send({|PD1001:people[0].Email|}); }")]
    [InlineData("if (people[0].Agrees) { people = new List<Person> { other }; Newsletter.Send({|PD1001:people[0].Email|}); }")]
    [InlineData("Person? last = null; foreach (var p in people) { if (last != null && consents.Has(p)) Newsletter.Send({|PD1001:last.Email|}); last = p; }")]
    [InlineData("var ok = false; foreach (var p in people) { if (ok) Newsletter.Send({|PD1001:p.Email|}); ok = consents.Has(p); }")]
    [InlineData("var five = person.Email + person.Email + person.Id + person.Email; if (consents.Has(person)) Newsletter.Send({|PD1001:five + other.Email|});")]
    public Task Consent_MissingOrAnothers_Reports(string body) => Check(body, Helpers);

    [Fact]
    public Task Consent_InCodeForThePurpose_SilencesTheRead() => Verify($$"""
        public class Program
        {
            [Purpose(Purpose.ServiceInformation)]
            public string Run(Person person, Person other) => person.Agrees ? person.Email + {|PD1001:other.Email|} : "";
        }
        {{Consents}}
        """);

    [Fact]
    public Task LegalBasis_OnTheUsingOrCalledMethod_DoesNotTrigger() => Verify($$"""
        public class Program
        {
            [LegalBasis(Basis.Law, "Act 1")]
            public void Run(Person person) => Newsletter.Send(person.Email);

            public void Second(Person person) => Lawful(person.Email);

            public void Third(Person person) => Plain({|PD1001:person.Email|});

            [LegalBasis(Basis.Law, "Act 1"), Purpose(Purpose.ServiceInformation)] void Lawful(string to) { }
            [Purpose(Purpose.ServiceInformation)] void Plain(string to) { }
        }
        {{Consents}}
        """);
}
