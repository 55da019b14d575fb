using System.Text.Json;

namespace Demo;

/// <summary>A place in a source file; lines and columns count from 1, the end column is the one after the last.</summary>
internal sealed record Place(string File, int Line, int Column, int EndLine, int EndColumn)
{
    /// <summary>The line it begins in.</summary>
    public string SourceLine => System.IO.File.ReadLines(File).ElementAt(Line - 1);

    /// <summary>What it covers of that line.</summary>
    public string Text => SourceLine[(Column - 1)..(EndLine == Line ? EndColumn - 1 : SourceLine.Length)];
}

/// <summary>One diagnostic, as the compiler writes it to its SARIF log.</summary>
internal sealed record Finding(string Rule, bool IsError, string Message, Place Place, IReadOnlyList<Place> Way)
{
    /// <summary>The errors and warnings of a SARIF 2.1 log, each once, by file and line.</summary>
    public static IReadOnlyList<Finding> Read(string log)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(log));
        return
        [
            .. json.RootElement.GetProperty("runs").EnumerateArray()
                .SelectMany(run => run.GetProperty("results").EnumerateArray())
                .Where(result => result.GetProperty("level").GetString() is "error" or "warning")
                .Where(result => !result.TryGetProperty("suppressions", out var suppressions) || suppressions.GetArrayLength() == 0)
                .Where(result => result.TryGetProperty("locations", out var locations) && locations.GetArrayLength() > 0)
                .Select(Of)
                .OrderBy(f => f.Place.File, StringComparer.Ordinal)
                .ThenBy(f => f.Place.Line)
                .ThenBy(f => f.Place.Column),
        ];
    }

    private static Finding Of(JsonElement result) => new(
        result.GetProperty("ruleId").GetString()!,
        result.GetProperty("level").GetString() == "error",
        result.GetProperty("message").GetProperty("text").GetString()!,
        PlaceOf(result.GetProperty("locations")[0]),
        result.TryGetProperty("relatedLocations", out var way) ? [.. way.EnumerateArray().Select(PlaceOf)] : []);

    private static Place PlaceOf(JsonElement location)
    {
        var place = location.GetProperty("physicalLocation");
        var region = place.GetProperty("region");
        return new Place(
            new Uri(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!).LocalPath,
            region.GetProperty("startLine").GetInt32(),
            region.GetProperty("startColumn").GetInt32(),
            region.GetProperty("endLine").GetInt32(),
            region.GetProperty("endColumn").GetInt32());
    }
}
