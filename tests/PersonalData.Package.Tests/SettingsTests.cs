namespace PersonalData.Package.Tests;

/// <summary>Severities and properties, set in every place where a project may set them, as the real build sees them.</summary>
[Collection(PackageCollection.Name)]
public class SettingsTests(PackedPackage package)
{
    private const string Code = """
        using PersonalData;

        namespace Shop;

        public sealed class Employee
        {
            [PersonalData(Category.Employee)]
            public string Email { get; set; } = "";

            [PersonalData("Employe")]
            public string Phone { get; set; } = "";
        }

        public sealed class Newsletter
        {
            private string _last = "";

            [Purpose(Purpose.ServiceInformation)]
            public string To(Employee employee) => employee.Email;

            public string Keep(Employee employee)
            {
                _last = employee.Email;
                return _last;
            }
        }
        """;

    private static readonly string[] Reported = ["PD5004 Code.cs(10)", "PD1001 Code.cs(19)", "PD1002 Code.cs(23)"];

    [Fact]
    public async Task ReportOnly_BreaksNoBuildHoweverWarningsAreTreated()
    {
        var folder = Project("<PersonalDataReportOnly>true</PersonalDataReportOnly>");
        string[] strictest =
        [
            "-p:TreatWarningsAsErrors=false", "-p:TreatWarningsAsErrors=true", "-p:CodeAnalysisTreatWarningsAsErrors=true",
            "-p:MSBuildTreatWarningsAsErrors=true", "-warnaserror", "-p:AnalysisMode=All",
        ];

        foreach (var option in strictest)
        {
            var build = (await folder.BuildAsync("Lib.csproj", option, "--no-incremental")).Succeeded();

            Assert.Equal(Reported, Reports(build));
            Assert.All(build.Messages.Where(IsOurs), message => Assert.Equal("warning", message.Severity));
        }
    }

