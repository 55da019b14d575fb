using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PersonalData.Analyzers.Flow.Program;

/// <summary>Parameters of a type's own parameter list.</summary>
internal static class PrimaryParameters
{
    /// <summary>Whether a member other than an initializer uses the parameter, so that the compiler keeps it in a field.</summary>
    public static bool IsKept(IParameterSymbol parameter, CancellationToken cancellationToken)
    {
        foreach (var reference in parameter.ContainingType.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellationToken) is not TypeDeclarationSyntax type)
            {
                continue;
            }

            foreach (var member in type.Members)
            {
                if (member is not (BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax) || member is ConstructorDeclarationSyntax)
                {
                    continue;
                }

                var names = member.DescendantNodes(static node => node is not (EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax } or AttributeListSyntax));
                if (names.Any(node => node is IdentifierNameSyntax name && name.Identifier.ValueText == parameter.Name
                        && name.Parent is not (MemberAccessExpressionSyntax { Expression: not IdentifierNameSyntax } or NameColonSyntax)
                        && !(name.Parent is MemberAccessExpressionSyntax access && access.Name == name)))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
