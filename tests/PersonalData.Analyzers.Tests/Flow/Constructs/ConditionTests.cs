namespace PersonalData.Analyzers.Tests.Flow.Constructs;

/// <summary>Conditionals, <c>switch</c>, patterns and conditional access.</summary>
public sealed class ConditionTests : ConstructTest
{
    [Fact]
    public Task Conditional_CarriesEitherArm() => CheckBody("""
        var a = applicant.Id > 3 ? applicant.Email : "";
        var b = applicant.Id > 3 ? "" : applicant.Email;
        var c = applicant.Email == "x" ? "yes" : "no";
        Newsletter.Send({|PD1001:a|});
        Newsletter.Send({|PD1001:b|});
        Newsletter.Send(c);
        """);

    [Fact]
    public Task RefConditional_WritesEither() => CheckBody("""
        string a = "", b = "", c = "";
        (applicant.Id > 3 ? ref a : ref b) = applicant.Email;
        Newsletter.Send({|PD1001:a|});
        Newsletter.Send({|PD1001:b|});
        Newsletter.Send(c);
        """);

    [Fact]
    public Task Coalesce_CarriesEitherSide() => CheckBody("""
        string? nothing = null;
        Newsletter.Send({|PD1001:applicant.Email ?? "x"|});
        Newsletter.Send({|PD1001:nothing ?? applicant.Email|});
        Newsletter.Send(nothing ?? applicant.Position);
        """);

    [Fact]
    public Task ConditionalAccess_Carries() => CheckBody("""
        Applicant? some = applicant;
        Newsletter.Send({|PD1001:some?.Email|}!);
        Newsletter.Send({|PD1001:some?.Email?.Trim()|}!);
        Newsletter.Send({|PD1001:applicants?[0]?.Email|}!);
        Newsletter.Send(some?.Position?.Trim()!);
        """);

    [Fact]
    public Task SwitchExpression_CarriesItsArms() => CheckBody("""
        var a = applicant.Id switch { 1 => "", 2 => applicant.Email, _ => "x" };
        var b = applicant.Email switch { "x" => "known", { Length: > 3 } => "long", _ => "other" };
        var c = applicant.Email switch { "x" => "known", var other => other };
        Newsletter.Send({|PD1001:a|});
        Newsletter.Send(b);
        Newsletter.Send({|PD1001:c|});
        """);

    [Fact]
    public Task SwitchExpression_WhenClause_Carries() => CheckBody("""
        object o = applicant.Email;
        object p = applicant.Position;
        var a = o switch { string s when s.Length > 3 => s, int i when i > 3 => "int", _ => "" };
        var b = p switch { string s when s.Length > 3 => s, _ => "" };
        Newsletter.Send({|PD1001:a|});
        Newsletter.Send(b);
        """);

    [Fact]
    public Task SwitchStatement_CarriesThroughCases() => CheckBody("""
        object o = applicant.Email;
        switch (o)
        {
            case string { Length: > 100 } s when s != "x":
                Newsletter.Send({|PD1001:s|});
                break;
            case string s:
                Newsletter.Send({|PD1001:s|});
                goto default;
            case int:
                break;
            default:
                Newsletter.Send("x");
                break;
        }
        switch (applicant.Email)
        {
            case "a":
                Newsletter.Send("a");
                goto case "b";
            case "b":
                Newsletter.Send("b");
                break;
        }
        """);

    [Fact]
    public Task DeclarationPattern_Carries() => CheckBody("""
        object o = applicant.Email, p = applicant.Position;
        if (o is string s) Newsletter.Send({|PD1001:s|});
        if (p is string t) Newsletter.Send(t);
        if (o is not string u) return;
        Newsletter.Send({|PD1001:u|});
        """);

    [Fact]
    public Task VarPattern_Carries() => CheckBody("""
        if (applicant.Email is var s && s.Length > 3) Newsletter.Send({|PD1001:s|});
        if (applicant.Position is var t && t.Length > 3) Newsletter.Send(t);
        """);

    [Fact]
    public Task PropertyPattern_CarriesIntoItsVariables() => CheckBody("""
        if (applicant is { Email: { Length: > 3 } email, Position: var position })
        {
            Newsletter.Send({|PD1001:email|});
            Newsletter.Send(position);
        }
        """);

