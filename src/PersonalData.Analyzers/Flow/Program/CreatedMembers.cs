using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PersonalData.Analyzers.Flow.Program;

/// <summary>
/// Members that hold one object for good, which their initializer makes: whatever they are declared as, the object is of
/// the type that stands there.
/// </summary>
internal sealed class CreatedMembers
{
    private readonly Compilation _compilation;
    private readonly ConcurrentDictionary<ISymbol, ITypeSymbol?> _known = new(SymbolEqualityComparer.Default);

    public CreatedMembers(Compilation compilation) => _compilation = compilation;

    /// <summary>The type of the object in a read-only field or property; null when its declaration does not show it.</summary>
    public ITypeSymbol? TypeOf(ISymbol member)
    {
        if (member is not (IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null, Parameters.IsEmpty: true, IsVirtual: false, IsOverride: false, IsAbstract: false })
            || member.ContainingType is not { IsGenericType: false } || !SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, _compilation.Assembly))
        {
            return null;
        }

        return _known.TryGetValue(member, out var known) ? known : _known.GetOrAdd(member, Find(member));
    }

    private ITypeSymbol? Find(ISymbol member)
    {
        var initializer = member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
        {
            VariableDeclaratorSyntax field => field.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value,
            _ => null,
        };
        if (initializer is not ObjectCreationExpressionSyntax || IsAssigned(member))
        {
            return null;
        }

#pragma warning disable RS1030 // The member may be declared in another file than the code that is analysed.
        return _compilation.GetSemanticModel(initializer.SyntaxTree).GetTypeInfo(initializer).Type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } type ? type : null;
#pragma warning restore RS1030
    }

    /// <summary>Whether the type's own code may put something else there, as its constructors can. By name alone: a doubt is a yes.</summary>
    private static bool IsAssigned(ISymbol member)
    {
        foreach (var declaration in member.ContainingType.DeclaringSyntaxReferences)
        {
            foreach (var node in declaration.GetSyntax().DescendantNodes())
            {
                if (node is IdentifierNameSyntax name && name.Identifier.ValueText == member.Name && IsTarget(name))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsTarget(ExpressionSyntax name)
    {
        var place = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return place.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == place,
            ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) || argument.Parent is TupleExpressionSyntax,
            RefExpressionSyntax => true,
            _ => false,
        };
    }
}
