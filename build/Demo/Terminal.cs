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

        var line = File.ReadLines(place.File).ElementAt(place.Line - 1);
        var end = place.EndLine == place.Line ? place.EndColumn : line.Length + 1;
        var number = place.Line.ToString();
        Console.WriteLine($"  {number} | {line}");
        Console.WriteLine($"  {new string(' ', number.Length)} | {new string(' ', place.Column - 1)}{Red(new string('~', Math.Max(1, end - place.Column)))}");
        Console.WriteLine($"  {finding.Message}");
        foreach (var step in finding.Way.Where(step => step != place))
            Console.WriteLine($"    by way of {Relative(step.File)}({step.Line}): {File.ReadLines(step.File).ElementAt(step.Line - 1).Trim()}");

        string Relative(string path) => Path.GetRelativePath(root, path).Replace('\\', '/');
    }

    private static string Bold(string text) => s_colours ? $"\e[1m{text}\e[0m" : text;

    private static string Red(string text) => s_colours ? $"\e[31m{text}\e[0m" : text;
}
