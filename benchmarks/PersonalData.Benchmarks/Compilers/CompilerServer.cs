using System.Diagnostics;

namespace PersonalData.Benchmarks.Compilers;

/// <summary>
/// The SDK's compiler server, as builds use it: warm, with the analyzers loaded. One of our own, so that nothing else
/// uses it and its processor time is that of our compilations.
/// </summary>
internal sealed class CompilerServer : IDisposable
{
    private readonly string _compilerFolder;
    private readonly string _pipe = "personal-data-benchmark-" + Environment.ProcessId + "-" + Guid.NewGuid().ToString("N")[..8];
    private readonly Process _server;

    public CompilerServer(string compilerFolder)
    {
        _compilerFolder = compilerFolder;
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(compilerFolder, "VBCSCompiler.dll"), "-pipename:" + _pipe])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _server = Process.Start(start)!;
    }

    /// <summary>Compiles; gives what the compiler printed, how long it took, and how much processor time the server used.</summary>
    public Run Compile(ProjectFolder project, string responseFile)
    {
        _server.Refresh();
        var before = _server.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var (_, output) = Tool.Run(project.Folder, "dotnet", "exec", Path.Combine(_compilerFolder, "csc.dll"), "/shared:" + _pipe, "/noconfig", "@" + responseFile);
        watch.Stop();
        _server.Refresh();
        return new Run(watch.Elapsed.TotalSeconds, (_server.TotalProcessorTime - before).TotalSeconds, output);
    }

    public void Dispose()
    {
        if (!_server.HasExited)
        {
            _server.Kill();
            _server.WaitForExit();
        }

        _server.Dispose();
    }

    internal sealed record Run(double Seconds, double ProcessorSeconds, string Output);
}
