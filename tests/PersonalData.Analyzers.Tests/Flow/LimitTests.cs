using System.Diagnostics;

namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>
/// Programs larger than people write: each has an answer within seconds, without a stack overflow or an exception, and the
/// flow is still found through it, beside one that has nothing to report. The allowed time leaves room for a busy machine;
/// what it rules out is a cost that grows with the square of the size.
/// </summary>
public sealed class LimitTests : FlowTest
{
    private static readonly TimeSpan s_allowed = TimeSpan.FromSeconds(90);

    [Fact]
    public Task MethodOf20000Lines_IsFollowedToItsEnd() => Check(
        "var text = applicant.Email; var plain = applicant.Position; var n = 0; var list = new List<string>();\n"
        + Many(20_000, i => i % 10 == 0 ? "if (n > 3) { list.Add(plain); n += list.Count; }\n" : $"var v{i} = {(i == 1 ? "text" : i == 2 ? "plain" : $"v{(i % 10 <= 2 ? i - 4 : i - 2)}")};\n")
        + "Newsletter.Send({|PD1001:text|}); Newsletter.Send(plain); Newsletter.Send(list[0]);");

    [Fact]
    public Task TryStatements_Thousands_AreFollowed() => Check(
        "var text = applicant.Email; var plain = applicant.Position; var n = 0;\n"
        + Many(2_000, i => $"try {{ n = Next(n, plain); }} catch (Exception) {{ n = {i}; }}\n")
        + "Newsletter.Send({|PD1001:text|}); Newsletter.Send(plain);",
        "static int Next(int n, string text) => n + text.Length;");

    [Fact]
    public Task Helpers_ChainOf5000_LeadsToTheSink() => Check(
        "H0({|PD1001:applicant.Email|}); H0(applicant.Position);",
        Many(5_000, i => $"static void H{i}(string s) => H{i + 1}(s);\n") + "static void H5000(string s) => Newsletter.Send(s);");

    [Fact]
    public Task Helpers_ChainOf5000_BringsTheResultBack() => Check(
        "Newsletter.Send({|PD1001:H0()|}); Newsletter.Send(G0());",
        Many(5_000, i => $"static string H{i}() => H{i + 1}(); static string G{i}() => G{i + 1}();\n")
        + "static string H5000() => Current.Email; static string G5000() => Current.Position; static Applicant Current { get; } = new();");

    [Fact]
    public Task MutualRecursion_Of2000InARing_IsBroughtToAFixpoint() => Check(
        "H0({|PD1001:applicant.Email|}); H0(applicant.Position); Newsletter.Send({|PD1001:R0(applicant)|}); Newsletter.Send(P0(applicant));",
        Many(2_000, i => $$"""
            static void H{{i}}(string s) { if (s.Length > {{i}}) H{{(i + 1) % 2_000}}(s); {{(i == 1_999 ? "Newsletter.Send(s);" : "")}} }
            static string R{{i}}(Applicant a) => a.Id > {{i}} ? R{{(i + 1) % 2_000}}(a) : a.{{(i == 1_999 ? "Email" : "Position")}};
            static string P{{i}}(Applicant a) => a.Id > {{i}} ? P{{(i + 1) % 2_000}}(a) : a.Position;

            """));

