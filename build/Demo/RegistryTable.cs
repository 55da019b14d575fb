using PersonalData;

namespace Demo;

/// <summary>The activities of a registry as a table.</summary>
internal static class RegistryTable
{
    private const int Widest = 58;

    public static void Write(RegistryDocument registry)
    {
        Console.WriteLine($"Policy: {registry.Policy.Name}; {registry.Members.Count} marked members, {registry.Activities.Count} activities");
        Console.WriteLine();

        string[][] rows =
        [
            ["Activity", "Purposes", "Categories", "Goes to", "On the ground of", "Collects", "Answers"],
            .. registry.Activities.Select(a => (string[])
            [
                Short(a.ToString()),
                string.Join(", ", a.Purposes),
                string.Join(", ", a.Categories),
                string.Join(", ", a.Recipients),
                string.Join(", ", a.LegalBases.Select(b => $"{b.Basis}: {b.Reference}")),
                string.Join(", ", a.Collects.Select(c => c.Category)),
                string.Join(", ", a.Requests.Select(r => $"{r.Request} {r.Category}")),
            ]),
        ];

        var shown = Enumerable.Range(0, rows[0].Length).Where(column => rows.Skip(1).Any(row => row[column].Length > 0)).ToArray();
        var widths = shown.Select(column => Math.Min(Widest, rows.Max(row => row[column].Length))).ToArray();
        for (var i = 0; i < rows.Length; i++)
        {
            Console.WriteLine(string.Join(" | ", shown.Select((column, c) => Fit(rows[i][column], widths[c]))).TrimEnd());
            if (i == 0)
                Console.WriteLine(string.Join("-+-", widths.Select(width => new string('-', width))));
        }
    }

    /// <summary>A documentation comment id without its parameters and namespaces: what a reader knows the method by.</summary>
    private static string Short(string id)
    {
        var end = id.IndexOf('(');
        var names = (end < 0 ? id : id[..end]).Split(':')[^1].Split('.');
        return string.Join('.', names[Math.Max(0, names.Length - 2)..]) + (end >= 0 && id.IndexOf(") ", end, StringComparison.Ordinal) is var part and >= 0 ? id[(part + 1)..] : "");
    }

    private static string Fit(string text, int width) =>
        text.Length <= width ? text.PadRight(width) : text[..(width - 1)] + "…";
}
