using System.Text;
using Microsoft.CodeAnalysis.Text;
using PersonalData.Analyzers.Policies;
using PersonalData.Analyzers.Policies.Reading;
using static PersonalData.Analyzers.Tests.Policies.PolicyFileText;

namespace PersonalData.Analyzers.Tests.Policies;

/// <summary>No file makes the reader throw or hang. The time limit is wide: it tells a hang, not a slow machine.</summary>
public class HostileFileTests
{
    private const int HangMilliseconds = 20_000;

    /// <summary>Name of the case, the file, and the line and id of its first error.</summary>
    public static TheoryData<string, string, string> Files
    {
        get
        {
            var files = new TheoryData<string, string, string>
            {
                { "over 1 MiB", Valid + "#" + new string('x', 1 << 20), "1 PD5001" },
                { "over 1 MiB in UTF-8 only", Valid + "#" + new string('人', 400_000), "1 PD5001" },
                { "brackets", Valid + "requests: " + new string('[', 200_000), "9 PD5001" },
                { "braces", Valid + "minors: " + Repeat("{a: ", 200_000), "9 PD5001" },
                { "nested maps", Valid + "requests:\n" + string.Concat(Enumerable.Range(1, 1000).Select(i => new string(' ', i) + "a:\n")), "24 PD5001" },
                { "nested lists", Valid + "requests:\n " + Repeat("- ", 200_000), "10 PD5001" },
                { "complex keys", Repeat("? ", 200_000), "1 PD5001" },
                { "huge name", Valid.Replace("Sell", new string('x', 300_000)), "5 PD5001" },
                { "huge quoted name", Valid + "  \"" + new string('x', 900_000) + "\": {}\n", "9 PD5001" },
                { "escapes", "\"" + Repeat("\\n", 400_000) + "\": x", "1 PD5001" },
                { "colons", "a" + new string(':', 900_000), "1 PD5001" },
                { "tabs", new string('\t', 900_000) + "x", "1 PD5001" },
                { "dashes", Repeat("-\n", 400_000), "50000 PD5001" },
                { "anchors", string.Concat(Enumerable.Range(0, 40_000).Select(i => $"k{i}: &a{i} x\n")), "1 PD5001" },
                { "billion laughs", "a: &a [x, x]\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"b{i}: &b{i} [*a, *a, *a]\n")), "1 PD5001" },
                { "unknown keys", string.Concat(Enumerable.Range(0, 80_000).Select(i => $"k{i}: x\n")), "1 PD5001" },
                { "syntax errors", Repeat("purposes: [\n", 80_000), "1 PD5001" },
                { "NULs", new string('\0', 1_000_000), "1 PD5001" },
                { "surrogates", "a: " + new string('\uD800', 300_000), "1 PD5001" },
                { "many values", Valid + "requests: [" + Repeat("a,", 500_000) + "]", "9 PD5001" },
                {
                    "unknown names",
                    Valid + string.Concat(Enumerable.Range(0, 10_000).Select(i => $"  K{i}: {{ purposes: [{new string('A', 40)}{i}] }}\n")),
                    "9 PD5004"
                },
                {
                    "long cycle",
                    "policy: { name: X }\npurposes:\n" + string.Concat(Enumerable.Range(0, 10_000).Select(i => $"  P{i}: {{ within: P{(i + 1) % 10_000} }}\n")),
                    "3 PD5002"
                },
                {
                    "many cycles",
                    "policy: { name: X }\npurposes:\n" + string.Concat(Enumerable.Range(0, 10_000).Select(i => $"  P{i}: {{ within: P{i ^ 1} }}\n")),
                    "3 PD5002"
                },
                {
                    "deep succession",
                    "policy: { name: X }\npurposes:\n"
                        + string.Concat(Enumerable.Range(0, 8_000).Select(i => $"  P{i}: {{ within: P{i + 1} }}\n"))
                        + "  P8000: {}\ncategories:\n  A:\n    purposes: ["
                        + string.Join(",", Enumerable.Range(0, 8_001).Select(i => $"P{i}"))
                        + "]\n    succession: { purposes: [P7999] }\n",
                    "8006 PD5002"
                },
            };
            return files;
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
#pragma warning disable xUnit1026 // The name is for the test's title.
    public async Task HostileFile_IsToldAtItsLine(string name, string yaml, string firstError)
#pragma warning restore xUnit1026
    {
        var text = SourceText.From(yaml);
        var reading = await Task.Run(() => PolicyReader.Read(text)).WaitAsync(TimeSpan.FromMilliseconds(HangMilliseconds));

        Assert.Equal(firstError, Describe(text, reading.Errors[0]) is var e ? $"{e[..e.IndexOf(':')]} {Id(reading.Errors[0])}" : null);
        Assert.InRange(reading.Errors.Length, 1, 201);
        Assert.All(reading.Errors, error => Assert.All(error.Arguments, a => Assert.InRange(a.Length, 0, 100)));
    }

    [Fact]
    public void HugeTitle_IsRead()
    {
        var title = new string('x', 900_000);
        Assert.Equal(title, Read(Valid.Replace("Managing", title)).Policy.Purpose("Manage")!.Title.In("en"));
    }

    [Fact]
    public void DamagedFiles_NeverThrowAndAreToldWithinTheirLines()
    {
        const string Characters = "[]{}:,-?&*!|>'\"%@`#\t\n\r \0\uFFFD~ab\u2028\u0085<\uD800";
        var sources = new[] { Valid, BuiltInText() };
        var random = new Random(15);
        for (var round = 0; round < 2_000; round++)
        {
            var yaml = new StringBuilder(sources[round % 2]);
            for (var edits = random.Next(1, 4); edits > 0; edits--)
            {
                var place = random.Next(yaml.Length);
                switch (random.Next(3))
                {
                    case 0:
                        yaml.Remove(place, Math.Min(random.Next(1, 30), yaml.Length - place)).Append('x');
                        break;
                    case 1:
                        yaml.Insert(place, Characters[random.Next(Characters.Length)]);
                        break;
                    default:
                        yaml[place] = Characters[random.Next(Characters.Length)];
                        break;
                }
            }

            var text = SourceText.From(yaml.ToString());
            Assert.All(PolicyReader.Read(text).Errors, error =>
                Assert.InRange(
                    text.Lines[error.Position.Line].Start + error.Position.Column + error.Position.Length,
                    0,
                    text.Lines[error.Position.Line].End));
        }
    }

    [Fact]
    public void FileInAnotherEncoding_IsToldAtItsFirstByteThatIsNotUtf8()
    {
        // As the compiler reads it: not UTF-8, so in the machine's own encoding.
        var bytes = Encoding.Latin1.GetBytes(Valid.Replace("Managing", "Übung"));
        var text = SourceText.From(Encoding.Latin1.GetString(bytes), Encoding.Latin1);

        var error = Assert.Single(PolicyReader.Read(text).Errors);
        Assert.Equal("3:20 'Ü' PD5001 The file is not UTF-8 from here on: save it in that encoding.", Describe(text, error));
    }

    [Fact]
    public void TextThatIsAsciiInAnotherEncoding_IsRead() =>
        Assert.Empty(PolicyReader.Read(SourceText.From(Valid, Encoding.Latin1)).Errors);

    private static string Id(PolicyError error) => error.Kind switch
    {
        PolicyErrorKind.Unreadable => "PD5001",
        PolicyErrorKind.Contradiction => "PD5002",
        _ => "PD5004",
    };

    private static string BuiltInText()
    {
        using var reader = new StreamReader(
            typeof(BuiltInPolicy).Assembly.GetManifestResourceStream("PersonalData.Analyzers.Policies.BuiltIn.privacy-policy.yaml")!);
        return reader.ReadToEnd();
    }

    private static string Repeat(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();
}
