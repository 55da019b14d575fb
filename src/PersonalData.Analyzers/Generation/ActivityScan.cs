using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersonalData.Analyzers.Collections;
using PersonalData.Analyzers.Marks;
using PersonalData.Analyzers.Policies;

namespace PersonalData.Analyzers.Generation;

/// <summary>
/// Finds what the marks of an activity alone don't say: the purposes, recipients and legal bases in force from the
/// declarations around it, and the categories that its code takes in.
/// </summary>
/// <remarks>
/// It looks into code, so it runs in real builds only. What is taken in is what parameters carry and what marked members
/// the code itself reads: a list for people, not the flow analysis, which the analyzers do.
/// </remarks>
internal sealed class ActivityScan
{
    private readonly Compilation _compilation;
    private readonly MarkTable _marks;
    private readonly Lazy<HashSet<string>> _markedNames;
    private readonly CancellationToken _cancellation;

    private ActivityScan(Compilation compilation, MarkTable marks, CancellationToken cancellation)
    {
        _compilation = compilation;
        _marks = marks;
        _cancellation = cancellation;
        _markedNames = new(() => MarkedNames.In(compilation, marks, cancellation));
    }

    public static EquatableArray<ActivitySurroundings> Run(
        Compilation compilation, PrivacyPolicy policy, EquatableArray<DeclaredMark> marks, CancellationToken cancellation)
    {
        var scan = new ActivityScan(compilation, new MarkTable(compilation, policy), cancellation);
        var found = ImmutableArray.CreateBuilder<ActivitySurroundings>();
        var activities = marks.Where(m => m.Kind.IsOfActivity()).GroupBy(m => m.Target);
        foreach (var member in activities.GroupBy(a => a.Key.Id))
        {
            cancellation.ThrowIfCancellationRequested();
            var places = scan.PlacesIn(member.Key, member.Any(a => a.Key.Part is not null));
            foreach (var activity in member)
            {
                if (places.TryGetValue(activity.Key, out var place))
                {
                    found.Add(scan.Look(activity.Key, place, activity.Any(m => m.Kind == MarkKind.Purpose)));
                }
            }
        }

        return new(found.ToImmutable());
    }

    private ActivitySurroundings Look(DeclarationId target, Place place, bool hasOwnPurpose)
    {
        var categories = new HashSet<string>(StringComparer.Ordinal);
        foreach (var scope in place.Scopes)
        {
            AddTakenIn(categories, scope, hasOwnPurpose);
        }

        return new(
            target,
            _marks.PurposesOf(place.Symbol).ToEquatableArray(),
            categories.Sorted(),
            place.Symbol is IAssemblySymbol ? EquatableArray<string>.Empty : _marks.RecipientsOf(place.Symbol).ToEquatableArray(),
            LegalBasesAround(target, place.Symbol));
    }

    private EquatableArray<DeclaredMark> LegalBasesAround(DeclarationId target, ISymbol symbol)
    {
        var bases = ImmutableArray.CreateBuilder<DeclaredMark>();
        for (ISymbol? current = symbol; current is not null; current = (current as IMethodSymbol)?.AssociatedSymbol ?? current.ContainingSymbol)
        {
            if (current is INamespaceSymbol)
            {
                current = current.ContainingAssembly;
            }

            foreach (var attribute in _marks.Declared(current).LegalBases)
            {
                if (SourceMarks.Arguments(MarkKind.LegalBasis, attribute) is { } arguments)
                {
                    bases.Add(new(target, MarkKind.LegalBasis, arguments));
                }
            }

            if (current is IAssemblySymbol)
            {
                break;
            }
        }

        return new(bases.ToImmutable());
    }

    private void AddTakenIn(HashSet<string> categories, SyntaxNode scope, bool hasOwnPurpose)
    {
        var model = default(SemanticModel);
        foreach (var node in scope.DescendantNodesAndSelf(MayEnter))
        {
            switch (node)
            {
                case ParameterSyntax { Type: not null }:
                    if (Model().GetDeclaredSymbol(node, _cancellation) is IParameterSymbol parameter)
                    {
                        categories.UnionWith(_marks.CategoriesOf(parameter));
                        AddCarried(categories, parameter.Type);
                    }

                    break;
                case SimpleNameSyntax name when _markedNames.Value.Contains(name.Identifier.ValueText) && !IsWritten(name):
                    AddRead(categories, Model().GetSymbolInfo(name, _cancellation).Symbol);
                    break;
            }
        }

        // Code nested in it that declares its own purpose is an activity of its own.
        bool MayEnter(SyntaxNode node) =>
            node is not AttributeListSyntax && !IsNameOf(node) && !(hasOwnPurpose && node != scope && DeclaresPurpose(node));

        SemanticModel Model() => model ??= _compilation.GetSemanticModel(scope.SyntaxTree);
    }

