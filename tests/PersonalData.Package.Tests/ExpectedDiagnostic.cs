using System.Text.RegularExpressions;

namespace PersonalData.Package.Tests;

/// <summary>
/// What a source says of itself: a comment <c>// PD1001: Applicant -> ServiceInformation</c> at the end of a line
/// expects that diagnostic on that line, with both names in its message. A line may expect several, one after the other.
/// In a policy file the comment begins with <c>#</c>.
/// </summary>
internal sealed record ExpectedDiagnostic(string Id, string File, int Line, string Names)
{
    private static readonly Regex Comment = new(@"(//|#) (?<id>PD\d{4}): (?<names>.*?)(?=\s*((//|#) PD\d{4}:|$))", RegexOptions.ExplicitCapture);

    /// <summary>Reads the comments of the sources in a folder; files are named as in <see cref="LoggedDiagnostic"/>.</summary>
    public static IReadOnlyList<ExpectedDiagnostic> Read(string folder, string relativeTo) =>
    [
        .. from path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
           where path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".yaml", StringComparison.Ordinal)
           let file = Path.GetRelativePath(relativeTo, path).Replace('\\', '/')
           where !file.Contains("/obj/") && !file.Contains("/bin/")
           from line in System.IO.File.ReadLines(path).Select((text, index) => (Text: text, Number: index + 1))
           from Match comment in Comment.Matches(line.Text)
           let expected = new ExpectedDiagnostic(comment.Groups["id"].Value, file, line.Number, comment.Groups["names"].Value.Trim())
           orderby expected.File, expected.Line, expected.Id
           select expected,
    ];

    /// <summary>Whether the message speaks of every name that the comment gives.</summary>
    public bool IsNamedIn(string text) => Names.Split("->", StringSplitOptions.TrimEntries).All(text.Contains);
}
