using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Flow.Lattice;
using PersonalData.Analyzers.Flow.Program;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>
/// The deconstructor that the compiler wrote for a positional record: it reads a property for each part, whether the record
/// is taken apart by the language or the deconstructor is called by its name.
/// </content>
internal sealed partial class BodyAnalysis
{
    /// <summary>Reads one part of a record.</summary>
    private Value ReadPositional(IPropertySymbol property, Value owner, ITypeSymbol ownerType, IOperation source)
    {
        var part = Marked(ReadDeclared(owner, property, ownerType), property, source, (owner, ownerType), property.Type, ReadKind.Member);
        return WithShapeOf(part, property.Type, source.Syntax);
    }

    /// <summary>Gives the properties of a record to the arguments of its own deconstructor; true when this call is one of that.</summary>
    private bool GivesPositional(CallSite site)
    {
        var properties = PositionalProperties.Of(site.Method, _context.Compilation);
        if (properties.IsEmpty)
        {
            return false;
        }

        foreach (var argument in site.Arguments)
        {
            if (argument.Operation is { } target && argument.Ordinal < properties.Length && !IsDiscard(target))
            {
                var part = ReadPositional(properties[argument.Ordinal], site.Receiver, ReceiverType(site) ?? site.Method.ContainingType, site.Written.Operation ?? target);
                site.Outputs?.Add(argument.Ordinal, part, part);
            }
        }

        return true;
    }
}
