using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Flow.Relevance;
using PersonalData.Analyzers.Marks;
using PersonalData.Analyzers.Policies;

namespace PersonalData.Analyzers.Generation;

/// <summary>
/// The names of all members whose read may give personal data: with them, code that mentions none is passed over on its
/// text alone, without asking what anything in it means. Of the project itself they are found in the text as well, for
/// to ask about each of its members would bind the signature of each. Errs to the side of too many.
/// </summary>
/// <remarks>An override or implementation has the name of the marked member that it takes its categories from.</remarks>
internal sealed class MarkedNames
{
    private readonly MarkTable _marks;
    private readonly CancellationToken _cancellation;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Types of which every member counts, and so does every member of what derives from them.</summary>
    private readonly HashSet<string> _types = new(StringComparer.Ordinal);

    /// <summary>Attributes of referenced assemblies that may derive from one that marks.</summary>
    private readonly HashSet<string> _attributes = new(StringComparer.Ordinal);

    private MarkedNames(MarkTable marks, CancellationToken cancellation)
    {
        _marks = marks;
        _cancellation = cancellation;
    }

    public static HashSet<string> In(Compilation compilation, PrivacyPolicy policy, MarkTable marks, CancellationToken cancellation)
    {
        var found = new MarkedNames(marks, cancellation);
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (marks.MayHaveMarks(assembly))
            {
                found.AddBuilt(assembly);
            }
        }

        var written = MarkedSources.FindWritten(compilation, policy, found._attributes, cancellation);
        found._names.UnionWith(written.Members);
        found._types.UnionWith(written.Types);
        found.AddWritten(compilation);
        return found._names;
    }

    private void AddBuilt(IAssemblySymbol assembly)
    {
        var open = new Stack<INamespaceOrTypeSymbol>();
        open.Push(assembly.GlobalNamespace);
        while (open.Count > 0)
        {
            _cancellation.ThrowIfCancellationRequested();
            var container = open.Pop();
            var isWhole = container is INamedTypeSymbol type && AddBuilt(type);
            foreach (var member in container.GetMembers())
            {
                if (member is INamespaceOrTypeSymbol inner)
                {
                    open.Push(inner);
                }
                else if (isWhole || IsMarked(member))
                {
                    AddNamesOf(member);
                }
            }
        }
    }

    /// <summary>Adds the type if all of its members count; says whether they do.</summary>
    private bool AddBuilt(INamedTypeSymbol type)
    {
        if (type.BaseType is { Name: not "Attribute" } && type.Name.EndsWith("Attribute", StringComparison.Ordinal))
        {
            _attributes.Add(type.Name);
        }

        var isWhole = !_marks.ShapeOf(type).Declared.IsEmpty || _marks.IsIdentifierType(type) || type.TypeParameters.Any(IsMarked);
        if (isWhole)
        {
            _types.Add(type.Name);
        }

        return isWhole;
    }

    private void AddNamesOf(ISymbol member)
    {
        _names.Add(member.Name.Substring(member.Name.LastIndexOf('.') + 1));
        foreach (var positional in member is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor ? constructor.Parameters : Enumerable.Empty<IParameterSymbol>())
        {
            _names.Add(positional.Name);
        }
    }

    private bool IsMarked(ISymbol symbol)
    {
        var own = _marks.Declared(symbol);
        return !own.Categories.IsEmpty || own.IsOnlineIdentifier
            || (symbol is IMethodSymbol method
                && (!_marks.DeclaredOnResult(method).Categories.IsEmpty || method.Parameters.Any(IsMarked) || method.TypeParameters.Any(IsMarked)));
    }

    private void AddWritten(Compilation compilation)
    {
        var trees = compilation.SyntaxTrees.Select(TreeOutline.Of).ToArray();
        var types = new HashSet<int>(_types.Select(WordSet.HashOf));
        for (var known = -1; known < types.Count;)
        {
            known = types.Count;
            foreach (var tree in trees.Where(tree => tree.Words(_cancellation).Overlaps(types)))
            {
                var declared = tree.Declared(_cancellation);
                types.UnionWith(declared.Types.Where(type => type.Header.Overlaps(types)).Select(static type => WordSet.HashOf(type.Name)).ToArray());
                types.UnionWith(declared.Aliases.Where(alias => alias.Target.Overlaps(types)).Select(static alias => WordSet.HashOf(alias.Name)).ToArray());
            }
        }

        foreach (var tree in trees.Where(tree => tree.Words(_cancellation).Overlaps(types)))
        {
            var declared = tree.Declared(_cancellation);
            var counts = declared.Types.Select(type => types.Contains(WordSet.HashOf(type.Name))).ToArray();
            _names.UnionWith(declared.Types.Where((_, index) => counts[index]).SelectMany(static type => type.Parameters));
            _names.UnionWith(declared.Members.Where(member => member.Type >= 0 && counts[member.Type]).Select(static member => member.Name));
        }
    }
}
