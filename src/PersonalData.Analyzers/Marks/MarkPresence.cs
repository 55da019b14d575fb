using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Flow.Program;
using PersonalData.Analyzers.Generation;
using PersonalData.Analyzers.Policies;

namespace PersonalData.Analyzers.Marks;

/// <summary>
/// Tells, at a glance, whether a compilation can have marks at all: a project without any must not pay for the analysis
/// of its code. Looks at text, not syntax, and at each tree once, however many compilations it is in.
/// </summary>
internal static class MarkPresence
{
    /// <summary>Every use of an attribute of ours says it: in a using directive, here or global, or in the name itself.</summary>
    private const string NamespaceWord = AnnotationNames.Namespace;

    private const string IdentityWord = "Identity";

    private static readonly ConditionalWeakTable<SyntaxTree, object> s_presence = new();
    private static readonly object s_present = new();
    private static readonly object s_absent = new();

    public static bool MayBeIn(Compilation compilation, PrivacyPolicy policy)
    {
        if (policy.Markers.Count > 0 || policy.Annotations.Count > 0)
        {
            return true;
        }

        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static reference => reference.Name == AnnotationNames.Assembly)))
            {
                return true;
            }
        }

        return compilation.SyntaxTrees.Any(IsPresent);
    }

    private static bool IsPresent(SyntaxTree tree) => s_presence.GetValue(tree, static t => Look(t) ? s_present : s_absent) == s_present;

    private static bool Look(SyntaxTree tree) =>
        (SourceWords.Contains(tree, NamespaceWord) || SourceWords.Contains(tree, IdentityWord)) && !GeneratedCode.IsIn(tree);
}
