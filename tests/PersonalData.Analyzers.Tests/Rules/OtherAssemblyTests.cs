using Microsoft.CodeAnalysis;

namespace PersonalData.Analyzers.Tests.Rules;

/// <summary>Members of an assembly that uses the attributes, which is there as built: they are stores as those of this compilation are (SPEC 6.4).</summary>
public sealed class OtherAssemblyTests() : RuleTest("PD1001", "PD1002", "PD1003")
{
    private const string Contracts = """
        namespace Contracts;
        public class Letter
        {
            public List<string> Cc { get; } = new();
            public System.Text.StringBuilder Body { get; } = new();
            public Dictionary<string, string> Headers { get; } = new();
            public List<string> Fresh => new();
            [PersonalData(Category.Customer)] public List<string> Marked { get; } = new();
            [PersonalData(Category.Employee)] public List<string> Staff { get; } = new();
        }
        public record Registered(string Email, int Id);
        public record struct Key(string Value);
        public record MarkedRegistered([PersonalData(Category.Customer)] string Email, int Id);
        public readonly record struct MarkedKey([PersonalData(Category.Customer)] string Value);
        public class Plain { public Plain(string text) => Text = text; public string Text { get; } }
        """;

    protected override IEnumerable<MetadataReference> References => _withContracts ? [s_contracts.Value] : [];

    private static readonly Lazy<MetadataReference> s_contracts = new(static () =>
    {
        var built = new MemoryStream();
        Assert.True(new OtherAssemblyTests(withContracts: false).Compile(Contracts, null, OutputKind.DynamicallyLinkedLibrary, "Contracts", withPeople: false).Emit(built).Success);
        return MetadataReference.CreateFromImage(built.ToArray());
    });

    private readonly bool _withContracts = true;

    private OtherAssemblyTests(bool withContracts)
        : this() => _withContracts = withContracts;

    [Theory]
    [InlineData("_ = new Contracts.Registered({|PD1002:customer.Email|}, 1);")]
    [InlineData("_ = new Contracts.Key({|PD1002:customer.Email|});")]
    [InlineData("_ = new Contracts.MarkedRegistered({|PD1003:employee.Email|}, 1);")]
    [InlineData("Letter.Cc.Add({|PD1002:customer.Email|});")]
    [InlineData("var cc = Letter.Cc; cc.Add({|PD1002:customer.Email|});")]
    [InlineData("Letter.Headers[\"to\"] = {|PD1002:customer.Email|};")]
    [InlineData("Letter.Body.Append({|PD1002:customer.Email|});")]
    [InlineData("Letter.Staff.Add({|PD1003:customer.Email|});")]
    [InlineData("var made = new Contracts.Registered({|PD1002:customer.Email|}, customer.Id); Pay(made.Id); Pay({|PD1001:made.Email|});")]
    [InlineData("var key = new Contracts.MarkedKey(\"x\"); Pay({|PD1001:key.Value|});")]
    public Task Members_Report(string body) => VerifyBody(body, Members);

    [Theory]
    [InlineData("_ = new Contracts.Registered(customer.Company, customer.Id);")]
    [InlineData("_ = new Contracts.MarkedRegistered(customer.Email, 1);")]
    [InlineData("_ = new Contracts.MarkedKey(customer.Email);")]
    [InlineData("Letter.Cc.Add(customer.Company);")]
    [InlineData("Letter.Marked.Add(customer.Email);")]
    [InlineData("Letter.Fresh.Add(customer.Email);")]
    public Task Members_DoNotTrigger(string body) => VerifyBody(body, Members);

    private const string Members = """
        private static Contracts.Letter Letter => new();
        [Purpose(Purpose.Payroll)] private static void Pay(object o) { }
        """;
}
