using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PersonalData.Analyzers.Flow.Relevance;

/// <summary>Where one file may write to members of a name. Of the text alone, so that it outlives compilations: an edit elsewhere asks for nothing anew.</summary>
internal sealed class WrittenNames
{
    private readonly TreeOutline _outline;
    private readonly ConcurrentDictionary<string, ImmutableArray<(DeclaredCode Code, ImmutableArray<SimpleNameSyntax> Names)>> _known = new(StringComparer.Ordinal);

    public WrittenNames(TreeOutline outline) => _outline = outline;

    /// <summary>The declarations whose code may write to a member called <paramref name="name"/>, each with the places.</summary>
    public ImmutableArray<(DeclaredCode Code, ImmutableArray<SimpleNameSyntax> Names)> To(string name, CancellationToken cancellationToken) =>
        _known.TryGetValue(name, out var known) ? known : _known.GetOrAdd(name, Find(name, cancellationToken));

    private ImmutableArray<(DeclaredCode, ImmutableArray<SimpleNameSyntax>)> Find(string name, CancellationToken cancellationToken)
    {
        var word = WordSet.HashOf(name);
        if (!_outline.Words(cancellationToken).Contains(word))
        {
            return ImmutableArray<(DeclaredCode, ImmutableArray<SimpleNameSyntax>)>.Empty;
        }

        var found = ImmutableArray.CreateBuilder<(DeclaredCode, ImmutableArray<SimpleNameSyntax>)>();
        foreach (var code in _outline.Declared(cancellationToken).Members)
        {
            if (code.Is(MemberTraits.HasCode) && code.Code.Contains(word))
            {
                var names = code.Node.DescendantNodes().OfType<SimpleNameSyntax>()
                    .Where(node => node.Identifier.ValueText == name && TargetOf(node) is not null).ToImmutableArray();
                if (!names.IsEmpty)
                {
                    found.Add((code, names));
                }
            }
        }

        return found.ToImmutable();
    }

    /// <summary>The assignment, or the call on what the member holds, by which something may get into it; null when the member is only read.</summary>
    public static SyntaxNode? TargetOf(SimpleNameSyntax name)
    {
        ExpressionSyntax target = name;
        while (true)
        {
            switch (target.Parent)
            {
                case MemberAccessExpressionSyntax access when access.Name == target:
                    target = access;
                    break;
                case ElementAccessExpressionSyntax element when element.Expression == target:
                    target = element;
                    break;
                case PostfixUnaryExpressionSyntax or ParenthesizedExpressionSyntax:
                    target = (ExpressionSyntax)target.Parent;
                    break;
                case AssignmentExpressionSyntax assignment when assignment.Left == target:
                    return assignment;
                case ArgumentSyntax argument when !argument.RefKindKeyword.IsKind(SyntaxKind.None):
                    return argument;
                case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Expression == target:
                    return call;
                case MemberAccessExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } part when part.Expression == target && assignment.Left == part:
                    return assignment;
                default:
                    return null;
            }
        }
    }
}
