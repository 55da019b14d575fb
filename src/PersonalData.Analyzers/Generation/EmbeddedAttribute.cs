using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace PersonalData.Analyzers.Generation;

/// <summary>
/// The attribute that hides a generated type from every other compilation, so that projects that see each other's
/// internals don't find two of it (CS0436).
/// </summary>
/// <remarks>
/// Compilers before 4.13 keep the name for themselves and answer its definition with an error (CS8336). There the types
/// go without it, and <see cref="GeneratedTypeConflictSuppressor"/> takes the warning away.
/// </remarks>
internal static class EmbeddedAttribute
{
    public const string MetadataName = "Microsoft.CodeAnalysis.EmbeddedAttribute";

    private static readonly Version FirstCompilerToAllowIt = new(4, 13);

    /// <summary>Whether the running compiler lets a source define the attribute.</summary>
    public static bool IsAllowed { get; } =
        typeof(CSharpCompilation).Assembly.GetName().Version is { } version && version >= FirstCompilerToAllowIt;

    /// <summary>
    /// Whether the compilation has a definition already: the user's own, or another generator's, which need not be partial.
    /// </summary>
    /// <remarks>Names are asked first: symbols of a compilation without what generators add are of no use to anybody else.</remarks>
    public static bool IsDefinedIn(Compilation compilation) =>
        compilation.ContainsSymbolsWithName("EmbeddedAttribute", SymbolFilter.Type)
        && compilation.Assembly.GetTypeByMetadataName(MetadataName) is not null;

    /// <summary>The definition as the compiler's own API for it writes it: partial, so that those of several generators merge.</summary>
    public static SourceText Definition { get; } = new StringBuilder(GeneratedCode.Header)
        .Append("namespace Microsoft.CodeAnalysis\n{\n")
        .Append("    internal sealed partial class EmbeddedAttribute : global::System.Attribute\n    {\n    }\n")
        .Append("}\n")
        .AsSource();
}
