namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>Elements of a collection, each a person of its own: what a caller knows of those that it gives to a helper, and what a list pattern asks of one of them (SPEC 6.3).</summary>
public sealed class ConsentOfElementTests : FlowTest
{
    private const string Helpers = """
        static string Looped(IEnumerable<Person> all) { var text = ""; foreach (var one in all) text += one.Email; return text; }
        static IEnumerable<string> Each(IEnumerable<Person> all) { foreach (var one in all) yield return one.Email; }
        static string First(IReadOnlyList<Person> all) => all[0].Email;
        static string Counted(IReadOnlyList<Person> all) { var text = ""; for (var i = 0; i < all.Count; i++) text += all[i].Email; return text; }
        static string Handed(IEnumerable<Person> all) => Looped(all);
        static string Sorted(IEnumerable<Person> all) { var text = ""; foreach (var one in all.Where(p => p.IsActive).Distinct().OrderBy(p => p.IsActive).ToList()) text += one.Email; return text; }
        static string Grouped(IEnumerable<Person> all) { var text = ""; foreach (var group in all.GroupBy(p => p.IsActive)) foreach (var one in group) text += one.Email; return text; }
        static string Matched(IReadOnlyList<Person> all) => all is [var one, ..] ? one.Email : "";

        static string Friends(IEnumerable<Person> all) { var text = ""; foreach (var one in all) text += one.Friend!.Email; return text; }
        static string ChosenFriends(IEnumerable<Person> all) { var text = ""; foreach (var one in all.Select(p => p.Friend)) text += one!.Email; return text; }
        static string Extended(List<Person> all, Person extra) { all.Add(extra); var text = ""; foreach (var one in all) text += one.Email; return text; }
        static string Either(IEnumerable<Person> all, IEnumerable<Person> others) { var text = ""; foreach (var one in all.Any() ? all : others) text += one.Email; return text; }
        static string OneOrOther(IReadOnlyList<Person> all, Person other) { var one = all.Count > 0 ? all[0] : other; return one.Email; }
        static string OneOrFound(IReadOnlyList<Person> all, IStore store) => (all.FirstOrDefault() ?? store.Find()).Email;
        static string Together(IEnumerable<Person> all, IEnumerable<Person> others) { var text = ""; foreach (var one in all.Concat(others)) text += one.Email; return text; }
        static string InTurn(IEnumerable<Person> all, IEnumerable<Person> others)
        {
            var text = "";
            var turn = all;
            for (var i = 0; i < 2; i++)
            {
                foreach (var one in turn) text += one.Email;
                turn = others;
            }

            return text;
        }
        """;

    private static Task Check(string body) => Verify($$"""
        public static class Program
        {
            public static void Run(List<Person> people, List<Person> others, Person person, Person other, Person[] list, Person[][] lists, (Person, Person)[] pairs, IStore store)
            {
                {{body}}
            }

            {{Helpers}}
        }

        public class Person
        {
            [PersonalData(Category.Applicant)] public string Email { get; set; } = "";
            [ConsentCheck(Purpose.ServiceInformation)] public bool Agrees { get; set; }
            public bool IsActive { get; set; }
            public Person? Friend { get; set; }
        }

        public interface IStore { Person Find(); }
        """);

    [Theory]
    [InlineData("Newsletter.Send(Looped(people.Where(p => p.Agrees)));")]
    [InlineData("foreach (var mail in Each(people.Where(p => p.Agrees))) Newsletter.Send(mail);")]
    [InlineData("Newsletter.Send(First(people.Where(p => p.Agrees).ToList()));")]
    [InlineData("Newsletter.Send(Counted(people.Where(p => p.Agrees).ToList()));")]
    [InlineData("Newsletter.Send(Handed(people.Where(p => p.Agrees)));")]
    [InlineData("Newsletter.Send(Sorted(people.Where(p => p.Agrees)));")]
    [InlineData("Newsletter.Send(Grouped(people.Where(p => p.Agrees)));")]
    [InlineData("Newsletter.Send(Matched(people.Where(p => p.Agrees).ToList()));")]
    [InlineData("if (person.Agrees) Newsletter.Send(Looped([person]));")]
    [InlineData("if (person.Agrees && other.Agrees) Newsletter.Send(Looped(new List<Person> { person, other }));")]
    [InlineData("if (people.All(p => p.Agrees)) Newsletter.Send(Looped(people));")]
    public Task CheckedPeopleForAHelper_DoNotTrigger(string body) => Check(body);

