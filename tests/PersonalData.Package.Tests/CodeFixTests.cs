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
}
