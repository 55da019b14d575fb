using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PersonalData.Analyzers.Flow.Program;

/// <summary>
/// Which classes and structs of an assembly derive from a type or implement it. To ask a type for its bases makes the
/// compiler bind them, so the names in base lists say first whom to ask: only what is written as derived from the type,
/// or from something that this assembly does not declare.
/// </summary>
internal sealed class TypeHierarchy
{
    private const string Equatable = "IEquatable";

    private readonly Lazy<ImmutableArray<INamedTypeSymbol>> _all;
    private readonly Lazy<Written> _written;
    private readonly Lazy<ILookup<ISymbol?, INamedTypeSymbol>> _open;
    private readonly ConcurrentDictionary<INamedTypeSymbol, ImmutableArray<INamedTypeSymbol>> _derived = new(SymbolEqualityComparer.Default);

    public TypeHierarchy(IAssemblySymbol assembly)
    {
        _all = new Lazy<ImmutableArray<INamedTypeSymbol>>(() => TypesIn(assembly.GlobalNamespace).ToImmutableArray());
        _written = new Lazy<Written>(() => new Written(_all.Value));
        _open = new Lazy<ILookup<ISymbol?, INamedTypeSymbol>>(() => IndexOpen(_written.Value));
    }

    /// <summary>The types of the assembly, nested ones included.</summary>
    public ImmutableArray<INamedTypeSymbol> All => _all.Value;

    /// <summary>Classes and structs derived from the type, directly or not, whatever its type arguments; in an order that does not depend on that of the files.</summary>
    public ImmutableArray<INamedTypeSymbol> DerivedFrom(INamedTypeSymbol type)
    {
        type = type.OriginalDefinition;
        return _derived.TryGetValue(type, out var known) ? known : _derived.GetOrAdd(type, Find(type));
    }

    private ImmutableArray<INamedTypeSymbol> Find(INamedTypeSymbol general)
    {
        if (general.SpecialType == SpecialType.System_Object)
        {
            return ImmutableArray<INamedTypeSymbol>.Empty;
        }

        var written = _written.Value.Closure(_written.Value.DerivedByName(general.Name)).AsEnumerable();
        if (general is { Name: Equatable, Arity: 1 })
        {
            // Every record implements it, and no base list says so.
            written = _all.Value.Where(static type => type.IsRecord);
        }

        return written.Where(type => IsObject(type) && BasesOf(type).Contains(general, SymbolEqualityComparer.Default))
            .Concat(_open.Value[general]).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
            .OrderBy(static type => type.GetDocumentationCommentId() ?? type.MetadataName, StringComparer.Ordinal).ToImmutableArray();
    }

    private static ILookup<ISymbol?, INamedTypeSymbol> IndexOpen(Written written) =>
        written.Closure(written.Open).Where(IsObject).SelectMany(BasesOf, static (type, general) => (type, general))
            .ToLookup(static pair => (ISymbol?)pair.general, static pair => pair.type, SymbolEqualityComparer.Default);

    private static bool IsObject(INamedTypeSymbol type) => type.TypeKind is TypeKind.Class or TypeKind.Struct;

    private static IEnumerable<INamedTypeSymbol> BasesOf(INamedTypeSymbol type)
    {
        foreach (var contract in type.AllInterfaces)
        {
            yield return contract.OriginalDefinition;
        }

        for (var current = type.BaseType; current is { SpecialType: not SpecialType.System_Object }; current = current.BaseType)
        {
            yield return current.OriginalDefinition;
        }
    }

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container is INamespaceSymbol space ? space.GetMembers() : container.GetTypeMembers().CastArray<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol type)
            {
                yield return type;
            }

            foreach (var nested in TypesIn(member))
            {
                yield return nested;
            }
        }
    }

    /// <summary>What base lists say by name alone.</summary>
    private sealed class Written
    {
        private readonly Dictionary<string, List<INamedTypeSymbol>> _byBase = new(StringComparer.Ordinal);

        public Written(ImmutableArray<INamedTypeSymbol> types)
        {
            var names = new HashSet<string>(types.Select(static type => type.Name), StringComparer.Ordinal);
            var open = ImmutableArray.CreateBuilder<INamedTypeSymbol>();
            foreach (var type in types)
            {
                var isOpen = false;
                foreach (var name in BaseNamesOf(type))
                {
                    if (!_byBase.TryGetValue(name, out var derived))
                    {
                        _byBase.Add(name, derived = new List<INamedTypeSymbol>());
                    }

                    derived.Add(type);
                    isOpen |= !names.Contains(name);
                }

                if (isOpen)
                {
                    open.Add(type);
                }
            }

            Open = open.ToImmutable();
        }

        /// <summary>Types with a base that no type of the assembly has the name of: an alias, or another assembly's, with bases that no name shows.</summary>
        public ImmutableArray<INamedTypeSymbol> Open { get; }

        public IEnumerable<INamedTypeSymbol> DerivedByName(string name) =>
            _byBase.TryGetValue(name, out var derived) ? derived : Enumerable.Empty<INamedTypeSymbol>();

        /// <summary>The types and all that may derive from them.</summary>
        public ImmutableArray<INamedTypeSymbol> Closure(IEnumerable<INamedTypeSymbol> types)
        {
            var found = ImmutableArray.CreateBuilder<INamedTypeSymbol>();
            var seen = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
            var pending = new Stack<INamedTypeSymbol>(types);
            while (pending.Count > 0)
            {
                var type = pending.Pop();
                if (!seen.Add(type))
                {
                    continue;
                }

                found.Add(type);
                foreach (var derived in DerivedByName(type.Name))
                {
                    pending.Push(derived);
                }
            }

            return found.ToImmutable();
        }

        private static IEnumerable<string> BaseNamesOf(INamedTypeSymbol type)
        {
            foreach (var reference in type.DeclaringSyntaxReferences)
            {
                if (reference.GetSyntax() is BaseTypeDeclarationSyntax { BaseList: { } list } and not EnumDeclarationSyntax)
                {
                    foreach (var written in list.Types)
                    {
                        yield return NameOf(written.Type);
                    }
                }
            }
        }

        private static string NameOf(TypeSyntax type) => type switch
        {
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => "",
        };
    }
}
