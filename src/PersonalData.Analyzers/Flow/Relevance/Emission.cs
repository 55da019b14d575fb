using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Flow.Lattice;
using PersonalData.Analyzers.Flow.Program;
using PersonalData.Analyzers.Flow.Summaries;
using PersonalData.Analyzers.Flow.Transfer;
using PersonalData.Analyzers.Marks;

namespace PersonalData.Analyzers.Flow.Relevance;

/// <summary>Tells whether a call of a method brings its caller data that the caller's own code does not show.</summary>
internal static class Emission
{
    public static bool GivesData(Summary summary, IMethodSymbol method, FlowContext context)
    {
        if (Shows(summary.Result, method.MethodKind == MethodKind.Constructor ? method.ContainingType : method.OriginalDefinition.ReturnType, context)
            || Shows(summary.Thrown, null, context))
        {
            return true;
        }

        foreach (var output in summary.Outputs)
        {
            if (Shows(output.Value, method.OriginalDefinition.Parameters[output.Ordinal].Type, context))
            {
                return true;
            }
        }

        foreach (var entry in summary.Heap)
        {
            if (Shows(entry.Value, TypeOf(entry, method), context, IsMarked(entry, method, context)))
            {
                return true;
            }
        }

        foreach (var call in summary.Calls)
        {
            foreach (var argument in call.Arguments)
            {
                if (Shows(argument, null, context))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The members of inputs, and of objects made inside, that hold a delegate afterwards, at any depth.</summary>
    public static IEnumerable<ISymbol> KeepersIn(Summary summary, IMethodSymbol method)
    {
        var holders = new HashSet<Atom>();
        for (var known = -1; known < holders.Count;)
        {
            known = holders.Count;
            foreach (var entry in summary.Heap)
            {
                if (Holds(entry.Value))
                {
                    holders.Add(entry.Owner);
                }
            }
        }

        foreach (var entry in summary.Heap)
        {
            if (Holds(entry.Value) && MemberOf(entry, method) is { } member)
            {
                yield return member;
            }
        }

        bool Holds(Value value)
        {
            foreach (var held in value.Entries)
            {
                if (held.Atom is ObjectAtom { Function: not null } || holders.Contains(held.Atom))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Whether the value has data in it that an expression of the type doesn't show by its marks.</summary>
    private static bool Shows(Value value, ITypeSymbol? type, FlowContext context, bool isMarked = false)
    {
        foreach (var entry in value.Entries)
        {
            switch (entry.Atom)
            {
                case LabelAtom when !isMarked:
                    return true;
                // A delegate, or an object whose class the caller's code does not show, has data of its own to give.
                case ObjectAtom { Function: not null }:
                case ObjectAtom { Type: { } made } when !Names(type, made) && (IsOurs(made, context) || !context.Marks.ShapeOf(made).IsEmpty):
                case ShapeAtom shape when type is null || !Covers(context.Marks.ShapeOf(type), context.Marks.ShapeOf(shape.Type)):
                    return true;
            }
        }

        return false;
    }

    private static bool IsOurs(ITypeSymbol type, FlowContext context) => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, context.Compilation.Assembly);

    /// <summary>Whether the type is, or is made for, <paramref name="made"/>.</summary>
    private static bool Names(ITypeSymbol? type, ITypeSymbol made) => type switch
    {
        null => false,
        IArrayTypeSymbol array => Names(array.ElementType, made),
        INamedTypeSymbol named => SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, made.OriginalDefinition) || named.TypeArguments.Any(argument => Names(argument, made)),
        _ => SymbolEqualityComparer.Default.Equals(type, made),
    };

    private static bool Covers(TypeShape known, TypeShape actual)
    {
        foreach (var category in actual.Own)
        {
            if (!known.Own.Contains(category))
            {
                return false;
            }
        }

        foreach (var member in actual.Members)
        {
            if (!known.Members.Contains(member))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsMarked(HeapEntry entry, IMethodSymbol method, FlowContext context) =>
        MemberOf(entry, method) is { } member && !context.Marks.CategoriesOf(member).IsEmpty;

    private static ITypeSymbol? TypeOf(HeapEntry entry, IMethodSymbol method)
    {
        if (entry.Member == Slots.Element)
        {
            return OwnerType(entry.Owner, method) is { } collection ? TypeShapes.ElementOf(collection) : null;
        }

        return MemberOf(entry, method) switch
        {
            IFieldSymbol field => field.OriginalDefinition.Type,
            IPropertySymbol property => property.OriginalDefinition.Type,
            _ => null,
        };
    }

    private static ISymbol? MemberOf(HeapEntry entry, IMethodSymbol method) => OwnerType(entry.Owner, method) is { } type ? Find(type, entry.Member) : null;

    private static ITypeSymbol? OwnerType(Atom owner, IMethodSymbol method)
    {
        switch (owner)
        {
            case ObjectAtom { Function: null } made:
                return made.Type;
            case InputAtom { Path: { } path }:
                var type = path.Root.Kind switch
                {
                    RootKind.This => SourceMethods.TypeOfThis(method),
                    RootKind.Static => path.Root.Variable as ITypeSymbol,
                    RootKind.Parameter when path.Root.Ordinal < method.Parameters.Length => method.Parameters[path.Root.Ordinal].Type,
                    _ => null,
                };
                foreach (var field in path.Fields)
                {
                    type = type is null ? null
                        : field == Slots.Element ? TypeShapes.ElementOf(type)
                        : Find(type, field) switch
                        {
                            IFieldSymbol found => found.Type,
                            IPropertySymbol found => found.Type,
                            _ => null,
                        };
                }

                return type;
            default:
                return null;
        }
    }

    private static ISymbol? Find(ITypeSymbol type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers(name))
            {
                if (member is IFieldSymbol or IPropertySymbol or IEventSymbol)
                {
                    return member;
                }
            }
        }

        return null;
    }
}