    [Fact]
    public Task ExtendedPropertyPattern_Carries() => CheckBody("", """
        static void Print(Holder holder)
        {
            if (holder is { Person.Email: var email, Person.Position: var position })
            {
                Newsletter.Send({|PD1001:email|});
                Newsletter.Send(position);
            }
        }
        """, "public sealed class Holder { public Applicant Person = new(); }");

    [Fact]
    public Task PositionalPattern_CarriesIntoItsVariables() => CheckBody("""
        var card = new Card(applicant.Email, applicant.Position);
        if (card is (var text, var other))
        {
            Newsletter.Send({|PD1001:text|});
            Newsletter.Send(other);
        }
        if (card is Card(string first, _) { Second: var second })
        {
            Newsletter.Send({|PD1001:first|});
            Newsletter.Send(second);
        }
        if ((applicant.Email, applicant.Position) is (var a, { Length: > 3 } b))
        {
            Newsletter.Send({|PD1001:a|});
            Newsletter.Send(b);
        }
        """, types: "public record Card(string First, string Second);");

    [Fact]
    public Task PositionalPattern_CustomDeconstruct_IsFollowed() => CheckBody("""
        var card = new Card { First = applicant.Email, Second = applicant.Position };
        if (card is (var a, var b))
        {
            Newsletter.Send({|PD1001:a|});
            Newsletter.Send(b);
        }
        """, types: """
        public sealed class Card
        {
            public string First = "", Second = "";
            public void Deconstruct(out string first, out string second) { first = First; second = Second; }
        }
        """);

    [Fact]
    public Task ListPattern_CarriesElementsAndSlices() => CheckBody("""
        string[] some = [applicant.Email, "x"], plain = ["x", applicant.Position];
        if (some is [var first, .. var rest])
        {
            Newsletter.Send({|PD1001:first|});
            Newsletter.SendAll({|PD1001:rest|});
        }
        if (plain is [var one, .. var others])
        {
            Newsletter.Send(one);
            Newsletter.SendAll(others);
        }
        if (applicants is [{ Email: var email, Position: var position }, ..])
        {
            Newsletter.Send({|PD1001:email|});
            Newsletter.Send(position);
        }
        if (applicant.Email is ['a', .. var tail]) Newsletter.Send({|PD1001:tail|});
        """);

    [Fact]
    public Task CombinedPatterns_Carry() => CheckBody("""
        object o = applicant.Email;
        if (o is (string and { Length: > 3 } s) ) Newsletter.Send({|PD1001:s|});
        if (o is string and not "x" and var t) Newsletter.Send({|PD1001:t|});
        if (employee.Salary is > 3 and < 10 or 20) Newsletter.Send("some");
        if (o is not (null or int)) Newsletter.Send("other");
        """);

    [Fact]
    public Task TypePattern_GivesNothing() => CheckBody("""
        object o = applicant.Email;
        var kind = o switch { string => "text", int or long => "number", null => "none", _ => "?" };
        Newsletter.Send(kind);
        if (o is string) Newsletter.Send("text");
        """);

    [Fact]
    public Task IsPattern_ResultCarriesNothing() => CheckBody("""
        var known = applicant is { Email: "x" };
        Newsletter.Send(known);
        """);

    [Fact]
    public Task PatternVariable_NarrowedToMarkedType_Carries() => CheckBody("", """
        static void Print(object o)
        {
            if (o is Applicant a) { Newsletter.Send({|PD1001:a.Email|}); Newsletter.Send(a.Position); }
            if (o is Applicant { Email: var email }) Newsletter.Send({|PD1001:email|});
            switch (o)
            {
                case Employee e:
                    Newsletter.Send({|PD1001:e.Name|});
                    Newsletter.Send(e.Department);
                    break;
            }
        }
        """);

    [Fact]
    public Task IfConditions_CarryNothingIntoBranches() => CheckBody("""
        string text;
        if (applicant.Email == "x") text = "a"; else text = "b";
        Newsletter.Send(text);
        """);
}
