using System.Text.RegularExpressions;

namespace PersonalData.Analyzers.Tests.Diagnostics;

/// <summary>A page under <c>docs/rules</c>, taken apart.</summary>
/// <remarks>
/// Its examples are run. A C# block is compiled under the whole policy that the page last gave before it, else under the
/// built-in one. A comment <c>// PD1001</c> or <c># PD5001</c> at the end of a line says that the line is reported.
/// </remarks>
internal sealed class RulePage
{
    private RulePage(string id, string text)
    {
        Id = id;
        Text = text;
        Examples = [.. ReadExamples(text)];
    }

    public string Id { get; }

    public string Text { get; }

    public IReadOnlyList<string> Sections => [.. Regex.Matches(Text, "(?m)^## (.+)$").Select(match => match.Groups[1].Value)];

    public IReadOnlyList<RuleExample> Examples { get; }

    public static RulePage Read(string id) => new(id, RepositoryFiles.Read("docs", "rules", id + ".md"));

    private static IEnumerable<RuleExample> ReadExamples(string text)
    {
        string? policy = null;
        string? published = null;
        var section = "";
        foreach (Match match in Regex.Matches(text, @"(?ms)^## (?<section>[^\n]+)$|^```(?<language>\w+)\n(?<code>.*?)^```$"))
        {
            var code = match.Groups["code"].Value;
            switch (match.Groups["language"].Value)
            {
                case "" when match.Groups["section"].Success:
                    section = match.Groups["section"].Value;
                    break;
                case "yaml" when code.StartsWith("# privacy-policy.published.yaml", StringComparison.Ordinal):
                    published = code;
                    break;
                case "yaml" when code.StartsWith("policy:", StringComparison.Ordinal):
                    policy = code;
                    yield return new RuleExample(section, "", policy, published);
                    break;
                case "csharp":
                    yield return new RuleExample(section, code, policy, published);
                    break;
            }
        }
    }
}

/// <summary>A policy and code under it, and what is reported there.</summary>
internal sealed record RuleExample(string Section, string Code, string? Policy, string? Published)
{
    /// <summary>What the comments say, as <c>line: id</c>; a line of the policy file is preceded by its name.</summary>
    public IReadOnlyList<string> Expected => [.. Marked(Code, "//", ""), .. Code.Length == 0 ? Marked(Policy ?? "", "#", PolicyFileName + " ") : []];

    /// <summary>Whether something is allowed here by consent or a legal basis.</summary>
    public bool RestsOnGrounds => Regex.IsMatch(Code, @"\[(ConsentCheck|LegalBasis)\(");

    public const string PolicyFileName = "privacy-policy.yaml";

    public const string PublishedFileName = "privacy-policy.published.yaml";

    private static IEnumerable<string> Marked(string text, string comment, string prefix) =>
        text.Split('\n')
            .Select((line, index) => (Match: Regex.Match(line, comment + @" (PD\d{4})$"), Number: index + 1))
            .Where(line => line.Match.Success)
            .Select(line => $"{prefix}{line.Number}: {line.Match.Groups[1].Value}");
}
