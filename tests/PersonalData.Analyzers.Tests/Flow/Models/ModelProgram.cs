namespace PersonalData.Analyzers.Tests.Flow.Models;

/// <summary>
/// One line of a file under Programs: <c>+</c> or <c>-</c>, whether personal data gets to the sink, and an expression
/// that is given to it, or a block that calls <c>Use</c> itself.
/// </summary>
internal sealed record ModelProgram(string File, int Line, bool Flows, string Code)
{
    public string MethodName => "Line" + Line;

    public static IEnumerable<ModelProgram> Read(string file)
    {
        var number = 0;
        foreach (var line in System.IO.File.ReadLines(file))
        {
            number++;
            if (line.Length > 1 && line[0] is '+' or '-' && line[1] == ' ')
            {
                yield return new ModelProgram(Path.GetFileName(file), number, line[0] == '+', line[2..]);
            }
        }
    }

    public override string ToString() => $"{File}({Line}): {(Flows ? "+" : "-")} {Code}";
}
