using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersonalData.Analyzers.Diagnostics;
using PersonalData.CodeFixes.Editing;

namespace PersonalData.CodeFixes.Fixes;

/// <summary>PD5005: adds the argument that says on what a ground rests. The words are a person's to fill in.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StateGround))]
public sealed class StateGround : EditingCodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.GroundWithoutReference);

    internal override Task<IReadOnlyList<Fix>> FixesAsync(FixContext context, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (context.NodeAt(diagnostic).FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute
            || context.Model.GetTypeInfo(attribute, cancellation).Type is not { } type
            || ParameterOf(type.Name) is not var (position, parameter, title))
        {
            return Task.FromResult<IReadOnlyList<Fix>>([]);
        }

        var value = context.Expression(AttributeArguments.ToBeFilledIn, attribute.SpanStart);
        return Task.FromResult(Single(
            Texts.Get(title).ToString(), "State", AttributeArguments.SetParameter(context.Document, attribute, position, parameter, value)));
    }

    private static (int Position, string Parameter, string Title)? ParameterOf(string attribute) => attribute switch
    {
        "LegalBasisAttribute" => (1, "reference", "Fix_Reference"),
        "ReclassifiesAttribute" => (2, "reason", "Fix_Reason"),
        "NotPersonalDataAttribute" => (0, "reason", "Fix_Reason"),
        _ => null,
    };
}
