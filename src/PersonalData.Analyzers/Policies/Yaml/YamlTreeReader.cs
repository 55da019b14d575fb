using Microsoft.CodeAnalysis.Text;
using PersonalData.Analyzers.Policies.Reading;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PersonalData.Analyzers.Policies.Yaml;

/// <summary>
/// Reads YAML into a tree with positions. A syntax error ends what is being read; reading goes on behind it
/// (<see cref="SyntaxRecovery"/>), so that one slip leaves the rest in force and its own errors are told as well.
/// </summary>
internal sealed class YamlTreeReader
{
    /// <summary>Each restart copies the rest of the text; so many slips in one file are no accident.</summary>
    private const int MostRestarts = 50;

    private readonly YamlText _text;
    private readonly PolicyErrors _errors;
    private readonly Stack<TextSpan> _openBrackets = new();

    private IParser _parser = null!;
    private YamlRange _range;
    private int _lastEnd;
    private int _lastTab = -1;
    private int _values;

    private YamlTreeReader(YamlText text, PolicyErrors errors)
    {
        _text = text;
        _errors = errors;
    }

    /// <summary>Whether a syntax error cut something off.</summary>
    public bool IsCutOff { get; private set; }

    /// <summary>The top level of the file: empty if there is none.</summary>
    public YamlMapping Root { get; } = new(new TextSpan(0, 0));

    /// <param name="text">The file, for its lines.</param>
    /// <param name="content">The same characters, those that YAML forbids replaced.</param>
    /// <param name="errors">Where to put the errors.</param>
    public static YamlTreeReader Read(SourceText text, string content, PolicyErrors errors)
    {
        var reader = new YamlTreeReader(new YamlText(text, content), errors);
        reader.ReadAll();
        return reader;
    }

    private void ReadAll()
    {
        var start = _text.Content.StartsWith("\uFEFF", StringComparison.Ordinal) ? 1 : 0;
        YamlRange? range = new YamlRange(start, _text.Content.Length, null);
        for (var restarts = 0; range is not null && restarts <= MostRestarts; restarts++)
        {
            range = ReadRange(range.Value);
        }

        Root.IsComplete = !IsCutOff;
    }

    /// <summary>Reads until the end or a syntax error; gives what to go on with, if anything.</summary>
    private YamlRange? ReadRange(YamlRange range)
    {
        _range = range;
        _lastEnd = range.Start;
        _openBrackets.Clear();
        var failure = TryRead();
        if (range.Section is not null)
        {
            range.Section.IsComplete = false;
        }

        if (failure is null)
        {
            return range.End < _text.Content.Length ? new YamlRange(range.End, _text.Content.Length, null) : null;
        }

        IsCutOff = true;
        if (!_text.Content.Substring(failure.Span.Start, failure.Span.Length).Contains(CharacterCheck.Unreadable))
        {
            // Else the character that the parser stumbled over has been told.
            _errors.Unreadable(failure.Span, failure.Message, failure.Arguments);
        }

        return _values > PolicyFormat.MostValues ? null : SyntaxRecovery.After(failure.Span.Start, _text, Root);
    }

