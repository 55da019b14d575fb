namespace PersonalData.Package.Tests;

/// <summary>What a user gets who adds the package to a project and writes marks: the whole road, with the real build.</summary>
[Collection(PackageCollection.Name)]
public class FreshProjectTests(PackedPackage package)
{
    private const string Console = "<ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable>";

    private const string Model = """
        using PersonalData;

        namespace Shop;

        public sealed class Employee
        {
            [PersonalData(Category.Employee)]
            public decimal Salary { get; init; }

            public int Room { get; init; }
        }

        public sealed class Payroll
        {
            [Purpose(Purpose.Payroll)]
            public string Pay(Employee employee) => employee.Salary > 0 ? "paid" : "nothing due";
        }

        public sealed class Desk
        {
            [HandlesRequest(SubjectRequest.Disclosure, Category.Employee)]
            [HandlesRequest(SubjectRequest.Correction, Category.Employee)]
            [HandlesRequest(SubjectRequest.CeaseUse, Category.Employee)]
            public SubjectRequestResult Answer() => SubjectRequestResult.Refused("The person could not be identified.");
        }
        """;

    private const string Press = """
        using PersonalData;

        namespace Shop;

        public sealed class Press
        {
            [Purpose(Purpose.ServiceInformation)]
            public string Deck(Employee employee) => $"Room {employee.Room}, {employee.Salary}";
        }
        """;

    [Fact]
    public async Task Program_BuildsCleanRunsAndKnowsItsRegistry()
    {
        var folder = new UserFolder(package)
            .Project("App.csproj", outputType: "Exe", properties: Console)
            .Write("Model.cs", Model)
            .Write("Program.cs", """
                using System.Reflection;
                using PersonalData;
                using Shop;

                Console.WriteLine(Category.Employee);
                Console.WriteLine(new Payroll().Pay(new Employee { Salary = 300 }));
                Console.WriteLine(PurposeRegistry.IsAllowed(Category.Employee, Purpose.Payroll));
                Console.WriteLine(PurposeRegistry.IsAllowed(Category.Employee, Purpose.ServiceInformation));
                Console.WriteLine(PurposeRegistry.Json == typeof(Payroll).Assembly.GetCustomAttribute<PersonalDataRegistryAttribute>()!.Json);
                Console.WriteLine(RegistryDocument.Parse(PurposeRegistry.Json).Activities.Single(a => a.Id == "M:Shop.Payroll.Pay(Shop.Employee)").Purposes.Single());
                """);

        (await folder.BuildAsync("App.csproj")).IsClean();

        Assert.Equal(["Employee", "paid", "True", "False", "True", "Payroll"], await folder.RunAsync("bin/Debug/net10.0/App.dll"));
        Assert.Equal(
            ["App.deps.json", "App.dll", "App.pdb", "App.runtimeconfig.json", "PersonalData.Annotations.dll"],
            folder.Files("bin/Debug/net10.0").Where(f => f is not ("App" or "App.exe")));
    }

