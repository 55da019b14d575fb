using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Marks;

namespace PersonalData.Analyzers.Flow.Relevance;

/// <summary>
/// Reads the marks of referenced assemblies: without their source, whatever has a marked type in its signature counts by
/// its name. Each symbol is looked at once, for its own marks and for the names that its signature mentions; what follows
/// from one name for others is followed over names alone.
/// </summary>
internal sealed class AssemblyMarks
{
    /// <summary>How deep type arguments and parameters of delegates are looked into.</summary>
    private const int MaxDepth = 6;

    private readonly MarkTable _marks;
    private readonly ImmutableHashSet<IAssemblySymbol> _assemblies;
    private readonly HashSet<string> _attributes;
    private readonly HashSet<string> _types;
    private readonly HashSet<string> _members;

    /// <summary>What counts as soon as a type of the name does.</summary>
    private readonly Dictionary<string, HashSet<Consequence>> _consequences = new(StringComparer.Ordinal);

    /// <summary>Names of types that count, and of which that has not been followed yet.</summary>
    private readonly Stack<string> _pending = new();

    private AssemblyMarks(MarkTable marks, ImmutableArray<IAssemblySymbol> assemblies, HashSet<string> attributes, HashSet<string> types, HashSet<string> members)
    {
        _marks = marks;
        _assemblies = assemblies.ToImmutableHashSet<IAssemblySymbol>(SymbolEqualityComparer.Default);
        _attributes = attributes;
        _types = types;
        _members = members;
    }

