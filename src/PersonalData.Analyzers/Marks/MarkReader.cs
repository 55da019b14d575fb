using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Flow.Relevance;
using PersonalData.Analyzers.Policies;

namespace PersonalData.Analyzers.Marks;

/// <summary>Reads the marks of single symbols: attributes, attributes that the policy lists as markers, and the policy's annotations.</summary>
internal sealed class MarkReader
{
    private const string IdentityNamespace = "Microsoft.AspNetCore.Identity";
    private const string IdentityMarker = IdentityNamespace + ".ProtectedPersonalDataAttribute";
    private const string IdentityCategory = "Customer";

    private readonly Compilation _compilation;
    private readonly Dictionary<string, string> _markers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AnnotationDefinition> _annotations = new(StringComparer.Ordinal);
    private readonly HashSet<string> _annotatedNames = new(StringComparer.Ordinal);
    private readonly HashSet<string> _markingAssemblies = new(StringComparer.Ordinal) { AnnotationNames.Assembly };
    private readonly ConcurrentDictionary<ISymbol, DeclaredMarks> _declared = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, DeclaredMarks> _results = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IAssemblySymbol, bool> _assemblies = new(SymbolEqualityComparer.Default);
    private readonly Lazy<bool> _mentionsIdentifier;
    private volatile bool _hasReadIdentifier;

    public MarkReader(Compilation compilation, PrivacyPolicy policy)
    {
        _compilation = compilation;
        _mentionsIdentifier = new(() => compilation.SyntaxTrees.Any(static tree => MentionsIdentifier(TreeOutline.Of(tree).Words(CancellationToken.None))));
        AddMarker(IdentityNamespace + ".PersonalDataAttribute", IdentityCategory);
        AddMarker(IdentityMarker, IdentityCategory);
        foreach (var marker in policy.Markers)
        {
            AddMarker(marker.Attribute, marker.Category);
        }

        foreach (var annotation in policy.Annotations)
        {
            _annotations[annotation.Member] = annotation;
            _annotatedNames.Add(SimpleName(annotation.Member));
            if (DocumentationCommentId.GetFirstSymbolForDeclarationId(annotation.Member, compilation)?.ContainingAssembly is { } assembly)
            {
                _markingAssemblies.Add(assembly.Name);
            }
        }
    }

    /// <summary>Whether an attribute other than ours can mark something: one that the policy lists, or the framework's.</summary>
    public bool HasMarkers { get; private set; }

    /// <summary>
    /// Whether there are online identifiers: where there are none, none can be in a value. Of the source it is known from
    /// the start; the marks of referenced assemblies are read before any code is analysed.
    /// </summary>
    public bool HasIdentifiers => _hasReadIdentifier || _mentionsIdentifier.Value;

    private static bool MentionsIdentifier(WordSet words) =>
        words.Contains(WordSet.HashOf("OnlineIdentifier")) || words.Contains(WordSet.HashOf(AnnotationNames.OnlineIdentifier));

    /// <summary>What is declared on <paramref name="symbol"/> itself.</summary>
    public DeclaredMarks Declared(ISymbol symbol)
    {
        symbol = symbol.OriginalDefinition;
        if (!MayDeclare(symbol))
        {
            return DeclaredMarks.None;
        }

        return _declared.TryGetValue(symbol, out var marks) ? marks : _declared.GetOrAdd(symbol, Read(symbol, AttributesOf(symbol)));
    }

    /// <summary>What stands on the symbol; of a property also what stands on what its getter returns, which is the property's value.</summary>
    private static ImmutableArray<AttributeData> AttributesOf(ISymbol symbol) =>
        symbol is IPropertySymbol { GetMethod: { } getter } && getter.GetReturnTypeAttributes() is { IsEmpty: false } onResult
            ? symbol.GetAttributes().AddRange(onResult)
            : symbol.GetAttributes();

    /// <summary>What is declared on the return value of <paramref name="method"/>.</summary>
    public DeclaredMarks DeclaredOnResult(IMethodSymbol method)
    {
        method = method.OriginalDefinition;
        if (!MayDeclare(method))
        {
            return DeclaredMarks.None;
        }

        return _results.TryGetValue(method, out var marks)
            ? marks
            : _results.GetOrAdd(method, Read(null, method.GetReturnTypeAttributes()));
    }

