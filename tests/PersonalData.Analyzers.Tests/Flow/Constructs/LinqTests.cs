namespace PersonalData.Analyzers.Tests.Flow.Constructs;

/// <summary>LINQ in both syntaxes.</summary>
public sealed class LinqTests : ConstructTest
{
    [Fact]
    public Task Projection_CarriesWhatTheLambdaGives() => CheckBody("""
        Newsletter.SendAll({|PD1001:applicants.Select(a => a.Email)|});
        Newsletter.SendAll(applicants.Select(a => a.Position));
        Newsletter.SendAll({|PD1001:applicants.Select((a, i) => a.Email + i)|});
        """);

    [Fact]
    public Task QuerySyntax_CarriesWhatItSelects() => CheckBody("""
        Newsletter.SendAll({|PD1001:from a in applicants select a.Email|});
        Newsletter.SendAll(from a in applicants select a.Position);
        Newsletter.SendAll(from a in applicants where a.Email != "" orderby a.Name select a.Position);
        """);

    [Fact]
    public Task QuerySyntax_LetAndFrom_Carry() => CheckBody("""
        var some = from a in applicants let domain = a.Email.Split('@')[1] let title = a.Position select new { domain, title };
        foreach (var x in some) { Newsletter.Send({|PD1001:x.domain|}); Newsletter.Send(x.title); }
        var pairs = from a in applicants from e in employees select a.Name + e.Department;
        var plain = from a in applicants from e in employees select a.Position + e.Department;
        Newsletter.SendAll({|PD1001:pairs|});
        Newsletter.SendAll(plain);
        """);

    [Fact]
    public Task QuerySyntax_JoinAndGroup_Carry() => CheckBody("""
        var joined = from a in applicants join e in employees on a.Id equals e.Id select new { a.Email, e.Department };
        foreach (var x in joined) { Newsletter.Send({|PD1001:x.Email|}); Newsletter.Send(x.Department); }
        var groups = from a in applicants group a.Email by a.Position into g select new { g.Key, Emails = g.ToList() };
        foreach (var x in groups) { Newsletter.Send(x.Key); Newsletter.SendAll({|PD1001:x.Emails|}); }
        var into = from a in applicants join e in employees on a.Id equals e.Id into es select new { a.Position, Names = es.Select(e => e.Name) };
        foreach (var x in into) { Newsletter.Send(x.Position); Newsletter.SendAll({|PD1001:x.Names|}); }
        """);

    [Fact]
    public Task Filter_KeepsElements() => CheckBody("""
        foreach (var a in applicants.Where(a => a.Id > 3).OrderBy(a => a.Name).Skip(1).Take(2)) { Newsletter.Send({|PD1001:a.Email|}); Newsletter.Send(a.Position); }
        Newsletter.Send({|PD1001:applicants.First(a => a.Id > 3).Email|});
        Newsletter.Send(applicants.First(a => a.Email == "x").Position);
        """);

    [Fact]
    public Task SelectMany_CarriesInnerElements() => CheckBody("""
        Newsletter.SendAll({|PD1001:applicants.SelectMany(a => new[] { a.Email })|});
        Newsletter.SendAll(applicants.SelectMany(a => new[] { a.Position }));
        Newsletter.SendAll({|PD1001:applicants.SelectMany(a => new[] { a.Position }, (a, p) => a.Email + p)|});
        """);

    [Fact]
    public Task Aggregate_CarriesTheAccumulation() => CheckBody("""
        Newsletter.Send({|PD1001:applicants.Aggregate("", (all, a) => all + a.Email)|});
        Newsletter.Send(applicants.Aggregate("", (all, a) => all + a.Position));
        """);

