using System.Diagnostics;

namespace Demo;

/// <summary>Runs the SDK.</summary>
internal static class Sdk
{
    /// <param name="quiet">Whether what the command prints is of no interest.</param>
    /// <returns>Whether it succeeded.</returns>
    public static bool Run(string folder, bool quiet, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        foreach (var argument in (string[])[.. arguments, "--nologo", "-tl:off", "-v:minimal", "-clp:NoSummary", "-nodeReuse:false"])
            start.ArgumentList.Add(argument);

        // `dotnet run` has told its own MSBuild things that are not for another one.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);

        Console.WriteLine($"> dotnet {string.Join(' ', arguments)}");
        using var process = Process.Start(start)!;
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (!quiet)
                Console.WriteLine(line);
        }

        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
