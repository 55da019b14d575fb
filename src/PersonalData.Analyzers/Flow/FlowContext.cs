using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
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
        Derived = new DerivedMembers(compilation, Marks, Overrides);
        Targets = new CallTargets(compilation, Overrides);
        Enumerators = new Enumerators(compilation);
        Models = new ModelTable(policy);
        HasConsentChecks = ConsentChecks.MayExist(compilation, Marks);
        Parts = new PersonParts(Marks);
        Sinks = new SinkTable(compilation);
        Functions = new FunctionMembers(compilation);
        Handlers = new Handlers(compilation, Models, Overrides);
    }

    public Compilation Compilation { get; }

    public MarkTable Marks { get; }

    public Overrides Overrides { get; }

    public DerivedMembers Derived { get; }

    public CallTargets Targets { get; }

    public Enumerators Enumerators { get; }

    public ModelTable Models { get; }

    /// <summary>Whether consent can be checked at all: without a check in sight, nothing about consent is tracked.</summary>
    public bool HasConsentChecks { get; }

    public PersonParts Parts { get; }

    public SinkTable Sinks { get; }

    public FunctionMembers Functions { get; }

    public Handlers Handlers { get; }

    public SourceNames Sources { get; } = new();

    /// <summary>The operation of an expression that the compiler's graph leaves out; null when there is none.</summary>
    public IOperation? OperationAt(SyntaxNode? expression)
    {
#pragma warning disable RS1030 // The expression may stand in another method's code than the one under analysis.
        return expression is null ? null : Compilation.GetSemanticModel(expression.SyntaxTree).GetOperation(expression);
#pragma warning restore RS1030
    }

    /// <summary>The method that makes a collection of the type from its elements, if this compilation has its code.</summary>
    public IMethodSymbol? CollectionBuilderOf(ITypeSymbol? type)
    {
        foreach (var attribute in type?.OriginalDefinition.GetAttributes() ?? ImmutableArray<AttributeData>.Empty)
        {
            if (attribute is { AttributeClass.Name: "CollectionBuilderAttribute", ConstructorArguments: [{ Value: INamedTypeSymbol builder }, { Value: string name }] })
            {
                foreach (var member in builder.GetMembers(name))
                {
                    if (member is IMethodSymbol { IsStatic: true, Parameters.Length: > 0 } method && SourceMethods.HasCode(method, Compilation))
                    {
                        return method;
                    }
                }
            }
        }

        return null;
    }

    /// <summary>
    /// The code that an <c>await</c> runs, where it is of a project whose code has marks; null for a library's, as that of
    /// tasks is, and for what an <c>async</c> method gives: that is taken to be its result.
    /// </summary>
    public AwaitExpressionInfo? AwaiterOf(IAwaitOperation operation)
    {
        // Asking the compiler takes its time, and nearly all that is awaited is a task.
        if (operation.Syntax is not AwaitExpressionSyntax syntax
            || operation.Operation.Type is INamedTypeSymbol { Name: "Task" or "ValueTask" or "ConfiguredTaskAwaitable" or "ConfiguredValueTaskAwaitable" }
            || operation.Operation.Type?.OriginalDefinition.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "AsyncMethodBuilderAttribute") == true)
        {
            return null;
        }

#pragma warning disable RS1030 // The expression may stand in another method's code than the one under analysis.
        var info = Compilation.GetSemanticModel(syntax.SyntaxTree).GetAwaitExpressionInfo(syntax);
#pragma warning restore RS1030
        return Marks.MayHaveMarks(info.GetAwaiterMethod?.ContainingAssembly) ? info : null;
    }

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
