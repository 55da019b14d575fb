using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Policies;

namespace PersonalData.Analyzers.Marks;

/// <summary>
/// The one place that says what a symbol means under the marks: its own, those it inherits, its type's and its
/// surroundings' (SPEC 4 and 6.1). Answers are cached for the compilation.
/// </summary>
internal sealed class MarkTable
{
    private readonly MarkReader _reader;
    private readonly TypeShapes _shapes;
    private readonly ConcurrentDictionary<ISymbol, ImmutableArray<string>> _categories = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, ImmutableArray<string>> _purposes = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, ImmutableArray<string>> _recipients = new(SymbolEqualityComparer.Default);

    private readonly ConcurrentDictionary<ISymbol, bool> _identifiers = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> _excepted = new(SymbolEqualityComparer.Default);

    public MarkTable(Compilation compilation, PrivacyPolicy policy)
    {
        _reader = new MarkReader(compilation, policy);
        _shapes = new TypeShapes(_reader);
    }

    public DeclaredMarks Declared(ISymbol symbol) => _reader.Declared(symbol);

    public DeclaredMarks DeclaredOnResult(IMethodSymbol method) => _reader.DeclaredOnResult(method);

    public bool HasMarkers => _reader.HasMarkers;

    public bool MayHaveMarks(IAssemblySymbol? assembly) => _reader.MayHaveMarks(assembly);

    public bool CanBeMarked(IAssemblySymbol? assembly) => _reader.CanBeMarked(assembly);

    public TypeShape ShapeOf(ITypeSymbol? type) => _shapes.Of(type);

    /// <summary>
    /// Categories that a read of the property, field, parameter or local gives by marks: its own, those of what it
    /// overrides or implements, and those of the marked type that it is a data member of. Not those of its own type.
    /// </summary>
    public ImmutableArray<string> CategoriesOf(ISymbol symbol)
    {
        symbol = symbol.OriginalDefinition;
        return _categories.TryGetValue(symbol, out var categories) ? categories : _categories.GetOrAdd(symbol, ComputeCategories(symbol));
    }

    /// <summary>
    /// Categories that a read of the member of an object of <paramref name="owner"/> gives: those that the member has
    /// anyway, and those of the marked type that inherits it (SPEC 6.1: any instance data member of a marked type).
    /// </summary>
    public ImmutableArray<string> CategoriesOf(ISymbol member, ITypeSymbol? owner)
    {
        var categories = CategoriesOf(member);
        if (owner is null || SymbolEqualityComparer.Default.Equals(owner.OriginalDefinition, member.ContainingType?.OriginalDefinition))
        {
            return categories;
        }

        var inherited = _shapes.Of(owner).Declared;
        return inherited.IsEmpty || !IsInstanceData(member) || !Inherits(owner, member.ContainingType) || IsExcepted(member) || IsOnlineIdentifier(member)
            ? categories
            : categories.AddRange(inherited.RemoveAll(categories.Contains));
    }

    /// <summary>Categories by marks on the member itself, or on what it overrides or implements: whatever type it is a member of.</summary>
    public ImmutableArray<string> MarksOn(ISymbol member) => MarksOn(member.OriginalDefinition, _reader);

    private static bool IsInstanceData(ISymbol member) =>
        member is IFieldSymbol { IsStatic: false, IsConst: false } or IPropertySymbol { IsStatic: false, IsIndexer: false };

