using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PersonalData.Analyzers.Diagnostics;
using PersonalData.Analyzers.Policies;

namespace PersonalData.Analyzers.Rules.PolicyFile;

/// <summary>How what is wrong with a policy is told.</summary>
internal static class PolicyDiagnostics
{
    /// <summary>Property: the names that were probably meant, best first, with commas between.</summary>
    public const string Suggestions = "suggestions";

    /// <param name="Descriptor">The rule.</param>
    /// <param name="Position">Where in the file.</param>
    /// <param name="Message">What to say.</param>
    /// <param name="Properties">For code fixes and SARIF.</param>
    internal sealed record Report(
        DiagnosticDescriptor Descriptor,
        PolicyPosition Position,
        LocalizableString Message,
        ImmutableDictionary<string, string?> Properties);

    public static Report Of(PolicyError error) => new(
        error.Kind switch
        {
            PolicyErrorKind.Contradiction => Descriptors.PolicyContradiction,
            PolicyErrorKind.UnknownName => Descriptors.UnknownName,
            _ => Descriptors.PolicyUnreadable,
        },
        error.Position,
        Message(error.Message, error.Arguments.Items, error.Suggestions.Items),
        PropertiesOf(error.Suggestions.Items));

    public static Report Of(PurposeChange change) => new(
        Descriptors.PurposeAddedSilently,
        change.Position,
        new SentenceList(change.Wrong
            .Select(message => Texts.Get(message, change.Category, change.Purpose, change.RelatedTo ?? ""))
            .ToImmutableArray()),
        ImmutableDictionary<string, string?>.Empty
            .Add("category", change.Category)
            .Add("purpose", change.Purpose));

    /// <summary>The sentence, and the question whether one of the suggestions was meant.</summary>
    public static LocalizableString Message(
        string message, ImmutableArray<string> arguments, ImmutableArray<string> suggestions) =>
        Texts.WithSuggestions(Texts.Get(message, [.. arguments]), suggestions);

    public static ImmutableDictionary<string, string?> PropertiesOf(ImmutableArray<string> suggestions) =>
        suggestions.IsEmpty
            ? ImmutableDictionary<string, string?>.Empty
            : ImmutableDictionary<string, string?>.Empty.Add(Suggestions, string.Join(",", suggestions));

    public static Location LocationOf(string path, SourceText? text, PolicyPosition position)
    {
        var start = text is null ? 0 : text.Lines[position.Line].Start + position.Column;
        return Location.Create(
            path,
            new TextSpan(start, position.Length),
            new LinePositionSpan(
                new LinePosition(position.Line, position.Column),
                new LinePosition(position.Line, position.Column + position.Length)));
    }
}
