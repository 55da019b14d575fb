using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Marks;
using PersonalData.Analyzers.Policies;

namespace PersonalData.Analyzers.Flow.Models;

/// <summary>The models in force: the policy's before the built-in ones, a member's own before those of what it overrides or implements.</summary>
internal sealed class ModelTable
{
    private readonly Dictionary<string, FlowModel> _exact = new(StringComparer.Ordinal);
    private readonly HashSet<string> _exactNames = new(StringComparer.Ordinal);
    private readonly bool _hasWideRows;
    private readonly List<(string Caller, HandlerCall Call)> _handlers = new();
    private readonly ConcurrentDictionary<IMethodSymbol, FlowModel?> _known = new(SymbolEqualityComparer.Default);

    public ModelTable(PrivacyPolicy policy)
    {
        foreach (var model in policy.Models)
        {
            var parsed = FlowModel.Parse(model.Flow);
            if (parsed.Handler is { } handler)
            {
                _handlers.Add((SimpleNameOf(model.Member), handler));
            }

            _exact[model.Member] = parsed;
            _hasWideRows |= model.Member[0] is 'T' or 'N';
            _exactNames.Add(SimpleNameOf(model.Member));
        }
    }

    /// <summary>What libraries run for what they are handed, each with the simple name of the method that is called for it.</summary>
    public IEnumerable<(string Caller, HandlerCall Call)> Handlers => LibraryModels.Handlers.Concat(_handlers);

    /// <summary>The model of a method, constructor or accessor; null when there is none.</summary>
    public FlowModel? Find(IMethodSymbol method)
    {
        method = method.OriginalDefinition;
        return _known.TryGetValue(method, out var model) ? model : _known.GetOrAdd(method, Search(method));
    }

    /// <summary>The built-in row that a method, constructor or accessor goes by; null when there is none.</summary>
    public static string? RowOf(IMethodSymbol method)
    {
        method = method.OriginalDefinition;
        foreach (var declaration in MarkTable.Declarations(method))
        {
            if (LibraryModels.Find(RowKey(method, declaration)) is not null)
            {
                return RowKey(method, declaration);
            }
        }

        return null;
    }

    private FlowModel? Search(IMethodSymbol method)
    {
        foreach (var declaration in MarkTable.Declarations(method))
        {
            if ((Exact(declaration) ?? Exact(Member(declaration)) ?? OfAll(declaration)) is { } exact)
            {
                return exact;
            }

            if (LibraryModels.Find(RowKey(method, declaration)) is { } model)
            {
                return model;
            }
        }

        return null;
    }

    /// <summary>A property's row is that of its getter; a setter's is under its own name.</summary>
    private static string RowKey(IMethodSymbol method, ISymbol declaration) =>
        Key(method.MethodKind == MethodKind.PropertySet ? declaration : Member(declaration));

    private static ISymbol Member(ISymbol declaration) => declaration is IMethodSymbol { AssociatedSymbol: { } associated } ? associated : declaration;

    private FlowModel? Exact(ISymbol member) =>
        _exactNames.Contains(NameOf(member)) && member.GetDocumentationCommentId() is { } id && _exact.TryGetValue(id, out var model) ? model : null;

    /// <summary>The policy's row for all methods of the type, or of a namespace around it: the innermost.</summary>
    private FlowModel? OfAll(ISymbol declaration)
    {
        if (!_hasWideRows || declaration is not IMethodSymbol { MethodKind: MethodKind.Ordinary, ContainingType: { } type })
        {
            return null;
        }

        for (ISymbol? container = type.OriginalDefinition; container is not null and not INamespaceSymbol { IsGlobalNamespace: true }; container = (ISymbol?)container.ContainingType ?? container.ContainingNamespace)
        {
            if (container.GetDocumentationCommentId() is { } id && _exact.TryGetValue(id, out var model))
            {
                return model;
            }
        }

        return null;
    }

    /// <summary>The key of the built-in table: kind, namespace, type and name, without arity or parameters.</summary>
    private static string Key(ISymbol member)
    {
        var type = member.ContainingType;
        var name = type?.Name ?? "";
        for (var outer = type?.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            name = outer.Name + "." + name;
        }

        var space = type?.ContainingNamespace is { IsGlobalNamespace: false } containing ? containing.ToDisplayString() + "." : "";
        return (member is IMethodSymbol ? "M:" : "P:") + space + name + "." + NameOf(member);
    }

    private static string NameOf(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } => "#ctor",
        IMethodSymbol { MethodKind: MethodKind.PropertySet, AssociatedSymbol: { } set } => "set_" + NameOf(set),
        IPropertySymbol { IsIndexer: true } => "Item",
        IPropertySymbol { ExplicitInterfaceImplementations: { IsEmpty: false } implemented } => implemented[0].Name,
        _ => member.Name,
    };

    private static string SimpleNameOf(string documentationId)
    {
        var end = documentationId.IndexOf('(');
        var name = end < 0 ? documentationId : documentationId.Substring(0, end);
        name = name.Substring(name.LastIndexOfAny(new[] { '.', ':' }) + 1);
        var arity = name.IndexOf('`');
        return arity < 0 ? name : name.Substring(0, arity);
    }
}