    /// <summary>Whether the assembly can have marks at all: most of the framework is ruled out here, once.</summary>
    public bool MayHaveMarks(IAssemblySymbol? assembly)
    {
        if (assembly is null)
        {
            return false;
        }

        if (SymbolEqualityComparer.Default.Equals(assembly, _compilation.Assembly))
        {
            return true;
        }

        if (_assemblies.TryGetValue(assembly, out var known))
        {
            return known;
        }

        var may = _markingAssemblies.Contains(assembly.Name)
            || assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => _markingAssemblies.Contains(reference.Name)));
        return _assemblies.GetOrAdd(assembly, may);
    }

    /// <summary>Whether the assembly's authors can mark what is in it: this compilation, and those that reference the attributes. Not one that only the policy speaks of.</summary>
    public bool CanBeMarked(IAssemblySymbol? assembly) =>
        assembly is not null
        && (SymbolEqualityComparer.Default.Equals(assembly, _compilation.Assembly)
            || assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static reference => reference.Name == AnnotationNames.Assembly)));

    private bool MayDeclare(ISymbol symbol) =>
        MayHaveMarks(symbol as IAssemblySymbol ?? symbol.ContainingAssembly) || _annotatedNames.Contains(AnnotatedName(symbol));

    private void AddMarker(string attribute, string category)
    {
        _markers[attribute] = category;
        if (_compilation.GetTypeByMetadataName(attribute) is { ContainingAssembly: { } assembly })
        {
            _markingAssemblies.Add(assembly.Name);
            HasMarkers = true;
        }
    }

    private DeclaredMarks Read(ISymbol? symbol, ImmutableArray<AttributeData> attributes)
    {
        var annotation = symbol is null ? null : AnnotationOf(symbol);
        var isIdentityColumn = symbol is IPropertySymbol property && IsUnmarkedIdentityColumn(property);
        if (attributes.IsEmpty && annotation is null && !isIdentityColumn)
        {
            return DeclaredMarks.None;
        }

        var categories = ImmutableArray.CreateBuilder<string>();
        var purposes = ImmutableArray.CreateBuilder<string>();
        var recipients = ImmutableArray.CreateBuilder<string>();
        var collects = ImmutableArray.CreateBuilder<AttributeData>();
        var bases = ImmutableArray.CreateBuilder<AttributeData>();
        var reclassifications = ImmutableArray.CreateBuilder<Reclassification>();
        var requests = ImmutableArray.CreateBuilder<AttributeData>();
        AttributeData? consent = null;
        bool isIdentifier = false, isExcepted = false, isSubject = false, anonymizes = false, hasPurpose = false;

        foreach (var attribute in attributes)
        {
            switch (NameOf(attribute.AttributeClass))
            {
                case AnnotationNames.PersonalData:
                    AddTexts(categories, attribute);
                    break;
                case AnnotationNames.NotPersonalData:
                    isExcepted = true;
                    break;
                case AnnotationNames.OnlineIdentifier:
                    isIdentifier = true;
                    break;
                case AnnotationNames.Purpose:
                    hasPurpose = true;
                    AddTexts(purposes, attribute);
                    break;
                case AnnotationNames.DisclosesTo:
                    AddTexts(recipients, attribute);
                    break;
                case AnnotationNames.Collects:
                    collects.Add(attribute);
                    break;
                case AnnotationNames.LegalBasis:
                    bases.Add(attribute);
                    break;
                case AnnotationNames.ConsentCheck:
                    consent = attribute;
                    break;
                case AnnotationNames.DataSubject:
                    isSubject = true;
                    break;
                case AnnotationNames.Reclassifies:
                    if (Text(attribute, 0) is { } from && Text(attribute, 1) is { } to)
                    {
                        reclassifications.Add(new Reclassification(from, to));
                    }

                    break;
                case AnnotationNames.Anonymizes:
                    anonymizes = true;
                    break;
                case AnnotationNames.HandlesRequest:
                    requests.Add(attribute);
                    break;
                default:
                    if (MarkerCategory(attribute.AttributeClass) is { } category)
                    {
                        AddNew(categories, category);
                    }

                    break;
            }
        }

        if (annotation is not null)
        {
            foreach (var category in annotation.PersonalData)
            {
                // On a method the annotation marks the result; see DeclaredOnResult's callers.
                AddNew(categories, category);
            }

            hasPurpose |= annotation.Purposes.Count > 0;
            purposes.AddRange(annotation.Purposes.Items);
            if (annotation.DisclosesTo is { } recipient)
            {
                AddNew(recipients, recipient);
            }
        }

        if (isIdentityColumn && categories.Count == 0)
        {
            categories.Add(_markers[IdentityMarker]);
        }

        _hasReadIdentifier |= isIdentifier;
        return new DeclaredMarks
        {
            Categories = categories.ToImmutable(),
            Purposes = hasPurpose ? purposes.ToImmutable() : default,
            Recipients = recipients.ToImmutable(),
            Collects = collects.ToImmutable(),
            LegalBases = bases.ToImmutable(),
            ConsentCheck = consent,
            IsDataSubject = isSubject,
            IsOnlineIdentifier = isIdentifier,
            IsExcepted = isExcepted,
            Reclassifications = reclassifications.ToImmutable(),
            Anonymizes = anonymizes,
            Requests = requests.ToImmutable(),
        };
    }

    /// <summary>Whether the class is one of the attributes that users write.</summary>
    public static bool IsOurs(INamedTypeSymbol? type) => NameOf(type) is not null;

    /// <summary>Our attribute's name, or null when the class is somebody else's.</summary>
    public static string? NameOf(INamedTypeSymbol? type) =>
        type is { ContainingType: null, ContainingNamespace: { Name: AnnotationNames.Namespace, ContainingNamespace.IsGlobalNamespace: true } }
            ? type.Name
            : null;

    private string? MarkerCategory(INamedTypeSymbol? type)
    {
        for (var current = type; current is { SpecialType: not SpecialType.System_Object }; current = current.BaseType)
        {
            if (_markers.TryGetValue(MetadataName(current), out var category))
            {
                return category;
            }
        }

        return null;
    }

    private AnnotationDefinition? AnnotationOf(ISymbol symbol) =>
        _annotatedNames.Contains(AnnotatedName(symbol)) && symbol.GetDocumentationCommentId() is { } id
        && _annotations.TryGetValue(id, out var annotation)
            ? annotation
            : null;

    /// <summary>The framework protects these columns but leaves them unmarked, since they derive from marked ones.</summary>
    private static bool IsUnmarkedIdentityColumn(IPropertySymbol property) =>
        property.Name is "NormalizedUserName" or "NormalizedEmail"
        && property.ContainingType is { Name: "IdentityUser" } type
        && type.ContainingNamespace.ToDisplayString() == IdentityNamespace;

    private static string MetadataName(INamedTypeSymbol type)
    {
        var name = type.MetadataName;
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            name = outer.MetadataName + "+" + name;
        }

        return type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() + "." + name : name;
    }

    private static string AnnotatedName(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } => "#ctor",
        IPropertySymbol { IsIndexer: true } => symbol.MetadataName,
        _ => symbol.Name,
    };

    private static string SimpleName(string documentationId)
    {
        var end = documentationId.IndexOf('(');
        var name = end < 0 ? documentationId : documentationId.Substring(0, end);
        name = name.Substring(name.LastIndexOfAny(new[] { '.', ':' }) + 1);
        var arity = name.IndexOf('`');
        return arity < 0 ? name : name.Substring(0, arity);
    }

    private static string? Text(AttributeData attribute, int index) =>
        attribute.ConstructorArguments.Length > index && attribute.ConstructorArguments[index].Kind == TypedConstantKind.Primitive
            ? attribute.ConstructorArguments[index].Value as string
            : null;

    private static void AddTexts(ImmutableArray<string>.Builder texts, AttributeData attribute)
    {
        foreach (var argument in attribute.ConstructorArguments)
        {
            if (argument.Kind == TypedConstantKind.Array)
            {
                foreach (var item in argument.Values.IsDefault ? ImmutableArray<TypedConstant>.Empty : argument.Values)
                {
                    AddNew(texts, item.Value as string);
                }
            }
            else if (argument.Kind == TypedConstantKind.Primitive)
            {
                AddNew(texts, argument.Value as string);
            }
        }
    }

    private static void AddNew(ImmutableArray<string>.Builder texts, string? text)
    {
        if (text is not null && !texts.Contains(text))
        {
            texts.Add(text);
        }
    }
}
