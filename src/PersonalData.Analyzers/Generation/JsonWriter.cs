using System.Globalization;
using System.Text;

namespace PersonalData.Analyzers.Generation;

/// <summary>
/// Writes JSON in one pass. An analyzer can't rely on a JSON library: which one the compiler's process holds is not ours
/// to say.
/// </summary>
internal sealed class JsonWriter
{
    private readonly StringBuilder _json = new();
    private bool _needsComma;

    public override string ToString() => _json.ToString();

    public JsonWriter Object(Action content) => Bracketed('{', content, '}');

    public JsonWriter Name(string name)
    {
        Text(name)._json.Append(':');
        _needsComma = false;
        return this;
    }

    public JsonWriter Text(string? text)
    {
        Separate();
        if (text is null)
        {
            _json.Append("null");
        }
        else
        {
            AppendQuoted(text);
        }

        return this;
    }

    public JsonWriter Number(int? number)
    {
        Separate();
        _json.Append(number?.ToString(CultureInfo.InvariantCulture) ?? "null");
        return this;
    }

    public JsonWriter Bool(bool value)
    {
        Separate();
        _json.Append(value ? "true" : "false");
        return this;
    }

    public JsonWriter Texts(IEnumerable<string>? texts) => texts is null
        ? Text(null)
        : Bracketed('[', () =>
        {
            foreach (var text in texts)
            {
                Text(text);
            }
        }, ']');

    /// <summary>An array of objects. At the top of a document each stands on a line of its own, so that people can compare two of them.</summary>
    public JsonWriter Objects<T>(IEnumerable<T> items, Action<T> content, bool lines = false) => Bracketed('[', () =>
    {
        foreach (var item in items)
        {
            Separate();
            _needsComma = false;
            if (lines)
            {
                _json.Append('\n');
            }

            Object(() => content(item));
        }
    }, ']');

    private JsonWriter Bracketed(char open, Action content, char close)
    {
        Separate();
        _json.Append(open);
        _needsComma = false;
        content();
        _json.Append(close);
        _needsComma = true;
        return this;
    }

    private void Separate()
    {
        if (_needsComma)
        {
            _json.Append(',');
        }

        _needsComma = true;
    }

    private void AppendQuoted(string text)
    {
        _json.Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '"' or '\\':
                    _json.Append('\\').Append(c);
                    break;
                case '\n':
                    _json.Append("\\n");
                    break;
                case '\r':
                    _json.Append("\\r");
                    break;
                case '\t':
                    _json.Append("\\t");
                    break;

                // Line separators are escaped for the C# literal that will hold the text, half a pair because UTF-8 can't carry it.
                case < ' ' or (>= '\u007f' and <= '\u009f') or '\u2028' or '\u2029':
                case >= '\ud800' and <= '\udfff' when !IsPaired(text, i):
                    _json.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default:
                    _json.Append(c);
                    break;
            }
        }

        _json.Append('"');
    }

    private static bool IsPaired(string text, int i) => char.IsHighSurrogate(text[i])
        ? i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])
        : i > 0 && char.IsHighSurrogate(text[i - 1]);
}
