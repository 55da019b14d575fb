namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>
/// Data that becomes another category's inside a <c>[Reclassifies]</c> (SPEC 4, 6.4): in there by any way into what is
/// marked, and out of it in whatever comes out.
/// </summary>
public sealed class ReclassificationTests : FlowTest
{
    private const string Staff = """
        public sealed class Staff
        {
            [PersonalData(Category.Employee)] private string _nick = "";
            public Staff() { }
            public Staff(string name) => Name = name;
            [PersonalData(Category.Employee)] public string Name { get; set; } = "";
            public string Nick { get => _nick; set => _nick = value.Trim(); }
            public void Rename(string name) => Name = name;
            public Staff With(string name) { Name = name; return this; }
        }
        public sealed record Badge([property: PersonalData(Category.Employee)] string Holder);

        """;

    private const string Declared = "[Reclassifies(Category.Applicant, Category.Employee, \"hired\")]";

    [Theory]
    [InlineData("Staff Hire(Applicant a) => new({|PD1003:a.Name|});")]
    [InlineData("void Hire(Applicant a, Staff s) => s.Nick = {|PD1003:a.Name|};")]
    [InlineData("void Hire(Applicant a, Staff s) => s.Rename({|PD1003:a.Name|});")]
    [InlineData("Staff Hire(Applicant a) => new Staff().With({|PD1003:a.Name|});")]
    [InlineData("Badge Hire(Applicant a) => new({|PD1003:a.Name|});")]
    [InlineData("List<Staff> Hire(List<Applicant> a) => a.ConvertAll(x => new Staff({|PD1003:x.Name|}));")]
    [InlineData("void Hire(Applicant a, Staff s) { Copy({|PD1003:a.Name|}); void Copy(string n) => s.Rename(n); }")]
    public async Task StoredByWhatItCalls_DoesNotTriggerWhereDeclared(string method)
    {
        await Verify(Staff + "public sealed class Desk { public " + method + " }");
        await Verify(Staff + "public sealed class Desk { " + Declared + " public " + method.Replace("{|PD1003:", "").Replace("|}", "") + " }");
    }

    [Fact]
    public Task OfAnotherCategory_StoredByWhatItCalls_Reports() => Verify(Staff + $$"""
        public sealed class Desk
        {
            [Reclassifies(Category.Customer, Category.Employee, "hired")] public Staff Hire(Applicant a) => new({|PD1003:a.Name|});
            {{Declared}} public void Back(Employee e, Applicant a) => Fill(a, {|PD1003:e.Name|});
            private static void Fill(Applicant a, string name) => a.Name = name;
        }
        """);

    [Fact]
    public Task DeclaredWhereAHelperNeedsIt_IsNeeded() => Verify(Staff + $$"""
        internal sealed class Desk
        {
            {{Declared}} internal Staff Hire(Applicant a) => new(a.Name);
            [{|PD5006:Reclassifies(Category.Applicant, Category.Employee, "hired")|}] internal Staff Same(Employee e) => new(e.Name);
        }
        """, "PD5006");

    [Theory]
    [InlineData("Recruit({|PD1001:Hire(a).Name|});")]
    [InlineData("Pay(Hire(a).Name);")]
    [InlineData("Pay((await HireAsync(a)).Name);")]
    [InlineData("Pay(Pair(a).Name);")]
    [InlineData("Pay(Names(all)[0]);")]
    [InlineData("foreach (var name in Names(all)) Pay(name);")]
    [InlineData("Out(a, out var name); Pay(name);")]
    [InlineData("Pay(new NewHire(a).Name);")]
    [InlineData("Fill(a, s); Pay(s.Name); _ = new Staff { Name = s.Name };")]
    [InlineData("Pay({|PD1001:a.Name|}); Pay(Hire(a).Name);")]
    [InlineData("var list = new List<string> { a.Name }; Put(a, list); Pay({|PD1001:list[0]|});")]
    [InlineData("var list = new List<string>(); Put(a, list); Pay(list[0]);")]
    [InlineData("IDesk desk = new Front(); Pay(desk.Take(a).Name);")]
    public Task WhatComesOut_IsOfTheNewCategory(string body) => Verify(Staff + $$"""
        public sealed class NewHire
        {
            {{Declared}} public NewHire(Applicant a) => Name = a.Name;
            [PersonalData(Category.Employee)] public string Name { get; }
        }
        public interface IDesk { Staff Take(Applicant a); }
        public sealed class Front : IDesk { {{Declared}} public Staff Take(Applicant a) => new() { Name = a.Name }; }
        public static class Program
        {
            [Purpose(Purpose.Payroll)] static void Pay(string s) { }
            [Purpose(Purpose.Recruitment)] static void Recruit(string s) { }
            {{Declared}} static Staff Hire(Applicant a) => new() { Name = a.Name };
            {{Declared}} static async Task<Staff> HireAsync(Applicant a) { await Task.Yield(); return new() { Name = a.Name }; }
            {{Declared}} static (string Name, int Id) Pair(Applicant a) => (a.Name, a.Id);
            {{Declared}} static List<string> Names(IEnumerable<Applicant> a) => a.Select(x => x.Name).ToList();
            {{Declared}} static void Out(Applicant a, out string name) => name = a.Name;
            {{Declared}} static void Fill(Applicant a, Staff s) => s.Name = a.Name;
            {{Declared}} static void Put(Applicant a, List<string> list) => list.Add(a.Name);
            static async Task Run(Applicant a, List<Applicant> all, Staff s) { await Task.Yield(); {{body}} }
        }
        """);
}