    [Fact]
    public Task MutualRecursion_Of2000_AgainstTheOrderOfCalls_IsBroughtToAFixpoint() => Check(
        "H0(\"\"); H1999({|PD1001:applicant.Email|}); H1999(applicant.Position);",
        Many(2_000, i => $"static void H{i}(string s) {{ {(i < 1_999 ? $"H{i + 1}(\"\");" : "")} {(i > 0 ? $"H{i - 1}(s);" : "Newsletter.Send(s);")} }}\n"));

    [Fact]
    public Task MutualRecursion_Of2000Entangled_IsBroughtToAFixpoint() => Check(
        "H0({|PD1001:applicant.Email|}, 1); H0(applicant.Position, 1);",
        Many(2_000, i => $"static void H{i}(string s, int n) {{ if (n > {i}) H{(i + 1) % 2_000}(s, n); else H{((i * 7) + 3) % 2_000}(s, n - 1); {(i == 1_000 ? "Newsletter.Send(s);" : "")} }}\n"));

    [Fact]
    public Task Text_SumOf2000_IsFollowed() => Check(
        "Newsletter.Send({|PD1001:" + Many(2_000, _ => "applicant.Position + ") + "applicant.Email|}); Newsletter.Send(" + Many(2_000, _ => "applicant.Position + ") + "\"\");");

    [Fact]
    public Task Text_SumsIn300Brackets_AreFollowed() => Check(
        "Newsletter.Send({|PD1001:" + Many(300, _ => "applicant.Position + (") + "applicant.Email" + new string(')', 300) + "|});");

    [Fact]
    public Task Parentheses_Nested2000_AreFollowed() => Check(
        $"Newsletter.Send({new string('(', 2_000)}{{|PD1001:applicant.Email|}}{new string(')', 2_000)}); Newsletter.Send({new string('(', 2_000)}applicant.Position{new string(')', 2_000)});");

    [Fact]
    public Task Calls_Nested1000_AreFollowed() => Check(
        $"Newsletter.Send({{|PD1001:{Many(1_000, _ => "H(")}applicant.Email{new string(')', 1_000)}|}}); Newsletter.Send({Many(1_000, _ => "H(")}applicant.Position{new string(')', 1_000)});",
        "static string H(string s) => s;");

    [Fact]
    public Task Calls_Chained2000_AreFollowed() => Check(
        $"Newsletter.Send({{|PD1001:applicant.Email{Many(2_000, _ => ".Trim()")}|}}); Newsletter.Send(applicant.Position{Many(2_000, _ => ".Trim()")});");

    [Fact]
    public Task Conditionals_Nested1000_AreFollowed() => Check(
        $"Newsletter.Send({{|PD1001:{Many(1_000, _ => "applicant.Id > 3 ? applicant.Position : (")}applicant.Email{new string(')', 1_000)}|}});");

    [Fact]
    public Task IfStatements_Nested500_AreFollowed() => Check(
        $"var s = \"\"; {Many(500, _ => "if (applicant.Id > 3) { ")}s = applicant.Email; {new string('}', 500)} Newsletter.Send({{|PD1001:s|}});");

    [Fact]
    public Task Lambdas_Nested100_AreFollowed() => Check(
        Many(100, i => $"Action f{i} = () => {{ ") + "Newsletter.Send({|PD1001:applicant.Email|}); Newsletter.Send(applicant.Position);" + Many(100, i => $"}}; f{99 - i}();"));

    [Fact]
    public Task Patterns_JoinedBy2000Ors_AreFollowed() => Check(
        "if (applicant is { Email: var e } and (" + string.Join(" or ", Enumerable.Range(0, 2_000).Select(i => $"{{ Id: {i} }}")) + ")) Newsletter.Send({|PD1001:e|});");

    [Fact]
    public Task Type_With500Members_KeepsThemApart() => Check(
        "var t = new Wide();" + Many(500, i => $"t.P{i} = applicant.{(i == 250 ? "Email" : "Position")};\n") + "Newsletter.Send({|PD1001:t.P250|}); Newsletter.Send(t.P249); Use({|PD1001:t|}); UseOther(t);",
        "static void Use(Wide t) => Newsletter.Send(t.P250); static void UseOther(Wide t) => Newsletter.Send(t.P3);",
        $"public sealed class Wide {{ {Many(500, i => $"public string P{i} = \"\";\n")} }}");

    [Fact]
    public Task Record_Of500Parameters_KeepsThemApart() => Check(
        $"var t = new Wide({string.Join(", ", Enumerable.Range(0, 500).Select(i => i == 250 ? "applicant.Email" : "applicant.Position"))});"
        + "Newsletter.Send({|PD1001:t.P250|}); Newsletter.Send(t.P249); var u = t with { P3 = \"\" }; Newsletter.Send({|PD1001:u.P250|}); Newsletter.Send(u.P3);",
        types: $"public sealed record Wide({string.Join(", ", Enumerable.Range(0, 500).Select(i => $"string P{i}"))});");

    [Fact]
    public Task Switch_Of3000Arms_IsFollowed() => Check(
        $"var s = \"\"; switch (applicant.Id) {{ {Many(3_000, i => $"case {i}: s = applicant.{(i == 1_500 ? "Email" : "Position")}; break;\n")} }} Newsletter.Send({{|PD1001:s|}});"
        + $"var t = \"\"; switch (applicant.Id) {{ {Many(3_000, i => $"case {i}: t = applicant.Position; break;\n")} }} Newsletter.Send(t);");

    [Fact]
    public Task SwitchExpression_Of3000Arms_IsFollowed() => Check(
        $"Newsletter.Send({{|PD1001:applicant.Id switch {{ {Many(3_000, i => $"{i} => applicant.{(i == 1_500 ? "Email" : "Position")},\n")} _ => \"\" }}|}});");

    [Fact]
    public Task Initializers_Of3000Elements_AreFollowed() => Check(
        $"var array = new[] {{ {Elements("Email")} }}; Newsletter.Send({{|PD1001:array[0]|}});\n"
        + $"var list = new List<string> {{ {Elements("Email")} }}; Newsletter.Send({{|PD1001:list[0]|}});\n"
        + $"List<string> plain = [{Elements("Position")}]; Newsletter.Send(plain[0]);\n"
        + $"var map = new Dictionary<string, string> {{ {Many(3_000, i => $"[\"{i}\"] = applicant.Email,\n")} }}; Newsletter.Send({{|PD1001:map[\"1\"]|}});");

    [Fact]
    public Task Interface_With1000Implementations_IsDispatched() => Check(
        "Call(port, {|PD1001:applicant.Email|}); Call(port, applicant.Position);",
        "static readonly IPort port = null!; static void Call(IPort p, string s) => p.Put(s);",
        "public interface IPort { void Put(string s); }\n" + Many(1_000, i => $"public sealed class T{i} : IPort {{ public void Put(string s) {{ {(i == 777 ? "Newsletter.Send(s);" : "")} }} }}\n"));

    [Fact]
    public Task Query_Of500Links_IsFollowed() => Check(
        "IEnumerable<Applicant> query = new List<Applicant>();\n" + Many(500, i => $"query = query.Where(x => x.Id > {i});\n")
        + "foreach (var one in query) { Newsletter.Send({|PD1001:one.Email|}); Newsletter.Send(one.Position); }");

    [Fact]
    public Task OneHelper_Called8000Times_CostsItsCalls() => Check(
        "H({|PD1001:applicant.Email|});" + Many(8_000, _ => "H(applicant.Position);\n"), "static void H(string s) => Newsletter.Send(s);");

    [Fact]
    public Task LocalFunctions_1000ThatCallEachOther_AreFollowed() => Check(
        Many(1_000, i => $"string L{i}(string s) => s.Length > {i} ? s : L{(i + 1) % 1_000}(s);\n") + "Newsletter.Send({|PD1001:L0(applicant.Email)|}); Newsletter.Send(L0(applicant.Position));");

    [Fact]
    public Task Generics_NestedInEachOther_AreFollowed() => Check(
        "Newsletter.Send({|PD1001:Deep(applicant.Email, 3)|}); Newsletter.Send(Deep(applicant.Position, 3));",
        "static string Deep<T>(T value, int n) => n == 0 ? value!.ToString()! : Deep(new Box<T>(value), n - 1);",
        "public sealed record Box<T>(T Value);");

    [Fact]
    public Task Delegates_ManyThatOneObjectKeepsAndIsGivenTo_AreCalled() => Check(
        "var hub = new Hub();\n"
        + Many(24, i => $"hub.E{i} += (sender, text) => Newsletter.Send(text); hub.A{i} = (sender, one) => Newsletter.Send(one.Position);\n")
        + "hub.A7 = (sender, one) => Newsletter.Send({|PD1001:one.Email|}); hub.All(new List<Applicant> { applicant });",
        types: "public sealed class Hub {\n"
        + Many(24, i => $"public event EventHandler<string>? E{i}; public Action<Hub, Applicant>? A{i} {{ get; set; }}\n")
        + "public void All(IEnumerable<Applicant> all) { foreach (var one in all) One(one); }\npublic void One(Applicant one) {\n"
        + Many(24, i => $"E{i}?.Invoke(this, one.Position); A{i}?.Invoke(this, one);\n") + "} }");

    private static string Elements(string member) => string.Join(",\n", Enumerable.Range(0, 3_000).Select(i => i == 1_500 ? "applicant." + member : "applicant.Position"));

    private static string Many(int count, Func<int, string> part) => string.Concat(Enumerable.Range(0, count).Select(part));

    private static async Task Check(string body, string members = "", string types = "")
    {
        var watch = Stopwatch.StartNew();
        await Verify($$"""
            #pragma warning disable PD1002, PD1003
            public static class Program
            {
                public static void Run(Applicant applicant)
                {
                    {{body}}
                }

                {{members}}
            }

            {{types}}
            """);
        Assert.True(watch.Elapsed < s_allowed, $"It took {watch.Elapsed}.");
    }
}
