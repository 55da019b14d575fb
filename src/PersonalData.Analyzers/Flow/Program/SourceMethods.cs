using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PersonalData.Analyzers.Flow.Program;

/// <summary>Answers, from syntax alone, where the code of a method is.</summary>
internal static class SourceMethods
{
    /// <summary>The definition; of a partial method the part that has the code, of the static method behind an extension member that member.</summary>
    public static IMethodSymbol Implementation(IMethodSymbol method)
    {
        method = method.OriginalDefinition;
        return ExtensionMember(method) ?? method.PartialImplementationPart ?? method;
    }

    /// <summary>
    /// The member of an extension block (C# 14) that <paramref name="method"/> is the compiled form of: a static method
    /// with the receiver as its first parameter; null for every other method.
    /// </summary>
    public static IMethodSymbol? ExtensionMember(IMethodSymbol method)
    {
        if (!method.IsStatic || method.ContainingType is not { IsStatic: true } container || method.DeclaringSyntaxReferences.IsEmpty)
        {
            return null;
        }

        foreach (var block in container.GetTypeMembers())
        {
            if (block.CanBeReferencedByName)
            {
                continue;
            }

            foreach (var member in block.GetMembers(method.Name))
            {
                if (member is IMethodSymbol found && found.DeclaringSyntaxReferences.Length > 0
                    && found.DeclaringSyntaxReferences[0].Span == method.DeclaringSyntaxReferences[0].Span
                    && found.DeclaringSyntaxReferences[0].SyntaxTree == method.DeclaringSyntaxReferences[0].SyntaxTree)
                {
                    return found;
                }
            }
        }

        return null;
    }

    /// <summary>
    /// The receiver of a member of an extension block (C# 14), as a parameter: that of the static method which the member
    /// is compiled to; null for every other method.
    /// </summary>
    public static IParameterSymbol? ExtendedReceiver(IMethodSymbol member)
    {
        member = member.OriginalDefinition;
        if (member.IsStatic || member.ContainingType is not { CanBeReferencedByName: false, ContainingType: { IsStatic: true } container })
        {
            return null;
        }

        foreach (var candidate in container.GetMembers(member.Name))
        {
            if (candidate is IMethodSymbol { IsStatic: true } compiled && compiled.Parameters.Length == member.Parameters.Length + 1
                && (member.DeclaringSyntaxReferences.IsEmpty
                    ? compiled.Parameters.Skip(1).Select(static p => p.Name).SequenceEqual(member.Parameters.Select(static p => p.Name))
                    : SymbolEqualityComparer.Default.Equals(ExtensionMember(compiled), member)))
            {
                return compiled.Parameters[0];
            }
        }

        return null;
    }

    /// <summary>The type of the object that the code runs on: of a member of an extension block, of what it extends.</summary>
    public static ITypeSymbol? TypeOfThis(IMethodSymbol method)
    {
        while (method.ContainingSymbol is IMethodSymbol outer)
        {
            method = outer;
        }

        return ExtendedReceiver(method)?.Type ?? method.ContainingType;
    }

    /// <summary>Whether the compilation has code for the method: its own, or a constructor that the compiler writes, static ones too.</summary>
    public static bool HasCode(IMethodSymbol method, Compilation compilation)
    {
        method = Implementation(method);
        if (method.IsAbstract || method.IsExtern || !SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly))
        {
            return false;
        }

        return method.MethodKind is MethodKind.AnonymousFunction or MethodKind.LocalFunction
            || CodeOf(method, default) is not null
            || (method.MethodKind == MethodKind.StaticConstructor && method.IsImplicitlyDeclared)
            || (method.MethodKind == MethodKind.Constructor && (method.IsImplicitlyDeclared || IsPrimaryConstructor(method)) && !method.ContainingType.IsAnonymousType);
    }

    /// <summary>The syntax that holds the method's code; null when it has none of its own.</summary>
    public static SyntaxNode? CodeOf(IMethodSymbol method, CancellationToken cancellationToken)
    {
        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            switch (reference.GetSyntax(cancellationToken))
            {
                case BaseMethodDeclarationSyntax { Body: not null } or BaseMethodDeclarationSyntax { ExpressionBody: not null }:
                case AccessorDeclarationSyntax { Body: not null } or AccessorDeclarationSyntax { ExpressionBody: not null }:
                case ArrowExpressionClauseSyntax:
                case CompilationUnitSyntax:
                    return reference.GetSyntax(cancellationToken);
                // What the compiler writes into a record is declared there too, and has no code.
                case TypeDeclarationSyntax { BaseList: { } bases } type when method.MethodKind == MethodKind.Constructor && bases.Types.Any(static b => b is PrimaryConstructorBaseTypeSyntax):
                    return type;
            }
        }

        return null;
    }

    /// <summary>Whether the method is the constructor of a type declaration's own parameter list.</summary>
    public static bool IsPrimaryConstructor(IMethodSymbol method) =>
        method.MethodKind == MethodKind.Constructor
        && method.DeclaringSyntaxReferences.Any(static reference => reference.GetSyntax() is TypeDeclarationSyntax);

    /// <summary>Whether a constructor runs the initializers: it does not leave them to another one of the type.</summary>
    public static bool RunsInitializers(IMethodSymbol method) =>
        method.MethodKind switch
        {
            MethodKind.StaticConstructor => true,
            MethodKind.Constructor => !method.DeclaringSyntaxReferences.Any(static reference =>
                reference.GetSyntax() is ConstructorDeclarationSyntax { Initializer.RawKind: (int)SyntaxKind.ThisConstructorInitializer }),
            _ => false,
        };

    /// <summary>
    /// Whether what the property gives may be in it for good: it is storage, or can only be read and the compiler wrote how.
    /// What is put into a collection there stays there.
    /// </summary>
    public static bool MayKeep(IPropertySymbol property, Compilation compilation) =>
        IsStorage(property, compilation)
        || (property.OriginalDefinition is { IsIndexer: false, IsAbstract: false, SetMethod: null, GetMethod: { } getter }
            && !SymbolEqualityComparer.Default.Equals(property.ContainingAssembly, compilation.Assembly) && IsByCompiler(getter));

    /// <summary>Whether the compiler wrote the code of another assembly's method.</summary>
    private static bool IsByCompiler(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.IsEmpty
            ? method.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "CompilerGeneratedAttribute")
            : CodeOf(Implementation(method), default) is null;

    /// <summary>
    /// Whether the property is storage: the compiler writes both accessors, and says so in another assembly. An abstract
    /// one that can be set counts: whoever implements it keeps what it is given.
    /// </summary>
    public static bool IsStorage(IPropertySymbol property, Compilation compilation)
    {
        property = property.OriginalDefinition;
        if (property.IsIndexer || property.IsExtern)
        {
            return false;
        }

        if (!SymbolEqualityComparer.Default.Equals(property.ContainingAssembly, compilation.Assembly))
        {
            return property.SetMethod is { } setter && (property.IsAbstract || IsByCompiler(setter));
        }

        return (property.GetMethod is null || CodeOf(Implementation(property.GetMethod), default) is null)
            && (property.SetMethod is null || CodeOf(Implementation(property.SetMethod), default) is null);
    }
}
