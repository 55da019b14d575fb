namespace HumanResources.Text;

/// <summary>Comma separated text. Knows nothing of people: what goes in comes out, so it needs no marks.</summary>
internal static class Csv
{
    public static string Row(params string[] cells) => string.Join(',', cells.Select(Quote)) + "\r\n";

    private static string Quote(string cell) =>
        cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"")}\"" : cell;
}
