using PersonalData.Benchmarks.Measuring;
using PersonalData.Benchmarks.Reports;

// compile | growth | calls | latency: one part only; a number: how many rounds.
var parts = args.Where(static argument => !int.TryParse(argument, out _)).ToArray();
var rounds = args.Select(static argument => int.TryParse(argument, out var number) ? number : 0).LastOrDefault(static number => number > 0);
rounds = rounds == 0 ? 5 : rounds;

Console.WriteLine($"{Machine.Describe()}; load of the machine before: {Machine.Load()}.");
if (Includes("latency"))
{
    EditLatency.Run(lines: 100_000, marks: 300, edits: 20);
}

if (Includes("calls"))
{
    Growth.OfCalls(calls: 1000, factor: 8, rounds);
}

if (Includes("growth"))
{
    Growth.OfCode([25_000, 50_000, 100_000, 200_000], rounds);
}

if (Includes("compile"))
{
    CompileTime.Run(lines: 100_000, marks: 300, rounds);
}

bool Includes(string part) => parts.Length == 0 || parts.Contains(part);