    private static bool Inherits(ITypeSymbol type, ITypeSymbol? general)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, general?.OriginalDefinition))
            {
                return true;
            }
        }

        return type is ITypeParameterSymbol parameter
            && parameter.ConstraintTypes.Any(constraint => SymbolEqualityComparer.Default.Equals(constraint.OriginalDefinition, general?.OriginalDefinition) || Inherits(constraint, general));
    }

    /// <summary>Categories that <paramref name="method"/>'s result has by marks on it; not those of its type.</summary>
    public ImmutableArray<string> CategoriesOfResult(IMethodSymbol method)
    {
        var result = ImmutableArray.CreateBuilder<string>();
        foreach (var declaration in Declarations(method))
        {
            AddNew(result, _reader.DeclaredOnResult((IMethodSymbol)declaration).Categories);
            AddNew(result, _reader.Declared(declaration).Categories);
        }

        AddNew(result, MarksInType(method.OriginalDefinition.ReturnType));
        return result.ToImmutable();
    }

    /// <summary>
    /// Categories that marks on type parameters give what is declared to be of such a type, or a box of some: whatever
    /// is put in their place, it is data of people.
    /// </summary>
    private ImmutableArray<string> MarksInType(ITypeSymbol? type)
    {
        var found = ImmutableArray.CreateBuilder<string>();
        Visit(type);
        return found.Count == 0 ? ImmutableArray<string>.Empty : _shapes.Of(type).Own.RemoveAll(category => !found.Contains(category));

        void Visit(ITypeSymbol? part)
        {
            switch (part)
            {
                case ITypeParameterSymbol parameter:
                    AddNew(found, _reader.Declared(parameter).Categories);
                    break;
                case IArrayTypeSymbol array:
                    Visit(array.ElementType);
                    break;
                case INamedTypeSymbol { TypeArguments.IsEmpty: false } named:
                    foreach (var argument in named.TypeArguments)
                    {
                        Visit(argument);
                    }

                    break;
            }
        }
    }

    public bool HasIdentifiers => _reader.HasIdentifiers;

    /// <summary>Whether reading the member or parameter gives an online identifier: by its mark, or its type's (SPEC 4).</summary>
    public bool IsOnlineIdentifier(ISymbol symbol)
    {
        symbol = symbol.OriginalDefinition;
        return _identifiers.TryGetValue(symbol, out var known) ? known : _identifiers.GetOrAdd(symbol, ComputeIsIdentifier(symbol));
    }

    public bool IsResultOnlineIdentifier(IMethodSymbol method) =>
        HasMarkedResult(method) && Declarations(method).Any(declaration =>
            _reader.Declared(declaration).IsOnlineIdentifier || _reader.DeclaredOnResult((IMethodSymbol)declaration).IsOnlineIdentifier);

    /// <summary>The categories of the other data in an object of the type: an identifier in it is personal with them (SPEC 6.5).</summary>
    public ImmutableArray<string> CategoriesBeside(ITypeSymbol? type)
    {
        var shape = _shapes.Of(type);
        return shape.IsEmpty ? ImmutableArray<string>.Empty : shape.Own.Concat(shape.Members.Select(static m => m.Category)).Distinct().ToImmutableArray();
    }

    /// <summary>
    /// Categories of the person whom an object is about: its own, and those of its members at any depth, but not of what
    /// collections in it hold. Something that keeps many people is not one object with the data of each.
    /// </summary>
    public ImmutableArray<string> CategoriesOfOne(ITypeSymbol? type) => _shapes.CategoriesOfOne(type);

    /// <summary>An online identifier that objects of the type hold, at any depth; null when they hold none.</summary>
    public ISymbol? IdentifierIn(ITypeSymbol? type) => HasIdentifiers ? _shapes.IdentifierIn(type, this) : null;

    public bool Anonymizes(ISymbol symbol)
    {
        foreach (var declaration in Declarations(symbol))
        {
            if (_reader.Declared(declaration).Anonymizes
                || (declaration is IMethodSymbol method && (_reader.DeclaredOnResult(method).Anonymizes
                    || (method.AssociatedSymbol is { } member && _reader.Declared(member).Anonymizes))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What a passed <c>[ConsentCheck]</c> on the member, or on what it overrides or implements, proves; null when it has none.</summary>
    public ConsentCheckMark? ConsentCheckOf(ISymbol symbol)
    {
        foreach (var declaration in Declarations(symbol))
        {
            if (_reader.Declared(declaration).ConsentCheck is { } attribute)
            {
                return ConsentCheckMark.Of(attribute);
            }
        }

        return null;
    }

    /// <summary>The parameter of a consent check that says whose consent it is; null when none does.</summary>
    public IParameterSymbol? DataSubjectOf(IMethodSymbol method)
    {
        foreach (var declaration in Declarations(method))
        {
            foreach (var parameter in ((IMethodSymbol)declaration).Parameters)
            {
                if (_reader.Declared(parameter).IsDataSubject)
                {
                    return parameter;
                }
            }
        }

        return null;
    }

    /// <summary>
    /// The purposes that the code of <paramref name="symbol"/> is for: those of the nearest declaration outward, where
    /// an override or implementation asks its base or interface before its containing type (SPEC 4). Empty when none.
    /// </summary>
    public ImmutableArray<string> PurposesOf(ISymbol symbol)
    {
        symbol = symbol.OriginalDefinition;
        return _purposes.TryGetValue(symbol, out var purposes) ? purposes : _purposes.GetOrAdd(symbol, ComputePurposes(symbol));
    }

    /// <summary>Whether the symbol itself, or what it overrides or implements, declares purposes; not its surroundings.</summary>
    public ImmutableArray<string> OwnPurposesOf(ISymbol symbol)
    {
        foreach (var declaration in Declarations(symbol))
        {
            var purposes = _reader.Declared(declaration).Purposes;
            if (!purposes.IsDefault)
            {
                return purposes;
            }
        }

        return default;
    }

    /// <summary>Those who receive what is passed to the member: its own mark, its base's, its containing types' (SPEC 6.6).</summary>
    public ImmutableArray<string> RecipientsOf(ISymbol symbol)
    {
        symbol = symbol.OriginalDefinition;
        return _recipients.TryGetValue(symbol, out var recipients) ? recipients : _recipients.GetOrAdd(symbol, ComputeRecipients(symbol));
    }

    /// <summary>Whether a <c>[LegalBasis]</c> stands on the code or around it: on a method, a type, or with <paramref name="inAssembly"/> the assembly.</summary>
    public bool HasLegalBasis(ISymbol symbol, bool inAssembly = true)
    {
        for (ISymbol? current = symbol.OriginalDefinition; current is not null and not INamespaceSymbol; current = Outward(current))
        {
            if (!_reader.Declared(current).LegalBases.IsEmpty)
            {
                return true;
            }
        }

        return inAssembly && symbol.ContainingAssembly is { } assembly && !_reader.Declared(assembly).LegalBases.IsEmpty;
    }

    /// <summary>The symbol and, nearest first, what it overrides or implements.</summary>
    public static IEnumerable<ISymbol> Declarations(ISymbol symbol)
    {
        symbol = symbol.OriginalDefinition;
        yield return symbol;
        List<ISymbol>? bases = null;
        for (var overridden = Overridden(symbol)?.OriginalDefinition; overridden is not null; overridden = Overridden(overridden)?.OriginalDefinition)
        {
            (bases ??= new List<ISymbol>()).Add(overridden);
            yield return overridden;
        }

        HashSet<ISymbol>? seen = bases is null ? null : new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var implemented in Implemented(symbol))
        {
            if (seen?.Add(implemented.OriginalDefinition) != false)
            {
                yield return implemented.OriginalDefinition;
            }
        }

        // What a class between implements, its overrides implement as well, though their own type need not list the interface.
        foreach (var general in bases ?? Enumerable.Empty<ISymbol>())
        {
            foreach (var implemented in Implemented(general))
            {
                if (seen!.Add(implemented.OriginalDefinition))
                {
                    yield return implemented.OriginalDefinition;
                }
            }
        }
    }

    private static ISymbol? Overridden(ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        IEventSymbol @event => @event.OverriddenEvent,
        IParameterSymbol { ContainingSymbol: IMethodSymbol { OverriddenMethod: { } method } } parameter when parameter.Ordinal < method.Parameters.Length
            => method.Parameters[parameter.Ordinal],
        _ => null,
    };

    private static IEnumerable<ISymbol> Implemented(ISymbol symbol)
    {
        if (symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation } owner } parameter)
        {
            foreach (var implemented in Implemented(owner))
            {
                if (implemented is IMethodSymbol method && parameter.Ordinal < method.Parameters.Length)
                {
                    yield return method.Parameters[parameter.Ordinal];
                }
            }

            yield break;
        }

        if (symbol.ContainingType is not { } type || type.TypeKind == TypeKind.Interface || symbol is not (IMethodSymbol or IPropertySymbol or IEventSymbol)
            || symbol is IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor or MethodKind.LocalFunction or MethodKind.AnonymousFunction })
        {
            yield break;
        }

        foreach (var contract in type.AllInterfaces)
        {
            foreach (var member in contract.GetMembers())
            {
                if (member.Kind == symbol.Kind && (member.Name == symbol.Name || symbol.Name.EndsWith("." + member.Name, StringComparison.Ordinal))
                    && SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), symbol))
                {
                    yield return member;
                }
            }
        }
    }

    /// <summary>
    /// Whether the member is no personal data, though its type is marked: it says so itself, or, where it bears no mark of
    /// its own, what it overrides or implements does.
    /// </summary>
    public bool IsExcepted(ISymbol member)
    {
        member = member.OriginalDefinition;
        return member is IPropertySymbol
            ? _excepted.TryGetValue(member, out var known) ? known : _excepted.GetOrAdd(member, ComputeIsExcepted(member))
            : _reader.Declared(member).IsExcepted;
    }

    private bool ComputeIsExcepted(ISymbol member)
    {
        var own = _reader.Declared(member);
        return own.IsExcepted || (own.Categories.IsEmpty && !own.IsOnlineIdentifier && Declarations(member).Skip(1).Any(declaration => _reader.Declared(declaration).IsExcepted));
    }

    /// <summary>The categories that <paramref name="symbol"/> is marked with, by itself, what it overrides or implements, or the positional parameter that it stands for.</summary>
    public static ImmutableArray<string> MarksOn(ISymbol symbol, MarkReader reader)
    {
        var result = ImmutableArray.CreateBuilder<string>();
        foreach (var declaration in Declarations(symbol))
        {
            AddNew(result, reader.Declared(declaration).Categories);
        }

        if (symbol is IPropertySymbol { ContainingType: { } record } positional && IsRecord(record))
        {
            foreach (var constructor in record.InstanceConstructors)
            {
                foreach (var parameter in constructor.Parameters)
                {
                    if (parameter.Name == positional.Name && IsPositional(positional, parameter))
                    {
                        AddNew(result, reader.Declared(parameter).Categories);
                    }
                }
            }
        }

        return result.ToImmutable();
    }

    private bool HasMarkedResult(IMethodSymbol method) =>
        MayHaveMarks(method.ContainingAssembly) || _reader.HasIdentifiers;

    private bool ComputeIsIdentifier(ISymbol symbol)
    {
        if (Declarations(symbol).Any(declaration => _reader.Declared(declaration).IsOnlineIdentifier))
        {
            return true;
        }

        if (symbol is not (IFieldSymbol { IsStatic: false } or IPropertySymbol { IsStatic: false }) || symbol.ContainingType is not { } type || IsExcepted(symbol))
        {
            return false;
        }

        if (symbol is IFieldSymbol { AssociatedSymbol: IPropertySymbol property })
        {
            return IsOnlineIdentifier(property);
        }

        return (symbol is IPropertySymbol positional && IsRecord(type) && type.InstanceConstructors.Any(constructor => constructor.Parameters.Any(parameter =>
                parameter.Name == positional.Name && IsPositional(positional, parameter) && _reader.Declared(parameter).IsOnlineIdentifier)))
            || IsIdentifierType(type);
    }

    /// <summary>Whether the type, a base or an interface is marked: every data member of it is an online identifier.</summary>
    public bool IsIdentifierType(ITypeSymbol type)
    {
        for (var current = type; current is { SpecialType: not SpecialType.System_Object }; current = current.BaseType)
        {
            if (_reader.Declared(current).IsOnlineIdentifier)
            {
                return true;
            }
        }

        return type.AllInterfaces.Any(contract => _reader.Declared(contract).IsOnlineIdentifier);
    }

    private ImmutableArray<string> ComputeCategories(ISymbol symbol)
    {
        var result = ImmutableArray.CreateBuilder<string>();
        AddNew(result, MarksOn(symbol, _reader));
        if (symbol is IFieldSymbol { AssociatedSymbol: IPropertySymbol property })
        {
            AddNew(result, CategoriesOf(property));
        }

        if (symbol is IFieldSymbol or IPropertySymbol)
        {
            AddNew(result, MarksInType((symbol as IFieldSymbol)?.Type ?? ((IPropertySymbol)symbol).Type));
        }

        // The `value` of a marked property's setter is the property's data.
        if (symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.PropertySet, AssociatedSymbol: { } owner } setter } value
            && value.Ordinal == setter.Parameters.Length - 1)
        {
            AddNew(result, CategoriesOf(owner));
        }

        if (symbol is IFieldSymbol { IsStatic: false, IsConst: false } or IPropertySymbol { IsStatic: false }
            && symbol.ContainingType is { } type && !_shapes.Of(type).Declared.IsEmpty && !IsExcepted(symbol) && !IsIdentifier(symbol))
        {
            AddNew(result, _shapes.Of(type).Declared);
        }

        if (result.Count == 0 && symbol is IFieldSymbol { IsStatic: false } or IPropertySymbol { IsStatic: false } && IsOnlineIdentifier(symbol))
        {
            AddNew(result, CategoriesBeside(symbol.ContainingType));
        }

        return result.ToImmutable();

        bool IsIdentifier(ISymbol member) => result.Count == 0 && _reader.Declared(member).IsOnlineIdentifier && _shapes.Of(type).Declared.IsEmpty;
    }

    /// <summary>Whether the type is a record. A record structure of a built assembly shows it only by the deconstructor that the compiler wrote.</summary>
    public static bool IsRecord(INamedTypeSymbol type) =>
        type.IsRecord
        || (type is { TypeKind: TypeKind.Struct, DeclaringSyntaxReferences.IsEmpty: true }
            && type.GetMembers("Deconstruct").Any(static member => member.GetAttributes().Any(static a => a.AttributeClass?.Name == "CompilerGeneratedAttribute")));

    /// <summary>Whether the record's property was made for the positional parameter of the same name.</summary>
    public static bool IsPositional(IPropertySymbol property, IParameterSymbol parameter) =>
        property.DeclaringSyntaxReferences.Length > 0 && parameter.DeclaringSyntaxReferences.Length > 0
            ? property.DeclaringSyntaxReferences[0].SyntaxTree == parameter.DeclaringSyntaxReferences[0].SyntaxTree
                && property.DeclaringSyntaxReferences[0].Span == parameter.DeclaringSyntaxReferences[0].Span
            : property.DeclaringSyntaxReferences.IsEmpty && parameter.DeclaringSyntaxReferences.IsEmpty
                && SymbolEqualityComparer.Default.Equals(property.Type, parameter.Type);

    private ImmutableArray<string> ComputePurposes(ISymbol symbol)
    {
        for (ISymbol? current = symbol; current is not null and not INamespaceSymbol; current = Outward(current))
        {
            var own = OwnPurposesOf(current);
            if (!own.IsDefault)
            {
                return own;
            }

            if (current is INamedTypeSymbol)
            {
                continue;
            }

            // An override or implementation takes its base's or interface's containing type before its own.
            foreach (var declaration in Declarations(current).Skip(1))
            {
                for (var outer = declaration.ContainingType; outer is not null; outer = outer.ContainingType)
                {
                    var purposes = _reader.Declared(outer).Purposes;
                    if (!purposes.IsDefault)
                    {
                        return purposes;
                    }
                }
            }
        }

        var assembly = symbol.ContainingAssembly is { } container ? _reader.Declared(container).Purposes : default;
        return assembly.IsDefault ? ImmutableArray<string>.Empty : assembly;
    }

    /// <summary>From a member outward: accessor, its property, containing methods, containing types.</summary>
    private static ISymbol? Outward(ISymbol symbol) =>
        symbol is IMethodSymbol { AssociatedSymbol: { } member } ? member : symbol.ContainingSymbol;

    private ImmutableArray<string> ComputeRecipients(ISymbol symbol)
    {
        for (ISymbol? current = symbol; current is not null and not INamespaceSymbol; current = Outward(current))
        {
            foreach (var declaration in Declarations(current))
            {
                var recipients = _reader.Declared(declaration).Recipients;
                if (!recipients.IsEmpty)
                {
                    return recipients;
                }

                if (declaration.ContainingType is { } type && !_reader.Declared(type).Recipients.IsEmpty)
                {
                    return _reader.Declared(type).Recipients;
                }
            }
        }

        return ImmutableArray<string>.Empty;
    }

    private static void AddNew(ImmutableArray<string>.Builder result, ImmutableArray<string> categories)
    {
        foreach (var category in categories)
        {
            if (!result.Contains(category))
            {
                result.Add(category);
            }
        }
    }
}
