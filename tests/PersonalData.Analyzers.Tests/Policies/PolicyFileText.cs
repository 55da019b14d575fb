using Microsoft.CodeAnalysis.Text;
using PersonalData.Analyzers.Policies;
using PersonalData.Analyzers.Policies.Reading;
using PersonalData.Analyzers.Rules.PolicyFile;
using PersonalData.Analyzers.Tests.Diagnostics;

namespace PersonalData.Analyzers.Tests.Policies;

/// <summary>Reads policy files in tests, and writes down what is wrong with them.</summary>
internal static class PolicyFileText
{
    /// <summary>A file without errors to add to: <c>Manage</c> holds <c>Pay</c>; <c>Staff</c> may be used for it, <c>Client</c> for <c>Sell</c>.</summary>
    public const string Valid =
        """
        policy: { name: Test policy }
        purposes:
          Manage: { title: Managing }
          Pay: { within: Manage }
          Sell: {}
        categories:
          Staff: { purposes: [Manage] }
          Client: { purposes: [Sell] }

        """;

    public static PolicyReading Read(string yaml) => PolicyReader.Read(SourceText.From(yaml));

    /// <summary>Each error as <c>line:column 'text there' id message</c>, the line and column counted from 1.</summary>
    public static string[] Errors(string yaml)
    {
        var text = SourceText.From(yaml);
        return [.. PolicyReader.Read(text).Errors.Select(error => Describe(text, error))];
    }

    public static string Describe(SourceText text, PolicyError error)
    {
        var report = PolicyDiagnostics.Of(error);
        var (line, column, length) = error.Position;
        var there = text.ToString(new TextSpan(text.Lines[line].Start + column, length));
        return $"{line + 1}:{column + 1} '{there}' {report.Descriptor.Id} {report.Message.ToString(Cultures.English)}";
    }
}
