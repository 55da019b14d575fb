using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PersonalData.Analyzers.Collections;
using PersonalData.Analyzers.Marks;
using PersonalData.Analyzers.Policies;

namespace PersonalData.Analyzers.Generation;

/// <summary>
/// What the registry says of the code. It takes a look at the project as a whole, which is too costly for an editor, so
/// only real builds do it.
/// </summary>
/// <param name="Marks">Every mark, by an attribute or by the policy's word.</param>
/// <param name="Activities">What was found for each activity.</param>
internal sealed record CodeScan(EquatableArray<DeclaredMark> Marks, EquatableArray<ActivitySurroundings> Activities)
{
    public static CodeScan Nothing { get; } =
        new(EquatableArray<DeclaredMark>.Empty, EquatableArray<ActivitySurroundings>.Empty);

    public static CodeScan Run(
        Compilation compilation, PrivacyPolicy policy, EquatableArray<MarkSite> sites, CancellationToken cancellation)
    {
        var places = new DeclarationPlaces(WithVocabulary(compilation, policy), cancellation);
        var table = new MarkTable(places.Compilation, policy);
        var marks = MarkResolver.Read(places, MarkSites.InOrder(sites.Concat(MarkSites.ReadOther(compilation, policy, cancellation))))
            .Concat(PolicyMarkScan.Run(places, policy, table, cancellation))
            .Distinct()
            .ToEquatableArray();
        return new(marks, ActivityScan.Run(places, policy, table, marks, cancellation));
    }

    // A generator sees the project without what it generates: `Purpose.Payroll` in a mark means nothing yet.
    private static Compilation WithVocabulary(Compilation compilation, PrivacyPolicy policy) => compilation.AddSyntaxTrees(
        CSharpSyntaxTree.ParseText(
            Vocabulary.Of(policy).ToSource(embedded: false),
            compilation.SyntaxTrees.FirstOrDefault()?.Options as CSharpParseOptions));
}
