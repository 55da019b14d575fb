using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PersonalData.Analyzers.Flow.Lattice;
using PersonalData.Analyzers.Marks;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>Which field or property holds a collection, builder or array that something is put into (SPEC 6.4).</content>
internal sealed partial class BodyAnalysis
{
    /// <summary>A value is put into a collection, builder or array: if a member holds that, the value is stored there.</summary>
    /// <param name="container">The expression for the container, when there is one.</param>
    /// <param name="held">What the container may be.</param>
    /// <param name="value">What is put into it.</param>
    /// <param name="source">The expression to report at.</param>
    private void ArriveInContainer(IOperation? container, Value held, Value value, IOperation? source)
    {
        if (!_isRecording || source is null || value.IsEmpty)
        {
            return;
        }

        foreach (var member in HolderOf(container) is { } holder ? new[] { holder } : HoldersOf(held))
        {
            if (IsContainer(TypeOf(member)))
            {
                ArriveAtMember(member, s_unknownOwner, value, source);
            }
        }
    }

    /// <summary>A helper put something into a container that came in with the call: if a member holds that, it is stored there.</summary>
    private void ArriveInContainer(Value held, Value value, CallSite site)
    {
        if (!_isRecording || value.IsEmpty)
        {
            return;
        }

        foreach (var member in HoldersOf(held).Where(static member => IsContainer(TypeOf(member))))
        {
            foreach (var (part, operation) in PutBy(value, site))
            {
                ArriveAtMember(member, s_unknownOwner, part, operation);
            }
        }
    }

    /// <summary>Whether the type is made to be filled by whoever holds it, unlike a service such as a cache or a connection, which a mark would say nothing about.</summary>
    private static bool IsContainer(ITypeSymbol? type) =>
        type is IArrayTypeSymbol or { SpecialType: SpecialType.System_Object } or { TypeKind: TypeKind.Dynamic or TypeKind.TypeParameter }
        || (type is not null && (TypeShapes.IsCollection(type) || type.Name.EndsWith("Builder", StringComparison.Ordinal) || IsOfCollections(type.ContainingNamespace)));

    /// <summary>Whether the namespace is one of the library's collections: not all of them can be enumerated, such as a priority queue.</summary>
    private static bool IsOfCollections(INamespaceSymbol? space) =>
        space is { IsGlobalNamespace: false }
        && (space is { Name: "Collections", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } || IsOfCollections(space.ContainingNamespace));

    /// <summary>The value by the arguments that show it; the rest at the first expression of the call.</summary>
    private IEnumerable<(Value Value, IOperation Operation)> PutBy(Value value, CallSite site)
    {
        var parts = site.Parts().ToArray();
        var rest = value;
        foreach (var part in parts)
        {
            var shown = Expose(part.Value, Exposure.Whole);
            var found = rest.Where(atom => part.Value.Contains(atom) || shown.Contains(atom));
            if (!found.IsEmpty)
            {
                rest = rest.Where(atom => !found.Contains(atom));
                yield return (found, Unconverted(part.Operation));
            }
        }

        if (!rest.IsEmpty && (site.Operation ?? parts.FirstOrDefault().Operation) is { } elsewhere)
        {
            yield return (rest, elsewhere);
        }
    }

    /// <summary>The member that the expression names as the holder.</summary>
    private ISymbol? HolderOf(IOperation? container)
    {
        while (true)
        {
            switch (container)
            {
                case IConversionOperation conversion:
                    container = conversion.Operand;
                    continue;
                case IFieldReferenceOperation field:
                    return field.Field;
                case IPropertyReferenceOperation { Property.Parameters.IsEmpty: true } property:
                    return Program.SourceMethods.IsStorage(property.Property, _context.Compilation) ? property.Property : null;
                case IParameterReferenceOperation parameter when IsForeignPrimaryParameter(parameter.Parameter):
                    return parameter.Parameter;
                case IPropertyReferenceOperation indexer:
                    container = indexer.Instance;
                    continue;
                case IArrayElementReferenceOperation element:
                    container = element.ArrayReference;
                    continue;
                case IFlowCaptureReferenceOperation reference when _capturedOperations.TryGetValue(reference.Id, out var captured) && captured.Count == 1:
                    container = captured[0];
                    continue;
                default:
                    return null;
            }
        }
    }

    /// <summary>The members that hold what the value may be, whatever it is called here: an alias in a local, what a method gave.</summary>
    private IEnumerable<ISymbol> HoldersOf(Value held)
    {
        var holders = new List<ISymbol>();
        foreach (var entry in held.Entries)
        {
            if (entry.Atom is InputAtom { Exposure: Exposure.Exact } input)
            {
                Add(MemberAt(input.Path));
            }

            if (entry.Atom is InputAtom { Exposure: Exposure.Exact } or ObjectAtom { Function: null })
            {
                foreach (var (owner, name) in _slots.WithMember(slot => _state.Get(slot)?.Contains(entry.Atom) == true))
                {
                    Add(owner switch
                    {
                        InputAtom outer => MemberAt(outer.Path.Then(name)),
                        ObjectAtom { Type: { } type } => MemberOf(type, name),
                        _ => null,
                    });
                }
            }
        }

        return holders;

        void Add(ISymbol? member)
        {
            if (member is not null && !holders.Contains(member, SymbolEqualityComparer.Default))
            {
                holders.Add(member);
            }
        }
    }

    /// <summary>The field or property at the end of a path, or that holds the collection there.</summary>
    private ISymbol? MemberAt(AccessPath path)
    {
        while (!path.Fields.IsEmpty)
        {
            var name = path.Fields[path.Fields.Length - 1];
            path = path.Owner;
            if (name is not (Slots.Element or Slots.Value))
            {
                return TypeAt(path) is { } type ? MemberOf(type, name) : null;
            }
        }

        return null;
    }

    /// <summary>The field or stored property of that name.</summary>
    private ISymbol? MemberOf(ITypeSymbol type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers(name))
            {
                if (member is IFieldSymbol || (member is IPropertySymbol property && Program.SourceMethods.IsStorage(property, _context.Compilation)))
                {
                    return member;
                }
            }
        }

        return null;
    }
}
