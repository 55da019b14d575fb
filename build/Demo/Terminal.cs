namespace Demo;

/// <summary>What the terminal shows; in colour where it is one.</summary>
internal static class Terminal
{
    private static readonly bool s_colours = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null or "";

    public static void Heading(string text) => Console.WriteLine($"\n{Bold($"== {text} ==")}");

    public static int Failure(string text)
    {
        Console.Error.WriteLine(Red(text));
        return 1;
    }

    /// <summary>Writes a diagnostic with its source line, the reported part underlined, and the places on the way to it.</summary>
    public static void Show(Finding finding, string root)
    {
        var place = finding.Place;
        Console.WriteLine();
        Console.WriteLine($"{Bold($"{Relative(place.File)}({place.Line},{place.Column})")}: {Red($"{(finding.IsError ? "error" : "warning")} {finding.Rule}")}");

        var number = place.Line.ToString();
        Console.WriteLine($"  {number} | {place.SourceLine}");
        Console.WriteLine($"  {new string(' ', number.Length)} | {new string(' ', place.Column - 1)}{Red(new string('~', Math.Max(1, place.Text.Length)))}");
        Console.WriteLine($"  {finding.Message}");

        // Several steps may lie in one line.
        foreach (var step in finding.Way.DistinctBy(step => (step.File, step.Line)).Where(step => (step.File, step.Line) != (place.File, place.Line)))
            Console.WriteLine($"    by way of {Relative(step.File)}({step.Line}): {step.SourceLine.Trim()}");

        string Relative(string path) => Path.GetRelativePath(root, path).Replace('\\', '/');
    }

    private static string Bold(string text) => s_colours ? $"\e[1m{text}\e[0m" : text;

    private static string Red(string text) => s_colours ? $"\e[31m{text}\e[0m" : text;
}
