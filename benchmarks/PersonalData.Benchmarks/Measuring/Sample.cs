using System.Diagnostics;

namespace PersonalData.Benchmarks.Measuring;

/// <summary>What one run of something took.</summary>
/// <param name="Seconds">By the clock on the wall.</param>
/// <param name="ProcessorSeconds">Of all threads of the process.</param>
/// <param name="Megabytes">Allocated, in millions of bytes.</param>
internal sealed record Sample(double Seconds, double ProcessorSeconds, double Megabytes)
{
    public static Sample Of(Action action)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var process = Process.GetCurrentProcess();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var processor = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        action();
        watch.Stop();
        process.Refresh();
        return new(
            watch.Elapsed.TotalSeconds,
            (process.TotalProcessorTime - processor).TotalSeconds,
            (GC.GetTotalAllocatedBytes(precise: true) - allocated) / 1e6);
    }
}

internal static class Statistics
{
    public static double Median(this IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
