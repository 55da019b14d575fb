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

    /// <summary>Whether the compilation has code for the method: its own, or a constructor that the compiler writes.</summary>
    public static bool HasCode(IMethodSymbol method, Compilation compilation)
    {
        method = Implementation(method);
        if (method.IsAbstract || method.IsExtern || !SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly))
        {
            return false;
        }

        return method.MethodKind is MethodKind.AnonymousFunction or MethodKind.LocalFunction
            || CodeOf(method, default) is not null
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
    /// Whether the property is storage: the compiler writes both accessors. Of another assembly's, where that can't be
    /// seen, any property that can be set counts.
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
            return property.SetMethod is not null;
        }

        return (property.GetMethod is null || CodeOf(Implementation(property.GetMethod), default) is null)
            && (property.SetMethod is null || CodeOf(Implementation(property.SetMethod), default) is null);
    }
}
