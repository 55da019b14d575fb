namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>Consent for objects that are made of a person's data: they are about that person (SPEC 6.3, last paragraph).</summary>
public sealed class ConsentOfContentTests : FlowTest
{
    private const string Types = """

        [PersonalData(Category.Applicant)]
        public sealed class Person
        {
            public string Email { get; set; } = "";
            public string Name { get; set; } = "";
            [ConsentCheck(Purpose.ServiceInformation)] public bool Agrees { get; set; }
        }

        [PersonalData(Category.Applicant)] public sealed class Mail { public string To { get; set; } = ""; public string Body { get; set; } = ""; }
        public sealed class Card { [PersonalData(Category.Applicant)] public string To { get; set; } = ""; }
        [PersonalData(Category.Applicant)] public sealed record Line(string To);
        public sealed record Entry([PersonalData(Category.Applicant)] string To);

        public interface INews
        {
            [Purpose(Purpose.ServiceInformation)] void Send(object mail);
            [Purpose(Purpose.ServiceInformation)] void SendAll<T>(IReadOnlyList<T> mails);
        }
        """;

    private static Task Check(string body) => Verify($$"""
        [Purpose(Purpose.Recruitment)]
        public sealed class Program
        {
            public void Run(Person person, Person other, List<Person> people, Mail found, INews news)
            {
                {{body}}
            }

            static Mail Make(Person person) => new() { To = person.Email, Body = person.Name };
        }
        {{Types}}
        """);

    [Theory]
    [InlineData("if (person.Agrees) news.Send(new Line(person.Email));")]
    [InlineData("if (person.Agrees) news.Send(new Mail { To = person.Email, Body = \"x\" });")]
    [InlineData("if (person.Agrees) { var mail = new Mail(); mail.To = person.Email; news.Send(mail); }")]
    [InlineData("var mail = new Mail { To = person.Email }; if (person.Agrees) news.Send(mail);")]
    [InlineData("var card = new Card { To = person.Email }; if (person.Agrees) news.Send(card);")]
    [InlineData("if (person.Agrees) news.Send(Make(person));")]
    [InlineData("foreach (var one in people) if (one.Agrees) news.Send(new Mail { To = one.Email });")]
    [InlineData("foreach (var one in people.Where(p => p.Agrees)) news.Send(new Mail { To = one.Email });")]
    [InlineData("foreach (var one in people.Where(p => p.Agrees)) news.Send(Make(one));")]
    [InlineData("foreach (var line in people.Where(p => p.Agrees).Select(p => new Line(p.Email))) news.Send(line);")]
    [InlineData("foreach (var line in people.Where(p => p.Agrees).Select(p => new Line(p.Email))) news.Send(line.To);")]
    [InlineData("news.SendAll(people.Where(p => p.Agrees).Select(p => new Mail { To = p.Email }).ToList());")]
    [InlineData("news.SendAll(people.Where(p => p.Agrees).Select(p => new Card { To = p.Email }).ToList());")]
    [InlineData("news.SendAll(people.Where(p => p.Agrees).Select(p => new Entry(p.Email)).ToList());")]
    [InlineData("news.SendAll(people.Where(p => p.Agrees).Select(Make).ToList());")]
    public Task MadeOfDataOfWhoConsented_DoesNotTrigger(string body) => Check(body);

    [Theory]
    [InlineData("if (other.Agrees) news.Send({|PD1001:new Line(person.Email)|});")]
    [InlineData("if (other.Agrees) news.Send({|PD1001:new Mail { To = person.Email }|});")]
    [InlineData("if (other.Agrees) news.Send({|PD1001:new Mail { To = other.Email, Body = person.Name }|});")]
    [InlineData("if (other.Agrees) news.Send({|PD1001:Make(person)|});")]
    [InlineData("if (person.Agrees) news.Send({|PD1001:found|});")]
    [InlineData("foreach (var one in people.Where(p => p.Agrees)) news.Send({|PD1001:new Mail { To = other.Email, Body = one.Name }|});")]
    [InlineData("news.SendAll({|PD1001:people.Where(p => p.Agrees).Select(p => new Mail { To = p.Email, Body = other.Name }).ToList()|});")]
    [InlineData("news.SendAll({|PD1001:people.Select(p => new Line(p.Email)).ToList()|});")]
    [InlineData("news.Send({|PD1001:new Mail { To = person.Email }|});")]
    public Task MadeOfAnothersData_Reports(string body) => Check(body);

    [Fact]
    public Task GenericSignature_SaysNothingOfItsArgument_Reports() => Verify("""
        [PersonalData(Category.Applicant)] public sealed class Mail { public string To { get; set; } = ""; }

        public interface INews
        {
            [Purpose(Purpose.ServiceInformation)] void SendAll<T>(IReadOnlyList<T> mails);
            [Purpose(Purpose.ServiceInformation)] void SendMail(Mail {|PD1001:mail|});
        }

        public interface INews<T> { [Purpose(Purpose.ServiceInformation)] void Send(T mail); }

        [Purpose(Purpose.Recruitment)]
        public static class Program
        {
            public static void Run(INews news, INews<Mail> typed, Mail mail, List<Mail> mails)
            {
                news.SendAll({|PD1001:mails|});
                typed.Send({|PD1001:mail|});
                news.SendMail(mail);
                Forward(news, {|PD1001:mails|});
            }

            private static void Forward<T>(INews news, List<T> mails) => news.SendAll(mails);
        }
        """);
}
