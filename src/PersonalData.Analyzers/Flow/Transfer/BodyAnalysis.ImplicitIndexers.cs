using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PersonalData.Analyzers.Flow.Lattice;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>
/// Indexers and <c>Slice</c> methods that the language calls by itself: of a type that knows only plain numbers, for an
/// index from the end or a range; and of any type, for a list pattern. They are calls like those that are written out.
/// </content>
internal sealed partial class BodyAnalysis
{
    private Value ReadImplicitIndexer(IImplicitIndexerReferenceOperation operation)
    {
        var owner = Evaluate(operation.Instance);
        ReadLength(operation.LengthSymbol, owner, operation);
        var index = Evaluate(operation.Argument);
        return operation.IndexerSymbol is IPropertySymbol property
            ? ReadIndexer(property, operation, operation.Instance, owner, ImmutableArray.Create(new CallArgument(0, operation.Argument, index)))
            : Slice(operation.IndexerSymbol, operation, operation.Instance, owner, ImmutableArray.Create(new CallArgument(0, operation.Argument, index), new CallArgument(1, operation.Argument, index)));
    }

    private void AssignToImplicitIndexer(IImplicitIndexerReferenceOperation operation, Value value, IOperation source, Value arriving)
    {
        var owner = Evaluate(operation.Instance);
        if (operation.IndexerSymbol is IPropertySymbol { SetMethod: { } setter } property)
        {
            ReadLength(operation.LengthSymbol, owner, operation);
            ArriveAtMember(property, (owner, operation.Instance.Type), arriving, source, storesItself: false);
            var arguments = ImmutableArray.Create(new CallArgument(0, operation.Argument, Evaluate(operation.Argument)), new CallArgument(setter.Parameters.Length - 1, source, value));
            Call(new CallSite(setter, operation, operation.Instance, owner, Combined(arguments)));
            return;
        }

        ArriveInContainer(operation.Instance, owner, arriving, source);
        if (operation.IndexerSymbol is IPropertySymbol && Evaluate(operation).Where(static atom => atom is PlaceAtom) is { IsEmpty: false } places)
        {
            WritePlaces(places, value, source, arriving);
        }
        else
        {
            WriteMember(owner, Slots.Element, value);
        }
    }

    /// <summary>What an element gives that a list pattern looks at.</summary>
    /// <param name="list">The list pattern.</param>
    /// <param name="value">The value under test.</param>
    /// <param name="item">The element's own pattern.</param>
    private Value ReadListed(IListPatternOperation list, Value value, IPatternOperation item)
    {
        switch (item)
        {
            case IDiscardPatternOperation or ISlicePatternOperation { Pattern: null }:
                // Nobody asks for it.
                return Value.Empty;
            case ISlicePatternOperation slice:
                return slice.SliceSymbol is IPropertySymbol ranges
                    ? ReadIndexer(ranges, item, null, value, ImmutableArray<CallArgument>.Empty)
                    : Slice(slice.SliceSymbol, item, null, value, ImmutableArray<CallArgument>.Empty);
            default:
                return list.IndexerSymbol is IPropertySymbol indexer
                    ? ReadIndexer(indexer, item, null, value, ImmutableArray<CallArgument>.Empty)
                    : ElementOf(value, list.InputType);
        }
    }

    /// <summary>The length by which the language counts from the end; it is read, and nothing of it is in what is found there.</summary>
    private void ReadLength(ISymbol? length, Value owner, IOperation operation)
    {
        if (length is IPropertySymbol { GetMethod: { } getter } property && !IsPlainStorage(property))
        {
            Call(CallSite.Implicit(getter, owner, ImmutableArray<Value>.Empty, operation.Syntax));
        }
    }

    private Value ReadIndexer(IPropertySymbol property, IOperation operation, IOperation? instance, Value owner, ImmutableArray<CallArgument> arguments)
    {
        if (property.ContainingType.SpecialType == SpecialType.System_String || property.GetMethod is not { } getter)
        {
            return owner;
        }

        var value = Call(new CallSite(getter, operation, instance, owner, arguments));
        return _context.Marks.Anonymizes(property) ? Value.Empty : Marked(value, property, operation, (owner, instance?.Type ?? property.ContainingType), property.Type, ReadKind.Member);
    }

    /// <summary>A part of the object. A library's stands for the whole: what is written to it is written to that.</summary>
    private Value Slice(ISymbol? method, IOperation operation, IOperation? instance, Value owner, ImmutableArray<CallArgument> arguments) =>
        method is IMethodSymbol slice && _context.Marks.MayHaveMarks(slice.ContainingAssembly)
            ? Call(new CallSite(slice, operation, instance, owner, arguments))
            : owner;
}
