using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace PersonalData.Analyzers.Flow.Models;

/// <summary>
/// The built-in models, from <c>library.yaml</c>: rows of the form that a policy's <c>models</c> have, where the member
/// stands for all its overloads. One row is one line, so that finding a row takes no YAML reader.
/// </summary>
internal static class LibraryModels
{
    private const string ResourceName = "PersonalData.Analyzers.Flow.Models.library.yaml";
    private static readonly Lazy<Dictionary<string, string>> s_rows = new(ReadRows);
    private static readonly Lazy<ImmutableArray<(string, HandlerCall)>> s_handlers = new(() =>
        s_rows.Value.SelectMany(static row => FlowsOf(row.Value).Select(HandlerCall.Parse).OfType<HandlerCall>(), static (row, call) => (row.Key.Substring(row.Key.LastIndexOf('.') + 1), call)).ToImmutableArray());

    private static readonly ConcurrentDictionary<string, FlowModel> s_models = new(StringComparer.Ordinal);

    public static FlowModel? Find(string key) =>
        s_rows.Value.TryGetValue(key, out var row) ? s_models.GetOrAdd(key, _ => FlowModel.Parse(FlowsOf(row))) : null;

    /// <summary>What libraries run for what they are handed, each with the simple name of the method that is called for it.</summary>
    public static IEnumerable<(string Caller, HandlerCall Call)> Handlers => s_handlers.Value;

    /// <summary>The file itself.</summary>
    public static SourceText Text()
    {
        using var stream = typeof(LibraryModels).Assembly.GetManifestResourceStream(ResourceName)!;
        return SourceText.From(stream);
    }

    /// <summary>The flows of a member's row, as they are written.</summary>
    public static IEnumerable<string> RowsOf(string member) => FlowsOf(s_rows.Value[member]);

    /// <summary>Every member that has a model.</summary>
    public static IEnumerable<string> Members => s_rows.Value.Keys;

    private static Dictionary<string, string> ReadRows()
    {
        var rows = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in Text().Lines)
        {
            var text = line.ToString();
            var start = text.IndexOf('"');
            var end = start < 0 ? -1 : text.IndexOf('"', start + 1);
            if (end > 0 && text.StartsWith("- {", StringComparison.Ordinal))
            {
                rows[text.Substring(start + 1, end - start - 1)] = text.Substring(end + 1);
            }
        }

        return rows;
    }

    private static IEnumerable<string> FlowsOf(string row)
    {
        for (var start = row.IndexOf('"'); start >= 0; start = row.IndexOf('"', start + 1))
        {
            var end = row.IndexOf('"', start + 1);
            if (end < 0)
            {
                yield break;
            }

            yield return row.Substring(start + 1, end - start - 1);
            start = end;
        }
    }
}
