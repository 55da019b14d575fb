using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersonalData.Analyzers.Collections;
using PersonalData.Analyzers.Marks;

namespace PersonalData.Analyzers.Generation;

/// <summary>Turns attributes on symbols into <see cref="DeclaredMark"/>s. Passes over what does not compile yet.</summary>
internal static class SourceMarks
{
    public static readonly ImmutableArray<MarkKind> Kinds = ImmutableArray.Create(
        MarkKind.PersonalData,
        MarkKind.OnlineIdentifier,
        MarkKind.NotPersonalData,
        MarkKind.Purpose,
        MarkKind.DisclosesTo,
        MarkKind.Collects,
        MarkKind.LegalBasis,
        MarkKind.HandlesRequest);

    public static string MetadataName(MarkKind kind) => AnnotationNames.Namespace + "." + kind + "Attribute";

    /// <summary>The marks of one kind on the declaration that the compiler found.</summary>
    public static EquatableArray<DeclaredMark> Read(MarkKind kind, GeneratorAttributeSyntaxContext context)
    {
        var symbol = context.TargetSymbol;
        var marks = ImmutableArray.CreateBuilder<DeclaredMark>(context.Attributes.Length);
        foreach (var attribute in context.Attributes)
        {
            var onResult = symbol is IMethodSymbol method && !method.GetAttributes().Contains(attribute);
            Add(marks, symbol, kind, attribute, onResult);
        }

        return new(marks.ToImmutable());
    }

    /// <summary>
    /// The marks on what <c>ForAttributeWithMetadataName</c> does not look at: lambdas, and the property or field that
    /// an attribute list on a parameter or property is meant for.
    /// </summary>
    public static EquatableArray<DeclaredMark> ReadOther(GeneratorSyntaxContext context, CancellationToken cancellation)
    {
        var symbol = context.Node switch
        {
            LambdaExpressionSyntax lambda => context.SemanticModel.GetSymbolInfo(lambda, cancellation).Symbol,
            AttributeListSyntax { Parent: { } owner, Target: { } target } =>
                Meant(context.SemanticModel.GetDeclaredSymbol(owner, cancellation), target.Identifier.ValueText),
            _ => null,
        };
        if (symbol is null)
        {
            return EquatableArray<DeclaredMark>.Empty;
        }

        var marks = ImmutableArray.CreateBuilder<DeclaredMark>();
        AddAll(marks, symbol, symbol.GetAttributes(), onResult: false);
        if (symbol is IMethodSymbol method)
        {
            AddAll(marks, symbol, method.GetReturnTypeAttributes(), onResult: true);
        }

        return new(marks.ToImmutable());
    }

    public static bool MayBeOther(SyntaxNode node) => node switch
    {
        LambdaExpressionSyntax lambda => lambda.AttributeLists.Count > 0,
        AttributeListSyntax { Target: { } target } => target.Identifier.ValueText is "property" or "field",
        _ => false,
    };

    private static ISymbol? Meant(ISymbol? owner, string target)
    {
        var property = owner switch
        {
            IPropertySymbol itself => itself,
            IParameterSymbol parameter => PropertyOf(parameter),
            _ => null,
        };
        return target == "property"
            ? property
            : property?.ContainingType.GetMembers().OfType<IFieldSymbol>()
                .FirstOrDefault(f => SymbolEqualityComparer.Default.Equals(f.AssociatedSymbol, property));
    }

    private static IPropertySymbol? PropertyOf(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: { IsRecord: true } record }
        && parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax().Parent?.Parent is RecordDeclarationSyntax
            ? record.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault()
            : null;

    private static void AddAll(
        ImmutableArray<DeclaredMark>.Builder marks, ISymbol symbol, ImmutableArray<AttributeData> attributes, bool onResult)
    {
        foreach (var attribute in attributes)
        {
            if (KindOf(attribute) is { } kind)
            {
                Add(marks, symbol, kind, attribute, onResult);
            }
        }
    }

    private static MarkKind? KindOf(AttributeData attribute)
    {
        if (attribute.AttributeClass is { ContainingType: null, ContainingNamespace: { Name: AnnotationNames.Namespace, ContainingNamespace.IsGlobalNamespace: true } } type)
        {
            foreach (var kind in Kinds)
            {
                if (type.MetadataName == kind + "Attribute")
                {
                    return kind;
                }
            }
        }

        return null;
    }

    private static void Add(
        ImmutableArray<DeclaredMark>.Builder marks, ISymbol symbol, MarkKind kind, AttributeData attribute, bool onResult)
    {
        if (Arguments(kind, attribute) is not { } arguments)
        {
            return;
        }

        // What is written on a backing field speaks of its property.
        if (DeclarationId.Of((symbol as IFieldSymbol)?.AssociatedSymbol ?? symbol) is { } target)
        {
            marks.Add(new(onResult ? target.With(DeclarationId.Result) : target, kind, arguments));
        }

        if (symbol is IParameterSymbol parameter
            && kind is MarkKind.PersonalData or MarkKind.OnlineIdentifier
            && PropertyOf(parameter) is { } property
            && DeclarationId.Of(property) is { } propertyTarget)
        {
            marks.Add(new(propertyTarget, kind, arguments));
        }
    }

    /// <summary>The arguments as <see cref="MarkKind"/> says for the kind; null while they don't compile.</summary>
    public static EquatableArray<string>? Arguments(MarkKind kind, AttributeData attribute)
    {
        var given = attribute.ConstructorArguments;
        return kind switch
        {
            MarkKind.OnlineIdentifier => EquatableArray<string>.Empty,
            MarkKind.Purpose => given.Length == 1 && given[0].Kind == TypedConstantKind.Array && !given[0].IsNull
                ? given[0].Values.Select(Text).OfType<string>().ToEquatableArray()
                : null,
            MarkKind.Collects => Texts(given, 1) is [{ } category]
                ? Array(category, Named(attribute, "Notice") ?? "", Named(attribute, "NoticeExemption") ?? "None", Named(attribute, "Minors") ?? "Unspecified")
                : null,
            MarkKind.LegalBasis or MarkKind.HandlesRequest => Texts(given, 2) is [{ } first, var second] ? Array(first, second ?? "") : null,
            MarkKind.NotPersonalData => Texts(given, 1) is [var reason] ? Array(reason ?? "") : null,
            _ => Texts(given, 1) is [{ } name] ? Array(name) : null,
        };
    }

    private static EquatableArray<string> Array(params string[] texts) => texts.ToEquatableArray();

    private static string?[] Texts(ImmutableArray<TypedConstant> constants, int count) =>
        constants.Length == count ? constants.Select(Text).ToArray() : [];

    private static string? Named(AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
            {
                return Text(argument.Value);
            }
        }

        return null;
    }

    private static string? Text(TypedConstant constant) => constant switch
    {
        { Kind: TypedConstantKind.Primitive } => constant.Value as string,
        { Kind: TypedConstantKind.Enum, Type: { } type } =>
            type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => Equals(f.ConstantValue, constant.Value))?.Name
            ?? Convert.ToString(constant.Value, CultureInfo.InvariantCulture),
        _ => null,
    };
}
