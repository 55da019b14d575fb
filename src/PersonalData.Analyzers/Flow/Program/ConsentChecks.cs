using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Marks;

namespace PersonalData.Analyzers.Flow.Program;

/// <summary>Tells, at a glance, whether a compilation has checks of consent.</summary>
internal static class ConsentChecks
{
    private const string Word = "ConsentCheck";

    public static bool MayExist(Compilation compilation, MarkTable marks) =>
        compilation.SyntaxTrees.Any(static tree => SourceWords.Contains(tree, Word))
        || compilation.SourceModule.ReferencedAssemblySymbols.Any(assembly => assembly.Name != AnnotationNames.Assembly && marks.MayHaveMarks(assembly)
            && assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static reference => reference.Name == AnnotationNames.Assembly)));
}
