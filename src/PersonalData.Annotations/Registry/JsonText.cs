using System.Globalization;
using System.Text;

namespace PersonalData;

/// <summary>
/// Reads a JSON document into dictionaries, lists, strings, doubles, bools and null. The attributes come with no other
/// package, and netstandard2.0 has no reader of its own.
/// </summary>
internal struct JsonText
{
    // A registry is five levels deep. What is much deeper is none, and must not run the reader out of stack.
    private const int DeepestNesting = 64;

    private readonly string _text;
    private int _at;

    private JsonText(string text) => _text = text;

    /// <exception cref="FormatException">The text is no JSON document.</exception>
    public static object? Parse(string text)
    {
        var reader = new JsonText(text);
        var value = reader.ReadValue(0);
        reader.SkipSpace();
        if (reader._at < text.Length)
        {
            throw reader.Unexpected();
        }

        return value;
    }

    private object? ReadValue(int depth)
    {
        if (depth > DeepestNesting)
        {
            throw new FormatException("JSON is nested too deeply.");
        }

        SkipSpace();
        return Peek() switch
        {
            '{' => ReadObject(depth),
            '[' => ReadArray(depth),
            '"' => ReadString(),
            't' => ReadWord("true", true),
            'f' => ReadWord("false", false),
            'n' => ReadWord("null", null),
            _ => ReadNumber(),
        };
    }

    private Dictionary<string, object?> ReadObject(int depth)
    {
        var result = new Dictionary<string, object?>();
        _at++;
        SkipSpace();
        if (Took('}'))
        {
            return result;
        }

        do
        {
            SkipSpace();
            var key = ReadString();
            SkipSpace();
            Expect(':');
            result[key] = ReadValue(depth + 1);
            SkipSpace();
        }
        while (Took(','));
        Expect('}');
        return result;
    }

    private List<object?> ReadArray(int depth)
    {
        var result = new List<object?>();
        _at++;
        SkipSpace();
        if (Took(']'))
        {
            return result;
        }

        do
        {
            result.Add(ReadValue(depth + 1));
            SkipSpace();
        }
        while (Took(','));
        Expect(']');
        return result;
    }

    private string ReadString()
    {
        Expect('"');
        var plain = _at;
        while (_at < _text.Length && _text[_at] is not ('"' or '\\'))
        {
            _at++;
        }

        if (Peek() == '"')
        {
            return _text.Substring(plain, _at++ - plain);
        }

        var result = new StringBuilder(_text, plain, _at - plain, Math.Max(16, 2 * (_at - plain)));
        while (true)
        {
            var c = Next();
            if (c == '"')
            {
                return result.ToString();
            }

            result.Append(c == '\\' ? ReadEscape() : c);
        }
    }

    private char ReadEscape()
    {
        var c = Next();
        switch (c)
        {
            case '"' or '\\' or '/':
                return c;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u' when _at + 4 <= _text.Length
                && ushort.TryParse(_text.Substring(_at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                _at += 4;
                return (char)code;
            default:
                _at--;
                throw Unexpected();
        }
    }

    private double ReadNumber()
    {
        var start = _at;
        while (_at < _text.Length && _text[_at] is (>= '0' and <= '9') or '-' or '+' or '.' or 'e' or 'E')
        {
            _at++;
        }

        if (double.TryParse(_text.Substring(start, _at - start), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        _at = start;
        throw Unexpected();
    }

    private object? ReadWord(string word, object? value)
    {
        if (string.CompareOrdinal(_text, _at, word, 0, word.Length) != 0)
        {
            throw Unexpected();
        }

        _at += word.Length;
        return value;
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\t' or '\r' or '\n')
        {
            _at++;
        }
    }

    private readonly char Peek() => _at < _text.Length ? _text[_at] : '\0';

    private char Next() => _at < _text.Length ? _text[_at++] : throw Unexpected();

    private bool Took(char c)
    {
        if (Peek() != c)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void Expect(char c)
    {
        if (!Took(c))
        {
            throw Unexpected();
        }
    }

    private readonly FormatException Unexpected() => new(_at < _text.Length
        ? "Unexpected character at offset " + _at.ToString(CultureInfo.InvariantCulture) + " of a JSON document."
        : "A JSON document ends too early.");
}
