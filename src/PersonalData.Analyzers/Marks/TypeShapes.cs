using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Collections;

namespace PersonalData.Analyzers.Marks;

/// <summary>A marked member that an object of some type holds, itself or deeper inside.</summary>
internal readonly record struct ShapeMember(string Category, ISymbol Member);

/// <summary>
/// What personal data the objects of a type are or hold, by marks alone (SPEC 6.1): <see cref="Own"/> because the type,
/// a base, an interface or an element type is marked; <see cref="Members"/> through marked members at any depth.
/// </summary>
internal sealed class TypeShape
{
    private readonly Func<bool, ImmutableArray<ShapeMember>>? _find;
    private ImmutableArray<ShapeMember> _members;
    private ImmutableArray<ShapeMember> _openMembers;

    private TypeShape()
    {
        Own = ImmutableArray<string>.Empty;
        Declared = ImmutableArray<string>.Empty;
        _members = ImmutableArray<ShapeMember>.Empty;
        _openMembers = ImmutableArray<ShapeMember>.Empty;
    }

    /// <param name="own">See <see cref="Own"/>.</param>
    /// <param name="declared">See <see cref="Declared"/>.</param>
    /// <param name="marked">See <see cref="MarkedType"/>.</param>
    /// <param name="find">Finds <see cref="OpenMembers"/>, or else all <see cref="Members"/>: a look at all that the type leads to, so only when somebody asks.</param>
    public TypeShape(ImmutableArray<string> own, ImmutableArray<string> declared, ITypeSymbol? marked, Func<bool, ImmutableArray<ShapeMember>> find)
    {
        Own = own;
        Declared = declared;
        MarkedType = marked;
        _find = find;
    }

    public static TypeShape Empty { get; } = new();

    public ImmutableArray<string> Own { get; }

    /// <summary>Those of <see cref="Own"/> that its members have too: not what it has only as a box of others, such as a tuple or a list.</summary>
    public ImmutableArray<string> Declared { get; }

    /// <summary>The type that carries the mark: for a list of employees, the employee.</summary>
    public ITypeSymbol? MarkedType { get; }

    public ImmutableArray<ShapeMember> Members => _members.IsDefault ? _members = _find!(false) : _members;

    /// <summary>Those of <see cref="Members"/> to which members lead that others can use: what a service keeps to itself, nobody gets by holding the service.</summary>
    public ImmutableArray<ShapeMember> OpenMembers =>
        !_openMembers.IsDefault ? _openMembers : _openMembers = Members.IsEmpty ? Members : _find!(true);

    public bool IsEmpty => Own.IsEmpty && Members.IsEmpty;
}

/// <summary>Answers, once for each type, what data its objects carry by marks.</summary>
internal sealed class TypeShapes
{
    private const int MaxDepth = 8;

    private static readonly HashSet<string> s_wrappers = new(StringComparer.Ordinal)
    {
        "Nullable", "Task", "ValueTask", "Lazy", "Span", "ReadOnlySpan", "Memory", "ReadOnlyMemory", "KeyValuePair", "Tuple", "ValueTuple",
        "ArraySegment", "ReadOnlySequence", "WeakReference", "StrongBox", "ConfiguredTaskAwaitable", "ConfiguredValueTaskAwaitable",
        "TaskAwaiter", "ValueTaskAwaiter", "AsyncLocal", "ThreadLocal",
    };

    private readonly MarkReader _reader;
    private readonly ConcurrentDictionary<ISymbol, ImmutableArray<string>> _marks = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ITypeSymbol, TypeShape> _shapes = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ITypeSymbol, ImmutableArray<string>> _ofOne = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ITypeSymbol, ISymbol?> _identifiers = new(SymbolEqualityComparer.Default);

    public TypeShapes(MarkReader reader) => _reader = reader;

    public TypeShape Of(ITypeSymbol? type)
    {
        if (type is null || IsPlain(type))
        {
            return TypeShape.Empty;
        }

        return _shapes.TryGetValue(type, out var shape) ? shape : _shapes.GetOrAdd(type, Compute(type));
    }

    /// <summary>The categories of objects of the type and of their members, collections left out.</summary>
    public ImmutableArray<string> CategoriesOfOne(ITypeSymbol? type)
    {
        if (type is null || IsPlain(type) || IsCollection(type))
        {
            return ImmutableArray<string>.Empty;
        }

        if (_ofOne.TryGetValue(type, out var known))
        {
            return known;
        }

        var found = new SortedSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        Visit(type, seen, 0, inCollections: false, member => found.UnionWith(MarkTable.MarksOn(member, _reader)), part =>
        {
            var own = ImmutableArray.CreateBuilder<string>();
            ITypeSymbol? marked = null;
            AddOwn(part, own, ref marked, 0);
            found.UnionWith(own);
        });
        return _ofOne.GetOrAdd(type, found.ToImmutableArray());
    }

