using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PersonalData.Analyzers.Flow.Models;

namespace PersonalData.Analyzers.Tests.Flow.Models;

/// <summary>No row without a program: one that loses data, or one that invents it, would stay unseen.</summary>
public sealed class ModelCoverageTests
{
    [Fact]
    public void Row_HasAProgramThatUsesIt()
    {
        var flowing = new HashSet<string>();
        var silent = new HashSet<string>();
        foreach (var file in ModelProgramFile.Names.Select(ModelProgramFile.Of))
        {
            foreach (var program in file.Programs)
            {
                (program.Flows ? flowing : silent).UnionWith(RowsOf(file, file.Methods[program.MethodName]));
            }

            // What the programs have in common calls the library too.
            foreach (var method in file.CommonMethods)
            {
                flowing.UnionWith(RowsOf(file, method));
            }
        }

        // A row by which data passes needs a program in which it does; one by which nothing passes, a program in which it doesn't.
        var unused = LibraryModels.Members
            .Where(m => !(LibraryModels.Find(m)!.Flows.Any(f => f.To.DelegateArgument is null) ? flowing : silent).Contains(m) && !flowing.Contains(m))
            .ToList();
        Assert.True(unused.Count == 0, $"{unused.Count} rows without a program:{Environment.NewLine}{string.Join(Environment.NewLine, unused)}");
    }

    private static IEnumerable<string> RowsOf(ModelProgramFile file, MethodDeclarationSyntax method)
    {
        var model = file.Compilation.GetSemanticModel(method.SyntaxTree);
        foreach (var called in Called(model.GetOperation(method)!, model))
        {
            if (ModelTable.RowOf(called) is { } row)
            {
                yield return row;
            }
        }
    }

    private static IEnumerable<IMethodSymbol> Called(IOperation root, SemanticModel model)
    {
        foreach (var operation in root.DescendantsAndSelf())
        {
            foreach (var method in Called(operation, operation.Syntax, model))
            {
                if (method is not null)
                {
                    yield return method;
                }
            }
        }
    }

    private static IEnumerable<IMethodSymbol?> Called(IOperation operation, SyntaxNode syntax, SemanticModel model)
    {
        switch (operation)
        {
            case IInvocationOperation call:
                yield return call.TargetMethod;
                break;
            case IMethodReferenceOperation reference:
                yield return reference.Method;
                break;
            case IObjectCreationOperation creation:
                yield return creation.Constructor;
                break;
            case IPropertyReferenceOperation property:
                yield return property.Property.GetMethod;
                if (property.Parent is IAssignmentOperation assignment && assignment.Target == property)
                {
                    yield return property.Property.SetMethod;
                }

                break;
            case IConversionOperation conversion:
                yield return conversion.OperatorMethod;
                break;
            case IBinaryOperation binary:
                yield return binary.OperatorMethod;
                break;
            case ICompoundAssignmentOperation compound:
                yield return compound.OperatorMethod;
                break;
            case IDeconstructionAssignmentOperation when syntax is AssignmentExpressionSyntax deconstruction:
                yield return model.GetDeconstructionInfo(deconstruction).Method;
                break;
            case IForEachLoopOperation when syntax is CommonForEachStatementSyntax loop:
                var info = model.GetForEachStatementInfo(loop);
                yield return info.GetEnumeratorMethod;
                yield return info.CurrentProperty?.GetMethod;
                if (loop is ForEachVariableStatementSyntax variables)
                {
                    yield return model.GetDeconstructionInfo(variables).Method;
                }

                break;
        }
    }
}