    private void AddCarried(HashSet<string> categories, ITypeSymbol type)
    {
        var shape = _marks.ShapeOf(type);
        categories.UnionWith(shape.Own);
        categories.UnionWith(shape.Members.Select(m => m.Category));
    }

    private void AddRead(HashSet<string> categories, ISymbol? symbol)
    {
        switch (symbol)
        {
            case IPropertySymbol or IFieldSymbol:
                categories.UnionWith(_marks.CategoriesOf(symbol));
                break;
            case IMethodSymbol method:
                categories.UnionWith(_marks.CategoriesOfResult(method.ReducedFrom ?? method));
                break;
        }
    }

    private static bool IsNameOf(SyntaxNode node) =>
        node is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } };

    private static bool IsWritten(SimpleNameSyntax name)
    {
        ExpressionSyntax whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return whole.Parent is AssignmentExpressionSyntax assignment
            && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) && assignment.Left == whole;
    }

    private static bool DeclaresPurpose(SyntaxNode node)
    {
        var lists = node switch
        {
            MemberDeclarationSyntax member => member.AttributeLists,
            AccessorDeclarationSyntax accessor => accessor.AttributeLists,
            LocalFunctionStatementSyntax function => function.AttributeLists,
            LambdaExpressionSyntax lambda => lambda.AttributeLists,
            _ => default,
        };
        return lists.Any(list => list.Attributes.Any(IsPurpose));
    }

    private static bool IsPurpose(AttributeSyntax attribute)
    {
        var name = attribute.Name;
        var simple = name switch
        {
            QualifiedNameSyntax qualified => qualified.Right,
            AliasQualifiedNameSyntax qualified => qualified.Name,
            SimpleNameSyntax itself => itself,
            _ => null,
        };
        return simple?.Identifier.ValueText is "Purpose" or "PurposeAttribute";
    }

    /// <summary>The member with the id, and its parts when they are asked for.</summary>
    private Dictionary<DeclarationId, Place> PlacesIn(string id, bool withParts)
    {
        var places = new Dictionary<DeclarationId, Place>();
        if (id.StartsWith("A:", StringComparison.Ordinal))
        {
            Add(_compilation.Assembly, _compilation.SyntaxTrees.Select(t => t.GetRoot(_cancellation)));
            return places;
        }

        var symbol = DocumentationCommentId.GetSymbolsForDeclarationId(id, _compilation)
            .FirstOrDefault(s => SymbolEqualityComparer.Default.Equals(s.ContainingAssembly, _compilation.Assembly));
        if (symbol is null)
        {
            return places;
        }

        var scopes = Scopes(symbol);
        Add(symbol, scopes);
        if (!withParts)
        {
            return places;
        }

        AddParameters(symbol);
        foreach (var scope in scopes)
        {
            var model = _compilation.GetSemanticModel(scope.SyntaxTree);
            foreach (var node in scope.DescendantNodes())
            {
                var part = node switch
                {
                    LocalFunctionStatementSyntax => model.GetDeclaredSymbol(node, _cancellation),
                    LambdaExpressionSyntax { AttributeLists.Count: > 0 } => model.GetSymbolInfo(node, _cancellation).Symbol,
                    LambdaExpressionSyntax lambda when HasMarkedParameter(lambda) => model.GetSymbolInfo(node, _cancellation).Symbol,
                    _ => null,
                };
                if (part is not null)
                {
                    Add(part, [node]);
                    AddParameters(part);
                }
            }
        }

        return places;

        void Add(ISymbol declared, IEnumerable<SyntaxNode> nodes)
        {
            if (DeclarationId.Of(declared) is { } target)
            {
                places[target] = new(declared, nodes.ToImmutableArray());
            }
        }

        void AddParameters(ISymbol declared)
        {
            foreach (var parameter in (declared as IMethodSymbol)?.Parameters ?? (declared as IPropertySymbol)?.Parameters ?? ImmutableArray<IParameterSymbol>.Empty)
            {
                Add(parameter, Scopes(parameter));
            }
        }
    }

    private ImmutableArray<SyntaxNode> Scopes(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.Select(r => r.GetSyntax(_cancellation)).ToImmutableArray();

    private static bool HasMarkedParameter(LambdaExpressionSyntax lambda) =>
        lambda is ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: var parameters }
        && parameters.Any(p => p.AttributeLists.Count > 0);

    private readonly record struct Place(ISymbol Symbol, ImmutableArray<SyntaxNode> Scopes);
}
