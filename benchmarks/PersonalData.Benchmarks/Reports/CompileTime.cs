using PersonalData.Benchmarks.Compilers;
using PersonalData.Benchmarks.Measuring;
using PersonalData.Benchmarks.Programs;

namespace PersonalData.Benchmarks.Reports;

/// <summary>
/// How long the SDK's compiler takes for a project, as a build calls it: with what the SDK brings, with the package as
/// well, and with the SDK's own taint rules instead. The set-ups take turns, so that whatever else the machine does
/// hits all of them.
/// </summary>
internal static class CompileTime
{
    private const int WarmUps = 1;

    public static void Run(int lines, int marks, int rounds)
    {
        var table = new Table(
            $"Compile time, {lines:N0} lines", "marked members", "set-up", "seconds", "processor seconds", "ratio of processor seconds", "reports of PD1001");
        foreach (var marked in new[] { marks, 0 })
        {
            Measure(SampleProgram.Create(lines, marked), marked > 0, rounds, table);
        }

        table.Print();
    }

    private static void Measure(SampleProgram program, bool isMarked, int rounds, Table table)
    {
        using var folder = new ProjectFolder(program);
        using var server = new CompilerServer(folder.CompilerFolder);
        var package = Directory.GetFiles(AppContext.BaseDirectory, "PersonalData.Analyzers*.dll");
        List<(string Name, CompilerSetup Setup, string Base)> setups =
        [
            ("the SDK's analyzers", new(true, []), "the SDK's analyzers"),
            ("and the package", new(true, package), "the SDK's analyzers"),
            ("no analyzers", new(false, []), "no analyzers"),
            ("only the package", new(false, package), "no analyzers"),
        ];
        if (isMarked)
        {
            setups.Add(("the SDK's analyzers, CA3001–CA3012 on", new(true, [], HasTaintRules: true), "the SDK's analyzers"));
        }

        var runs = setups.ToDictionary(static setup => setup.Name, static _ => new List<CompilerServer.Run>());
        for (var round = 0; round < rounds + WarmUps; round++)
        {
            foreach (var (name, setup, _) in setups)
            {
                var run = server.Compile(folder, folder.ResponseFile("Program" + setups.FindIndex(known => known.Name == name), setup));
                if (run.Output.Contains("error CS", StringComparison.Ordinal) || run.Output.Contains("AD0001", StringComparison.Ordinal))
                {
                    throw new InvalidOperationException(run.Output);
                }

                if (round >= WarmUps)
                {
                    runs[name].Add(run);
                }
            }
        }

        foreach (var (name, _, general) in setups)
        {
            // Each run against the one beside it: what the machine did then is in both.
            var ratio = runs[name].Zip(runs[general], static (run, without) => run.ProcessorSeconds / without.ProcessorSeconds).Median();
            table.Add(
                program.Marks.ToString(), name,
                runs[name].Select(static run => run.Seconds).Median().ToString("0.0"),
                runs[name].Select(static run => run.ProcessorSeconds).Median().ToString("0.0"),
                name == general ? "1" : ratio.ToString("0.000"),
                runs[name][^1].Output.Split('\n').Count(static line => line.Contains(" PD1001:", StringComparison.Ordinal)).ToString());
        }
    }
}
