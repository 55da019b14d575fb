using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PersonalData.Analyzers.Flow.Lattice;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>
/// Online identifiers: nobody's data while alone, a person's as soon as they are together with that person's data (SPEC 6.5).
/// In one value, such as a text made of both, nothing needs to be done: its other labels speak for it.
/// </content>
internal sealed partial class BodyAnalysis
{
    /// <summary>Values that come together in one object or call: each identifier among them is data of what the others are data of.</summary>
    private void Combine(Value[] values)
    {
        if (!_context.Marks.HasIdentifiers || values.Length < 2 || !values.Any(IsIdentifier))
        {
            return;
        }

        var categories = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            foreach (var entry in Expose(value, Exposure.Whole).Entries)
            {
                if (entry.Atom is LabelAtom { IsIdentifier: false } label)
                {
                    categories.Add(label.Category);
                }
            }
        }

        for (var i = 0; i < values.Length && categories.Count > 0; i++)
        {
            values[i] = IsIdentifier(values[i]) ? In(categories, values[i]) : values[i];
        }
    }

    private ImmutableArray<CallArgument> Combined(ImmutableArray<CallArgument> arguments)
    {
        if (!_context.Marks.HasIdentifiers)
        {
            return arguments;
        }

        var values = arguments.SelectMany(static argument => argument.Elements.IsEmpty ? new[] { argument.Value } : argument.Elements.Select(static e => e.Value)).ToArray();
        Combine(values);
        var next = 0;
        return arguments.Select(argument => argument.Elements.IsEmpty
            ? argument with { Value = values[next++] }
            : argument with { Elements = argument.Elements.Select(element => (element.Operation, values[next++])).ToImmutableArray() }).ToImmutableArray();
    }

    private Value[] EvaluateTogether(ImmutableArray<IOperation> parts, IOperation whole)
    {
        var values = parts.Select(Evaluate).ToArray();
        if (!IsTakenApart(whole))
        {
            Combine(values);
        }

        return values;
    }

    /// <summary>Whether a tuple is only written down to be assigned part by part: then there is no object.</summary>
    private static bool IsTakenApart(IOperation tuple)
    {
        var parent = tuple.Parent;
        while (parent is IConversionOperation)
        {
            parent = parent.Parent;
        }

        return parent is IDeconstructionAssignmentOperation;
    }

    /// <summary>What a parameter brings as an identifier: if it comes with marked parameters, it comes with their people's data.</summary>
    private Value EntryIdentifier(Value value, IParameterSymbol parameter)
    {
        if (!_context.Marks.CategoriesOf(parameter).IsEmpty || !_context.Marks.IsOnlineIdentifier(parameter))
        {
            return value;
        }

        var way = Way.Then(null, parameter.Locations.FirstOrDefault() ?? Location.None);
        var identifier = new LabelAtom("", _context.Sources.Of(parameter));
        var others = _body.Method.Parameters.Where(other => other.Ordinal != parameter.Ordinal)
            .SelectMany(other => _context.Marks.CategoriesOf(other).Concat(_context.Marks.ShapeOf(other.Type).Own)).Distinct().ToImmutableArray();
        return others.IsEmpty ? value.With(identifier, way) : others.Aggregate(value, (joined, category) => joined.With(identifier.In(category), way));
    }

    private static bool IsIdentifier(Value value)
    {
        foreach (var entry in value.Entries)
        {
            if (entry.Atom is LabelAtom { IsIdentifier: true })
            {
                return true;
            }
        }

        return false;
    }

    private static Value In(IEnumerable<string> categories, Value value)
    {
        var result = Value.Empty;
        foreach (var entry in value.Entries)
        {
            if (entry.Atom is not LabelAtom { IsIdentifier: true } identifier)
            {
                result = result.With(entry.Atom, entry.Way);
                continue;
            }

            foreach (var category in categories)
            {
                result = result.With(identifier.In(category), entry.Way);
            }
        }

        return result;
    }
}
