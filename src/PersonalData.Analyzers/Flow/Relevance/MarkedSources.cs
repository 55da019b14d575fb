using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Flow.Program;
using PersonalData.Analyzers.Generation;
using PersonalData.Analyzers.Marks;
using PersonalData.Analyzers.Policies;

namespace PersonalData.Analyzers.Flow.Relevance;

/// <summary>
/// Where a compilation's marks are, by name and from syntax alone: the types that hold marked data, and the members
/// whose mention alone gives some. Errs to the side of too many.
/// </summary>
internal sealed class MarkedSources
{
    private const string Identity = "Microsoft.AspNetCore.Identity";

    private readonly HashSet<string> _attributes = new(StringComparer.Ordinal) { "PersonalData", "OnlineIdentifier", "ProtectedPersonalData" };

    private MarkedSources(Compilation compilation, PrivacyPolicy policy)
    {
        foreach (var marker in policy.Markers)
        {
            _attributes.Add(AttributeName.Trimmed(marker.Attribute.Substring(marker.Attribute.LastIndexOfAny(new[] { '.', '+' }) + 1)));
        }

        foreach (var annotation in policy.Annotations)
        {
            Add(annotation, compilation);
        }
    }

    /// <summary>Types whose objects hold marked data: they, or members of theirs, are marked.</summary>
    public HashSet<string> Types { get; } = new(StringComparer.Ordinal);

    /// <summary>Members whose name alone says that marked data may be read.</summary>
    public HashSet<string> Members { get; } = new(StringComparer.Ordinal);

    /// <summary>Members that are marked themselves, or have marked parameters: their own code handles marked data.</summary>
    public HashSet<DeclaredCode> Code { get; } = new();

    /// <summary>Words of attributes that mark something: code in which one stands marks a parameter of a lambda or the like.</summary>
    public HashSet<int> AttributeWords { get; } = new();

    /// <summary>Files with marks.</summary>
    public HashSet<SyntaxTree> Trees { get; } = new();

    /// <summary>Whether whole types may be marked, not just members.</summary>
    public bool HasMarkedTypes { get; private set; }

    public bool IsEmpty => Types.Count == 0 && Members.Count == 0 && Trees.Count == 0;

    /// <summary>Finds the marks of the source and of the assemblies that it references.</summary>
    public static MarkedSources Find(Compilation compilation, PrivacyPolicy policy, MarkTable marks, CancellationToken cancellationToken)
    {
        var found = new MarkedSources(compilation, policy);
        var concerned = Concerned(compilation, marks).ToImmutableArray();
        found.HasMarkedTypes |= !concerned.IsEmpty;
        AssemblyMarks.Add(marks, concerned, found._attributes, found.Types, found.Members, cancellationToken);
        found.ReadSources(compilation, cancellationToken);
        return found;
    }

