using Microsoft.CodeAnalysis;

namespace PersonalData.Analyzers.Flow.Program;

/// <summary>Looks for words in source text: far cheaper than any look at syntax, and enough to rule things out.</summary>
internal static class SourceWords
{
    private const int ChunkLength = 16 * 1024;

    public static bool Contains(SyntaxTree tree, string word)
    {
        if (!tree.TryGetText(out var text))
        {
            text = tree.GetText();
        }

        var buffer = new char[Math.Min(ChunkLength, text.Length)];
        for (var start = 0; start < text.Length; start += ChunkLength - word.Length)
        {
            var length = Math.Min(buffer.Length, text.Length - start);
            text.CopyTo(start, buffer, 0, length);
            if (new ReadOnlySpan<char>(buffer, 0, length).IndexOf(word.AsSpan()) >= 0)
            {
                return true;
            }

            if (start + length >= text.Length)
            {
                break;
            }
        }

        return false;
    }
}
