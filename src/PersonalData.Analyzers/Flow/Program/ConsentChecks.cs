using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Flow.Relevance;
using PersonalData.Analyzers.Marks;

namespace PersonalData.Analyzers.Flow.Program;

/// <summary>Tells, at a glance, whether a compilation has checks of consent.</summary>
internal static class ConsentChecks
{
    private static readonly int s_word = WordSet.HashOf("ConsentCheck");
    private static readonly int s_fullWord = WordSet.HashOf(AnnotationNames.ConsentCheck);

    public static bool MayExist(Compilation compilation, MarkTable marks) =>
        compilation.SyntaxTrees.Any(static tree => TreeOutline.Of(tree).Words(default) is var words && (words.Contains(s_word) || words.Contains(s_fullWord)))
        || compilation.SourceModule.ReferencedAssemblySymbols.Any(assembly => assembly.Name != AnnotationNames.Assembly && marks.MayHaveMarks(assembly)
            && assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static reference => reference.Name == AnnotationNames.Assembly)));
}