    /// <summary>The first online identifier that objects of the type hold, collections included.</summary>
    public ISymbol? IdentifierIn(ITypeSymbol? type, MarkTable marks)
    {
        if (type is null || IsPlain(type))
        {
            return null;
        }

        if (_identifiers.TryGetValue(type, out var known))
        {
            return known;
        }

        ISymbol? found = null;
        var seen = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        Visit(type, seen, 0, inCollections: true, member => found ??= marks.IsOnlineIdentifier(member) ? member.OriginalDefinition : null, static _ => { });
        return _identifiers.GetOrAdd(type, found);
    }

    /// <summary>Visits the data members of a type at any depth, and the types on the way.</summary>
    private void Visit(ITypeSymbol type, HashSet<ITypeSymbol> seen, int depth, bool inCollections, Action<ISymbol> member, Action<ITypeSymbol> part)
    {
        if (depth > MaxDepth || IsPlain(type) || (!inCollections && IsCollection(type)) || !seen.Add(type))
        {
            return;
        }

        part(type);
        foreach (var element in Elements(type))
        {
            Visit(element, seen, depth + 1, inCollections, member, part);
        }

        for (var current = type as INamedTypeSymbol; current is not null; current = current.BaseType)
        {
            if (!current.IsAnonymousType && !_reader.MayHaveMarks(current.ContainingAssembly))
            {
                continue;
            }

            foreach (var declared in current.GetMembers())
            {
                if (DataTypeOf(declared) is { } dataType && !IsQuery(dataType))
                {
                    member(declared);
                    Visit(dataType, seen, depth + 1, inCollections, member, part);
                }
            }
        }
    }

    /// <summary>Whether objects of the type are boxes of others: what is in them is what they are (SPEC 6.1).</summary>
    public static bool IsContainer(ITypeSymbol type) => !Elements(type).IsEmpty;

    /// <summary>Whether the type is a collection in the language's sense: it can be enumerated, and isn't text.</summary>
    public static bool IsCollection(ITypeSymbol? type) =>
        type is not null && type.SpecialType != SpecialType.System_String
        && (type is IArrayTypeSymbol || type.SpecialType == SpecialType.System_Collections_IEnumerable
            || IsNamed(type, "IAsyncEnumerable") || IsNamed(type, "Span") || IsNamed(type, "ReadOnlySpan")
            || type.AllInterfaces.Any(static i => i.SpecialType == SpecialType.System_Collections_IEnumerable || i.Name == "IAsyncEnumerable"));

    /// <summary>What a collection's elements are; null when that is not known or the type is no collection.</summary>
    public static ITypeSymbol? ElementOf(ITypeSymbol type) => IsCollection(type) && Elements(type) is { Length: 1 } elements ? elements[0] : null;

    private static bool IsNamed(ITypeSymbol type, string name) => type.Name == name && type is INamedTypeSymbol { IsGenericType: true };

    private static bool IsPlain(ITypeSymbol type) =>
        type.SpecialType is not (SpecialType.None or SpecialType.System_Array or SpecialType.System_Nullable_T)
        || type.TypeKind is TypeKind.Enum or TypeKind.Delegate or TypeKind.Pointer or TypeKind.Dynamic;

    private static ImmutableArray<ITypeSymbol> Elements(ITypeSymbol type)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                return ImmutableArray.Create(array.ElementType);
            case INamedTypeSymbol { IsTupleType: true } tuple:
                return tuple.TupleElements.SelectAsArray(static e => e.Type);
            case INamedTypeSymbol { SpecialType: SpecialType.System_String }:
                return ImmutableArray<ITypeSymbol>.Empty;
            case INamedTypeSymbol { IsGenericType: true } named when s_wrappers.Contains(named.Name):
                return named.TypeArguments;
            case INamedTypeSymbol named:
                if (IsEnumerable(named))
                {
                    return named.TypeArguments;
                }

                foreach (var candidate in named.AllInterfaces)
                {
                    if (IsEnumerable(candidate))
                    {
                        return candidate.TypeArguments;
                    }
                }

