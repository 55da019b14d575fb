namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>Objects of one factory are told apart by the calls that made them, also in what a helper gives on.</summary>
public sealed class FactoryTests : FlowTest
{
    private const string Factory = """
        #pragma warning disable PD1002
        public class Line { public string Text { get; init; } = ""; public static Line Of(string text) => new() { Text = text }; }
        public class Letter { public Line To { get; init; } = new(); public Line Unit { get; init; } = new(); }
        public static class Make
        {
            public static Letter Letter(Employee e) => new() { To = Line.Of(e.Email), Unit = Line.Of(e.Department) };
            public static (Line, Line) Pair(string a, string b) => (Line.Of(a), Line.Of(b));
            public static (Line, Line) PairOfPair(string a, string b) { var pair = Pair(a, b); return (pair.Item1, pair.Item2); }
            public static List<Line> Rows(string a, string b) => new() { Line.Of(a), Line.Of(b) };
            public static Line Either(string a, string b) { var x = Line.Of(a); var y = Line.Of(b); return x.Text.Length > 0 ? x : y; }
            public static (Line, Line) Deep(string a, string b, int depth) => depth == 0 ? (Line.Of(a), Line.Of(b)) : Deep(a, b, depth - 1);
            public static List<Line> Many(string a, string b) => new()
            {
                Line.Of(a), Line.Of(b), Line.Of(b), Line.Of(b), Line.Of(b), Line.Of(b), Line.Of(b), Line.Of(b), Line.Of(b), Line.Of(b), Line.Of(b), Line.Of(b),
            };
        }

        """;

    [Fact]
    public Task MembersFilledByOneFactory_AreTwoObjects() => VerifyWith("""
        Newsletter.Send({|PD1001:Make.Letter(employee).To.Text|});
        Newsletter.Send(Make.Letter(employee).Unit.Text);
        """);

    [Fact]
    public Task TupleOfTwoFromOneFactory_KeepsThemApart() => VerifyWith("""
        Newsletter.Send({|PD1001:Make.Pair(employee.Email, employee.Department).Item1.Text|});
        Newsletter.Send(Make.Pair(employee.Email, employee.Department).Item2.Text);
        Newsletter.Send(Make.Pair(employee.Department, employee.Email).Item1.Text);
        Newsletter.Send({|PD1001:Make.Pair(employee.Department, employee.Email).Item2.Text|});
        """);

    [Fact]
    public Task HelperOfAHelper_KeepsThemApart() => VerifyWith("""
        Newsletter.Send({|PD1001:Make.PairOfPair(employee.Email, employee.Department).Item1.Text|});
        Newsletter.Send(Make.PairOfPair(employee.Email, employee.Department).Item2.Text);
        """);

    [Fact]
    public Task CollectionOrEither_HasBoth() => VerifyWith("""
        Newsletter.Send({|PD1001:Make.Rows(employee.Email, employee.Department)[0].Text|});
        Newsletter.Send({|PD1001:Make.Either(employee.Email, employee.Department).Text|});
        Newsletter.Send(Make.Rows(employee.Department, employee.Department)[0].Text);
        Newsletter.Send(Make.Either(employee.Department, employee.Department).Text);
        """);

    [Fact]
    public Task Recursion_EndsAndLosesNothing() => VerifyWith("""
        Newsletter.Send({|PD1001:Make.Deep(employee.Email, employee.Department, 3).Item1.Text|});
        Newsletter.Send(Make.Deep(employee.Department, employee.Department, 3).Item1.Text);
        """);

    [Fact]
    public Task MoreThanAreToldApart_LoseNothing() => VerifyWith("""
        Newsletter.Send({|PD1001:Make.Many(employee.Email, employee.Department)[0].Text|});
        Newsletter.Send(Make.Many(employee.Department, employee.Department)[0].Text);
        """);

    private static Task VerifyWith(string body) => Verify($$"""
        {{Factory}}
        public static class Program
        {
            public static void Run(Employee employee)
            {
                {{body}}
            }
        }
        """);
}