    [Fact]
    public async Task ReportOnly_StillLetsAProjectTightenSingleRules()
    {
        var folder = Project("<PersonalDataReportOnly>true</PersonalDataReportOnly>")
            .Write(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.PD1001.severity = error\n");
        var byEditorConfig = await folder.BuildAsync("Lib.csproj");
        folder.Write(".editorconfig", "root = true\n").Write(".globalconfig", "is_global = true\ndotnet_diagnostic.PD1001.severity = error\n");
        var byGlobalConfig = await folder.BuildAsync("Lib.csproj");
        folder.Write(".globalconfig", "is_global = true\n");
        var byName = await folder.BuildAsync("Lib.csproj", "-p:WarningsAsErrors=PD1001");

        foreach (var build in new[] { byEditorConfig, byGlobalConfig, byName })
        {
            Assert.Equal(["PD1001"], build.IsRejectedWith(Reported).Messages.Where(m => m.Severity == "error").Select(m => m.Id));
        }
    }

    [Fact]
    public async Task ReportOnly_WarnsOfAMissingPolicyFileAndABrokenOne()
    {
        var folder = Project("<PersonalDataReportOnly>true</PersonalDataReportOnly><PrivacyPolicyFile>rules.yaml</PrivacyPolicyFile>").Write("Code.cs", "");

        var missing = (await folder.BuildAsync("Lib.csproj", "-warnaserror")).Succeeded();
        folder.Write("rules.yaml", "policy: { name: Shop, colour: green }\n");
        var broken = (await folder.BuildAsync("Lib.csproj", "-warnaserror")).Succeeded();

        Assert.Equal(["warning PD5001 Lib.csproj"], missing.Messages.Select(m => $"{m.Severity} {m}"));
        Assert.Equal(["warning PD5001 rules.yaml(1)"], broken.Messages.Select(m => $"{m.Severity} {m}"));
    }

    [Fact]
    public async Task WithoutReportOnly_ErrorsBreakTheBuildAndWarningsAsFarAsTheProjectSays()
    {
        var folder = Project("");

        var build = (await folder.BuildAsync("Lib.csproj")).IsRejectedWith(Reported);
        var strict = (await folder.BuildAsync("Lib.csproj", "-p:TreatWarningsAsErrors=true")).IsRejectedWith(Reported);

        Assert.Equal(["error", "error", "warning"], build.Messages.Select(m => m.Severity));
        Assert.Equal(["error", "error", "error"], strict.Messages.Select(m => m.Severity));
    }

    [Theory]
    [InlineData(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.PD5004.severity = none\ndotnet_diagnostic.PD1001.severity = suggestion\ndotnet_diagnostic.PD1002.severity = error\n")]
    [InlineData(".globalconfig", "is_global = true\ndotnet_diagnostic.PD5004.severity = none\ndotnet_diagnostic.PD1001.severity = suggestion\ndotnet_diagnostic.PD1002.severity = error\n")]
    public async Task ConfigFile_SetsTheSeverityOfEachRule(string file, string content)
    {
        var folder = Project("", nameof(ConfigFile_SetsTheSeverityOfEachRule) + file).Write(file, content);

        var message = Assert.Single((await folder.BuildAsync("Lib.csproj")).IsRejectedWith("PD1002 Code.cs(23)").Messages);

        Assert.Equal("error", message.Severity);
    }

    [Fact]
    public async Task ConfigFile_SetsTheSeverityOfTheWholeCategory()
    {
        var folder = Project("").Write(".editorconfig", "root = true\n[*.cs]\ndotnet_analyzer_diagnostic.category-PersonalData.severity = none\n");

        (await folder.BuildAsync("Lib.csproj")).IsClean();
    }

    [Fact]
    public async Task PolicyFile_TakesItsSeveritiesFromTheGlobalConfig()
    {
        var folder = Project("")
            .Write("Code.cs", "")
            .Write("privacy-policy.yaml", "policy: { name: Shop, colour: green }\n")
            .Write(".globalconfig", "is_global = true\ndotnet_diagnostic.PD5001.severity = warning\n");

        var message = Assert.Single((await folder.BuildAsync("Lib.csproj")).Succeeded().Messages);

        Assert.Equal("warning PD5001 privacy-policy.yaml(1)", $"{message.Severity} {message}");
    }

    [Fact]
    public async Task PragmaSuppressMessageAndNoWarn_SilenceWhatTheyNameAndNothingElse()
    {
        var folder = Project("<NoWarn>$(NoWarn);PD1002</NoWarn>")
            .Write("Code.cs", Code
                .Replace("    [PersonalData(\"Employe\")]", "#pragma warning disable PD5004\n    [PersonalData(\"Employe\")]\n#pragma warning restore PD5004", StringComparison.Ordinal)
                .Replace(
                    "    [Purpose(Purpose.ServiceInformation)]",
                    "    [System.Diagnostics.CodeAnalysis.SuppressMessage(\"PersonalData\", \"PD1001\", Justification = \"Staff asked for it.\")]\n    [Purpose(Purpose.ServiceInformation)]",
                    StringComparison.Ordinal));
        (await folder.BuildAsync("Lib.csproj")).IsClean();

        folder.Write("Other.cs", """
            using PersonalData;

            namespace Shop;

            public sealed class Other
            {
                [Purpose(Purpose.ServiceInformation)]
                public string To(Employee employee) => employee.Email;

                [PersonalData("Employe")]
                public string Phone { get; set; } = "";
            }
            """);
        (await folder.BuildAsync("Lib.csproj")).IsRejectedWith("PD1001 Other.cs(8)", "PD5004 Other.cs(10)");
    }

    [Fact]
    public async Task GlobalSuppressionFile_SilencesByDocumentationId()
    {
        var folder = Project("<NoWarn>$(NoWarn);PD1002;PD5004</NoWarn>").Write("GlobalSuppressions.cs", """
            using System.Diagnostics.CodeAnalysis;

            [assembly: SuppressMessage("PersonalData", "PD1001", Scope = "member", Target = "~M:Shop.Newsletter.To(Shop.Employee)~System.String", Justification = "Staff asked for it.")]
            """);

        (await folder.BuildAsync("Lib.csproj")).IsClean();
    }

    [Fact]
    public async Task Properties_ReachTheAnalyzers()
    {
        var folder = Project("<PersonalDataReportOnly>true</PersonalDataReportOnly><PrivacyPolicyFile>p.yaml</PrivacyPolicyFile><PrivacyPolicyPublishedFile>q.yaml</PrivacyPolicyPublishedFile>")
            .Write("Code.cs", "")
            .Write("p.yaml", "policy: { name: Shop }\n")
            .Write("q.yaml", "policy: { name: Shop }\n");

        (await folder.BuildAsync("Lib.csproj")).IsClean();

        var told = await File.ReadAllTextAsync(folder.Path("obj/Debug/net10.0/Lib.GeneratedMSBuildEditorConfig.editorconfig"));
        Assert.Contains("build_property.PersonalDataReportOnly = true", told, StringComparison.Ordinal);
        Assert.Contains("build_property.PrivacyPolicyFile = p.yaml", told, StringComparison.Ordinal);
        Assert.Contains("build_property.PrivacyPolicyPublishedFile = q.yaml", told, StringComparison.Ordinal);
    }

    private UserFolder Project(string properties, [System.Runtime.CompilerServices.CallerMemberName] string name = "") =>
        new UserFolder(package, name)
            .Project("Lib.csproj", properties: "<Nullable>enable</Nullable>" + properties)
            .Write("Code.cs", Code);

    private static bool IsOurs(BuildMessage message) => message.Id.StartsWith("PD", StringComparison.Ordinal);

    /// <summary>What this package reports; other analyzers may have their say too.</summary>
    private static IEnumerable<string> Reports(CommandResult build) => build.Messages.Where(IsOurs).Select(m => m.ToString());
}
