using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace PersonalData.CodeFixes.Editing;

/// <summary>
/// Writes attributes, and the policy's names in them, as they are valid in one project. Names are written in full: what
/// a document can leave out, and which <c>using</c> it needs for that, is decided when it is known what else the document
/// means by them.
/// </summary>
internal sealed class VocabularyNames(Compilation compilation)
{
    public const string Namespace = "PersonalData";

    private static readonly Regex s_names = new($@"\bglobal::{Namespace}\.(\w+?)(Attribute)?\b(?=[.(])", RegexOptions.CultureInvariant);

    /// <summary>On syntax whose names may need a <c>using</c>.</summary>
    public static readonly SyntaxAnnotation Imported = new("PersonalData.Imported");

    /// <summary>Whether the project knows the attribute, such as <c>PersonalData</c>.</summary>
    public bool HasAttribute(string name) => Find(name + "Attribute") is not null;

    /// <summary>The C# for a category's name: <c>Category.Employee</c>; a text where no constant was generated for it.</summary>
    public string Category(string name) => Constant("Category", name);

    /// <summary>The C# for a purpose's name.</summary>
    public string Purpose(string name) => Constant("Purpose", name);

    /// <summary>The C# for a name in one of the classes that are generated from the policy.</summary>
    public string Constant(string type, string name) =>
        Find(type)?.GetMembers(name).OfType<IFieldSymbol>().Any(static field => field.IsConst) == true
            ? TypeName(type) + "." + Escaped(name)
            : Text(name);

    /// <summary>The C# for a type of the annotations.</summary>
    public static string TypeName(string type) => $"global::{Namespace}.{type}";

    /// <summary>A name as an identifier: keywords are escaped.</summary>
    public static string Escaped(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    /// <summary>A text as a literal.</summary>
    public static string Text(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>An attribute in its brackets, ready to be put before a declaration.</summary>
    /// <param name="name">Its name without <c>Attribute</c>.</param>
    /// <param name="arguments">Its arguments in C#.</param>
    /// <param name="target">What stands before the colon, such as <c>return</c>.</param>
    /// <param name="model">The place's meaning.</param>
    /// <param name="position">The place.</param>
    public AttributeListSyntax AttributeList(string name, string arguments, string? target, SemanticModel model, int position)
    {
        var needsImport = NeedsImport(model, position);
        var text = Shorten($"[{(target is null ? "" : target + ": ")}{TypeName(name)}Attribute({arguments})] int x;", model, position, needsImport);
        var list = ((FieldDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(text)!).AttributeLists[0];
        return WithNames(list.WithoutTrivia(), needsImport);
    }

    /// <summary>An expression as it can be written at the place.</summary>
    public ExpressionSyntax Expression(string text, SemanticModel model, int position)
    {
        var needsImport = NeedsImport(model, position);
        return WithNames(SyntaxFactory.ParseExpression(Shorten(text, model, position, needsImport)), needsImport);
    }

    /// <summary>
    /// Whether the place lacks the <c>using</c>, and can get it: not where one of its names would then have two meanings
    /// for the code that is there. Names are qualified there instead.
    /// </summary>
    public bool NeedsImport(SemanticModel model, int position)
    {
        var known = model.LookupNamespacesAndTypes(position, name: "PersonalDataAttribute");
        return !known.Any(IsOurs) && TypeNames().All(name => model.LookupNamespacesAndTypes(position, name: name).All(IsOurs));
    }

    private IEnumerable<string> TypeNames() =>
        compilation.GlobalNamespace.GetMembers(Namespace).OfType<INamespaceSymbol>()
            .SelectMany(static space => space.GetTypeMembers())
            .Where(type => compilation.IsSymbolAccessibleWithin(type, compilation.Assembly))
            .Select(static type => type.Name)
            .Distinct();

    /// <summary>
    /// Takes the namespace from the names that mean at the place what they should. The workspace's own simplification does
    /// the same and more, but not in the attributes of lambdas.
    /// </summary>
    private static string Shorten(string text, SemanticModel model, int position, bool needsImport) =>
        s_names.Replace(text, match =>
        {
            var name = match.Groups[1].Value;
            var suffix = match.Groups[2].Value;
            return Means(name) && (suffix.Length == 0 || Means(name + suffix)) ? name : match.Value;

            // The class of constants is called as the attribute: what is no type of ours must not be meant by either.
            bool Means(string candidate)
            {
                var found = model.LookupSymbols(position, name: candidate).Where(static symbol => symbol is not INamespaceSymbol).ToList();
                return found.All(IsOurs) && (needsImport || found.Count > 0 || (suffix.Length > 0 && candidate == name));
            }
        });

    private static T WithNames<T>(T node, bool needsImport)
        where T : SyntaxNode
    {
        node = node.WithAdditionalAnnotations(Simplifier.Annotation);
        return needsImport ? node.WithAdditionalAnnotations(Imported) : node;
    }

    private INamedTypeSymbol? Find(string type) =>
        compilation.GetTypesByMetadataName($"{Namespace}.{type}").FirstOrDefault(found => compilation.IsSymbolAccessibleWithin(found, compilation.Assembly));

    /// <summary>Whether a type is of the namespace of the annotations.</summary>
    public static bool IsOurs(ISymbol type) =>
        type is INamedTypeSymbol { ContainingType: null } && type.ContainingNamespace is { Name: Namespace, ContainingNamespace.IsGlobalNamespace: true };
}
