using System.Collections;
using System.Diagnostics;
using System.Text;

namespace PersonalData.Package.Tests;

/// <summary>Runs the SDK as a user would from a shell, with nothing of the test run's own environment.</summary>
internal static class Dotnet
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private static readonly string Host =
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : "dotnet";

    /// <param name="folder">The working directory.</param>
    /// <param name="packages">Where NuGet unpacks to; null leaves the machine's own folder.</param>
    /// <param name="language">The language of the messages, as <c>DOTNET_CLI_UI_LANGUAGE</c> takes it.</param>
    /// <param name="arguments">One argument each, unquoted.</param>
    public static async Task<CommandResult> RunAsync(string folder, string? packages, string language, params string[] arguments)
    {
        var start = new ProcessStartInfo(Host)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);

        // The test runner is itself an MSBuild job: what MSBuild told it is not for another one.
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>())
        {
            if (name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase))
                start.Environment.Remove(name);
        }

        // Which is how the SDK passes the language of its messages on.
        start.Environment.Remove("VSLANG");
        start.Environment.Remove("PreferredUILang");
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = language;
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        if (packages is not null)
            start.Environment["NUGET_PACKAGES"] = packages;

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"dotnet {string.Join(' ', arguments)} took more than {Limit}.");
        }

        return new CommandResult(process.ExitCode, await output + await errors);
    }
}