    [Fact]
    public Task MaterialisedCollections_Carry() => CheckBody("""
        var list = applicants.Select(a => a.Email).ToList();
        var array = applicants.Select(a => a.Position).ToArray();
        var map = applicants.ToDictionary(a => a.Id, a => a.Email);
        var plain = applicants.ToDictionary(a => a.Id, a => a.Position);
        var lookup = applicants.ToLookup(a => a.Position, a => a.Email);
        Newsletter.Send({|PD1001:list[0]|});
        Newsletter.Send(array[0]);
        Newsletter.Send({|PD1001:map[1]|});
        Newsletter.Send(plain[1]);
        foreach (var g in lookup) { Newsletter.Send(g.Key); Newsletter.SendAll({|PD1001:g|}); }
        """);

    [Fact]
    public Task Statistics_CarryNothing() => CheckBody("""
        Newsletter.Send(employees.Count(e => e.Salary > 3));
        Newsletter.Send(employees.Average(e => e.Salary));
        Newsletter.Send(employees.Sum(e => e.Salary));
        Newsletter.Send(employees.Any(e => e.Name == "x"));
        Newsletter.Send(employees.Select(e => e.Salary).Average());
        Newsletter.Send({|PD1001:employees.Max(e => e.Salary)|});
        Newsletter.Send({|PD1001:employees.Min(e => e.Name)|}!);
        Newsletter.Send({|PD1001:employees.MaxBy(e => e.Id)!.Name|});
        """);

    [Fact]
    public Task MethodGroups_AreFollowed() => CheckBody("""
        Newsletter.SendAll({|PD1001:applicants.Select(Email)|});
        Newsletter.SendAll(applicants.Select(Position));
        """, "static string Email(Applicant a) => a.Email; static string Position(Applicant a) => a.Position;");

    [Fact]
    public Task StoredFunctions_AreFollowed() => CheckBody("""
        Func<Applicant, string> pick = a => a.Email;
        Func<Applicant, string> plain = a => a.Position;
        Newsletter.SendAll({|PD1001:applicants.Select(pick)|});
        Newsletter.SendAll(applicants.Select(plain));
        """);

    [Fact]
    public Task Zip_Concat_GroupBy_Carry() => CheckBody("""
        foreach (var (a, b) in applicants.Select(x => x.Email).Zip(applicants.Select(x => x.Position))) { Newsletter.Send({|PD1001:a|}); Newsletter.Send(b); }
        Newsletter.SendAll({|PD1001:new[] { "x" }.Concat(applicants.Select(a => a.Email))|});
        Newsletter.SendAll(new[] { "x" }.Concat(applicants.Select(a => a.Position)));
        foreach (var g in applicants.GroupBy(a => a.Position)) { Newsletter.Send(g.Key); foreach (var a in g) Newsletter.Send({|PD1001:a.Email|}); }
        foreach (var g in applicants.GroupBy(a => a.Email, a => a.Position)) { Newsletter.Send({|PD1001:g.Key|}); foreach (var p in g) Newsletter.Send(p); }
        """);

    [Fact]
    public Task CustomOperator_IsFollowed() => CheckBody("""
        Newsletter.SendAll({|PD1001:applicants.Map(a => a.Email)|});
        Newsletter.SendAll(applicants.Map(a => a.Position));
        Newsletter.SendAll({|PD1001:applicants.Only(a => a.Id > 3).Map(a => a.Email)|});
        """, types: """
        public static class Operators
        {
            public static IEnumerable<R> Map<T, R>(this IEnumerable<T> all, Func<T, R> map) { foreach (var item in all) yield return map(item); }
            public static IEnumerable<T> Only<T>(this IEnumerable<T> all, Func<T, bool> test) { foreach (var item in all) if (test(item)) yield return item; }
        }
        """);

    [Fact]
    public Task QueryPatternOfOwnType_IsFollowed() => CheckBody("""
        Newsletter.Send({|PD1001:(from a in new Box<Applicant>(applicant) select a.Email).Value|});
        Newsletter.Send((from a in new Box<Applicant>(applicant) select a.Position).Value);
        """, types: "public sealed class Box<T>(T value) { public T Value => value; public Box<R> Select<R>(Func<T, R> map) => new(map(value)); }");
}
