using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Flow.Lattice;
using PersonalData.Analyzers.Flow.Program;
using PersonalData.Analyzers.Flow.Summaries;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>
/// Delegates in members of objects that came from elsewhere, and in static members: those that this program's code puts
/// there, wherever it does. What is known of the very object says more, so a caller that knows it is asked as well.
/// </content>
internal sealed partial class BodyAnalysis
{
    /// <summary>Where static members are, of those that lead to delegates; nothing for all others.</summary>
    private Value StaticOwner(ISymbol member) =>
        member is { IsStatic: true, ContainingType: { } type } && _context.Functions.MayKeep(member)
            ? Value.Of(new InputAtom(new AccessPath(InputRoot.Static(type))), null)
            : Value.Empty;

    /// <summary>What is written to a static member that leads to delegates: no data, which is left to PD1002.</summary>
    private static Value WithoutData(Value value) => value.Where(static atom => atom is ObjectAtom);

    /// <summary>The delegates that may be at a path of which nothing is known here.</summary>
    private Value KeptFunctions(AccessPath path)
    {
        var result = Value.Empty;
        var type = RootType(_body.Method, path.Root);
        ISymbol? holder = null;
        for (var i = 0; i < path.Fields.Length && type is not null; i++)
        {
            var member = DataMember(type, path.Fields[i]) ?? type.GetMembers(path.Fields[i]).FirstOrDefault(static m => m is IEventSymbol);
            if (member is not null && _context.Functions.MayKeep(member))
            {
                var content = ContentOf(member, holder);
                for (var j = i + 1; j < path.Fields.Length && !content.IsEmpty; j++)
                {
                    content = ReadMember(content, path.Fields[j]);
                }

                result = result.WithAll(content.Where(static atom => atom is ObjectAtom { Function: not null }));
            }

            holder = member ?? holder;
            type = member switch
            {
                IFieldSymbol field => field.Type,
                IPropertySymbol property => property.Type,
                IEventSymbol @event => @event.Type,
                _ => MemberType(type, path.Fields[i]),
            };
        }

        return result;
    }

    /// <summary>What the program's code puts into a member.</summary>
    /// <param name="member">The member.</param>
    /// <param name="holder">The member that the object is known by; what is put into objects known by another one is left out.</param>
    private Value ContentOf(ISymbol member, ISymbol? holder)
    {
        var box = new ObjectAtom(new Site(member.OriginalDefinition.DeclaringSyntaxReferences[0].GetSyntax(_run.CancellationToken), 20), default, "", null);
        var content = Value.Empty;
        foreach (var writer in _context.Functions.WritersOf(member, _run.CancellationToken))
        {
            if (_run.SummaryOf(writer) is not { Heap: { IsEmpty: false } heap })
            {
                continue;
            }

            var found = Value.Empty;
            foreach (var entry in heap)
            {
                if (RestOf(entry, member, holder, writer, heap) is not { } rest)
                {
                    continue;
                }

                var value = Imported(entry.Value);
                if (rest.IsEmpty)
                {
                    content = content.WithAll(value);
                }
                else
                {
                    WriteDeep(Value.Of(box, null), rest, value);
                    content = content.With(box, null);
                }

                found = found.Join(entry.Value);
            }

            Import(found, heap);
        }

        return content;
    }

    /// <summary>The members on from <paramref name="member"/> to where the entry says that something was put; null when it does not lead through it.</summary>
    private static ImmutableArray<string>? RestOf(HeapEntry entry, ISymbol member, ISymbol? holder, IMethodSymbol writer, ImmutableArray<HeapEntry> heap)
    {
        if (entry.Owner is ObjectAtom { Function: null, Type: { } made })
        {
            return entry.Member == MemberKeys.Of(member) && IsOf(made, member) && MayBeIn(entry.Owner, holder, writer, heap) ? ImmutableArray<string>.Empty : null;
        }

        if (entry.Owner is not InputAtom { Exposure: Exposure.Exact, Path: var path })
        {
            return null;
        }

        var type = RootType(writer, path.Root);
        var fields = path.Fields.Add(entry.Member);
        ISymbol? owner = null;
        for (var i = 0; i < fields.Length && type is not null; i++)
        {
            var isMeant = fields[i] == MemberKeys.Of(member) && IsOf(type, member);
            if (isMeant)
            {
                return owner is null || holder is null || SymbolEqualityComparer.Default.Equals(owner.OriginalDefinition, holder.OriginalDefinition)
                    ? fields.RemoveRange(0, i + 1)
                    : null;
            }

            owner = DataMember(type, fields[i]) ?? owner;
            type = MemberType(type, fields[i]);
        }

        return null;
    }

