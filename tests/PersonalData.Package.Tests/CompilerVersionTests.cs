namespace PersonalData.Package.Tests;

/// <summary>
/// The packed analyzers on the oldest, the newest and some compilers between. An analyzer that a compiler can't load is
/// skipped with a mere warning: the build is green and nothing was looked at.
/// </summary>
[Collection(PackageCollection.Name)]
public class CompilerVersionTests(PackedPackage package)
{
    public static TheoryData<string, string> Compilers => new()
    {
        { "4.8.0", "4.8" },
        { "4.14.0", "4.14" },
        { "5.0.0", "5.0" },
        { Repository.NewestRoslyn, string.Join('.', Repository.NewestRoslyn.Split('.').Take(2)) },
    };

    // C# 12, which the oldest of them speaks.
    private const string Source = """
        using System.Collections.Generic;
        using System.Linq;
        using PersonalData;

        namespace Shop;

        public sealed record Shopper([PersonalData(Category.Shopper)] string Email, int Age);

        public sealed class Mailer(List<Shopper> shoppers)
        {
            [Purpose(Purpose.Delivery)]
            public string Parcel(Shopper shopper) => shopper.Email;

            [Purpose(Purpose.Advertising)]
            public string Flyer(Shopper shopper)
            {
                var text = $"Dear {shopper.Email}";
                return text;
            }

            public string First() => Send(shoppers[0].Email);

            [Purpose(Purpose.Advertising)]
            private static string Send(string address) => address;
        }

        [Purpose("Deliverey")]
        public static class Misspelt;
        """;

    private const string Policy = """
        policy: { name: Shop, colour: green }
        purposes:
          Delivery: { title: Delivering what was ordered }
          Advertising: { title: Advertising }
        categories:
          Shopper: { title: Shoppers, purposes: [Delivery] }
        """;

    [Theory]
    [MemberData(nameof(Compilers))]
    public async Task PackedAnalyzers_LoadAndReportTheSameOn(string roslyn, string compiler)
    {
        var folder = new UserFolder(package, $"roslyn-{roslyn}").Write("Source.cs", Source).Write("privacy-policy.yaml", Policy);
        var built = await Dotnet.RunAsync(
            Repository.Root,
            packages: null,
            "en",
            "build", Repository.File("tests/RoslynHost"), "--artifacts-path", folder.Path("host"), $"-p:RoslynHostVersion={roslyn}", "-tl:off", "-clp:NoSummary");
        built.IsClean();

        var lines = await folder.RunAsync(
            "host/bin/RoslynHost/debug/RoslynHost.dll",
            Path.Combine(package.Unpacked, "analyzers/dotnet/cs"),
            Path.Combine(package.Unpacked, "lib/netstandard2.0/PersonalData.Annotations.dll"),
            folder.Path("privacy-policy.yaml"),
            folder.Path("Source.cs"));

        Assert.StartsWith($"compiler {compiler}, analyzers ", lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain(", analyzers 0", lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain(", generators 0", lines[0], StringComparison.Ordinal);

        // AD0001, CS8032, CS8785, CS9057 or a compiler error in generated code would be among them.
        Assert.Equal(
            [
                "PD1001 Error Source.cs(17,28)",
                "PD1001 Error Source.cs(21,35)",
                "PD1005 Info Source.cs(21,19)",
                "PD5001 Error privacy-policy.yaml(1,23)",
                "PD5004 Error Source.cs(27,10)",
                "PD6001 Info Source.cs(7,81)",
            ],
            lines[1..].Where(l => !l.StartsWith("generated ", StringComparison.Ordinal)).Select(l => l[..(l.IndexOf(')') + 1)]));

        // The same messages and the same registry too. (The constants are hidden from friend assemblies in the way that each compiler knows.)
        string[] comparable = [.. lines[1..].Where(l => !l.StartsWith("generated ", StringComparison.Ordinal) || l.Contains("PersonalData.Registry.g.cs", StringComparison.Ordinal))];
        var first = package.Answers.GetOrAdd(nameof(CompilerVersionTests), comparable);
        Assert.Equal(first, comparable);
        Assert.Contains(comparable, l => l.StartsWith("generated ", StringComparison.Ordinal));
    }
}
