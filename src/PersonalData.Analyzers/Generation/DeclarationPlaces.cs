using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersonalData.Analyzers.Collections;

namespace PersonalData.Analyzers.Generation;

/// <summary>A declaration of the project: its symbol, and the syntax that makes it.</summary>
internal readonly record struct DeclarationPlace(ISymbol Symbol, ImmutableArray<SyntaxNode> Scopes);

/// <summary>Finds declarations again by their ids.</summary>
internal sealed class DeclarationPlaces
{
    private const string TopLevelMethod = ".{Main}$";

    private readonly Dictionary<string, DeclarationPlace?> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<DeclarationId, DeclarationPlace>> _parts = new(StringComparer.Ordinal);
    private readonly CancellationToken _cancellation;

    public DeclarationPlaces(Compilation compilation, CancellationToken cancellation)
    {
        Compilation = compilation;
        _cancellation = cancellation;
    }

    public Compilation Compilation { get; }

    /// <summary>The declaration; null when the project has none with the id.</summary>
    public DeclarationPlace? Find(DeclarationId target)
    {
        if (!_members.TryGetValue(target.Id, out var member))
        {
            _members.Add(target.Id, member = FindMember(target.Id));
        }

        if (target.Part is null || member is null)
        {
            return member;
        }

        if (!_parts.TryGetValue(target.Id, out var parts))
        {
            _parts.Add(target.Id, parts = FindParts(member.Value));
        }

        return parts.TryGetValue(target, out var part) ? part : null;
    }

    private DeclarationPlace? FindMember(string id)
    {
        if (id.StartsWith("A:", StringComparison.Ordinal))
        {
            return new(Compilation.Assembly, Compilation.SyntaxTrees.Select(t => t.GetRoot(_cancellation)).ToImmutableArray());
        }

        var symbol = DocumentationCommentId.GetSymbolsForDeclarationId(id, Compilation)
            .FirstOrDefault(s => SymbolEqualityComparer.Default.Equals(s.ContainingAssembly, Compilation.Assembly))
            ?? (id.Contains(TopLevelMethod) ? TopLevelStatements(id) : null);
        return symbol is null ? null : new(symbol, Scopes(symbol));
    }

    // The method that the compiler makes of them has an id, by which it can't be looked up.
    private ISymbol? TopLevelStatements(string id)
    {
        foreach (var tree in Compilation.SyntaxTrees)
        {
            if (tree.GetRoot(_cancellation) is CompilationUnitSyntax unit && unit.Members.Any(m => m is GlobalStatementSyntax)
                && Compilation.GetSemanticModel(tree).GetDeclaredSymbol(unit, _cancellation) is { } main
                && main.GetDocumentationCommentId() == id)
            {
                return main;
            }
        }

        return null;
    }

    private Dictionary<DeclarationId, DeclarationPlace> FindParts(DeclarationPlace member)
    {
        var parts = new Dictionary<DeclarationId, DeclarationPlace>();
        AddParameters(member.Symbol);
        if (member.Symbol is ITypeSymbol)
        {
            return parts;
        }

        foreach (var scope in member.Scopes)
        {
            var model = Compilation.GetSemanticModel(scope.SyntaxTree);
            foreach (var node in scope.DescendantNodes(n => n == scope || n is not BaseTypeDeclarationSyntax))
            {
                var part = node switch
                {
                    LocalFunctionStatementSyntax => model.GetDeclaredSymbol(node, _cancellation),
                    LambdaExpressionSyntax lambda when IsMarked(lambda) => model.GetSymbolInfo(node, _cancellation).Symbol,
                    _ => null,
                };
                if (part is not null)
                {
                    Add(part, [node]);
                    AddParameters(part);
                }
            }
        }

        return parts;

        void Add(ISymbol symbol, IEnumerable<SyntaxNode> scopes)
        {
            if (DeclarationId.Of(symbol) is { } target)
            {
                parts[target] = new(symbol, scopes.ToImmutableArray());
            }
        }

        void AddParameters(ISymbol symbol)
        {
            IEnumerable<ISymbol> declared = symbol switch
            {
                IMethodSymbol method => method.Parameters.Concat<ISymbol>(method.TypeParameters),
                IPropertySymbol property => property.Parameters,
                INamedTypeSymbol type => type.TypeParameters.Concat<ISymbol>(type.DelegateInvokeMethod?.Parameters ?? ImmutableArray<IParameterSymbol>.Empty),
                _ => [],
            };
            foreach (var parameter in declared)
            {
                Add(parameter, Scopes(parameter));
            }
        }
    }

    private ImmutableArray<SyntaxNode> Scopes(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.Select(r => r.GetSyntax(_cancellation)).ToImmutableArray();

    private static bool IsMarked(LambdaExpressionSyntax lambda) =>
        lambda.AttributeLists.Count > 0
        || (lambda is ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: var parameters }
            && parameters.Any(p => p.AttributeLists.Count > 0));
}