    [Fact]
    public async Task ForbiddenUse_BreaksTheBuildAtItsPlace()
    {
        var folder = new UserFolder(package).Project("Lib.csproj", properties: Console).Write("Model.cs", Model).Write("Press.cs", Press);

        var build = await folder.BuildAsync("Lib.csproj");

        var message = Assert.Single(build.IsRejectedWith("PD1001 Press.cs(8)").Messages);
        Assert.Equal("error", message.Severity);
        Assert.Contains("Employee", message.Text, StringComparison.Ordinal);
        Assert.Contains("ServiceInformation", message.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ja", "")]
    [InlineData("en", "-p:PreferredUILang=ja-JP")]
    public async Task JapaneseInterface_ReportsInJapanese(string language, string option)
    {
        var folder = new UserFolder(package, nameof(JapaneseInterface_ReportsInJapanese) + language)
            .Project("Lib.csproj", properties: Console)
            .Write("Model.cs", Model)
            .Write("Press.cs", Press);

        var build = await folder.BuildInAsync(language, "Lib.csproj", [.. option.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Matches(@"\p{IsHiragana}", Assert.Single(build.IsRejectedWith("PD1001 Press.cs(8)").Messages).Text);
    }

    [Fact]
    public async Task StandardLibraryInTheOldestLanguage_BuildsCleanAndIsChecked()
    {
        // netstandard2.0 brings C# 7.3: no records, no nullable annotations, no implicit usings.
        var folder = new UserFolder(package)
            .Project("Lib.csproj", framework: "netstandard2.0", properties: "<GenerateDocumentationFile>true</GenerateDocumentationFile><NoWarn>CS1591</NoWarn>")
            .Write("Model.cs", """
                using PersonalData;

                namespace Old
                {
                    public class Applicant
                    {
                        [PersonalData(Category.Applicant)]
                        public string Email { get; set; }
                    }

                    public class Recruiting
                    {
                        [Purpose(Purpose.Recruitment)]
                        public string Invite(Applicant applicant)
                        {
                            return applicant.Email;
                        }

                        public static string All()
                        {
                            return PurposeRegistry.Json;
                        }
                    }
                }
                """);

        (await folder.BuildAsync("Lib.csproj", "-warnaserror")).IsClean();
        Assert.Contains("PersonalData.Annotations.dll", (await PublishedAsync(folder, "Lib.csproj")), StringComparer.Ordinal);

        folder.Write("Newsletter.cs", """
            using PersonalData;

            namespace Old
            {
                [Purpose(Purpose.ServiceInformation)]
                public class Newsletter
                {
                    public string To(Applicant applicant)
                    {
                        return applicant.Email;
                    }
                }
            }
            """);
        (await folder.BuildAsync("Lib.csproj")).IsRejectedWith("PD1001 Newsletter.cs(10)");
    }

    [Fact]
    public async Task StrictestSettings_FindNothingInWhatThePackageAdds()
    {
        var folder = new UserFolder(package)
            .Project(
                "Lib.csproj",
                properties: "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks><LangVersion>latest</LangVersion><AnalysisMode>All</AnalysisMode>"
                    + "<AnalysisLevel>latest</AnalysisLevel><EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>"
                    + "<TreatWarningsAsErrors>true</TreatWarningsAsErrors><GenerateDocumentationFile>true</GenerateDocumentationFile><NoWarn>CA1040</NoWarn>",
                framework: "")
            .Write("Empty.cs", """
                [assembly: System.CLSCompliant(true)]

                namespace Strict
                {
                    /// <summary>Holds nothing.</summary>
                    public interface IMarker;
                }
                """);

        (await folder.BuildAsync("Lib.csproj")).IsClean();
    }

    [Fact]
    public async Task ProjectsThatSeeEachOthersInternals_BuildClean()
    {
        var folder = new UserFolder(package)
            .Project("Lib/Lib.csproj", properties: Console, items: "<InternalsVisibleTo Include=\"App\" />")
            .Project("App/App.csproj", outputType: "Exe", properties: Console, items: "<ProjectReference Include=\"../Lib/Lib.csproj\" />")
            .Write("Lib/Model.cs", Model)
            .Write("Lib/Hidden.cs", "namespace Shop; internal static class Hidden { public const string Text = \"hidden\"; }")
            .Write("App/Program.cs", """
                using PersonalData;

                Console.WriteLine($"{Shop.Hidden.Text} {Category.Employee} {Purpose.Payroll} {Recipient.ParentGroup} {PurposeRegistry.Json.Length > 0}");
                """);

        (await folder.BuildAsync("App/App.csproj", "-warnaserror")).IsClean();

        Assert.Equal(["hidden Employee Payroll ParentGroup True"], await folder.RunAsync("App/bin/Debug/net10.0/App.dll"));
    }

    [Fact]
    public async Task SolutionOfSeveralProjects_IsCheckedAcrossThemUnderOnePolicyAbove()
    {
        var folder = new UserFolder(package)
            .Write("Shop.slnx", """
                <Solution>
                  <Project Path="src/Model/Model.csproj" />
                  <Project Path="src/Mail/Mail.csproj" />
                  <Project Path="src/App/App.csproj" />
                </Solution>
                """)
            .Write("privacy-policy.yaml", """
                policy: { name: Shop }
                purposes:
                  Delivery: { title: Delivering what was ordered }
                  Advertising: { title: Advertising }
                categories:
                  Shopper: { title: Shoppers, purposes: [Delivery] }
                """)
            .Project("src/Model/Model.csproj", framework: "netstandard2.0", properties: "<LangVersion>latest</LangVersion>")
            .Write("src/Model/Shopper.cs", """
                using PersonalData;

                namespace Shop;

                public class Shopper
                {
                    [PersonalData(Category.Shopper)]
                    public string Address { get; set; }
                }
                """)
            .Project("src/Mail/Mail.csproj", properties: Console, items: "<ProjectReference Include=\"../Model/Model.csproj\" />")
            .Write("src/Mail/Mailer.cs", """
                using PersonalData;

                namespace Shop;

                public static class Mailer
                {
                    [Purpose(Purpose.Delivery)]
                    public static void SendParcel(string address) => Console.WriteLine(address.Length);

                    [Purpose(Purpose.Advertising)]
                    public static void SendFlyer(string address) => Console.WriteLine(address.Length);
                }
                """)
            .Project("src/App/App.csproj", outputType: "Exe", properties: Console, items: "<ProjectReference Include=\"../Mail/Mail.csproj\" />")
            .Write("src/App/Program.cs", """
                using Shop;

                var shopper = new Shopper { Address = "1 High Street" };
                Mailer.SendParcel(shopper.Address);
                Mailer.SendFlyer(shopper.Address);
                """);

        (await folder.BuildAsync("Shop.slnx")).IsRejectedWith("PD1001 Program.cs(5)");
    }

    [Fact]
    public async Task ProjectThatGetsThePackageThroughAnother_BuildsCleanWithTheAttributes()
    {
        var folder = new UserFolder(package)
            .Project("Lib/Lib.csproj", properties: Console)
            .Write("Lib/Model.cs", Model)
            .Write("App/App.csproj", """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup>
                  <ItemGroup><ProjectReference Include="../Lib/Lib.csproj" /></ItemGroup>
                </Project>
                """)
            .Write("App/Program.cs", "System.Console.WriteLine(typeof(PersonalData.PurposeAttribute).Name + new Shop.Employee().Room);");

        (await folder.BuildAsync("App/App.csproj", "-warnaserror")).IsClean();

        Assert.Equal(["PurposeAttribute0"], await folder.RunAsync("App/bin/Debug/net10.0/App.dll"));
    }

    [Fact]
    public async Task ProjectWithAYamlReaderOfItsOwn_KeepsItsVersionBesideTheAnalyzers()
    {
        // The same copy also as an analyzer's dependency, which is how another analyzer would bring it to the compiler.
        var folder = new UserFolder(package)
            .Project(
                "App.csproj",
                outputType: "Exe",
                properties: Console,
                items: """
                    <PackageReference Include="YamlDotNet" Version="16.3.0" GeneratePathProperty="true" />
                    <Analyzer Include="$(PkgYamlDotNet)/lib/netstandard2.0/YamlDotNet.dll" />
                    """)
            .Write("privacy-policy.yaml", """
                policy: { name: Shop }
                purposes:
                  Delivery: { title: Delivering what was ordered }
                categories:
                  Shopper: { title: Shoppers, purposes: [Delivery] }
                """)
            .Write("Program.cs", """
                using PersonalData;
                using YamlDotNet.Serialization;

                var numbers = new DeserializerBuilder().Build().Deserialize<List<int>>("[1, 2, 3]");
                Console.WriteLine($"{Category.Shopper} {numbers.Count} {typeof(DeserializerBuilder).Assembly.GetName().Version}");
                """);

        (await folder.BuildAsync("App.csproj", "-warnaserror")).IsClean();

        Assert.Equal(["Shopper 3 16.0.0.0"], await folder.RunAsync("bin/Debug/net10.0/App.dll"));
        Assert.Equal(["App.dll", "PersonalData.Annotations.dll", "YamlDotNet.dll"], folder.Files("bin/Debug/net10.0").Where(f => f.EndsWith(".dll", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task BrokenPolicy_IsReportedAtItsLineAndWhatCouldBeReadStaysInForce()
    {
        var folder = new UserFolder(package)
            .Project("Lib.csproj", properties: Console)
            .Write("privacy-policy.yaml", """
                policy: { name: Shop }
                purposes:
                  Delivery: { title: Delivering what was ordered }
                categories:
                  Shopper: { title: Shoppers, purposes: [Delivery] }
                  Visitor: { title: Visitors, colour: green }
                """)
            .Write("Class.cs", "class Class { [PersonalData.PersonalData(PersonalData.Category.Shopper)] public string? Address { get; set; } }");

        (await folder.BuildAsync("Lib.csproj")).IsRejectedWith("PD5001 privacy-policy.yaml(6)");
    }

    [Fact]
    public async Task PolicyWithBrokenSyntax_IsReportedAndTheNamesBeforeItStillCompile()
    {
        var folder = new UserFolder(package)
            .Project("Lib.csproj", properties: Console)
            .Write("privacy-policy.yaml", "policy: { name: Shop }\ncategories:\n  Shopper: { title: Shoppers }\nrecipients: [ }\n")
            .Write("Class.cs", "class Class { [PersonalData.PersonalData(PersonalData.Category.Shopper)] public string? Address { get; set; } }");

        (await folder.BuildAsync("Lib.csproj")).IsRejectedWith("PD5001 privacy-policy.yaml(4)");
    }

    [Fact]
    public async Task UnknownName_IsAnErrorThatNamesTheNearest()
    {
        var folder = new UserFolder(package)
            .Project("Lib.csproj", properties: Console)
            .Write("Class.cs", "class Class { [PersonalData.PersonalData(\"Employe\")] public string? Name { get; set; } }");

        var message = Assert.Single((await folder.BuildAsync("Lib.csproj")).IsRejectedWith("PD5004 Class.cs(1)").Messages);

        Assert.Contains("'Employee'", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChangedPolicy_IsSeenByTheNextBuild()
    {
        static string Policy(string purposes) => $$"""
            policy: { name: Shop }
            purposes:
              Payroll: { title: Paying salaries }
              ServiceInformation: { title: Press and newsletters }
            categories:
              Employee: { title: Staff, purposes: [{{purposes}}] }
            """;

        var folder = new UserFolder(package)
            .Project("Lib.csproj", properties: Console)
            .Write("Model.cs", Model)
            .Write("Press.cs", Press)
            .Write("privacy-policy.yaml", Policy("Payroll, ServiceInformation"));
        (await folder.BuildAsync("Lib.csproj")).IsClean();

        folder.Write("privacy-policy.yaml", Policy("Payroll"));
        (await folder.BuildAsync("Lib.csproj")).IsRejectedWith("PD1001 Press.cs(8)");
    }

    [Fact]
    public async Task EditorConfigAndPragma_SilenceAsForAnyAnalyzer()
    {
        var folder = new UserFolder(package)
            .Project("Lib.csproj", properties: Console)
            .Write("Model.cs", Model)
            .Write("Press.cs", Press)
            .Write(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.PD1001.severity = none\n");

        (await folder.BuildAsync("Lib.csproj")).IsClean();
    }

    private async Task<string[]> PublishedAsync(UserFolder folder, string project)
    {
        (await folder.DotnetAsync("publish", folder.Path(project), "-o", folder.Path("published"), "-tl:off")).Succeeded();
        return folder.Files("published");
    }
}
