using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;
using PersonalData.Analyzers.Collections;

namespace PersonalData.Analyzers.Policies.Reading;

/// <summary>Collects the errors of one file.</summary>
internal sealed class PolicyErrors(SourceText text)
{
    /// <summary>A file with more errors than this is no policy: the rest is left out, which the last one says.</summary>
    private const int Most = 200;

    /// <summary>After so many suggestions no more are looked for: each costs a comparison with every name.</summary>
    private const int MostSuggested = 50;

    private const int LongestArgument = 80;

    private readonly List<(int Start, PolicyError Error)> _errors = [];

    public void Unreadable(TextSpan span, string message, params string[] arguments) =>
        Add(PolicyErrorKind.Unreadable, span, message, arguments, static () => ImmutableArray<string>.Empty);

    public void Contradiction(TextSpan span, string message, params string[] arguments) =>
        Add(PolicyErrorKind.Contradiction, span, message, arguments, static () => ImmutableArray<string>.Empty);

    /// <remarks>Suggestions are asked for only when they are kept: looking for near names costs time.</remarks>
    public void Add(
        PolicyErrorKind kind,
        TextSpan span,
        string message,
        IEnumerable<string> arguments,
        Func<ImmutableArray<string>> suggestions)
    {
        if (_errors.Count > Most)
        {
            return;
        }

        _errors.Add(_errors.Count < Most
            ? (span.Start, new PolicyError(
                kind,
                PositionOf(span),
                message,
                arguments.Select(Shorten).ToEquatableArray(),
                _errors.Count < MostSuggested ? suggestions() : ImmutableArray<string>.Empty))
            : (int.MaxValue, new PolicyError(
                PolicyErrorKind.Unreadable,
                PositionOf(span),
                PolicyMessages.TooManyErrors,
                EquatableArray<string>.Empty,
                EquatableArray<string>.Empty)));
    }

    /// <summary>Every error, in the order of the file.</summary>
    public ImmutableArray<PolicyError> ToImmutable() =>
        _errors.OrderBy(static e => e.Start).Select(static e => e.Error).ToImmutableArray();

    /// <summary>The place of <paramref name="span"/>, cut off at the end of its first line.</summary>
    public PolicyPosition PositionOf(TextSpan span)
    {
        var start = Math.Min(span.Start, text.Length);
        var line = text.Lines.GetLineFromPosition(start);
        var end = Math.Max(start, Math.Min(span.End, line.End));
        return new PolicyPosition(line.LineNumber, start - line.Start, end - start);
    }

    private static string Shorten(string argument) =>
        argument.Length <= LongestArgument ? argument : argument.Substring(0, LongestArgument) + "…";
}
