using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersonalData.Analyzers.Flow.Models;
using PersonalData.Analyzers.Flow.Program;
using PersonalData.Analyzers.Marks;
using PersonalData.Analyzers.Policies;

namespace PersonalData.Analyzers.Flow;

/// <summary>What every body's analysis needs to know of the compilation. Lives as long as that, and is shared by threads.</summary>
internal sealed class FlowContext
{
    public FlowContext(Compilation compilation, PrivacyPolicy policy)
    {
        Compilation = compilation;
        Marks = new MarkTable(compilation, policy);
        Overrides = new Overrides(compilation);
        Targets = new CallTargets(compilation, Overrides);
        Models = new ModelTable(policy);
        HasConsentChecks = ConsentChecks.MayExist(compilation, Marks);
        Sinks = new SinkTable(compilation);
    }

    public Compilation Compilation { get; }

    public MarkTable Marks { get; }

    public Overrides Overrides { get; }

    public CallTargets Targets { get; }

    public ModelTable Models { get; }

    /// <summary>Whether consent can be checked at all: without a check in sight, nothing about consent is tracked.</summary>
    public bool HasConsentChecks { get; }

    public SinkTable Sinks { get; }

    public SourceNames Sources { get; } = new();

    /// <summary>The <c>Deconstruct</c> method, perhaps an extension, that a deconstruction uses; null when it is a tuple's.</summary>
    public IMethodSymbol? Deconstructors(IOperation source, int count)
    {
        for (var node = source.Syntax; node is ExpressionSyntax or ForEachVariableStatementSyntax; node = node.Parent!)
        {
#pragma warning disable RS1030 // The deconstruction may stand in another method's code than the one under analysis.
            var method = node switch
            {
                AssignmentExpressionSyntax assignment => Compilation.GetSemanticModel(node.SyntaxTree).GetDeconstructionInfo(assignment).Method,
                ForEachVariableStatementSyntax loop => Compilation.GetSemanticModel(node.SyntaxTree).GetDeconstructionInfo(loop).Method,
                _ => null,
            };
#pragma warning restore RS1030
            if (method is not null && method.Parameters.Length >= count)
            {
                return method.ReducedFrom ?? method;
            }

            if (node.Parent is null)
            {
                break;
            }
        }

        return null;
    }
}