    private SyntaxFailure? TryRead()
    {
        try
        {
            _parser = new Parser(new Scanner(new StringReader(_text.Content.Substring(_range.Start, _range.End - _range.Start))));
            ReadDocuments();
            return null;
        }
        catch (TooMuchException e)
        {
            return new SyntaxFailure(e.Span, e.Reason);
        }
#pragma warning disable CA1031 // Whatever the parser throws on a hostile file is a syntax error, not a crash of the compiler.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return SyntaxFailure.Of(e, _text, _range, _lastEnd, _openBrackets.Count > 0 ? _openBrackets.Last() : null);
        }
    }

    private void ReadDocuments()
    {
        var documents = 0;
        while (Next() is { } current)
        {
            switch (current)
            {
                case DocumentStart when ++documents > 1:
                    _errors.Unreadable(SpanOf(current), PolicyMessages.SecondDocument);
                    return;

                case NodeEvent or AnchorAlias:
                    ReadRoot(current);
                    break;
            }
        }
    }

    private void ReadRoot(ParsingEvent node)
    {
        if (node is MappingStart mapping)
        {
            Reject(node);
            ReadMapping(mapping, _range.Section ?? Root, depth: _range.Section is null ? 1 : 2);
            return;
        }

        var value = ReadNode(node, depth: 1);
        if (value is not YamlScalar { IsNull: true } and not YamlUnusable && _range.Section is null)
        {
            IsCutOff = true;
            _errors.Unreadable(value.Span, PolicyMessages.ExpectedPolicy);
        }
    }

    /// <remarks>
    /// A collection is attached to the tree before it is read: a syntax error inside it must not lose what stands before.
    /// </remarks>
    private YamlNode ReadNode(ParsingEvent node, int depth, Action<YamlNode>? attach = null)
    {
        if (depth > PolicyFormat.DeepestNesting)
        {
            throw new TooMuchException(SpanOf(node), PolicyMessages.TooDeep);
        }

        if (++_values > PolicyFormat.MostValues)
        {
            throw new TooMuchException(SpanOf(node), PolicyMessages.TooManyValues);
        }

        Reject(node);
        switch (node)
        {
            case MappingStart start:
                var mapping = new YamlMapping(SpanOf(start));
                attach?.Invoke(mapping);
                ReadMapping(start, mapping, depth);
                return mapping;

            case SequenceStart start:
                var sequence = new YamlSequence(SpanOf(start));
                attach?.Invoke(sequence);
                ReadSequence(start, sequence, depth);
                return sequence;

            case Scalar scalar:
                var value = new YamlScalar(SpanOf(scalar), scalar.Value, scalar.Style == ScalarStyle.Plain) { IsComplete = true };
                attach?.Invoke(value);
                return value;

            default:
                var unusable = new YamlUnusable(SpanOf(node));
                attach?.Invoke(unusable);
                return unusable;
        }
    }

    private void ReadMapping(MappingStart start, YamlMapping mapping, int depth)
    {
        Open(start, start.Style == MappingStyle.Flow);
        while (Next() is { } current and not MappingEnd)
        {
            var key = ReadNode(current, depth + 1);
            YamlEntry? entry = null;
            if (key is YamlScalar name)
            {
                entry = new YamlEntry(name);
                if (!mapping.TryAdd(entry))
                {
                    _errors.Unreadable(name.Span, PolicyMessages.DuplicateKey, name.Value);

                    // What the second one says is not read, so the first is not all there is.
                    mapping[name.Value]!.Value.IsComplete = false;
                    entry = null;
                }
            }
            else if (key is not YamlUnusable)
            {
                _errors.Unreadable(key.Span, PolicyMessages.KeyNotText);
            }

            if (Next() is { } value)
            {
                ReadNode(value, depth + 1, node => entry?.Value = node);
            }
        }

        Close(start.Style == MappingStyle.Flow);
        mapping.IsComplete = true;
    }

    private void ReadSequence(SequenceStart start, YamlSequence sequence, int depth)
    {
        Open(start, start.Style == SequenceStyle.Flow);
        while (Next() is { } current and not SequenceEnd)
        {
            ReadNode(current, depth + 1, sequence.Items.Add);
        }

        Close(start.Style == SequenceStyle.Flow);
        sequence.IsComplete = true;
    }

    private void Open(ParsingEvent start, bool isFlow)
    {
        if (isFlow)
        {
            _openBrackets.Push(SpanOf(start));
        }
    }

    private void Close(bool isFlow)
    {
        if (isFlow)
        {
            _openBrackets.Pop();
        }
    }

    private ParsingEvent? Next()
    {
        if (!_parser.MoveNext())
        {
            return null;
        }

        var current = _parser.Current!;
        _lastEnd = _range.Start + (int)current.End.Index;
        return current;
    }

    private void Reject(ParsingEvent current)
    {
        RejectTabBefore(current);
        if (current is AnchorAlias)
        {
            _errors.Unreadable(SpanOf(current), PolicyMessages.Alias);
        }

        if (current is NodeEvent { Anchor.IsEmpty: false })
        {
            _errors.Unreadable(WordAt('&', SpanOf(current)), PolicyMessages.Anchor);
        }

        if (current is NodeEvent { Tag.IsEmpty: false })
        {
            _errors.Unreadable(WordAt('!', SpanOf(current)), PolicyMessages.Tag);
        }
    }

    /// <summary>The parser lets some tabs pass as one column of indentation, which is never what is seen on the screen.</summary>
    private void RejectTabBefore(ParsingEvent node)
    {
        if (_openBrackets.Count > 0)
        {
            return;
        }

        var start = SpanOf(node).Start;
        var tab = -1;
        for (var i = start - 1; i >= 0 && _text.Content[i] is ' ' or '\t'; i--)
        {
            tab = _text.Content[i] == '\t' ? i : tab;
            if (i == 0 || _text.Content[i - 1] is '\n' or '\r')
            {
                if (tab > _lastTab)
                {
                    _lastTab = tab;
                    _errors.Unreadable(new TextSpan(tab, 1), PolicyMessages.SyntaxTab);
                }

                return;
            }
        }
    }

    private TextSpan SpanOf(ParsingEvent current)
    {
        var start = _text.Clamp(_range.Start + (int)current.Start.Index);
        return current is MappingStart or SequenceStart
            ? _text.LineFrom(start)
            : TextSpan.FromBounds(start, Math.Max(start, _text.Clamp(_range.Start + (int)current.End.Index)));
    }

    private TextSpan WordAt(char sign, TextSpan span)
    {
        var line = _text.LineAt(span.Start);
        var start = _text.Content.IndexOf(sign, span.Start, line.End - span.Start);
        if (start < 0)
        {
            return span;
        }

        var end = start;
        while (end < line.End && !char.IsWhiteSpace(_text.Content[end]))
        {
            end++;
        }

        return TextSpan.FromBounds(start, end);
    }

    private sealed class TooMuchException(TextSpan span, string reason) : Exception
    {
        public TextSpan Span { get; } = span;

        public string Reason { get; } = reason;
    }
}
