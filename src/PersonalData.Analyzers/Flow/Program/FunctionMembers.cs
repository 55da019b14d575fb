using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersonalData.Analyzers.Flow.Relevance;
using PersonalData.Analyzers.Marks;

namespace PersonalData.Analyzers.Flow.Program;

/// <summary>
/// Members that keep delegates, by themselves or in what they hold, and the code that puts some there. Who calls a
/// delegate of an object that came from elsewhere calls one of those.
/// </summary>
internal sealed class FunctionMembers
{
    private const int MaxDepth = 3;

    private readonly Compilation _compilation;
    private readonly Lazy<ImmutableArray<TreeOutline>> _trees;
    private readonly ConcurrentDictionary<ITypeSymbol, bool> _types = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, ImmutableArray<IMethodSymbol>> _writers = new(SymbolEqualityComparer.Default);

    public FunctionMembers(Compilation compilation)
    {
        _compilation = compilation;
        _trees = new Lazy<ImmutableArray<TreeOutline>>(() =>
            compilation.SyntaxTrees.OrderBy(static tree => tree.FilePath, StringComparer.Ordinal).Select(TreeOutline.Of).ToImmutableArray());
    }

    /// <summary>Whether the symbol is a field, stored property or event of this compilation that may lead to a delegate.</summary>
    public bool MayKeep(ISymbol member) =>
        TypeOf(member) is { } type && SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, _compilation.Assembly)
        && member is not IFieldSymbol { IsConst: true } && MayHold(type)
        && (member is not IPropertySymbol property || SourceMethods.IsStorage(property, _compilation));

    /// <summary>The methods of this compilation that put something into the member or into what it holds, in source order.</summary>
    public ImmutableArray<IMethodSymbol> WritersOf(ISymbol member, CancellationToken cancellationToken)
    {
        member = member.OriginalDefinition;
        return _writers.TryGetValue(member, out var known) ? known : _writers.GetOrAdd(member, Find(member, cancellationToken));
    }

    private bool MayHold(ITypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Delegate)
        {
            return true;
        }

        if (type.SpecialType != SpecialType.None || type.TypeKind is TypeKind.Enum or TypeKind.TypeParameter or TypeKind.Error)
        {
            return false;
        }

        return _types.TryGetValue(type, out var known) ? known : _types.GetOrAdd(type, MayHold(type, 0));
    }

    private bool MayHold(ITypeSymbol type, int depth)
    {
        if (type.TypeKind == TypeKind.Delegate)
        {
            return true;
        }

        if (depth > MaxDepth || type.SpecialType != SpecialType.None)
        {
            return false;
        }

        switch (type)
        {
            case IArrayTypeSymbol array:
                return MayHold(array.ElementType, depth + 1);
            case INamedTypeSymbol named:
                foreach (var argument in named.TypeArguments)
                {
                    if (MayHold(argument, depth + 1))
                    {
                        return true;
                    }
                }

                return SymbolEqualityComparer.Default.Equals(named.ContainingAssembly, _compilation.Assembly) && HasFunctions(named, depth);
            default:
                return false;
        }
    }

    private bool HasFunctions(INamedTypeSymbol type, int depth)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (!member.IsStatic && member is IFieldSymbol or IEventSymbol && TypeOf(member) is { } held && MayHold(held, depth + 1))
                {
                    return true;
                }

                // A parameter of the type's own list may be kept without a field to be seen.
                if (member is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor && SourceMethods.IsPrimaryConstructor(constructor)
                    && constructor.Parameters.Any(parameter => MayHold(parameter.Type, depth + 1)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol { IsIndexer: false } property => property.Type,
        IEventSymbol @event => @event.Type,
        _ => null,
    };

    private ImmutableArray<IMethodSymbol> Find(ISymbol member, CancellationToken cancellationToken)
    {
        var writers = ImmutableArray.CreateBuilder<IMethodSymbol>();
        if (HasInitializer(member, cancellationToken) && member.ContainingType is { } type)
        {
            foreach (var constructor in member.IsStatic ? type.StaticConstructors : type.InstanceConstructors)
            {
                if (SourceMethods.RunsInitializers(constructor))
                {
                    Add(constructor);
                }
            }
        }

        var isPrivate = member.DeclaredAccessibility == Accessibility.Private;
        foreach (var file in isPrivate ? OwnFiles(member) : FilesThatSee(member, cancellationToken))
        {
            SemanticModel? model = null;
            foreach (var (code, names) in file.Writes.To(member.Name, cancellationToken))
            {
                if (!WritesTo(member, names, file.Tree, ref model, cancellationToken))
                {
                    continue;
                }

                foreach (var symbol in DeclaredSymbols.Of(code, model!, cancellationToken))
                {
                    if (symbol is IMethodSymbol method)
                    {
                        Add(method);
                    }
                }
            }
        }

        return writers.ToImmutable();

        void Add(IMethodSymbol method)
        {
            method = SourceMethods.Implementation(method);
            if (SourceMethods.HasCode(method, _compilation) && !writers.Contains(method, SymbolEqualityComparer.Default))
            {
                writers.Add(method);
            }
        }
    }

    private static IEnumerable<TreeOutline> OwnFiles(ISymbol member) =>
        member.ContainingType.DeclaringSyntaxReferences.Select(static reference => reference.SyntaxTree).Distinct().Select(TreeOutline.Of);

    /// <summary>The files with the member's name in which an object that has it can be at hand: to ask the compiler what a name means binds the code around it.</summary>
    private IEnumerable<TreeOutline> FilesThatSee(ISymbol member, CancellationToken cancellationToken)
    {
        var names = new RelevantNames(_trees.Value, countsTakers: true, cancellationToken);
        if (member.IsStatic && names.IsStaticallyImported(member.ContainingType.Name))
        {
            names.AddAnywhere(member.Name);
        }

        names.AddMember(member.Name, member.ContainingType.Name);
        names.Spread();
        var word = WordSet.HashOf(member.Name);
        return _trees.Value.Where(tree => tree.Words(cancellationToken).Contains(word) && names.MayConcern(tree));
    }

    private static bool HasInitializer(ISymbol member, CancellationToken cancellationToken) =>
        member.DeclaringSyntaxReferences.Any(reference =>
            reference.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer: not null } or PropertyDeclarationSyntax { Initializer: not null });

    private bool WritesTo(ISymbol member, ImmutableArray<SimpleNameSyntax> names, SyntaxTree tree, ref SemanticModel? model, CancellationToken cancellationToken)
    {
        foreach (var name in names)
        {
#pragma warning disable RS1030 // Who writes to a member is a question about the whole compilation.
            model ??= _compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
            if (IsMeant(model.GetSymbolInfo(name, cancellationToken).Symbol)
                && (WrittenNames.TargetOf(name) is not InvocationExpressionSyntax call || TakesFunction(call, model, cancellationToken)))
            {
                return true;
            }
        }

        return false;

        bool IsMeant(ISymbol? symbol) =>
            symbol is not null && MarkTable.Declarations(symbol).Any(declaration => SymbolEqualityComparer.Default.Equals(declaration, member));
    }

    private static bool TakesFunction(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (argument.Expression is AnonymousFunctionExpressionSyntax
                || (argument.Expression is not LiteralExpressionSyntax && model.GetTypeInfo(argument.Expression, cancellationToken).ConvertedType is { TypeKind: TypeKind.Delegate or TypeKind.Class } given
                    && (given.TypeKind == TypeKind.Delegate || argument.Expression is BaseObjectCreationExpressionSyntax)))
            {
                return true;
            }
        }

        return false;
    }
}
