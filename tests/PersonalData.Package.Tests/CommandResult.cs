using System.Text.RegularExpressions;

namespace PersonalData.Package.Tests;

internal sealed record CommandResult(int ExitCode, string Output)
{
    /// <summary>What the build reported, each thing once, in the order of file and line.</summary>
    public IReadOnlyList<BuildMessage> Messages { get; } = BuildMessage.Parse(Output);

    public IEnumerable<BuildMessage> OfRule(string id) => Messages.Where(m => m.Id == id);

    /// <summary>Asserts that the build succeeded and said nothing at all.</summary>
    public CommandResult IsClean()
    {
        Assert.True(ExitCode == 0 && Messages.Count == 0, Output);
        return this;
    }

    /// <summary>Asserts that the command succeeded.</summary>
    public CommandResult Succeeded()
    {
        Assert.True(ExitCode == 0, Output);
        return this;
    }

    /// <summary>Asserts that the build failed with exactly these, each <c>id file(line)</c>.</summary>
    public CommandResult IsRejectedWith(params string[] expected)
    {
        var actual = Messages.Select(m => m.ToString()).ToArray();
        Assert.True(ExitCode != 0 && expected.SequenceEqual(actual), $"Expected:\n{string.Join('\n', expected)}\nActual:\n{string.Join('\n', actual)}\n\n{Output}");
        return this;
    }
}

internal sealed record BuildMessage(string File, int Line, int Column, string Severity, string Id, string Text)
{
    private static readonly Regex Line_ = new(
        @"^\s*(?<file>[^\s(:][^(:]*|[A-Za-z]:[^(:]*?)\s*(\((?<line>\d+)(,(?<column>\d+))?[\d,\-]*\))?\s*: (?<severity>error|warning|info) (?<id>[A-Za-z]+\d+)\s*: (?<text>.*?)( \[[^\]]*\])?$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture);

    public override string ToString() => Line == 0 ? $"{Id} {File}" : $"{Id} {File}({Line})";

    public static IReadOnlyList<BuildMessage> Parse(string output) =>
    [
        .. Line_.Matches(output.ReplaceLineEndings("\n"))
            .Select(m => new BuildMessage(
                Path.GetFileName(m.Groups["file"].Value.Trim()),
                Number(m.Groups["line"]),
                Number(m.Groups["column"]),
                m.Groups["severity"].Value,
                m.Groups["id"].Value,
                m.Groups["text"].Value))
            .Distinct()
            .OrderBy(m => m.File, StringComparer.Ordinal)
            .ThenBy(m => m.Line)
            .ThenBy(m => m.Column)
            .ThenBy(m => m.Id, StringComparer.Ordinal),
    ];

    private static int Number(Group group) => group.Success ? int.Parse(group.Value, System.Globalization.CultureInfo.InvariantCulture) : 0;
}
