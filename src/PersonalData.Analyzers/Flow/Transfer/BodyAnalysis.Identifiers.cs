using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PersonalData.Analyzers.Flow.Lattice;
using PersonalData.Analyzers.Marks;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>
/// Online identifiers: nobody's data while alone, a person's as soon as they are together with that person's data (SPEC 6.5).
/// In one value, such as a text made of both, nothing needs to be done: its other labels speak for it.
/// </content>
internal sealed partial class BodyAnalysis
{
    /// <summary>What a member gives of an object that is, or has, people's data as well.</summary>
    private Value Beside(Value value, ITypeSymbol? owner, ITypeSymbol? type) =>
        _context.Marks.HasIdentifiers ? Beside(value, type, _context.Marks.CategoriesOfOne(owner)) : value;

    private Value Beside(Value value, ITypeSymbol? type, IEnumerable<string> categories)
    {
        if (type is not null && _context.Marks.IdentifierIn(type) is not null)
        {
            foreach (var category in categories)
            {
                value = value.With(new BesideAtom(category, type), null);
            }
        }

        return value;
    }

    /// <summary>What a member, or an element, of an object that is together with people's data is.</summary>
    private Value ReadBeside(BesideAtom beside, string name, Way? way)
    {
        if (name == Slots.Element)
        {
            return TypeShapes.ElementOf(beside.Type) is { } element ? Value.Of(new BesideAtom(beside.Category, element), way) : Value.Empty;
        }

        for (var type = beside.Type; type is not null; type = type.BaseType)
        {
            foreach (var member in type.GetMembers(name))
            {
                if (_context.Marks.IsOnlineIdentifier(member))
                {
                    return Value.Of(new LabelAtom(beside.Category, _context.Sources.Of(member)), way);
                }

                if (TypeOf(member) is { } inner && _context.Marks.IdentifierIn(inner) is not null)
                {
                    return Value.Of(new BesideAtom(beside.Category, inner), way);
                }
            }
        }

        return Value.Empty;
    }

    /// <summary>The categories that what is read from a value is together with.</summary>
    private ImmutableArray<string> CategoriesBeside(Value owner)
    {
        var categories = ImmutableArray<string>.Empty;
        foreach (var entry in owner.Entries)
        {
            categories = entry.Atom switch
            {
                BesideAtom beside => categories.Add(beside.Category),
                ShapeAtom shape => categories.AddRange(_context.Marks.CategoriesOfOne(shape.Type)),
                _ => categories,
            };
        }

        return categories;
    }

    /// <summary>Whole objects that come together: what each of them holds is together with the people's data of the others.</summary>
    private void CombineObjects(Value[] values, ITypeSymbol?[] types)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (_context.Marks.IdentifierIn(types[i]) is null)
            {
                continue;
            }

            var categories = new SortedSet<string>(StringComparer.Ordinal);
            for (var j = 0; j < values.Length; j++)
            {
                if (j == i)
                {
                    continue;
                }

                categories.UnionWith(_context.Marks.CategoriesOfOne(types[j]));
                foreach (var entry in values[j].Entries)
                {
                    if (entry.Atom is LabelAtom { IsIdentifier: false } label)
                    {
                        categories.Add(label.Category);
                    }
                }
            }

            values[i] = Beside(values[i], types[i], categories);
        }
    }

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
        CombineObjects(values, arguments.SelectMany(static argument => argument.Elements.IsEmpty ? new[] { TypeOf(argument.Operation) } : argument.Elements.Select(static e => TypeOf(e.Operation))).ToArray());
        var next = 0;
        return arguments.Select(argument => argument.Elements.IsEmpty
            ? argument with { Value = values[next++] }
            : argument with { Elements = argument.Elements.Select(element => (element.Operation, values[next++])).ToImmutableArray() }).ToImmutableArray();
    }

    private Value[] EvaluateTogether(ImmutableArray<IOperation> parts, IOperation whole)
    {
        var values = parts.Select(Evaluate).ToArray();
        if (_context.Marks.HasIdentifiers && !IsTakenApart(whole))
        {
            Combine(values);
            CombineObjects(values, parts.Select(TypeOf).ToArray());
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

    private static ITypeSymbol? TypeOf(IOperation? operation) => operation is null ? null : Unconverted(operation).Type;

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
