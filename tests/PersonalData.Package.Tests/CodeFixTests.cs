namespace PersonalData.Package.Tests;

/// <summary>The fixes of the package, applied by the SDK's own tool until nothing is left: what comes out builds clean.</summary>
[Collection(PackageCollection.Name)]
public class CodeFixTests(PackedPackage package)
{
    [Fact]
    public async Task DotnetFormat_MarksStoresAndAddsHandlers()
    {
        var folder = new UserFolder(package)
            .Project("App.csproj", outputType: "Exe", properties: "<ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable>")
            .Write("Employee.cs", """
                using PersonalData;

                namespace Shop;

                public sealed class Employee
                {
                    [PersonalData(Category.Employee)]
                    public string Email { get; set; } = "";
                }

                public sealed class Desk
                {
                    [HandlesRequest(SubjectRequest.Correction, Category.Employee)]
                    [HandlesRequest(SubjectRequest.CeaseUse, Category.Employee)]
                    public SubjectRequestResult Answer() => SubjectRequestResult.Refused("The person could not be identified.");
                }
                """)
            .Write("Cache.cs", """
                namespace Shop;

                public sealed record Row(int Id, string Email);

                public sealed class Cache
                {
                    /// <summary>The last one.</summary>
                    private string _last = "";

                    public Row Put(Employee employee)
                    {
                        _last = employee.Email;
                        return new Row(1, employee.Email);
                    }

                    public int Length() => _last.Length;
                }
                """)
            .Write("Program.cs", "System.Console.WriteLine(new Shop.Cache().Put(new Shop.Employee()).Id);\n");
        Assert.Equal(["PD1002", "PD1002", "PD4001"], (await folder.BuildAsync("App.csproj")).Succeeded().Messages.Select(m => m.Id).Order(StringComparer.Ordinal));

        foreach (var rule in new[] { "PD1002", "PD4001" })
        {
            (await folder.DotnetAsync("format", "analyzers", folder.Path("App.csproj"), "--no-restore", "--diagnostics", rule)).Succeeded();
        }

        (await folder.BuildAsync("App.csproj")).IsClean();
        var cache = await File.ReadAllTextAsync(folder.Path("Cache.cs"));
        Assert.StartsWith("using PersonalData;", cache.TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Contains("record Row(int Id, [PersonalData(Category.Employee)] string Email);", cache, StringComparison.Ordinal);
        Assert.Contains("/// <summary>The last one.</summary>", cache, StringComparison.Ordinal);
    }

    /// <summary>The sample without the marks on its three kinds of people: the fix finds them again, and a second run finds nothing.</summary>
    [Fact]
    public async Task DotnetFormat_MarksWhatLooksLikePersonalDataInACopyOfTheSample()
    {
        var folder = new UserFolder(package)
            .Project(
                "HumanResources.csproj",
                properties: "<ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable><InvariantGlobalization>true</InvariantGlobalization><PersonalDataReportOnly>true</PersonalDataReportOnly>",
                items: "<PackageReference Include=\"Microsoft.EntityFrameworkCore.Sqlite\" Version=\"10.0.14\" /><Using Include=\"Microsoft.EntityFrameworkCore\" /><Using Include=\"PersonalData\" />")
            .Write(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.PD6001.severity = warning\n");
        folder.Write("HumanResources.csproj", (await File.ReadAllTextAsync(folder.Path("HumanResources.csproj"))).Replace("Microsoft.NET.Sdk", "Microsoft.NET.Sdk.Web", StringComparison.Ordinal));
        var sample = Repository.File("samples/HumanResources");
        foreach (var file in Directory.EnumerateFiles(sample, "*.cs", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(sample, "*.yaml")))
        {
            var path = Path.GetRelativePath(sample, file);
            if (!path.StartsWith("obj", StringComparison.Ordinal) && !path.StartsWith("bin", StringComparison.Ordinal))
                folder.Write(path, await File.ReadAllTextAsync(file));
        }

        string[] people = ["Personnel/Employee.cs", "Recruiting/Applicant.cs", "Customers/Customer.cs"];
        foreach (var file in people)
        {
            var text = await File.ReadAllTextAsync(folder.Path(file));
            folder.Write(file, string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Where(line => !line.Contains("PersonalData(", StringComparison.Ordinal))));
        }

        var suggested = (await folder.BuildAsync("HumanResources.csproj")).Succeeded().OfRule("PD6001").ToArray();
        Assert.Equal(["Applicant.cs", "Customer.cs", "Employee.cs"], suggested.Select(m => m.File).Distinct().Order(StringComparer.Ordinal));

        await FormatAsync(folder);
        var marked = people.ToDictionary(file => file, file => File.ReadAllText(folder.Path(file)));
        Assert.Empty((await folder.BuildAsync("HumanResources.csproj", "--no-incremental")).Succeeded().OfRule("PD6001"));
        Assert.Equal(suggested.Length, marked.Values.Sum(text => text.Split("[PersonalData(Category.").Length - 1));
        foreach (var (file, category) in people.Zip(["Employee", "Applicant", "Customer"]))
            Assert.Matches($@"\[PersonalData\(Category\.{category}\)\]\r?\n    public required string Email", marked[file]);

        await FormatAsync(folder);
        Assert.All(marked, file => Assert.Equal(file.Value, File.ReadAllText(folder.Path(file.Key))));
    }

    private static async Task FormatAsync(UserFolder folder) =>
        (await folder.DotnetAsync("format", "analyzers", folder.Path("HumanResources.csproj"), "--no-restore", "--diagnostics", "PD6001")).Succeeded();
}
