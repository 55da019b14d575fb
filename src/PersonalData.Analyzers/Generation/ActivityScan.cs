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
    private readonly MarkTable _table;
    private readonly Lazy<HashSet<string>> _markedNames;
    private readonly CancellationToken _cancellation;

    private ActivityScan(Compilation compilation, PrivacyPolicy policy, MarkTable table, CancellationToken cancellation)
    {
        _compilation = compilation;
        _table = table;
        _cancellation = cancellation;
        _markedNames = new(() => MarkedNames.In(compilation, policy, table, cancellation));
    }

    /// <param name="places">Where the project's declarations are.</param>
    /// <param name="policy">The policy in force: it may mark members, too.</param>
    /// <param name="table">What the project's marks mean.</param>
    /// <param name="marks">The marks that name the activities.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static EquatableArray<ActivitySurroundings> Run(
        DeclarationPlaces places, PrivacyPolicy policy, MarkTable table, IEnumerable<DeclaredMark> marks, CancellationToken cancellation)
    {
        var scan = new ActivityScan(places.Compilation, policy, table, cancellation);
        var found = ImmutableArray.CreateBuilder<ActivitySurroundings>();
        foreach (var activity in marks.Where(m => m.Kind.IsOfActivity()).GroupBy(m => m.Target))
        {
            cancellation.ThrowIfCancellationRequested();
            if (places.Find(activity.Key) is { } place)
            {
                found.Add(scan.Look(activity.Key, place, activity.Any(m => m.Kind == MarkKind.Purpose)));
            }
        }

        return new(found.ToImmutable());
    }

    private ActivitySurroundings Look(DeclarationId target, DeclarationPlace place, bool hasOwnPurpose)
    {
        var categories = new HashSet<string>(StringComparer.Ordinal);
        foreach (var scope in place.Scopes)
        {
            AddTakenIn(categories, scope, hasOwnPurpose);
        }

        return new(
            target,
            _table.PurposesOf(place.Symbol).ToEquatableArray(),
            categories.Sorted(),
            place.Symbol is IAssemblySymbol ? EquatableArray<string>.Empty : _table.RecipientsOf(place.Symbol).ToEquatableArray(),
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

            foreach (var attribute in _table.Declared(current).LegalBases)
            {
                if (MarkArguments.Of(MarkKind.LegalBasis, attribute) is { } arguments)
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
                        categories.UnionWith(_table.CategoriesOf(parameter));
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
        var shape = _table.ShapeOf(type);
        categories.UnionWith(shape.Own);
        categories.UnionWith(shape.Members.Select(m => m.Category));
    }

    private void AddRead(HashSet<string> categories, ISymbol? symbol)
    {
        switch (symbol)
        {
            case IPropertySymbol or IFieldSymbol:
                categories.UnionWith(_table.CategoriesOf(symbol));
                break;
            case IMethodSymbol method:
                categories.UnionWith(_table.CategoriesOfResult(method.ReducedFrom ?? method));
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
}
