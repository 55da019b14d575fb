using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersonalData.Analyzers.Diagnostics;
using PersonalData.CodeFixes.Editing;

namespace PersonalData.CodeFixes.Fixes;

/// <summary>PD4001: adds a handler for the request, which refuses until a person has written what it does.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddHandler))]
public sealed class AddHandler : EditingCodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.NoRequestHandler);

    internal override Task<IReadOnlyList<Fix>> FixesAsync(FixContext context, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (!diagnostic.Properties.TryGetValue("category", out var category) || category is null || context.Policy.Category(category) is null
            || !diagnostic.Properties.TryGetValue("request", out var request) || request is null || !context.Policy.Requests.Contains(request)
            || new VocabularyNames(context.Model.Compilation) is not { } names || !names.HasAttribute("HandlesRequest"))
        {
            return Task.FromResult<IReadOnlyList<Fix>>([]);
        }

        var stub = new HandlerStub(request, category, names.Category(category), names.NeedsImport(context.Model, diagnostic.Location.SourceSpan.Start));
        SyntaxNode place = (SyntaxNode?)context.NodeAt(diagnostic).FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? context.Root;
        var className = stub.ClassName(context.Model.Compilation, context.Root);
        return Task.FromResult(Single(
            Texts.Get("Fix_Handler", request, category).ToString(),
            "Handler",
            new SourceEdit(context.Document.Id, place, $"{request} {category}", (root, current) => current is TypeDeclarationSyntax type
                ? root.ReplaceNode(type, stub.AddTo(type))
                : stub.AddTo((CompilationUnitSyntax)root, className))));
    }
}