    /// <summary>Adds the assemblies' types and members to those that count, and attributes that derive from those that mark.</summary>
    /// <param name="marks">What marks mean.</param>
    /// <param name="assemblies">Those that may have marked types in their signatures.</param>
    /// <param name="attributes">Names of attributes that mark something.</param>
    /// <param name="types">Names of types whose objects hold or give marked data.</param>
    /// <param name="members">Names of members whose mention alone gives some.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static void Add(
        MarkTable marks, ImmutableArray<IAssemblySymbol> assemblies, HashSet<string> attributes, HashSet<string> types, HashSet<string> members, CancellationToken cancellationToken)
    {
        var reader = new AssemblyMarks(marks, assemblies, attributes, types, members);
        foreach (var assembly in assemblies)
        {
            reader.Read(assembly, marks.MayHaveMarks(assembly), cancellationToken);
        }

        foreach (var type in types)
        {
            reader._pending.Push(type);
        }

        reader.Follow();
    }

    private void Read(IAssemblySymbol assembly, bool mayHaveMarks, CancellationToken cancellationToken)
    {
        var pending = new Stack<INamespaceOrTypeSymbol>();
        pending.Push(assembly.GlobalNamespace);
        while (pending.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var member in pending.Pop().GetMembers())
            {
                switch (member)
                {
                    case INamespaceSymbol space:
                        pending.Push(space);
                        break;
                    case INamedTypeSymbol { DeclaredAccessibility: not Accessibility.Private } type:
                        pending.Push(type);
                        ReadType(type, mayHaveMarks);
                        break;
                    case INamedTypeSymbol:
                        break;
                    default:
                        ReadMember(member, mayHaveMarks);
                        break;
                }
            }
        }
    }

    private void ReadType(INamedTypeSymbol type, bool mayHaveMarks)
    {
        if (mayHaveMarks && (IsMarked(type) || type.TypeParameters.Any(IsMarked)))
        {
            _types.Add(type.Name);
        }

        var consequence = new Consequence(type.Name, IsType: true);
        AddMentioned(type.BaseType, consequence, 0);
        foreach (var contract in type.Interfaces)
        {
            AddMentioned(contract, consequence, 0);
        }

        for (var current = type.BaseType; current is not null && type.Name.EndsWith(AttributeName.Suffix, StringComparison.Ordinal); current = current.BaseType)
        {
            if (_attributes.Contains(AttributeName.Trimmed(current.Name)))
            {
                _attributes.Add(AttributeName.Trimmed(type.Name));
            }
        }
    }

    private void ReadMember(ISymbol member, bool mayHaveMarks)
    {
        // What needs an object, and what the language uses without a name, is found by its type.
        var consequence = !member.IsStatic || member is IMethodSymbol { MethodKind: not MethodKind.Ordinary }
            ? new Consequence(member.ContainingType.Name, IsType: true)
            : new Consequence(member.Name, IsType: false);
        if (mayHaveMarks && HasMarks(member))
        {
            Count(consequence);
            return;
        }

        switch (member)
        {
            case IFieldSymbol field:
                AddMentioned(field.Type, consequence, 0);
                break;
            case IPropertySymbol property:
                AddMentioned(property.Type, consequence, 0);
                break;
            case IEventSymbol @event:
                AddMentioned(@event.Type, consequence, 0);
                break;
            case IMethodSymbol { MethodKind: not (MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.EventAdd or MethodKind.EventRemove) } method:
                AddMentioned(method.ReturnType, consequence, 0);
                foreach (var parameter in method.Parameters)
                {
                    if (parameter.RefKind is RefKind.Out or RefKind.Ref || parameter.Type.TypeKind == TypeKind.Delegate)
                    {
                        AddMentioned(parameter.Type, consequence, 0);
                    }
                }

                break;
        }
    }

    /// <summary>
    /// Whether using the member, or an object that has it, gives marked data by a mark on it. Looks at every mark, also
    /// after the first: whether there are online identifiers at all is known by having seen one.
    /// </summary>
    private bool HasMarks(ISymbol member)
    {
        var isMarked = IsMarked(member);
        if (member is not IMethodSymbol method)
        {
            return isMarked;
        }

        var result = _marks.DeclaredOnResult(method);
        isMarked |= !result.Categories.IsEmpty || result.IsOnlineIdentifier;
        foreach (var parameter in method.TypeParameters)
        {
            isMarked |= IsMarked(parameter);
        }

        // A record's positional parameter marks the property that is made of it.
        var isOfRecord = method.MethodKind == MethodKind.Constructor && MarkTable.IsRecord(method.ContainingType);
        foreach (var parameter in method.Parameters)
        {
            isMarked |= (isOfRecord || parameter.RefKind is RefKind.Out or RefKind.Ref) && IsMarked(parameter);
        }

        return isMarked;
    }

    private bool IsMarked(ISymbol symbol) => _marks.Declared(symbol) is { Categories.IsEmpty: false } or { IsOnlineIdentifier: true };

    /// <summary>Notes what counts if the type, an argument of it or, of a delegate, what it is called with does.</summary>
    private void AddMentioned(ITypeSymbol? type, Consequence consequence, int depth)
    {
        switch (type)
        {
            case null or { SpecialType: not (SpecialType.None or SpecialType.System_Nullable_T) } when type is not INamedTypeSymbol { IsGenericType: true }:
                return;
            case IArrayTypeSymbol array:
                AddMentioned(array.ElementType, consequence, depth);
                return;
            case ITypeParameterSymbol parameter:
                foreach (var constraint in depth < MaxDepth ? parameter.ConstraintTypes : ImmutableArray<ITypeSymbol>.Empty)
                {
                    AddMentioned(constraint, consequence, depth + 1);
                }

                return;
            case INamedTypeSymbol named:
                if (named.ContainingAssembly is { } assembly && (_assemblies.Contains(assembly) || _types.Contains(named.Name)))
                {
                    AddConsequence(named.Name, consequence);
                }

                if (depth >= MaxDepth)
                {
                    return;
                }

                foreach (var argument in named.TypeArguments)
                {
                    AddMentioned(argument, consequence, depth + 1);
                }

                if (named is { TypeKind: TypeKind.Delegate, IsGenericType: false, DelegateInvokeMethod: { } invoke })
                {
                    foreach (var parameter in invoke.Parameters)
                    {
                        AddMentioned(parameter.Type, consequence, depth + 1);
                    }
                }

                return;
        }
    }

    private void AddConsequence(string type, Consequence consequence)
    {
        if (consequence.IsType && consequence.Name == type)
        {
            return;
        }

        if (!_consequences.TryGetValue(type, out var known))
        {
            _consequences.Add(type, known = new HashSet<Consequence>());
        }

        known.Add(consequence);
    }

    private void Follow()
    {
        while (_pending.Count > 0)
        {
            if (_consequences.TryGetValue(_pending.Pop(), out var consequences))
            {
                foreach (var consequence in consequences)
                {
                    Count(consequence);
                }
            }
        }
    }

    private void Count(Consequence consequence)
    {
        if (!consequence.IsType)
        {
            _members.Add(consequence.Name);
        }
        else if (_types.Add(consequence.Name))
        {
            _pending.Push(consequence.Name);
        }
    }

    /// <summary>A name that counts because of another.</summary>
    /// <param name="Name">Of a type, or of a static member.</param>
    /// <param name="IsType">Which of the two.</param>
    private readonly record struct Consequence(string Name, bool IsType);
}
