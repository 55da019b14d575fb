namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>What the compiler writes into records that derive from others: text, deconstruction, copies (SPEC 6.2).</summary>
public sealed class RecordTests : FlowTest
{
    private const string Types = """
        #pragma warning disable PD1002
        public abstract record Message(string Title) { public virtual string Render() => Title; }
        public record Mail(string Title, string To) : Message(Title) { public override string Render() => $"{Title} to {To}"; }
        public record Notice(string Title, string To);
        public record Urgent(string Title, string To, int Level) : Notice(Title, To);
        public record Hired(string Title, [PersonalData(Category.Employee)] string Name) : Message(Title);
        public record Moved(string Title, string Team) : Message(Title);
        public sealed record Draft(string Mail, string Team) { private Draft(Draft other) { Mail = ""; Team = other.Team; } }
        public record Kept(string Mail, string Team) { protected Kept(Kept other) { Mail = other.Mail; Team = other.Team; } }
        public record Open(string Mail, string Team) : Kept(Mail, Team) { protected Open(Open other) : base(other) { } }

        """;

    [Fact]
    public Task Text_OfDerivedRecord_ShowsItsMembers() => VerifyIn("""
        Newsletter.Send({|PD1001:$"{hired}"|});
        Newsletter.Send({|PD1001:hired.ToString()|});
        Newsletter.Send($"{moved}");
        Newsletter.Send(moved.ToString());
        Newsletter.Send({|PD1001:new Mail("t", employee.Email).ToString()|});
        Newsletter.Send(new Mail("t", employee.Department).ToString());
        Message seen = new Mail("t", employee.Email);
        Newsletter.Send({|PD1001:$"{seen}"|});
        """);

    [Fact]
    public Task Deconstruction_OfDerivedRecord_GivesInheritedProperties() => VerifyIn("""
        var urgent = new Urgent(employee.Department, employee.Email, 1);
        var (title, to, level) = urgent;
        Newsletter.Send(title);
        Newsletter.Send({|PD1001:to|});
        if (urgent is (var same, var address, _))
        {
            Newsletter.Send(same);
            Newsletter.Send({|PD1001:address|});
        }
        """);

    /// <summary>A part that is thrown away is read by nobody.</summary>
    [Fact]
    public Task Deconstruction_ReadsWhatItDoesNotDiscard() => Verify("""
        public sealed record Nurse(int Number, [PersonalData(Category.Employee)] string Name, string Ward);
        [Purpose(Purpose.ServiceInformation)]
        public sealed class Board
        {
            public string Var(Nurse one) { var (_, name, _) = {|PD1001:one|}; return name; }
            public string VarOther(Nurse one) { var (_, _, ward) = one; return ward; }
            public string Assigned(Nurse one) { (_, string name, _) = {|PD1001:one|}; return name; }
            public string AssignedOther(Nurse one) { (_, _, string ward) = one; return ward; }
            public int Loop(List<Nurse> all) { var sum = 0; foreach ({|PD1001:var (_, name, _)|} in all) sum += name.Length; return sum; }
            public int LoopOther(List<Nurse> all) { var sum = 0; foreach (var (number, _, _) in all) sum += number; return sum; }
            public bool Pattern(Nurse one) => one is {|PD1001:(> 3, "Kim", _)|};
            public bool PatternOther(Nurse one) => one is (> 3, _, "north");
            public string Arm(Nurse one) => one switch { {|PD1001:(_, var name, "north")|} => name, _ => "" };
            public string ArmOther(Nurse one) => one switch { (_, _, "north") => "n", (> 3, _, var ward) => ward, _ => "" };
        }
        """);

