namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>Consent that is stored with the people, and asked for by a filter over all of them.</summary>
public sealed class StoredConsentTests : FlowTest
{
    private const string Store = """

        [PersonalData(Category.Applicant)]
        public sealed class Member
        {
            public string Email { get; set; } = "";
            [ConsentCheck(Purpose.ServiceInformation)] public bool Agrees { get; set; }
            [ConsentCheck(Purpose.Billing)] public bool AgreesToBilling { get; set; }
        }

        public sealed class Store
        {
            public List<Member> Members { get; } = [];
            public IQueryable<Member> Query { get; set; } = null!;
        }
        """;

    private static Task Check(string body, string members = "") => Verify($$"""
        public class Program
        {
            [Purpose(Purpose.ServiceInformation)]
            public static void Run(Store store)
            {
                {{body}}
            }

            {{members}}
        }
        {{Store}}
        """);

    [Theory]
    [InlineData("foreach (var member in store.Members.Where(m => m.Agrees)) Console.Beep(member.Email.Length, 1);")]
    [InlineData("foreach (var member in store.Query.Where(m => m.Agrees).Take(3)) Console.Beep(member.Email.Length, 1);")]
    [InlineData("foreach (var member in store.Query.Skip(1).Where(m => m.Agrees && m.Email != \"\")) Console.Beep(member.Email.Length, 1);")]
    [InlineData("foreach (var email in from member in store.Members where member.Agrees select member.Email) Console.Beep(email.Length, 1);")]
    [InlineData("var agreed = store.Members.Where(m => m.Agrees).ToList(); Newsletter.SendAll(agreed.Select(m => m.Email));")]
    public Task Filter_OverAReading_DoesNotTrigger(string body) => Check(body);

    [Theory]
    [InlineData("foreach (var member in {|PD1001:store.Members|}) Console.Beep(member.Email.Length, 1);")]
    [InlineData("foreach (var member in {|PD1001:store.Members|}.Where(m => m.AgreesToBilling)) Console.Beep(member.Email.Length, 1);")]
    [InlineData("foreach (var member in {|PD1001:store.Members|}.Where(m => !m.Agrees)) Console.Beep(member.Email.Length, 1);")]
    [InlineData("foreach (var member in {|PD1001:store.Members|}.Where(m => m.Agrees || m.Email != \"\")) Console.Beep(member.Email.Length, 1);")]
    [InlineData("var agreed = store.Members.Where(m => m.Agrees); foreach (var member in {|PD1001:store.Members|}) Console.Beep(member.Email.Length, 1);")]
    public Task Reading_WithoutThatFilter_Reports(string body) => Check(body);

    [Fact]
    public Task Filter_InAHelper_DoesNotTrigger() => Check("Console.Beep(Agreed(store).Count, 1);", """
        static List<Member> Agreed(Store store) => store.Members.Where(m => m.Agrees).ToList();
        """);

    [Fact]
    public Task Helper_WithoutAFilter_Reports() => Check("Console.Beep({|PD1001:All(store)|}.First().Email.Length, 1);", """
        static List<Member> All(Store store) => store.Members.ToList();
        """);
}
