using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Flow.Lattice;
using PersonalData.Analyzers.Flow.Program;
using PersonalData.Analyzers.Flow.Summaries;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>
/// Properties with code that are excepted from what their type's marks say (SPEC 6.1): what they make of the object's
/// own data is none of that data any more. Data of others that they give is as it was.
/// </content>
internal sealed partial class BodyAnalysis
{
    /// <summary>The categories that the code gives and reads without their being data: those of the type from which it is excepted.</summary>
    private ImmutableArray<string> ExceptedCategories()
    {
        if (_body.Method is not { MethodKind: MethodKind.PropertyGet, IsStatic: false, AssociatedSymbol: { } property, ContainingType: { } type } || !_context.Marks.IsExcepted(property))
        {
            return ImmutableArray<string>.Empty;
        }

        var shape = _context.Marks.ShapeOf(type);
        return shape.Own.AddRange(shape.Members.Select(static member => member.Category)).Distinct().ToImmutableArray();
    }

    /// <summary>The result, without what of the object's own data is in it.</summary>
    private Value WithoutExcepted(Value result)
    {
        var excepted = ExceptedCategories();
        return excepted.IsEmpty ? result : result.Where(atom => atom switch
        {
            LabelAtom label => !excepted.Contains(label.Category),
            InputAtom { Path: { Root.Kind: RootKind.This } path, Exposure: var exposure } => exposure == Exposure.Exact && !IsMarked(path),
            _ => true,
        });

        bool IsMarked(AccessPath path)
        {
            var type = SourceMethods.TypeOfThis(_body.Method);
            foreach (var field in path.Fields)
            {
                if (IsMarkedMember(type, field))
                {
                    return true;
                }

                type = MemberType(type, field);
            }

            return false;
        }
    }

    private ImmutableArray<ReadEntry> WithoutExcepted(ImmutableArray<ReadEntry> reads)
    {
        var excepted = ExceptedCategories();
        return excepted.IsEmpty ? reads : reads.RemoveAll(read => excepted.Contains(read.Label.Category));
    }
}
