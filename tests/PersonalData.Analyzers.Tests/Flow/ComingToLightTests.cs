namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>
/// Objects of a marked type that no call, member or parameter gave as such: nothing was reported of them where they come
/// to light, so code for a purpose is reported where it reads a member (SPEC 6.3 form 2), and at a helper that does (form 5).
/// </summary>
public sealed class ComingToLightTests : FlowTest
{
    private const string Types = """
        [PersonalData(Category.Applicant)]
        public class Person { public string Name { get; set; } = ""; public Person? Boss { get; set; } [NotPersonalData("a team")] public string Team { get; set; } = ""; }
        public interface IPersons
        {
            bool TryGet(int id, out Person? person);
            Person Get(int id);
            List<Person> All();
            event Action<Person> Added;
            object Current { get; }
            void Visit(Action<Person> visit);
        }
        public static class Helper
        {
            public static int Length(Person person) => person.Name.Length;
            public static int LengthOfTeam(Person person) => person.Team.Length;
        }
        """;

    [Fact]
    public Task CastsAndPatterns_AreReadAtTheMember() => Verify($$"""
        [Purpose(Purpose.ServiceInformation)]
        public class Banner(IPersons persons)
        {
            string Cast() => {|PD1001:((Person)persons.Current).Name|};
            string CastTeam() => ((Person)persons.Current).Team;
            string As() => (persons.Current as Person)?{|PD1001:.Name|} ?? "";
            string Pattern(object o) => o is Person p ? {|PD1001:p.Name|} : "";
            string PatternTeam(object o) => o is Person p ? p.Team : "";
            string Property(object o) => o is Person { {|PD1001:Name|}: var name } ? name : "";
            string PropertyTeam(object o) => o is Person { Team: var team } ? team : "";
            string Arm(object o) => o switch { Person p => {|PD1001:p.Name|}, _ => "" };
            string Elements(object o) => {|PD1001:((List<Person>)o)[0]|}.Name;
            string Each(System.Collections.ArrayList all) { foreach (Person p in all) return {|PD1001:p.Name|}; return ""; }
            string Further(object o) => {|PD1001:((Person)o).Boss|}!.Name;
        }
        {{Types}}
        """);

    [Fact]
    public Task WhatOthersHandOver_IsReadAtTheMember() => Verify($$"""
        [Purpose(Purpose.ServiceInformation)]
        public class Banner(IPersons persons, Func<Person> current, Func<int, Task<Person>> load)
        {
            string OutVar(int id) => persons.TryGet(id, out var p) ? {|PD1001:p!.Name|} : "";
            string OutVarTeam(int id) => persons.TryGet(id, out var p) ? p!.Team : "";
            void Handler() => persons.Added += p => GC.KeepAlive({|PD1001:p.Name|});
            void HandlerTeam() => persons.Added += p => GC.KeepAlive(p.Team);
            void Visitor() => persons.Visit(p => GC.KeepAlive({|PD1001:p.Name|}));
            Func<Person, string> Selector() => p => {|PD1001:p.Name|};
            string Delegate() => {|PD1001:current().Name|};
            string DelegateTeam() => current().Team;
            async Task<string> Awaited(int id) => {|PD1001:(await load(id)).Name|};
        }
        {{Types}}
        """);

    [Fact]
    public Task WhatAHelperReads_IsReportedAtItsCall() => Verify($$"""
        [Purpose(Purpose.ServiceInformation)]
        public class OnBehalf
        {
            int Length(object o) => o is Person p ? {|PD1001:Helper.Length(p)|} : 0;
            int Team(object o) => o is Person p ? Helper.LengthOfTeam(p) : 0;
        }
        {{Types}}
        """);

    [Fact]
    public Task WhatWasReportedAsAWhole_IsNotReportedAgain() => Verify($$"""
        [Purpose(Purpose.ServiceInformation)]
        public class Banner(IPersons persons)
        {
            string Call() => {|PD1001:persons.Get(1)|}.Name;
            string CastOfCall() { object o = {|PD1001:persons.Get(1)|}; return ((Person)o).Name; }
            string PatternOnCall() => {|PD1001:persons.Get(1)|} is Person { Name: var name } ? name : "";
            IEnumerable<string> Lambda() => {|PD1001:persons.All()|}.Select(p => p.Name);
            List<string> Query(string team) => (from p in {|PD1001:persons.All()|} let name = p.Name where p.Team == team && name.Length > 3 orderby p.Name select p.Name + name).ToList();
            string Parameter(Person {|PD1001:given|}) => given.Name;
            string Known() { Func<Person> get = () => {|PD1001:persons.Get(1)|}; return get().Name; }
            string Made() { object o = new Person(); return ((Person)o).Name; }
        }
        {{Types}}
        """);
}
