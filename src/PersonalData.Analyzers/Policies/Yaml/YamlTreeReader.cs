using Microsoft.CodeAnalysis.Text;
using PersonalData.Analyzers.Policies.Reading;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PersonalData.Analyzers.Policies.Yaml;

/// <summary>
/// Reads YAML into a tree with positions. A syntax error ends what is being read; reading goes on at the next section
/// of the file, so that one slip leaves the other sections in force and their own errors are told as well.
/// </summary>
internal sealed class YamlTreeReader
{
    /// <summary>Each restart reads the rest of the text anew; so many slips in one file are no accident.</summary>
    private const int MostRestarts = 20;

    /// <summary>What the parser says when a text begins with a character that YAML keeps for itself.</summary>
    private static readonly string[] Reserved =
        ["start any token", "anchor or alias", "block scalar", "Mapping keys", "a tag", "of tag", "directive", "key indicator"];

    private readonly SourceText _text;
    private readonly string _content;
    private readonly PolicyErrors _errors;
    private readonly Stack<TextSpan> _openBrackets = new();

    private IParser _parser = null!;
    private int _offset;
    private int _lastEnd;
    private int _lastTab = -1;
    private int _values;

    private YamlTreeReader(SourceText text, string content, PolicyErrors errors)
    {
        _text = text;
        _content = content;
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
        var reader = new YamlTreeReader(text, content, errors);
        reader.ReadAll();
        return reader;
    }

    private void ReadAll()
    {
        int? start = _content.StartsWith("\uFEFF", StringComparison.Ordinal) ? 1 : 0;
        for (var restarts = 0; start is not null && restarts <= MostRestarts; restarts++)
        {
            start = ReadFrom(start.Value);
        }

        Root.IsComplete = !IsCutOff;
    }

