using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PersonalData.Analyzers.Diagnostics;
using PersonalData.Analyzers.Flow;
using PersonalData.Analyzers.Flow.Program;
using PersonalData.Analyzers.Marks;
using PersonalData.Analyzers.Policies;
using PersonalData.Analyzers.Rules.Declarations;

namespace PersonalData.Analyzers.Rules.Flow;

/// <summary>
/// PD5006: a legal basis or reclassification that nothing needs (policy section 3). The rules about flows tell what they
/// would have reported, whatever the grounds; at the end, a ground that none of it can have rested on is reported.
/// </summary>
internal sealed class GroundsInUse(FlowContext context, PrivacyPolicy policy)
{
    private readonly FlowContext _context = context;
    private readonly PrivacyPolicy _policy = policy;
    private readonly ConcurrentBag<(ISymbol Target, AttributeData Attribute, Location Location)> _stated = new();
    private readonly ConcurrentDictionary<(SyntaxTree, TextSpan), bool> _needed = new();
    private readonly ConcurrentDictionary<(string Attribute, string Helper), bool> _helpers = new();

    public static DiagnosticDescriptor Descriptor => Descriptors.GroundNotNeeded;

    private MarkTable Marks => _context.Marks;

    /// <summary>A ground that somebody wrote down.</summary>
    public void AddStated(ISymbol target, AttributeData attribute, Location location)
    {
        if (MarkReader.NameOf(attribute.AttributeClass) is AnnotationNames.LegalBasis or AnnotationNames.Reclassifies)
        {
            _stated.Add((target, attribute, location));
        }
    }

    /// <summary>Something would be reported but for a legal basis: of the code, of the member called, or of a helper in between.</summary>
    public void NeedBasis(IMethodSymbol code, Sink? sink, IEnumerable<string> helpers) => Need(AnnotationNames.LegalBasis, code, sink, helpers);

    /// <summary>Data changed its category.</summary>
    public void Add(ImmutableArray<Fact> facts)
    {
        foreach (var fact in facts)
        {
            if (fact is ReclassifiedFact reclassified)
            {
                Need(AnnotationNames.Reclassifies, reclassified.Body, reclassified.Sink, Via.Helpers(reclassified.Via));
            }
        }
    }

    public void Report(Action<Diagnostic> report, CancellationToken cancellation)
    {
        if (_stated.IsEmpty || _policy.Unread != PolicyParts.None || _policy.Categories.Any(static c => c.Purposes is null))
        {
            // What could not be read of the policy forbids nothing: that says nothing about grounds.
            return;
        }

        foreach (var (target, attribute, location) in _stated)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!_needed.ContainsKey((location.SourceTree!, location.SourceSpan)) && !IsOfHelper(target, attribute) && !MayBeCalledFromElsewhere(target))
            {
                report(Diagnostic.Create(Descriptor, location, AttributeValues.NameOf(attribute), Names.Of(target)));
            }
        }
    }

    private void Need(string ground, IMethodSymbol code, Sink? sink, IEnumerable<string> helpers)
    {
        AddAround(ground, code);
        if (sink is not null)
        {
            // A parameter's name stands behind that of its member.
            var id = sink.Id.Substring(0, sink.Id.IndexOf('#') is var end && end >= 0 ? end : sink.Id.Length);
            if (DocumentationCommentId.GetFirstSymbolForDeclarationId(id, _context.Compilation) is { } called)
            {
                AddAround(ground, called);
            }

            _helpers.TryAdd((ground, sink.Display), true);
        }

        foreach (var helper in helpers)
        {
            _helpers.TryAdd((ground, helper), true);
        }
    }

    private void AddAround(string ground, ISymbol symbol)
    {
        for (ISymbol? current = symbol; current is not null and not INamespaceSymbol;
            current = current is IMethodSymbol { AssociatedSymbol: { } member } ? member : current.ContainingSymbol)
        {
            AddStatedOn(ground, current);
        }

        if (symbol.ContainingAssembly is { } assembly)
        {
            AddStatedOn(ground, assembly);
        }
    }

    private void AddStatedOn(string ground, ISymbol symbol)
    {
        if (!Marks.MayHaveMarks(symbol as IAssemblySymbol ?? symbol.ContainingAssembly))
        {
            return;
        }

        foreach (var attribute in symbol.GetAttributes())
        {
            if (MarkReader.NameOf(attribute.AttributeClass) == ground && attribute.ApplicationSyntaxReference is { } reference)
            {
                _needed.TryAdd((reference.SyntaxTree, reference.Span), true);
            }
        }
    }

    /// <summary>Whether a helper of that name was on the way of what needs a ground; names are all that is known of helpers.</summary>
    private bool IsOfHelper(ISymbol target, AttributeData attribute)
    {
        var ground = MarkReader.NameOf(attribute.AttributeClass);
        var name = _context.Sources.Of(target is IMethodSymbol { AssociatedSymbol: { } member } ? member : target).Display;
        return _helpers.Keys.Any(helper => helper.Attribute == ground
            && (helper.Helper == name
                || (target is INamedTypeSymbol && (helper.Helper.StartsWith(name + ".", StringComparison.Ordinal) || helper.Helper == "new " + name))
                || (target is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } && helper.Helper.Length == 0)));
    }

    /// <summary>Whether callers in other assemblies may hand data to it: its own signature carries some.</summary>
    private bool MayBeCalledFromElsewhere(ISymbol target) => target switch
    {
        IMethodSymbol method => IsVisible(method) && CarriesData(method),
        INamedTypeSymbol type => IsVisible(type) && type.GetMembers().Any(member => !IsByCompiler(member) && MayBeCalledFromElsewhere(member)),
        IAssemblySymbol assembly => _context.Compilation.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary && TypesOf(assembly.GlobalNamespace).Any(MayBeCalledFromElsewhere),
        _ => false,
    };

    /// <summary>Whether the compiler wrote the member, or all of it: such as the accessors of a property that only stores.</summary>
    private bool IsByCompiler(ISymbol member) =>
        member is IMethodSymbol { IsImplicitlyDeclared: true }
        || (member is IMethodSymbol { AssociatedSymbol: IPropertySymbol { IsAbstract: false } property } && SourceMethods.IsStorage(property, _context.Compilation));

    private bool CarriesData(IMethodSymbol method) =>
        !Marks.CategoriesOfResult(method).IsEmpty || !Marks.ShapeOf(method.ReturnType).IsEmpty
        || method.Parameters.Any(parameter => !Marks.CategoriesOf(parameter).IsEmpty || !Marks.ShapeOf(parameter.Type).IsEmpty);

    private static bool IsVisible(ISymbol symbol)
    {
        if (symbol is IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction })
        {
            return false;
        }

        for (var current = symbol; current is not null and not INamespaceSymbol; current = current.ContainingSymbol)
        {
            if (current.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal))
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<INamedTypeSymbol> TypesOf(INamespaceSymbol space)
    {
        foreach (var member in space.GetMembers())
        {
            if (member is INamedTypeSymbol type)
            {
                yield return type;
            }
            else if (member is INamespaceSymbol inner)
            {
                foreach (var found in TypesOf(inner))
                {
                    yield return found;
                }
            }
        }
    }
}
