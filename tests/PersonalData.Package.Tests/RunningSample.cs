using System.Diagnostics;
using System.Text.RegularExpressions;

namespace PersonalData.Package.Tests;

/// <summary>The built sample as a program of its own, on a port that the system chose.</summary>
internal sealed class RunningSample : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly Process _process;

    private RunningSample(Process process, Uri address)
    {
        _process = process;
        Client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = address };
    }

    public HttpClient Client { get; }

    public static async Task<RunningSample> StartAsync(string assembly, string dataFolder, params string[] settings)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { assembly, "--urls", "http://127.0.0.1:0", "--DataFolder", dataFolder },
            WorkingDirectory = Path.GetDirectoryName(assembly)!,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var setting in settings)
            start.ArgumentList.Add(setting);

        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var output = new System.Collections.Concurrent.ConcurrentQueue<string>();
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Heard(line.Data);
        process.ErrorDataReceived += (_, line) => Heard(line.Data);
        process.Exited += (_, _) => address.TrySetException(new InvalidOperationException($"The sample ended:\n{string.Join('\n', output)}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            return new RunningSample(process, await address.Task.WaitAsync(Limit));
        }
        catch
        {
            await EndAsync(process);
            throw;
        }

        void Heard(string? line)
        {
            if (line is null)
                return;

            output.Enqueue(line);
            if (Regex.Match(line, @"listening on: (http://127\.0\.0\.1:\d+)") is { Success: true } match)
                address.TrySetResult(new Uri(match.Groups[1].Value));
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await EndAsync(_process);
    }

    private static async Task EndAsync(Process process)
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);

        await process.WaitForExitAsync();
        process.Dispose();
    }
}