    /// <summary>The record's own deconstructor, called by its name: each part that it gives to somebody is read.</summary>
    [Fact]
    public Task Deconstruct_CalledByName_ReadsWhatItDoesNotDiscard() => Verify("""
        public record Nurse([PersonalData(Category.Employee)] string Name, string Ward);
        public sealed record Head([PersonalData(Category.Employee)] string Name, string Ward, int Level) : Nurse(Name, Ward);
        public delegate void Parts(out string name, out string ward);
        [Purpose(Purpose.ServiceInformation)]
        public sealed class Board
        {
            public string Name(Nurse n) { {|PD1001:n.Deconstruct(out var name, out _)|}; return name; }
            public string Ward(Nurse n) { n.Deconstruct(out _, out var ward); return ward; }
            public string Level(Head h) { h.Deconstruct(out _, out _, out var level); return level.ToString(); }
            public string Both(Head h) { {|PD1001:h.Deconstruct(out var name, out var ward)|}; return name; }
            public string Asked(Nurse? n) { string? name = null; n?{|PD1001:.Deconstruct(out name, out _)|}; return name ?? ""; }
            public string Delegated(Nurse n) { Parts parts = n.Deconstruct; parts(out {|PD1001:var name|}, out _); return name; }
            public string Helped(Nurse n) => {|PD1001:Helper.Name(n)|};
            public string HelpedOther(Nurse n) => Helper.Ward(n);
        }
        public static class Helper
        {
            public static string Name(Nurse n) { n.Deconstruct(out var name, out _); return name; }
            public static string Ward(Nurse n) { n.Deconstruct(out _, out var ward); return ward; }
        }
        public static class Sender
        {
            public static void Send(Nurse n, Employee employee)
            {
                n.Deconstruct(out var name, out var ward);
                Newsletter.Send({|PD1001:name|});
                Newsletter.Send(ward);
                new Nurse(employee.Name, employee.Department).Deconstruct(out name, out ward);
                Newsletter.Send({|PD1001:name|});
                Newsletter.Send(ward);
            }
        }
        """);

    /// <summary>Whose members the parts are, the record says, not the enumerator that gives it.</summary>
    [Fact]
    public Task Deconstruction_InALoopOfAHelper_IsToldToItsCallers() => Verify("""
        public sealed record Nurse([PersonalData(Category.Employee)] string Name, string Ward);
        [Purpose(Purpose.ServiceInformation)]
        public sealed class Board
        {
            public string Names(List<Nurse> all) => {|PD1001:Helper.Names(all)|};
            public string Wards(List<Nurse> all) => Helper.Wards(all);
            public void Read(List<Nurse> all) => {|PD1001:Helper.Read(all)|};
            public void Skip(List<Nurse> all) => Helper.Skip(all);
            public Task Wait(IAsyncEnumerable<Nurse> all) => {|PD1001:Helper.Wait(all)|};
            public void Nested(Dictionary<int, List<(Nurse, int)>> all) => {|PD1001:Helper.Nested(all[1])|};
        }
        public static class Sender
        {
            public static void Send(List<Nurse> all) { Newsletter.Send({|PD1001:Helper.Names(all)|}); Newsletter.Send(Helper.Wards(all)); }
        }
        public static class Helper
        {
            public static string Names(List<Nurse> all) { var text = ""; foreach (var (name, _) in all) text += name; return text; }
            public static string Wards(List<Nurse> all) { var text = ""; foreach (var (_, ward) in all) text += ward; return text; }
            public static void Read(List<Nurse> all) { foreach (var (name, ward) in all) { } }
            public static void Skip(List<Nurse> all) { foreach (var (_, ward) in all) { } }
            public static async Task Wait(IAsyncEnumerable<Nurse> all) { await foreach (var (name, _) in all) { } }
            public static void Nested(List<(Nurse, int)> all) { foreach (var ((name, _), _) in all) { } }
        }
        """);

    [Fact]
    public Task Copy_IsOfTheTypeOfTheOriginal() => VerifyIn("""
        Message mail = new Mail(employee.Department, employee.Email);
        var copy = mail with { Title = "again" };
        Newsletter.Send(copy.Title);
        Newsletter.Send({|PD1001:copy.Render()|});
        Message other = new Mail(employee.Department, "desk");
        Newsletter.Send((other with { Title = "x" }).Render());
        """);

    [Fact]
    public Task Copy_IsWhatItsWrittenConstructorMakes() => VerifyIn("""
        var draft = new Draft(employee.Email, employee.Department);
        Newsletter.Send((draft with { Team = "x" }).Mail);
        Newsletter.Send({|PD1001:draft.Mail|});
        var kept = new Kept(employee.Email, employee.Department);
        Newsletter.Send({|PD1001:(kept with { Team = "x" }).Mail|});
        Newsletter.Send((kept with { Mail = "x" }).Team);
        var open = new Open(employee.Email, employee.Department);
        Newsletter.Send({|PD1001:(open with { Team = "x" }).Mail|});
        """);

    private static Task VerifyIn(string body) => Verify(Types + $$"""
        public static class Program
        {
            public static void Run(Employee employee, Hired hired, Moved moved)
            {
                {{body}}
            }
        }
        """);
}
