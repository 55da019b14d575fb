using Microsoft.CodeAnalysis.Text;

namespace PersonalData.Analyzers.Policies.Yaml;

/// <summary>A YAML file as text, for what its lines look like.</summary>
/// <param name="text">The file.</param>
/// <param name="content">The same characters, those that YAML forbids replaced.</param>
internal sealed class YamlText(SourceText text, string content)
{
    public string Content { get; } = content;

    public TextLineCollection Lines { get; } = text.Lines;

    public int Clamp(int position) => Math.Max(0, Math.Min(position, Content.Length));

    public TextLine LineAt(int position) => Lines.GetLineFromPosition(Clamp(position));

    /// <summary>How many spaces and tabs the line begins with.</summary>
    public int Indentation(TextLine line)
    {
        var i = line.Start;
        while (i < line.End && Content[i] is ' ' or '\t')
        {
            i++;
        }

        return i - line.Start;
    }

    /// <summary>The line without the blanks around its text.</summary>
    public TextSpan Trimmed(TextLine line)
    {
        var start = line.Start + Indentation(line);
        var end = line.End;
        while (end > start && Content[end - 1] is ' ' or '\t')
        {
            end--;
        }

        return TextSpan.FromBounds(start, end);
    }

    /// <summary>From the position to the end of the text on its line.</summary>
    public TextSpan LineFrom(int start)
    {
        start = Clamp(start);
        return TextSpan.FromBounds(start, Math.Max(start, Trimmed(LineAt(start)).End));
    }

    /// <summary>Whether the line says nothing: it is blank or a comment.</summary>
    public bool IsBlank(TextLine line)
    {
        var trimmed = Trimmed(line);
        return trimmed.IsEmpty || Content[trimmed.Start] == '#';
    }
}