    /// <summary>Reads until the end or a syntax error; gives the place to go on from, if any.</summary>
    private int? ReadFrom(int start)
    {
        _offset = start;
        _lastEnd = start;
        _openBrackets.Clear();
        try
        {
            _parser = new Parser(new Scanner(new StringReader(_content.Substring(start))));
            ReadDocuments();
            return null;
        }
        catch (TooMuchException e)
        {
            var next = Fail(e.Span, e.Reason, e.Span.Start);
            return _values > PolicyFormat.MostValues ? null : next;
        }
        catch (YamlException e)
        {
            return Explain(e);
        }
#pragma warning disable CA1031 // Whatever the parser throws on a hostile file is a syntax error, not a crash of the compiler.
        catch (Exception)
#pragma warning restore CA1031
        {
            return Unclosed() is { } opening
                ? Fail(LineFrom(opening), PolicyMessages.SyntaxUnclosed, opening)
                : Fail(LineFrom(_lastEnd), PolicyMessages.SyntaxBracket, _lastEnd);
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
            ReadMapping(mapping, Root, depth: 1);
            return;
        }

        var value = ReadNode(node, depth: 1);
        if (value is not YamlScalar { IsNull: true } and not YamlUnusable)
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
        _lastEnd = _offset + (int)current.End.Index;
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
        for (var i = start - 1; i >= 0 && _content[i] is ' ' or '\t'; i--)
        {
            tab = _content[i] == '\t' ? i : tab;
            if (i == 0 || _content[i - 1] is '\n' or '\r')
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

    private int? Explain(YamlException e)
    {
        var start = Clamp(_offset + (int)e.Start.Index);
        var end = Math.Max(start, Clamp(_offset + (int)e.End.Index));
        if (Says(e, "quoted") && !Says(e, "escape"))
        {
            return Fail(LineFrom(start), PolicyMessages.SyntaxQuote, start);
        }

        if (TabAfter(Says(e, "tab") ? start : end, isOneLine: !Says(e, "tab")) is { } tab)
        {
            return Fail(tab, PolicyMessages.SyntaxTab, tab.Start);
        }

        if (Unclosed(end) is { } opening)
        {
            return Fail(LineFrom(opening), PolicyMessages.SyntaxUnclosed, opening);
        }

        if (KeyWithoutColon(e, start) is { } key)
        {
            return Fail(key, PolicyMessages.SyntaxColon, start);
        }

        var message =
            Says(e, "flow mapping") || Says(e, "flow sequence") ? PolicyMessages.SyntaxBracket
            : Says(e, "'-' indicator") || Says(e, "Block sequence entries") ? PolicyMessages.SyntaxDash
            : Reserved.Any(words => Says(e, words)) ? PolicyMessages.SyntaxReserved
            : Says(e, "invalid mapping") || Says(e, "expected key") || Says(e, "Mapping values") ? PolicyMessages.SyntaxIndentation
            : Says(e, "node content") ? PolicyMessages.SyntaxValue
            : PolicyMessages.Syntax;
        return message == PolicyMessages.Syntax
            ? Fail(LineFrom(start), message, start, e.Message)
            : Fail(LineFrom(start), message, start);
    }

    private static bool Says(YamlException e, string words) => e.Message.IndexOf(words, StringComparison.Ordinal) >= 0;

    /// <summary>
    /// A list or map in brackets runs over every line up to its bracket; when a line that it ran over is not indented
    /// below its first one, the bracket was forgotten, and the place to say so is where it opens.
    /// </summary>
    private int? Unclosed(int? failure = null)
    {
        // Without a place of the failure, the parser stumbled over what it had read ahead: that is not among the open ones yet.
        var start = _openBrackets.Count > 0 ? _openBrackets.Last().Start : failure is null ? _lastEnd : (int?)null;
        if (start is null)
        {
            return null;
        }

        var isAtEnd = failure is null || failure >= _content.TrimEnd().Length;
        return BracketScan.FirstUnclosed(_text, _content, start.Value, isAtEnd ? _content.Length : failure!.Value);
    }

    /// <summary>
    /// A key whose colon was forgotten reads as text that goes on over the next line, where the parser then stumbles:
    /// the key's own line is the one to show.
    /// </summary>
    private TextSpan? KeyWithoutColon(YamlException e, int start)
    {
        var line = _text.Lines.GetLineFromPosition(start);
        if (Says(e, "expected ':'") || (Says(e, "expected key") && IsWithoutColon(Trimmed(line))))
        {
            return Trimmed(line);
        }

        if (!Says(e, "multiline plain scalar"))
        {
            return null;
        }

        TextSpan? found = null;
        for (var number = line.LineNumber - 1; number >= 0; number--)
        {
            var span = Trimmed(_text.Lines[number]);
            if (span.IsEmpty || _content[span.Start] == '#')
            {
                continue;
            }

            if (!IsWithoutColon(span))
            {
                break;
            }

            found = span;
        }

        return found;
    }

    private bool IsWithoutColon(TextSpan line) => !line.IsEmpty && _content.IndexOf(':', line.Start, line.Length) < 0;

    /// <summary>Reports the error that ended the reading; gives the next section after it to go on from, if any.</summary>
    private int? Fail(TextSpan span, string message, int after, params string[] arguments)
    {
        IsCutOff = true;
        _errors.Unreadable(span, message, arguments);
        if (Root.Entries.Count > 0)
        {
            // A wrong indentation may have closed the section before the parser stumbled over it.
            Root.Entries[Root.Entries.Count - 1].Value.IsComplete = false;
        }

        for (var number = _text.Lines.GetLineFromPosition(Clamp(after)).LineNumber + 1; number < _text.Lines.Count; number++)
        {
            var line = _text.Lines[number];
            if (PolicyFormat.Root.Any(key => IsKeyAt(line, key)))
            {
                return line.Start;
            }
        }

        return null;
    }

    private bool IsKeyAt(TextLine line, string key)
    {
        if (string.CompareOrdinal(_content, line.Start, key, 0, key.Length) != 0)
        {
            return false;
        }

        var end = line.Start + key.Length;
        while (end < line.End && _content[end] == ' ')
        {
            end++;
        }

        return end < line.End && _content[end] == ':';
    }

    private TextSpan? TabAfter(int position, bool isOneLine)
    {
        var first = _text.Lines.GetLineFromPosition(position).LineNumber;
        for (var number = first; number < _text.Lines.Count && (number == first || !isOneLine); number++)
        {
            var line = _text.Lines[number];
            for (var i = line.Start; i < line.End && _content[i] is ' ' or '\t'; i++)
            {
                if (_content[i] == '\t')
                {
                    return new TextSpan(i, 1);
                }
            }
        }

        return null;
    }

    private int Indentation(TextLine line)
    {
        var i = line.Start;
        while (i < line.End && _content[i] is ' ' or '\t')
        {
            i++;
        }

        return i - line.Start;
    }

    private TextSpan Trimmed(TextLine line)
    {
        var start = line.Start + Indentation(line);
        var end = line.End;
        while (end > start && _content[end - 1] is ' ' or '\t')
        {
            end--;
        }

        return TextSpan.FromBounds(start, end);
    }

    private TextSpan LineFrom(int start)
    {
        start = Clamp(start);
        var end = Trimmed(_text.Lines.GetLineFromPosition(start)).End;
        return TextSpan.FromBounds(start, Math.Max(start, end));
    }

    private TextSpan SpanOf(ParsingEvent current)
    {
        var start = Clamp(_offset + (int)current.Start.Index);
        return current is MappingStart or SequenceStart
            ? LineFrom(start)
            : TextSpan.FromBounds(start, Math.Max(start, Clamp(_offset + (int)current.End.Index)));
    }

    private TextSpan WordAt(char sign, TextSpan span)
    {
        var line = _text.Lines.GetLineFromPosition(span.Start);
        var start = _content.IndexOf(sign, span.Start, line.End - span.Start);
        if (start < 0)
        {
            return span;
        }

        var end = start;
        while (end < line.End && !char.IsWhiteSpace(_content[end]))
        {
            end++;
        }

        return TextSpan.FromBounds(start, end);
    }

    private int Clamp(int position) => Math.Max(0, Math.Min(position, _content.Length));

    private sealed class TooMuchException(TextSpan span, string reason) : Exception
    {
        public TextSpan Span { get; } = span;

        public string Reason { get; } = reason;
    }
}
