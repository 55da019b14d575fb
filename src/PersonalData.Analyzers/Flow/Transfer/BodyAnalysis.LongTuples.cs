using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PersonalData.Analyzers.Flow.Lattice;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>
/// Tuples of more than seven elements: what lies behind the seventh is in a tuple of its own, <c>Rest</c>. Both names of
/// an element, <c>Item8</c> and <c>Rest.Item1</c>, are one place.
/// </content>
internal sealed partial class BodyAnalysis
{
    private const int ElementsBeforeRest = 7;

    /// <summary>The object that the field is a place of, and the name of that place.</summary>
    private static (IOperation? Holder, string Name) MemberOf(IFieldReferenceOperation field)
    {
        var name = MemberKeys.Of(field.Field);
        var holder = field.Instance;
        while (holder is IFieldReferenceOperation rest && IsRestOfTuple(rest) && IndexOf(name) is { } index)
        {
            name = ItemAt(index + ElementsBeforeRest);
            holder = rest.Instance;
        }

        return (holder, name);
    }

    private static bool IsRestOfTuple(IFieldReferenceOperation field) =>
        field is { Field: { Name: "Rest", ContainingType: { IsTupleType: true, TupleElements.Length: > ElementsBeforeRest } }, Instance: not null };

    /// <summary>The elements behind the seventh, as a tuple: a copy of them, as a value type is.</summary>
    private Value RestOfTuple(IFieldReferenceOperation field)
    {
        var owner = Evaluate(field.Instance);
        var rest = Value.Of(new ObjectAtom(new Site(field.Syntax), default, "", field.Type, isExact: true), null);
        for (var i = ElementsBeforeRest; i < field.Field.ContainingType.TupleElements.Length; i++)
        {
            WriteMember(rest, ItemAt(i - ElementsBeforeRest), ReadMember(owner, ItemAt(i)));
        }

        return rest;
    }

    private static string ItemAt(int index) => "Item" + (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static int? IndexOf(string item) =>
        item.StartsWith("Item", StringComparison.Ordinal) && int.TryParse(item.Substring(4), out var number) ? number - 1 : null;
}
