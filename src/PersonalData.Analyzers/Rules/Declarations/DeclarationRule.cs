using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Marks;
using PersonalData.Analyzers.Policies;

namespace PersonalData.Analyzers.Rules.Declarations;

/// <summary>A rule about what is declared: it looks at symbols and their marks, never at code.</summary>
internal abstract class DeclarationRule
{
    public abstract ImmutableArray<DiagnosticDescriptor> Descriptors { get; }

    /// <summary>A type, method, property, event or field of the compilation.</summary>
    public virtual void ReportSymbol(DeclarationFacts facts, ISymbol symbol)
    {
    }

    /// <summary>One of our attributes, and what it is on; a lambda's or local function's too.</summary>
    public virtual void ReportAttribute(DeclarationFacts facts, ISymbol target, AttributeData attribute, Location location)
    {
    }
}

/// <summary>What a declaration rule needs to judge a symbol.</summary>
internal sealed class DeclarationFacts(Compilation compilation, MarkTable marks, PrivacyPolicy policy, Action<Diagnostic> report)
{
    private readonly Action<Diagnostic> _report = report;

    public Compilation Compilation { get; } = compilation;

    public MarkTable Marks { get; } = marks;

    public PrivacyPolicy Policy { get; } = policy;

    public void Report(Diagnostic diagnostic) => _report(diagnostic);
}
