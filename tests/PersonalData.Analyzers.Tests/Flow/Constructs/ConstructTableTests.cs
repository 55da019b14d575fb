using System.Collections.Concurrent;
using System.Reflection;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PersonalData.Analyzers.Tests.Flow.Constructs;

/// <summary>Holds <see cref="ConstructTable"/> to the compiler: a construct that it does not name is a failing test, and so is a row whose test does not have it.</summary>
public sealed class ConstructTableTests
{
    private static readonly string[] s_forms =
    [
        "Expression", "Statement", "Pattern", "Subpattern", "Declaration", "Designation", "Clause", "SwitchLabel", "SwitchExpressionArm", "SpreadElement", "WithElement",
        "ExpressionElement", "ConstructorInitializer", "PrimaryConstructorBaseType", "QueryContinuation",
    ];

    /// <summary>Forms that the compiler only tries out: they are no C# yet.</summary>
    private static readonly string[] s_experiments = ["UnsafeExpression"];

    /// <summary>Clauses that say something of types or names, not of values.</summary>
    private static readonly string[] s_typeClauses =
    [
        "TypeParameterConstraintClause", "ExplicitInterfaceSpecifier", "WhenClause", "InterpolationAlignmentClause", "InterpolationFormatClause", "AllowsConstraintClause",
    ];

    private static readonly ConcurrentDictionary<MethodInfo, (HashSet<OperationKind> Operations, HashSet<SyntaxKind> Syntax)> s_contents = new();

    [Fact]
    public void EveryKindOfOperation_IsInTheTable()
    {
        // Former names of a kind share its number; a kind that the compiler forbids to name is none any more.
        var missing = typeof(OperationKind).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.GetCustomAttribute<ObsoleteAttribute>() is null)
            .Select(field => (OperationKind)field.GetValue(null)!)
            .Distinct()
            .Where(kind => !ConstructTable.Operations.ContainsKey(kind));
        Assert.Empty(missing);
    }

    [Fact]
    public void EveryFormOfSyntax_IsInTheTable()
    {
        var missing = Enum.GetValues<SyntaxKind>().Distinct()
            .Where(kind => s_forms.Any(form => kind.ToString().EndsWith(form, StringComparison.Ordinal)) && !s_typeClauses.Contains(kind.ToString()) && !s_experiments.Contains(kind.ToString()))
            .Where(kind => !ConstructTable.Syntax.ContainsKey(kind));
        Assert.Empty(missing);
    }

    [Fact]
    public async Task EveryRow_NamesATestWithTheOperation()
    {
        var wrong = new List<string>();
        foreach (var (kind, row) in ConstructTable.Operations)
        {
            if (!await IsShown(row, contents => contents.Operations.Contains(kind)))
            {
                wrong.Add($"{kind}: {row.Tests?.Name}.{row.Test}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task EveryRow_NamesATestWithTheSyntax()
    {
        var wrong = new List<string>();
        foreach (var (kind, row) in ConstructTable.Syntax)
        {
            if (!await IsShown(row, contents => contents.Syntax.Contains(kind)))
            {
                wrong.Add($"{kind}: {row.Tests?.Name}.{row.Test}");
            }
        }

        Assert.Empty(wrong);
    }

    private static async Task<bool> IsShown(ConstructRow row, Func<(HashSet<OperationKind> Operations, HashSet<SyntaxKind> Syntax), bool> has)
    {
        if (row.Tests is null)
        {
            return !string.IsNullOrWhiteSpace(row.Reason);
        }

        return row.Tests.GetMethod(row.Test!) is { } test && test.GetCustomAttribute<FactAttribute>() is not null && has(await ContentsOf(test));
    }

    private static async Task<(HashSet<OperationKind>, HashSet<SyntaxKind>)> ContentsOf(MethodInfo test)
    {
        if (s_contents.TryGetValue(test, out var known))
        {
            return known;
        }

        var programs = new List<string>();
        using (FlowTest.RecordInto(programs))
        {
            foreach (var arguments in ArgumentsOf(test))
            {
                await (Task)test.Invoke(Activator.CreateInstance(test.DeclaringType!), arguments)!;
            }
        }

        var operations = new HashSet<OperationKind>();
        var syntax = new HashSet<SyntaxKind>();
        foreach (var program in programs)
        {
            Collect(program, operations, syntax);
        }

        return s_contents[test] = (operations, syntax);
    }

    private static IEnumerable<object?[]?> ArgumentsOf(MethodInfo test) =>
        test.GetParameters().Length == 0 ? [null] : test.GetCustomAttributes<InlineDataAttribute>().SelectMany(data => data.GetData(test));

    private static void Collect(string program, HashSet<OperationKind> operations, HashSet<SyntaxKind> syntax)
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        var tree = CSharpSyntaxTree.ParseText(program, options);
        var output = tree.GetRoot().ChildNodes().Any(node => node.IsKind(SyntaxKind.GlobalStatement)) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        var compilation = CSharpCompilation.Create(
            "Program", [tree, CSharpSyntaxTree.ParseText(FlowTest.Vocabulary(), options)],
            Net100.References.All.Append(MetadataReference.CreateFromFile(typeof(PersonalDataAttribute).Assembly.Location)),
            new CSharpCompilationOptions(output, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        var model = compilation.GetSemanticModel(tree);
        foreach (var node in tree.GetRoot().DescendantNodesAndSelf())
        {
            syntax.Add(node.Kind());
            if (model.GetOperation(node) is { Parent: null } root)
            {
                foreach (var operation in root.DescendantsAndSelf())
                {
                    operations.Add(operation.Kind);
                }

                foreach (var operation in GraphOf(root) is { } graph ? OperationsOf(graph) : [])
                {
                    operations.Add(operation.Kind);
                }
            }
        }
    }

    private static ControlFlowGraph? GraphOf(IOperation root) => root switch
    {
        IMethodBodyOperation body => ControlFlowGraph.Create(body),
        IConstructorBodyOperation body => ControlFlowGraph.Create(body),
        IFieldInitializerOperation initializer => ControlFlowGraph.Create(initializer),
        IPropertyInitializerOperation initializer => ControlFlowGraph.Create(initializer),
        _ => null,
    };

    private static IEnumerable<IOperation> OperationsOf(ControlFlowGraph graph)
    {
        foreach (var block in graph.Blocks)
        {
            foreach (var operation in block.Operations.Concat(block.BranchValue is { } value ? [value] : []).SelectMany(root => root.DescendantsAndSelf()))
            {
                yield return operation;
                if (operation is IFlowAnonymousFunctionOperation lambda)
                {
                    foreach (var inner in OperationsOf(graph.GetAnonymousFunctionControlFlowGraph(lambda)))
                    {
                        yield return inner;
                    }
                }
            }
        }

        foreach (var function in graph.LocalFunctions)
        {
            foreach (var inner in OperationsOf(graph.GetLocalFunctionControlFlowGraph(function)))
            {
                yield return inner;
            }
        }
    }
}
