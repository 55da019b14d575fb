using PersonalData.Benchmarks.Compilers;
using PersonalData.Benchmarks.Measuring;
using PersonalData.Benchmarks.Programs;

namespace PersonalData.Benchmarks.Reports;

/// <summary>What the analysis adds to a compilation, and how that grows with the program and with the calls of one method.</summary>
internal static class Growth
{
    public static void OfCode(IEnumerable<int> sizes, int rounds)
    {
        var table = new Table(
            "Growth with the program, three marked members a thousand lines", "lines", "without, processor seconds", "with", "added", "times the half", "allocated without, MB", "added, MB", "times the half");
        (double Seconds, double Megabytes)? half = null;
        foreach (var lines in sizes)
        {
            var added = Measure(SampleProgram.Create(lines, lines * 3 / 1000), rounds, out var without);
            table.Add(
                lines.ToString("N0"), without.ProcessorSeconds.ToString("0.00"), (without.ProcessorSeconds + added.Seconds).ToString("0.00"), added.Seconds.ToString("0.00"),
                half is { } last ? (added.Seconds / last.Seconds).ToString("0.00") : "",
                without.Megabytes.ToString("0"), added.Megabytes.ToString("0"), half is { } before ? (added.Megabytes / before.Megabytes).ToString("0.00") : "");
            half = added;
        }

        table.Print();
    }

    public static void OfCalls(int calls, int factor, int rounds)
    {
        var table = new Table("Growth with the calls of one helper", "calls", "added processor seconds", "added, MB");
        var few = Measure(SampleProgram.Create(1000, 6, calls), rounds, out _);
        var many = Measure(SampleProgram.Create(1000, 6, calls * factor), rounds, out _);
        table.Add(calls.ToString("N0"), few.Seconds.ToString("0.00"), few.Megabytes.ToString("0"));
        table.Add((calls * factor).ToString("N0"), many.Seconds.ToString("0.00"), many.Megabytes.ToString("0"));
        table.Add("ratio", (many.Seconds / few.Seconds).ToString("0.0"), (many.Megabytes / few.Megabytes).ToString("0.0"));
        table.Print();
    }

    private static (double Seconds, double Megabytes) Measure(SampleProgram program, int rounds, out Sample without)
    {
        var compiler = new InProcess(program);
        var (bare, full) = (new List<Sample>(), new List<Sample>());
        for (var round = 0; round <= rounds; round++)
        {
            var first = Sample.Of(() => compiler.Compile(InProcess.Nothing));
            var second = Sample.Of(() => Check(compiler.Compile(InProcess.Package), program));
            if (round > 0)
            {
                bare.Add(first);
                full.Add(second);
            }
        }

        without = new(
            bare.Select(static sample => sample.Seconds).Median(), bare.Select(static sample => sample.ProcessorSeconds).Median(), bare.Select(static sample => sample.Megabytes).Median());
        return (
            full.Zip(bare, static (with, bare) => with.ProcessorSeconds - bare.ProcessorSeconds).Median(),
            full.Zip(bare, static (with, bare) => with.Megabytes - bare.Megabytes).Median());
    }

    private static void Check(int found, SampleProgram program)
    {
        if (found != program.Faults)
        {
            throw new InvalidOperationException($"{found} reports in a program with {program.Faults} faults.");
        }
    }
}
