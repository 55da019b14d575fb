using System.Collections.Immutable;

namespace PersonalData.Analyzers.Flow.Models;

/// <summary>
/// A member of the program that a library runs for an object which it is given, as a mediator runs the handler of a
/// request. Grammar: <c>runs Namespace.Type.Member name, name</c>, where the names are the parameters of the call that are
/// handed on, in the handler's order; the type's first type argument is the type of what it handles.
/// </summary>
internal sealed record HandlerCall(string Type, string Member, ImmutableArray<string> Arguments)
{
    private const string Word = "runs ";

    /// <summary>Takes a row apart; null when it isn't of the form.</summary>
    public static HandlerCall? Parse(string row)
    {
        if (!row.StartsWith(Word, StringComparison.Ordinal))
        {
            return null;
        }

        var words = row.Substring(Word.Length).Split(ModelFlow.Separators, StringSplitOptions.RemoveEmptyEntries);
        var dot = words.Length < 2 ? -1 : words[0].LastIndexOf('.');
        return dot <= 0 ? null : new HandlerCall(words[0].Substring(0, dot), words[0].Substring(dot + 1), words.Skip(1).ToImmutableArray());
    }
}
