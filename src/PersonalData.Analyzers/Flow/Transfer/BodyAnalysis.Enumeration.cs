using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PersonalData.Analyzers.Flow.Lattice;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>The elements of a collection as code without source, or code that knows it only as a sequence, finds them.</content>
internal sealed partial class BodyAnalysis
{
    private int _enumerations;

    /// <summary>What is put into the collection; of one that this program writes itself, what its own enumerator gives.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="type">Its type as it is written, if it is.</param>
    /// <param name="site">The expression in whose course it is enumerated.</param>
    private Value ReadElements(Value collection, ITypeSymbol? type, SyntaxNode site)
    {
        var elements = ReadMember(collection, Slots.Element);
        if (_enumerations >= Limits.Wrappers)
        {
            return elements;
        }

        _enumerations++;
        foreach (var entry in collection.Entries)
        {
            var known = entry.Atom switch
            {
                ObjectAtom { Function: null } made => made.Type ?? type,
                InputAtom { Exposure: Exposure.Exact } input => TypeAt(input.Path, _body.Method) ?? type,
                _ => null,
            };
            if ((_context.Enumerators.Of(known) ?? (entry.Atom is InputAtom { Exposure: Exposure.Exact } ? _context.Enumerators.Of(type) : null)) is { } enumerator)
            {
                elements = elements.Join(Enumerate(Value.Of(entry.Atom, entry.Way), enumerator, site));
            }
        }

        _enumerations--;
        return elements;
    }

    private Value Enumerate(Value collection, IMethodSymbol enumerator, SyntaxNode site)
    {
        var given = Call(CallSite.Implicit(enumerator, collection, enumerator.Parameters.Select(static _ => Value.Empty).ToImmutableArray(), site));
        var elements = ReadElements(given, null, site);
        foreach (var entry in given.Entries)
        {
            if (entry.Atom is ObjectAtom { Function: null, Type: { } type })
            {
                foreach (var step in _context.Enumerators.StepsOf(type))
                {
                    elements = elements.Join(Call(CallSite.Implicit(step, Value.Of(entry.Atom, entry.Way), ImmutableArray<Value>.Empty, site)));
                }
            }
        }

        return elements;
    }

    /// <summary>Whether a group becomes a mere sequence by the conversion: who has that can't ask for the group's key.</summary>
    private static bool IsOfGroup(IConversionOperation conversion) =>
        conversion.Operand.Type is INamedTypeSymbol { Name: "IGrouping", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } }
        && conversion.Type?.OriginalDefinition.SpecialType is SpecialType.System_Collections_Generic_IEnumerable_T or SpecialType.System_Collections_IEnumerable;

    /// <summary>The elements of a group without its key.</summary>
    private Value ElementsOfGroup(Value group, IConversionOperation conversion)
    {
        var elements = Value.Of(new ObjectAtom(new Site(conversion.Syntax, 14), default, "", conversion.Type, isExact: true), null);
        WriteMember(elements, Slots.Element, ReadMember(group, Slots.Element));
        return elements.WithAll(group.Where(static atom => atom is not (ObjectAtom or InputAtom { Exposure: Exposure.Exact })));
    }
}
