using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PersonalData.Analyzers.Flow.Relevance;

/// <summary>What one file's words are, and, if asked, what it declares. Of the text alone, so it outlives compilations.</summary>
internal sealed class TreeOutline
{
    private static readonly ConditionalWeakTable<SyntaxTree, TreeOutline> s_outlines = new();

    private readonly SyntaxTree _tree;
    private WordSet? _words;
    private Declarations? _declarations;

    private TreeOutline(SyntaxTree tree)
    {
        _tree = tree;
        Writes = new WrittenNames(this);
    }

    public static TreeOutline Of(SyntaxTree tree) => s_outlines.GetValue(tree, static tree => new TreeOutline(tree));

    public SyntaxTree Tree => _tree;

    /// <summary>Where it may write to members of a name.</summary>
    public WrittenNames Writes { get; }

    /// <summary>Every word of the file.</summary>
    public WordSet Words(CancellationToken cancellationToken) => _words ??= WordSet.Of(_tree.GetText(cancellationToken).ToString());

    /// <summary>Whether it has a <c>using static</c>.</summary>
    public bool HasStaticUsing(CancellationToken cancellationToken) =>
        _tree.GetRoot(cancellationToken) is CompilationUnitSyntax root && (root.Usings.Any(IsStatic) || root.Members.Any(HasStaticUsing));

    private static bool HasStaticUsing(MemberDeclarationSyntax member) =>
        member is BaseNamespaceDeclarationSyntax space && (space.Usings.Any(IsStatic) || space.Members.Any(HasStaticUsing));

    private static bool IsStatic(UsingDirectiveSyntax directive) => directive.StaticKeyword.IsKind(SyntaxKind.StaticKeyword);

    public Declarations Declared(CancellationToken cancellationToken) =>
        _declarations ??= DeclarationReader.Read((CompilationUnitSyntax)_tree.GetRoot(cancellationToken), _tree.GetText(cancellationToken).ToString());
}

/// <summary>What a file declares, in source order.</summary>
internal sealed record Declarations(ImmutableArray<DeclaredType> Types, ImmutableArray<DeclaredCode> Members, ImmutableArray<DeclaredAlias> Aliases)
{
    /// <summary>Attributes of the assembly or module, by simple name.</summary>
    public ImmutableArray<string> AssemblyAttributes { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Types whose static members a <c>using static</c> brings in, by word.</summary>
    public WordSet StaticUsings { get; init; } = WordSet.Empty;
}

/// <summary>A type as it is written in one place.</summary>
/// <param name="Name">Its simple name.</param>
/// <param name="Header">The words before its body: attributes, parameters, bases, constraints.</param>
/// <param name="Outer">The type around it, by index; negative when there is none.</param>
/// <param name="IsPartial">Whether it may have other parts.</param>
/// <param name="IsDelegate">Whether it is a delegate: its signature is its header.</param>
/// <param name="Attributes">Simple names of the attributes on it or on its type parameters.</param>
internal sealed record DeclaredType(string Name, WordSet Header, int Outer, bool IsPartial, bool IsDelegate, ImmutableArray<string> Attributes)
{
    /// <summary>Names of the parameters of its own parameter list, which may be members too.</summary>
    public ImmutableArray<string> Parameters { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Whether it is an extension block, whose members belong to the class around it.</summary>
    public bool IsExtension { get; init; }

    /// <summary>Simple names of the attributes on those parameters.</summary>
    public ImmutableArray<string> ParameterAttributes { get; init; } = ImmutableArray<string>.Empty;
}

/// <summary>A member that has a signature or code.</summary>
/// <param name="Node">Its declaration; of a field, one variable's.</param>
/// <param name="Name">Its name; of what has none of its own, the type's.</param>
/// <param name="Type">The type that it is in, by index; negative for top-level statements.</param>
/// <param name="Given">Words of what it gives: the type of its result, and of parameters that may give something.</param>
/// <param name="Taken">Words of its parameters' types.</param>
/// <param name="Signature">Words of the whole declaration but for the code.</param>
/// <param name="Code">Words of its code: bodies, initializers.</param>
/// <param name="Traits">What kind of member it is.</param>
/// <param name="Attributes">Simple names of the attributes on it, its result, its accessors and its parameters.</param>
internal sealed record DeclaredCode(
    SyntaxNode Node, string Name, int Type, WordSet Given, WordSet Taken, WordSet Signature, WordSet Code, MemberTraits Traits, ImmutableArray<string> Attributes)
{
    public bool Is(MemberTraits trait) => (Traits & trait) != 0;
}

[Flags]
internal enum MemberTraits
{
    None = 0,
    HasCode = 1,
    Private = 2,
    Static = 4,

    /// <summary>A field or property, which an object of the type holds.</summary>
    Data = 8,

    /// <summary>The language uses it without its name: indexers, operators, enumerators and the like.</summary>
    Unnamed = 16,
    Extension = 32,

    /// <summary>It runs whenever an object is made: a constructor or an initializer.</summary>
    Construction = 64,

    /// <summary>Attributes stand on parameters, not only on the member.</summary>
    MarkedParameters = 128,
    Constructor = 256,
}

/// <summary>A <c>using</c> that gives a type another name.</summary>
internal sealed record DeclaredAlias(string Name, WordSet Target, string Last);
