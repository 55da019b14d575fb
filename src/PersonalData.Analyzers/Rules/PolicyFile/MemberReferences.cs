using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Diagnostics;
using PersonalData.Analyzers.Policies;
using PersonalData.Analyzers.Policies.Reading;

namespace PersonalData.Analyzers.Rules.PolicyFile;

/// <summary>
/// Finds the documentation comment ids under <c>annotations</c> and <c>models</c> that name nothing. One policy serves
/// many projects, and a project does not know the types of the others: an id is wrong only if its type is here and has
/// no such member, or if a type here differs from its type by a slip.
/// </summary>
internal static class MemberReferences
{
    public static IEnumerable<PolicyDiagnostics.Report> Check(PrivacyPolicy policy, Compilation compilation)
    {
        foreach (var (id, position) in policy.Annotations.Select(static a => (a.Member, a.Position)).Concat(policy.Models.Select(static m => (m.Member, m.Position))))
        {
            if (Nearest(id, compilation) is { } suggestions)
            {
                yield return new PolicyDiagnostics.Report(
                    Descriptors.UnknownName, position,
                    PolicyDiagnostics.Message(PolicyMessages.UnknownMember, ImmutableArray.Create(id), suggestions),
                    PolicyDiagnostics.PropertiesOf(suggestions));
            }
        }
    }

    /// <summary>The ids that were probably meant by one that names nothing; null when the id is right, or can't be judged here.</summary>
    private static ImmutableArray<string>? Nearest(string id, Compilation compilation)
    {
        if (DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation) is not null)
        {
            return null;
        }

        if (id.Length < 3 || id[1] != ':')
        {
            return ImmutableArray<string>.Empty;
        }

        if (id[0] == 'N')
        {
            // Another project's, most likely.
            return null;
        }

        var (owner, member) = Split(id);
        if (id[0] != 'T' && TypeOf(owner, compilation) is { } type)
        {
            return NearestMembers(id, member, type);
        }

        return NearestTypes(id, id[0] == 'T' ? id.Substring(2) : owner, compilation) is { IsEmpty: false } near ? near : null;
    }

    private static ImmutableArray<string> NearestMembers(string id, string member, INamedTypeSymbol type)
    {
        var candidates = type.GetMembers().Where(candidate => candidate.CanBeReferencedByName || candidate is IMethodSymbol { MethodKind: MethodKind.Constructor })
            .Select(static candidate => candidate.GetDocumentationCommentId()).OfType<string>().Where(candidate => candidate[0] == id[0]).ToImmutableArray();

        // The right name with other parameters, else a name that is nearly right.
        var sameName = candidates.Where(candidate => Split(candidate).Member == member).Take(3).ToImmutableArray();
        if (!sameName.IsEmpty)
        {
            return sameName;
        }

        var near = NearestNames.Find(member, candidates.Select(static candidate => Split(candidate).Member).Distinct());
        return near.Select(name => candidates.First(candidate => Split(candidate).Member == name)).ToImmutableArray();
    }

    private static ImmutableArray<string> NearestTypes(string id, string name, Compilation compilation)
    {
        var dot = name.LastIndexOf('.');
        var space = dot < 0 ? compilation.GlobalNamespace : NamespaceOf(name.Substring(0, dot), compilation);
        if (space is null)
        {
            return ImmutableArray<string>.Empty;
        }

        // The type may be another project's: only where the whole id would be right with the near name is it a slip.
        var near = NearestNames.Find(name.Substring(dot + 1), space.GetTypeMembers().Select(static type => type.Name).Distinct());
        return near.Select(type => id.Substring(0, 2 + dot + 1) + type + id.Substring(2 + name.Length))
            .Where(candidate => DocumentationCommentId.GetFirstSymbolForDeclarationId(candidate, compilation) is not null).ToImmutableArray();
    }

    private static INamedTypeSymbol? TypeOf(string name, Compilation compilation) =>
        DocumentationCommentId.GetFirstSymbolForDeclarationId("T:" + name, compilation) as INamedTypeSymbol;

    private static INamespaceSymbol? NamespaceOf(string name, Compilation compilation)
    {
        INamespaceSymbol? space = compilation.GlobalNamespace;
        foreach (var part in name.Split('.'))
        {
            space = space?.GetNamespaceMembers().FirstOrDefault(inner => inner.Name == part);
        }

        return space;
    }

    /// <summary>The type's name, and the member's without its parameters.</summary>
    private static (string Owner, string Member) Split(string id)
    {
        var end = id.IndexOf('(');
        var name = end < 0 ? id.Substring(2) : id.Substring(2, end - 2);
        var dot = name.LastIndexOf('.');
        return dot < 0 ? (name, "") : (name.Substring(0, dot), name.Substring(dot + 1));
    }
}
