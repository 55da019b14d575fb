using System.Globalization;
using System.Security;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Demo;

/// <summary>Draws a diagnostic as an editor shows it: the code around it, the squiggle, and the message beneath.</summary>
internal static class Picture
{
    private const double CharacterWidth = 8.4;
    private const int LineHeight = 22;
    private const int Left = 64;
    private const int Top = 56;
    private const int Width = 960;
    private const int MessageCharacters = 104;
    private const int LinesBefore = 7;
    private const int LinesAfter = 3;

    /// <param name="finding">The diagnostic whose message is shown.</param>
    /// <param name="all">All that were found: those nearby get their squiggle too.</param>
    public static string Of(Finding finding, IReadOnlyList<Finding> all)
    {
        var place = finding.Place;
        // The samples' comments that say what is reported, for a test, are not for the reader.
        var text = SourceText.From(Regex.Replace(File.ReadAllText(place.File), @"[ \t]*// PD\d{4}:.*", ""));
        var reported = place.Line - 1;
        var first = Math.Max(0, reported - LinesBefore);
        var last = Math.Min(text.Lines.Count - 1, reported + LinesAfter);
        while (last > reported && text.Lines[last].ToString().Trim().Length == 0)
            last--;
        var indent = Enumerable.Range(first, last - first + 1)
            .Select(i => text.Lines[i].ToString())
            .Where(line => line.Trim().Length > 0)
            .Min(line => line.Length - line.TrimStart().Length);
        var colours = Colours(text);
        var message = Wrap($"{finding.Rule}: {finding.Message}");

        var body = new StringBuilder();
        var y = Top;
        for (var i = first; i <= last; i++)
        {
            var line = text.Lines[i];
            body.Append(Invariant($"""<text x="{Left - 16}" y="{y}" fill="#6b7688" text-anchor="end">{i + 1}</text>""")).Append('\n');
            for (var start = line.Start + indent; start < line.End;)
            {
                var end = start + 1;
                while (end < line.End && colours[end] == colours[start])
                    end++;
                var part = text.ToString(TextSpan.FromBounds(start, end));
                if (part.Trim().Length > 0)
                    body.Append(Text(Left + ((start - line.Start - indent) * CharacterWidth), y, colours[start], part)).Append('\n');
                start = end;
            }

            foreach (var other in all.Select(f => f.Place).Where(p => p.File == place.File && p.Line == i + 1).Distinct())
            {
                var from = Left + ((other.Column - 1 - indent) * CharacterWidth);
                body.Append(Squiggle(from, from + (other.Text.Length * CharacterWidth), y + 5)).Append('\n');
            }

            if (i == reported)
            {
                var height = (message.Count * 20) + 16;
                body.Append(Invariant($"""<rect x="{Left}" y="{y + 14}" width="{Width - Left - 24}" height="{height}" rx="4" fill="#2b3345" stroke="#56617a"/>""")).Append('\n');
                for (var m = 0; m < message.Count; m++)
                    body.Append(Text(Left + 12, y + 36 + (m * 20), m == 0 ? "#ffffff" : "#d7deea", message[m], 13, 7.8)).Append('\n');
                y += height + 14;
            }

            y += LineHeight;
        }

        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{Width}" height="{y}" viewBox="0 0 {Width} {y}" font-family="Consolas, Menlo, 'DejaVu Sans Mono', monospace" font-size="14" xml:space="preserve">
            <rect width="{Width}" height="{y}" rx="8" fill="#1b2130"/>
            <rect width="{Width}" height="30" rx="8" fill="#252d3f"/>
            <rect y="22" width="{Width}" height="8" fill="#252d3f"/>
            <text x="16" y="20" fill="#aeb9cc" font-size="13">{Path.GetFileName(place.File)}</text>
            {body.ToString().TrimEnd()}
            </svg>

            """.ReplaceLineEndings("\n");
    }

    // A fixed text length keeps the squiggle under its expression, whatever font the reader's machine has.
    private static string Text(double x, int y, string colour, string text, int size = 14, double width = CharacterWidth) =>
        Invariant($"""<text x="{x:0.#}" y="{y}" fill="{colour}" font-size="{size}" textLength="{text.Length * width:0.#}" lengthAdjust="spacingAndGlyphs">{SecurityElement.Escape(text)}</text>""");

    private static string Squiggle(double from, double to, int y)
    {
        var path = new StringBuilder(Invariant($"M{from:0.#} {y}"));
        var up = true;
        for (var x = from + 3; x <= to; x += 3, up = !up)
            path.Append(Invariant($" L{x:0.#} {(up ? y - 3 : y)}"));
        return $"""<path d="{path}" fill="none" stroke="#ff5c5c" stroke-width="1.4"/>""";
    }

    /// <summary>The colour of each character.</summary>
    private static string[] Colours(SourceText text)
    {
        var colours = new string[text.Length];
        Array.Fill(colours, "#d7deea");
        var root = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview)).GetRoot();

        void Paint(TextSpan span, string colour) => Array.Fill(colours, colour, span.Start, span.Length);

        foreach (var trivia in root.DescendantTrivia(descendIntoTrivia: false))
        {
            if (trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia or SyntaxKind.SingleLineDocumentationCommentTrivia)
                Paint(trivia.FullSpan, "#7fa878");
        }

        foreach (var token in root.DescendantTokens())
        {
            if (token.IsKeyword() || token is { Text: "var", Parent: IdentifierNameSyntax } || SyntaxFacts.IsContextualKeyword(token.Kind()))
                Paint(token.Span, "#7db3ff");
            else if (token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.InterpolatedStringStartToken
                or SyntaxKind.InterpolatedStringEndToken or SyntaxKind.CharacterLiteralToken)
                Paint(token.Span, "#e0a878");
            else if (token.IsKind(SyntaxKind.NumericLiteralToken))
                Paint(token.Span, "#b5d69b");
            else if (token.IsKind(SyntaxKind.IdentifierToken) && NamesAType(token))
                Paint(token.Span, "#63d1b5");
            else if (token.IsKind(SyntaxKind.IdentifierToken) && token.Parent is MethodDeclarationSyntax)
                Paint(token.Span, "#e6d58c");
        }

        return colours;
    }

    private static bool NamesAType(SyntaxToken token) => token.Parent switch
    {
        BaseTypeDeclarationSyntax => true,
        SimpleNameSyntax { Parent: AttributeSyntax or ParameterSyntax or MethodDeclarationSyntax or PropertyDeclarationSyntax or ObjectCreationExpressionSyntax
            or TypeArgumentListSyntax or NullableTypeSyntax or SimpleBaseTypeSyntax or VariableDeclarationSyntax } => true,
        SimpleNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: AttributeArgumentSyntax } access } name => access.Expression == name,
        _ => false,
    };

    private static List<string> Wrap(string text)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > MessageCharacters)
            {
                lines.Add(line);
                line = "";
            }

            line = line.Length == 0 ? word : line + " " + word;
        }

        return [.. lines, line];
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