    /// <summary>Finds the marks of the source alone.</summary>
    /// <param name="compilation">The program.</param>
    /// <param name="policy">It may list attributes that mark, and mark members itself.</param>
    /// <param name="attributes">Further attributes that may mark something.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static MarkedSources FindWritten(
        Compilation compilation, PrivacyPolicy policy, IEnumerable<string> attributes, CancellationToken cancellationToken)
    {
        var found = new MarkedSources(compilation, policy);
        found._attributes.UnionWith(attributes.Select(AttributeName.Trimmed));
        found.ReadSources(compilation, cancellationToken);
        return found;
    }

    /// <summary>The assemblies that may have marked types in their signatures: those with marks, and whatever refers to one of them.</summary>
    private static IEnumerable<IAssemblySymbol> Concerned(Compilation compilation, MarkTable marks)
    {
        var all = compilation.SourceModule.ReferencedAssemblySymbols.Where(static assembly => assembly.Name != AnnotationNames.Assembly).ToArray();
        var concerned = new HashSet<string>(StringComparer.Ordinal);
        bool? mentionsIdentity = null;
        foreach (var assembly in all)
        {
            if (marks.MayHaveMarks(assembly) && (!IsFramework(assembly) || (mentionsIdentity ??= MentionsIdentity(compilation, all))))
            {
                concerned.Add(assembly.Name);
            }
        }

        for (var known = 0; known < concerned.Count;)
        {
            known = concerned.Count;
            foreach (var assembly in all)
            {
                if (!concerned.Contains(assembly.Name) && (!IsFramework(assembly) || mentionsIdentity == true) && RefersToAny(assembly, concerned))
                {
                    concerned.Add(assembly.Name);
                }
            }
        }

        return all.Where(assembly => concerned.Contains(assembly.Name));
    }

    private static bool RefersToAny(IAssemblySymbol assembly, HashSet<string> names) =>
        assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => names.Contains(reference.Name)));

    /// <summary>The framework's only marked types are those of its identity library, and every web project references that.</summary>
    private static bool IsFramework(IAssemblySymbol assembly) => assembly.Name.StartsWith("Microsoft.", StringComparison.Ordinal);

    private static bool MentionsIdentity(Compilation compilation, IEnumerable<IAssemblySymbol> references) =>
        compilation.SyntaxTrees.Any(static tree => SourceWords.Contains(tree, Identity))
        || references.Any(static assembly => !IsFramework(assembly)
            && assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static reference => reference.Name.IndexOf("Identity", StringComparison.Ordinal) >= 0)));

    private void Add(AnnotationDefinition annotation, Compilation compilation)
    {
        if (annotation.PersonalData.Count == 0)
        {
            return;
        }

        var id = annotation.Member;
        var end = id.IndexOf('(');
        var name = end < 0 ? id : id.Substring(0, end);
        name = name.Substring(name.LastIndexOfAny(new[] { '.', ':' }) + 1);
        var arity = name.IndexOf('`');
        name = arity < 0 ? name : name.Substring(0, arity);
        HasMarkedTypes |= id.StartsWith("T:", StringComparison.Ordinal);
        (id.StartsWith("T:", StringComparison.Ordinal) ? Types : Members).Add(name);
        if (!id.StartsWith("T:", StringComparison.Ordinal) && DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation)?.ContainingType is { } type)
        {
            // Its objects hold marked data, and what has no name in code, such as an indexer, is found by its type.
            Types.Add(type.Name);
        }
    }

    /// <summary>The attributes that mark may have other names here, or be bases of others: as long as names are added, the files are read again.</summary>
    private void ReadSources(Compilation compilation, CancellationToken cancellationToken)
    {
        var trees = compilation.SyntaxTrees.Where(static tree => !GeneratedCode.IsIn(tree)).ToArray();
        var read = new HashSet<SyntaxTree>();
        for (var known = 0; known < _attributes.Count;)
        {
            known = _attributes.Count;
            ReadAttributeWords();
            foreach (var tree in trees)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (TreeOutline.Of(tree).Words(cancellationToken).Overlaps(AttributeWords))
                {
                    ReadAttributeNames(TreeOutline.Of(tree).Declared(cancellationToken));
                    read.Add(tree);
                }
            }
        }

        foreach (var tree in trees)
        {
            if (read.Contains(tree) && ReadMarks(TreeOutline.Of(tree).Declared(cancellationToken)))
            {
                Trees.Add(tree);
            }
        }
    }

    private void ReadAttributeWords()
    {
        foreach (var attribute in _attributes)
        {
            AttributeWords.Add(WordSet.HashOf(attribute));
            AttributeWords.Add(WordSet.HashOf(attribute + AttributeName.Suffix));
        }
    }

    private void ReadAttributeNames(Declarations declarations)
    {
        foreach (var alias in declarations.Aliases)
        {
            if (_attributes.Contains(AttributeName.Trimmed(alias.Last)))
            {
                _attributes.Add(AttributeName.Trimmed(alias.Name));
            }
        }

        foreach (var type in declarations.Types)
        {
            if (type.Name.EndsWith(AttributeName.Suffix, StringComparison.Ordinal)
                && _attributes.Any(attribute => type.Header.Contains(WordSet.HashOf(attribute)) || type.Header.Contains(WordSet.HashOf(attribute + AttributeName.Suffix))))
            {
                _attributes.Add(AttributeName.Trimmed(type.Name));
            }
        }
    }

    private bool ReadMarks(Declarations declarations)
    {
        var found = false;
        foreach (var type in declarations.Types)
        {
            var isMarked = Mark(type.Attributes);
            HasMarkedTypes |= isMarked;
            if (isMarked || Mark(type.ParameterAttributes))
            {
                found = true;
                Types.Add(type.Name);
            }
        }

        foreach (var member in declarations.Members)
        {
            found |= member.Code.Overlaps(AttributeWords);
            if (!Mark(member.Attributes))
            {
                continue;
            }

            found = true;
            Code.Add(member);
            if (member.Type >= 0 && (member.Is(MemberTraits.Data) || member.Is(MemberTraits.Unnamed)))
            {
                Types.Add(declarations.Types[member.Type].Name);
            }

            if (member.Is(MemberTraits.Constructor))
            {
                // What it gives by its parameters, whoever makes an object gets.
                Types.Add(member.Name);
            }
            else if (!member.Is(MemberTraits.Data))
            {
                Members.Add(member.Name);
            }
        }

        return found;
    }

    private bool Mark(ImmutableArray<string> attributes)
    {
        foreach (var attribute in attributes)
        {
            if (_attributes.Contains(AttributeName.Trimmed(attribute)))
            {
                return true;
            }
        }

        return false;
    }
}
