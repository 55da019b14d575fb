using System.Collections.Immutable;

namespace PersonalData.Analyzers.Flow.Models;

/// <summary>How much of a value gets out.</summary>
internal enum SinkForm
{
    /// <summary><c>~</c>: its text.</summary>
    Text,

    /// <summary><c>*</c>: everything that can be reached from it.</summary>
    Whole,

    /// <summary><c>#</c>: its text or its elements' text, or all of it, as the message template says.</summary>
    Structured,
}

/// <summary>What gets out by a call: an argument, all arguments (no name), the receiver, or what is put into the result.</summary>
internal sealed record SinkTerm(string Base, SinkForm Form)
{
    public bool IsThis => Base == "this";

    public bool IsPutIntoResult => Base == "return[]";

    public static SinkTerm? Parse(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        SinkForm? form = text[text.Length - 1] switch
        {
            '~' => SinkForm.Text,
            '*' => SinkForm.Whole,
            '#' => SinkForm.Structured,
            _ => null,
        };
        return form is null ? null : new SinkTerm(text.Substring(0, text.Length - 1), form.Value);
    }
}

/// <summary>A row of <c>sinks.yaml</c>.</summary>
internal sealed class KnownSink
{
    private readonly ImmutableArray<string> _members;

    private KnownSink(int index, SinkKind kind, bool isProperty, string type, ImmutableArray<string> members, ImmutableArray<SinkTerm> terms)
    {
        Index = index;
        Kind = kind;
        IsProperty = isProperty;
        Type = type;
        _members = members;
        Terms = terms;
    }

    /// <summary>Its place in the file.</summary>
    public int Index { get; }

    public SinkKind Kind { get; }

    public bool IsProperty { get; }

    /// <summary>The type's name with its namespace; may have <c>*</c> in it.</summary>
    public string Type { get; }

    public ImmutableArray<string> Members => _members;

    public ImmutableArray<SinkTerm> Terms { get; }

    public SinkTerm? PutIntoResult => Terms.FirstOrDefault(static term => term.IsPutIntoResult);

    public SinkTerm? Receiver => Terms.FirstOrDefault(static term => term.IsThis);

    /// <summary>The term for an argument; null when it doesn't get out.</summary>
    public SinkTerm? OfArgument(string parameter) =>
        Terms.FirstOrDefault(term => term.Base == parameter) ?? Terms.FirstOrDefault(static term => term.Base.Length == 0);

    public bool HasMember(string name) => _members.Any(pattern => Matches(name, pattern));

    /// <summary>Takes a line apart; null when it is no row.</summary>
    public static KnownSink? Parse(string line, int index)
    {
        var texts = line.Split('"');
        if (!line.StartsWith("- {", StringComparison.Ordinal) || texts.Length < 5 || texts[1].Length < 3)
        {
            return null;
        }

        var member = texts[1];
        var dot = member.LastIndexOf('.', member.IndexOf('|') is var bar && bar >= 0 ? bar : member.Length - 1);
        var terms = ImmutableArray.CreateBuilder<SinkTerm>();
        for (var i = 3; i < texts.Length; i += 2)
        {
            if (SinkTerm.Parse(texts[i]) is { } term)
            {
                terms.Add(term);
            }
        }

        return new KnownSink(
            index,
            texts[2].Contains("send:") ? SinkKind.Send : SinkKind.Log,
            member[0] == 'P',
            member.Substring(2, dot - 2),
            member.Substring(dot + 1).Split('|').ToImmutableArray(),
            terms.ToImmutable());
    }

    /// <summary>Whether <paramref name="name"/> fits a pattern in which <c>*</c> stands for any text.</summary>
    public static bool Matches(string name, string pattern)
    {
        var parts = pattern.Split('*');
        if (parts.Length == 1)
        {
            return name == pattern;
        }

        if (!name.StartsWith(parts[0], StringComparison.Ordinal) || name.Length < parts[0].Length + parts[parts.Length - 1].Length
            || !name.EndsWith(parts[parts.Length - 1], StringComparison.Ordinal))
        {
            return false;
        }

        var position = parts[0].Length;
        var end = name.Length - parts[parts.Length - 1].Length;
        for (var i = 1; i < parts.Length - 1; i++)
        {
            var found = name.IndexOf(parts[i], position, StringComparison.Ordinal);
            if (found < 0 || found + parts[i].Length > end)
            {
                return false;
            }

            position = found + parts[i].Length;
        }

        return true;
    }
}
