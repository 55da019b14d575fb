namespace PersonalData.Analyzers.Policies.Reading;

/// <summary>A row of a model: from where to where data passes through a member without source.</summary>
internal static class FlowRow
{
    private const string Arrow = "->";

    /// <summary>
    /// Whether <paramref name="row"/> leads from an argument (by its number from 0) or <c>this</c> to an argument,
    /// <c>this</c> or <c>return</c>; <paramref name="normal"/> has one space on each side of the arrow.
    /// </summary>
    public static bool TryNormalize(string row, out string normal)
    {
        normal = "";
        var arrow = row.IndexOf(Arrow, StringComparison.Ordinal);
        if (arrow < 0)
        {
            return false;
        }

        var from = row.Substring(0, arrow).Trim();
        var to = row.Substring(arrow + Arrow.Length).Trim();
        if (!(IsArgument(from) || from == "this") || !(IsArgument(to) || to is "this" or "return"))
        {
            return false;
        }

        normal = $"{from} {Arrow} {to}";
        return true;
    }

    private static bool IsArgument(string text) =>
        text.Length is 1 or 2 && text.All(static c => c is >= '0' and <= '9') && (text.Length == 1 || text[0] != '0');
}
