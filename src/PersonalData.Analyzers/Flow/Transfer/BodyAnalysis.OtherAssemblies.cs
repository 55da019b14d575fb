using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Flow.Lattice;
using PersonalData.Analyzers.Marks;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>Code of other assemblies whose members somebody marked, where declarations alone say what it does.</content>
internal sealed partial class BodyAnalysis
{
    /// <summary>A record's own constructor puts each argument into the property of its name; true when this call is one of that.</summary>
    private bool KeepsPositional(CallSite site)
    {
        var properties = KeptBy(site.Method);
        if (properties.IsDefaultOrEmpty)
        {
            return false;
        }

        foreach (var argument in site.Arguments)
        {
            if (argument.Ordinal >= properties.Length)
            {
                continue;
            }

            // What is marked itself was answered for as a parameter.
            if (_context.Marks.CategoriesOf(site.Method.Parameters[argument.Ordinal]).IsEmpty && argument.Operation is { } source)
            {
                ArriveAtMember(properties[argument.Ordinal], (site.Receiver, site.Method.ContainingType), argument.Value, Unconverted(source));
            }

            WriteMember(site.Receiver, MemberKeys.Of(properties[argument.Ordinal]), argument.Value);
        }

        return true;
    }

    /// <summary>The properties behind the parameters of a record's own constructor; default for any other method.</summary>
    private ImmutableArray<IPropertySymbol> KeptBy(IMethodSymbol constructor)
    {
        if (constructor is not { MethodKind: MethodKind.Constructor, Parameters.IsEmpty: false, ContainingType: { } type }
            || !_context.Marks.MayHaveMarks(type.ContainingAssembly) || !MarkTable.IsRecord(type))
        {
            return default;
        }

        var result = ImmutableArray.CreateBuilder<IPropertySymbol>(constructor.Parameters.Length);
        foreach (var parameter in constructor.Parameters)
        {
            if (type.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault(property => MarkTable.IsPositional(property, parameter)) is not { } property)
            {
                return default;
            }

            result.Add(property);
        }

        return result.MoveToImmutable();
    }
}
