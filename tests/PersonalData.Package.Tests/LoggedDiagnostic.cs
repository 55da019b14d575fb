using System.Text.Json;

namespace PersonalData.Package.Tests;

/// <summary>A diagnostic of the package in the log that the compiler writes.</summary>
/// <param name="File">Relative to the folder that was given, with forward slashes.</param>
internal sealed record LoggedDiagnostic(string Id, string File, int Line, string Text)
{
    /// <summary>Diagnostics of the package, and failures of any analyzer, each once, by place.</summary>
    public static IReadOnlyList<LoggedDiagnostic> Read(string log, string folder)
    {
        using var json = JsonDocument.Parse(System.IO.File.ReadAllBytes(log));
        return
        [
            .. from run in json.RootElement.GetProperty("runs").EnumerateArray()
               from result in run.GetProperty("results").EnumerateArray()
               let diagnostic = Read(result, folder)
               where diagnostic.Id.StartsWith("PD", StringComparison.Ordinal) || diagnostic.Id is "AD0001" or "CS8032" or "CS8785" or "CS9057"
               orderby diagnostic.File, diagnostic.Line, diagnostic.Id
               select diagnostic,
        ];
    }

    private static LoggedDiagnostic Read(JsonElement result, string folder)
    {
        var id = result.GetProperty("ruleId").GetString()!;
        var text = result.GetProperty("message").GetProperty("text").GetString()!;
        if (!result.TryGetProperty("locations", out var locations) || locations.GetArrayLength() == 0)
            return new LoggedDiagnostic(id, "", 0, text);

        var place = locations[0].GetProperty("physicalLocation");
        var file = new Uri(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!).LocalPath;
        return new LoggedDiagnostic(
            id,
            Path.GetRelativePath(folder, file).Replace('\\', '/'),
            place.GetProperty("region").GetProperty("startLine").GetInt32(),
            text);
    }
}
