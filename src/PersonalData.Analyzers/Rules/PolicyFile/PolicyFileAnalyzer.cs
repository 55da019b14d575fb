using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PersonalData.Analyzers.Diagnostics;
using PersonalData.Analyzers.Policies;

namespace PersonalData.Analyzers.Rules.PolicyFile;

/// <summary>
/// PD5001, PD5002 and PD5004 in the policy file and in the published one, PD5003 between the two: each at its place in
/// the file, so that an IDE shows it while the file is edited.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PolicyFileAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Descriptors.PolicyUnreadable,
        Descriptors.PolicyContradiction,
        Descriptors.PurposeAddedSilently,
        Descriptors.UnknownName);

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterAdditionalFileAction(Analyze);
    }

    private static void Analyze(AdditionalFileAnalysisContext context)
    {
        var loaded = PolicySource.Load(context.Options, context.CancellationToken);
        if (context.AdditionalFile == loaded.File)
        {
            Report(context, loaded.Text, loaded.Errors.Select(PolicyDiagnostics.Of));
            Report(context, loaded.Text, PurposeChanges.Check(loaded).Select(PolicyDiagnostics.Of));
            Report(context, loaded.Text, IgnoredWords.Check(loaded.Policy));
            Report(context, loaded.Text, MemberReferences.Check(loaded.Policy, context.Compilation));
        }
        else if (context.AdditionalFile == loaded.Published?.File)
        {
            Report(context, loaded.Published.Text, loaded.Published.Errors.Select(PolicyDiagnostics.Of));
        }
    }

    private static void Report(
        AdditionalFileAnalysisContext context, SourceText? text, IEnumerable<PolicyDiagnostics.Report> reports)
    {
        foreach (var report in reports)
        {
            var location = PolicyDiagnostics.LocationOf(context.AdditionalFile.Path, text, report.Position);
            context.ReportDiagnostic(Diagnostic.Create(report.Descriptor, location, report.Properties, report.Message));
        }
    }
}