    [Theory]
    [InlineData("Newsletter.Send({|PD1001:Looped(people)|});")]
    [InlineData("Newsletter.Send({|PD1001:Looped(people.Where(p => !p.Agrees))|});")]
    [InlineData("Newsletter.Send({|PD1001:Friends(people.Where(p => p.Agrees))|});")]
    [InlineData("Newsletter.Send({|PD1001:ChosenFriends(people.Where(p => p.Agrees))|});")]
    [InlineData("Newsletter.Send({|PD1001:Extended(people.Where(p => p.Agrees).ToList(), other)|});")]
    [InlineData("Newsletter.Send({|PD1001:Either(people.Where(p => p.Agrees), others)|});")]
    [InlineData("Newsletter.Send({|PD1001:OneOrOther(people.Where(p => p.Agrees).ToList(), other)|});")]
    [InlineData("Newsletter.Send({|PD1001:OneOrFound(people.Where(p => p.Agrees).ToList(), store)|});")]
    [InlineData("Newsletter.Send({|PD1001:Together(people.Where(p => p.Agrees), others)|});")]
    [InlineData("Newsletter.Send({|PD1001:InTurn(people.Where(p => p.Agrees), others)|});")]
    [InlineData("if (person.Agrees) Newsletter.Send({|PD1001:Looped([person, other])|});")]
    [InlineData("if (person.Agrees) Newsletter.Send({|PD1001:Friends([person])|});")]
    [InlineData("var checked1 = people.Where(p => p.Agrees).ToList(); checked1.Add(other); Newsletter.Send({|PD1001:Looped(checked1)|});")]
    [InlineData("Newsletter.Send({|PD1001:Looped(person.Agrees ? people.Where(p => p.Agrees) : others)|});")]
    public Task OthersForAHelper_Report(string body) => Check(body);

    [Theory]
    [InlineData("if (people is [{ Agrees: true } one, ..]) Newsletter.Send(one.Email);")]
    [InlineData("if (list is [{ Agrees: true, Email: var mail }]) Newsletter.Send(mail);")]
    [InlineData("Newsletter.Send(list switch { [{ Agrees: true } one] => one.Email, _ => \"\" });")]
    [InlineData("if (list is [.., { Agrees: true } last, _]) Newsletter.Send(last.Email);")]
    [InlineData("if (list is not [{ Agrees: true } one, ..]) return; Newsletter.Send(one.Email);")]
    [InlineData("if (lists is [[{ Agrees: true } one, ..], ..]) Newsletter.Send(one.Email);")]
    [InlineData("if (pairs is [({ Agrees: true } one, _)]) Newsletter.Send(one.Email);")]
    [InlineData("if (list is [var one, var two] && one.Agrees && two.Agrees) Newsletter.Send(one.Email + two.Email);")]
    [InlineData("if (people.Where(p => p.Agrees).ToList() is [var one, ..]) Newsletter.Send(one.Email);")]
    [InlineData("if (people.All(p => p.Agrees) && people is [var one, ..]) Newsletter.Send(one.Email);")]
    public Task ElementThatAListPatternAsked_DoesNotTrigger(string body) => Check(body);

    [Theory]
    [InlineData("if (list is [{ Agrees: false } one]) Newsletter.Send({|PD1001:one.Email|});")]
    [InlineData("if (list is [{ Agrees: true }, var two]) Newsletter.Send({|PD1001:two.Email|});")]
    [InlineData("if (list is [var one, var two] && one.Agrees) Newsletter.Send({|PD1001:two.Email|});")]
    [InlineData("if (list is [var one, .. var rest] && one.Agrees) foreach (var two in rest) Newsletter.Send({|PD1001:two.Email|});")]
    [InlineData("if (list is not [{ Agrees: false }, ..]) Newsletter.Send({|PD1001:list[0].Email|});")]
    [InlineData("if (list is [{ Agrees: true, Friend: { } friend }]) Newsletter.Send({|PD1001:friend.Email|});")]
    [InlineData("if (lists is [[{ Agrees: true }, ..], [var one]]) Newsletter.Send({|PD1001:one.Email|});")]
    [InlineData("if (pairs is [({ Agrees: true }, var two)]) Newsletter.Send({|PD1001:two.Email|});")]
    [InlineData("Person? last = null; foreach (var some in lists) if (some is [var one, ..]) { if (last != null && one.Agrees) Newsletter.Send({|PD1001:last.Email|}); last = one; }")]
    public Task AnotherElement_Reports(string body) => Check(body);
}
