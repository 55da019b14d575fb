namespace PersonalData.Analyzers.Tests.Flow.Constructs;

/// <summary>What nothing travels through.</summary>
public sealed class NothingTests : ConstructTest
{
    [Fact]
    public Task Comparisons_CarryNothing() => CheckBody("""
        Newsletter.Send(applicant.Email.Equals("x"));
        Newsletter.Send(applicant.Email.CompareTo("x"));
        Newsletter.Send(string.Compare(applicant.Email, "x"));
        Newsletter.Send(applicant.Email.IndexOf('@'));
        Newsletter.Send(applicant.Email.GetHashCode());
        Newsletter.Send(string.IsNullOrEmpty(applicant.Email));
        Newsletter.Send(applicant.Email.StartsWith("x"));
        Newsletter.Send({|PD1001:applicant.Email|});
        """);

    [Fact]
    public Task Counts_CarryNothing() => CheckBody("""
        Newsletter.Send(applicant.Email.Length);
        Newsletter.Send(applicants.Count);
        Newsletter.Send(applicants.Count());
        Newsletter.Send(applicants.Any());
        Newsletter.Send(applicants.All(a => a.Email != ""));
        Newsletter.Send(applicants.Select(a => a.Email).Contains("x"));
        """);

    [Fact]
    public Task NameofTypeofGetType_CarryNothing() => CheckBody("""
        Newsletter.Send(nameof(applicant.Email));
        Newsletter.Send(typeof(Applicant));
        Newsletter.Send(applicant.GetType().Name);
        """);

    [Fact]
    public Task Nameof_InsideCodeForPurpose_IsNoRead() => Check("""
        public static class Deck
        {
            [Purpose(Purpose.ServiceInformation)]
            public static string Build(Applicant a) => nameof(a.Email);
        }
        """);

    [Fact]
    public Task Anonymizes_ResultCarriesNothing() => CheckBody("""
        Newsletter.Send(Hide(applicant.Email));
        Newsletter.Send(HideResult(applicant.Email));
        Newsletter.Send(new Hidden(applicant.Email).Text);
        Newsletter.Send(new Hidden(applicant.Email));
        Newsletter.Send(new Card { Email = applicant.Email }.Initial);
        Newsletter.Send({|PD1001:Show(applicant.Email)|});
        """, """
        [Anonymizes] static string Hide(string s) => s[..1];
        [return: Anonymizes] static string HideResult(string s) => s[..1];
        static string Show(string s) => s[..1];
        """, """
        public sealed class Hidden { public string Text; [Anonymizes] public Hidden(string s) => Text = s[..1]; }
        public sealed class Card { public string Email = ""; [Anonymizes] public string Initial => Email[..1]; }
        """);

    [Fact]
    public Task Branches_CarryNothing() => CheckBody("""
        string text;
        switch (applicant.Name) { case "a": text = "1"; break; default: text = "2"; break; }
        var n = 0;
        while (applicant.Email.Length > n) n++;
        for (var i = 0; i < applicant.Name.Length; i++) n++;
        Newsletter.Send(text);
        Newsletter.Send(n);
        """);

    [Fact]
    public Task OwnPredicates_CarryNothing() => CheckBody("""
        Newsletter.Send(IsLong(applicant.Email));
        Newsletter.Send(IsLong(applicant.Email) ? "a" : "b");
        var (ok, text) = Check(applicant.Email);
        Newsletter.Send(ok);
        Newsletter.Send({|PD1001:text|});
        """, "static bool IsLong(string s) => s.Length > 3; static (bool, string) Check(string s) => (s.Length > 3, s);");

    [Fact]
    public Task EnumAndDateParts_OfMarkedMembers_Carry() => CheckBody("", """
        static void Run(Person p)
        {
            Newsletter.Send({|PD1001:p.Born.Year|});
            Newsletter.Send({|PD1001:p.Sex|});
            Newsletter.Send(p.Born > DateTime.Now);
        }
        """, """
        public enum Sex { F, M }
        public sealed class Person
        {
            [PersonalData(Category.Employee)] public DateTime Born { get; set; }
            [PersonalData(Category.Employee)] public Sex Sex { get; set; }
        }
        """);

    [Fact]
    public Task OverwrittenElements_KeepWhatTheyHad() => CheckBody("""
        var array = new[] { applicant.Email };
        array[0] = "";
        Newsletter.Send({|PD1001:array[0]|});
        array = new[] { "" };
        Newsletter.Send(array[0]);
        """);
}