                break;
        }

        return ImmutableArray<ITypeSymbol>.Empty;
    }

    private static bool IsEnumerable(INamedTypeSymbol type) =>
        type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T || IsNamed(type, "IAsyncEnumerable");

    private TypeShape Compute(ITypeSymbol type)
    {
        var own = ImmutableArray.CreateBuilder<string>();
        ITypeSymbol? marked = null;
        AddMarks(type, own, ref marked, 0);
        var declared = own.ToImmutable();
        AddElements(type, own, ref marked, 0);
        return new TypeShape(own.ToImmutable(), declared, marked, isOpen =>
        {
            var members = ImmutableArray.CreateBuilder<ShapeMember>();
            AddMembers(type, members, new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default), 0, isOpen);
            return members.ToImmutable();
        });
    }

    private void AddOwn(ITypeSymbol type, ImmutableArray<string>.Builder own, ref ITypeSymbol? marked, int depth)
    {
        AddMarks(type, own, ref marked, depth);
        AddElements(type, own, ref marked, depth);
    }

    private void AddElements(ITypeSymbol type, ImmutableArray<string>.Builder own, ref ITypeSymbol? marked, int depth)
    {
        if (depth > MaxDepth || IsPlain(type))
        {
            return;
        }

        foreach (var element in Elements(type))
        {
            AddOwn(element, own, ref marked, depth + 1);
        }
    }

    private void AddMarks(ITypeSymbol type, ImmutableArray<string>.Builder own, ref ITypeSymbol? marked, int depth)
    {
        if (depth > MaxDepth || IsPlain(type))
        {
            return;
        }

        for (var current = type; current is not null; current = current.BaseType)
        {
            AddDeclared(current, type, own, ref marked);
        }

        foreach (var contract in type.AllInterfaces)
        {
            AddDeclared(contract, type, own, ref marked);
        }

        if (type is ITypeParameterSymbol parameter)
        {
            foreach (var constraint in parameter.ConstraintTypes)
            {
                AddOwn(constraint, own, ref marked, depth + 1);
            }
        }
    }

    private void AddDeclared(ITypeSymbol declared, ITypeSymbol type, ImmutableArray<string>.Builder own, ref ITypeSymbol? marked)
    {
        foreach (var category in _reader.Declared(declared).Categories)
        {
            marked ??= type;
            if (!own.Contains(category))
            {
                own.Add(category);
            }
        }
    }

    private void AddMembers(ITypeSymbol type, ImmutableArray<ShapeMember>.Builder members, HashSet<ITypeSymbol> seen, int depth, bool isOpen)
    {
        if (depth > MaxDepth || IsPlain(type) || !seen.Add(type))
        {
            return;
        }

        foreach (var element in Elements(type))
        {
            AddMembers(element, members, seen, depth + 1, isOpen);
        }

        for (var current = type as INamedTypeSymbol; current is not null; current = current.BaseType)
        {
            if (!_reader.MayHaveMarks(current.ContainingAssembly))
            {
                continue;
            }

            foreach (var member in current.GetMembers())
            {
                if (DataTypeOf(member) is { } dataType && !IsQuery(dataType)
                    && !(isOpen && member.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal))
                {
                    AddMember(member, dataType, members, seen, depth, isOpen);
                }
            }
        }
    }

    private void AddMember(ISymbol member, ITypeSymbol dataType, ImmutableArray<ShapeMember>.Builder members, HashSet<ITypeSymbol> seen, int depth, bool isOpen)
    {
        var marks = _marks.TryGetValue(member, out var known) ? known : _marks.GetOrAdd(member, MarkTable.MarksOn(member, _reader));
        Add(marks);
        Add(Of(dataType).Own);
        AddMembers(dataType, members, seen, depth + 1, isOpen);

        void Add(ImmutableArray<string> categories)
        {
            foreach (var category in categories)
            {
                if (!members.Any(m => m.Category == category && SymbolEqualityComparer.Default.Equals(m.Member, member)))
                {
                    members.Add(new ShapeMember(category, member.OriginalDefinition));
                }
            }
        }
    }

    /// <summary>Whether objects of the type are a way to data, such as a table of a database: who has one holds none of that yet.</summary>
    private static bool IsQuery(ITypeSymbol type) => type.Name == "IQueryable" || type.AllInterfaces.Any(static contract => contract.Name == "IQueryable");

    /// <summary>The type of an instance data member; null for everything else.</summary>
    private static ITypeSymbol? DataTypeOf(ISymbol member) => member switch
    {
        IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false } field => field.Type,
        IPropertySymbol { IsStatic: false, IsIndexer: false, GetMethod: not null, Name: not "EqualityContract" } property => property.Type,
        _ => null,
    };
}