    /// <summary>Whether the object, which the writer made, may be the one in the member: it is, or is in no other that is known.</summary>
    private static bool MayBeIn(Atom made, ISymbol? holder, IMethodSymbol writer, ImmutableArray<HeapEntry> heap)
    {
        var isElsewhere = false;
        foreach (var entry in heap)
        {
            if (holder is not null && entry.Owner is InputAtom { Path: { Fields.IsEmpty: true } path } && entry.Value.Contains(made)
                && RootType(writer, path.Root) is { } type && DataMember(type, entry.Member) is { } known)
            {
                if (SymbolEqualityComparer.Default.Equals(known.OriginalDefinition, holder.OriginalDefinition))
                {
                    return true;
                }

                isElsewhere = true;
            }
        }

        return !isElsewhere;
    }

    private static bool IsOf(ITypeSymbol type, ISymbol member)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, member.ContainingType?.OriginalDefinition))
            {
                return true;
            }
        }

        return type.AllInterfaces.Any(contract => SymbolEqualityComparer.Default.Equals(contract.OriginalDefinition, member.ContainingType?.OriginalDefinition));
    }

    /// <summary>Brings in what the objects that a writer made hold, as far as they lead to delegates.</summary>
    private void Import(Value value, ImmutableArray<HeapEntry> heap)
    {
        var seen = new HashSet<Atom>();
        var pending = new Queue<Atom>();
        EnqueueObjects(value, pending, seen);
        while (pending.Count > 0)
        {
            var owner = (ObjectAtom)pending.Dequeue();
            foreach (var entry in heap)
            {
                if (entry.Owner.Equals(owner))
                {
                    WriteMember(Value.Of(Imported(owner), null), entry.Member, Imported(entry.Value), keeps: true);
                    EnqueueObjects(entry.Value, pending, seen);
                }
            }
        }
    }

    private static Value Imported(Value value)
    {
        var result = Value.Empty;
        foreach (var entry in value.Entries)
        {
            if (entry.Atom is ObjectAtom made)
            {
                result = result.With(Imported(made), entry.Way);
            }
        }

        return result;
    }

    /// <summary>The object as one that was there before this code ran: no object that this code makes itself at the same place.</summary>
    private static ObjectAtom Imported(ObjectAtom made) =>
        made.Function is not null && made.Origin.Equals(default) ? made
            : new ObjectAtom(made.Site.AsKept(), made.Origin, made.Member, made.Type, made.Function, made.IsExact);

    private static ITypeSymbol? RootType(IMethodSymbol method, InputRoot root) => root.Kind switch
    {
        RootKind.This => SourceMethods.TypeOfThis(method),
        RootKind.Parameter => root.Ordinal < method.Parameters.Length ? method.Parameters[root.Ordinal].Type : null,
        RootKind.Static => root.Variable as ITypeSymbol,
        RootKind.Captured => root.Variable switch
        {
            ILocalSymbol local => local.Type,
            IParameterSymbol parameter => parameter.Type,
            _ => null,
        },
        RootKind.Result => InvokeAt(root.Function, method) is { } given ? Awaited(given.ReturnType) : null,
        RootKind.Filled => InvokeAt(root.Function, method) is { } invoke && root.Ordinal < invoke.Parameters.Length ? invoke.Parameters[root.Ordinal].Type : null,
        _ => null,
    };

    /// <summary>How a delegate that came in is called: its type says of what kind the objects are that it fills and gives.</summary>
    private static IMethodSymbol? InvokeAt(AccessPath? function, IMethodSymbol method) =>
        function is not null && TypeAt(function, method) is INamedTypeSymbol { DelegateInvokeMethod: { } invoke } ? invoke : null;

    /// <summary>Awaiting is no step of a path: a task is what it gives.</summary>
    private static ITypeSymbol Awaited(ITypeSymbol type) => type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var given] } ? given : type;
}
