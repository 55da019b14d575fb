using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PersonalData.Analyzers.Flow.Lattice;
using PersonalData.Analyzers.Flow.Program;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>Which field or property holds a collection, builder or array that something is put into (SPEC 6.4).</content>
internal sealed partial class BodyAnalysis
{
    /// <summary>A value is put into a collection, builder or array: if a member holds that, the value is stored there.</summary>
    /// <param name="container">The expression for the container, when there is one.</param>
    /// <param name="held">What the container may be.</param>
    /// <param name="value">What is put into it.</param>
    /// <param name="source">The expression to report at.</param>
    private void ArriveInContainer(IOperation? container, Value held, Value value, IOperation? source)
    {
        if (!_isRecording || source is null || value.IsEmpty)
        {
            return;
        }

        foreach (var (member, owner) in HolderOf(container) is { } holder ? new[] { holder } : HoldersOf(held))
        {
            if (Containers.IsContainer(TypeOf(member)))
            {
                ArriveAtMember(member, (owner, null), value, source);
            }
        }
    }

    /// <summary>A library's call puts an argument into a container: by the expression that shows it, which may be of the call that leads there.</summary>
    private void ArriveInContainer(CallSite site, Value held, CallArgument argument)
    {
        if (argument.Operation is null && site.Origin is { } written)
        {
            ArriveInContainer(held, argument.Value, written);
        }

        foreach (var part in argument.Parts())
        {
            ArriveInContainer(site.ReceiverOperation, held, part.Value, part.Operation);
        }
    }

    /// <summary>A helper put something into a container that came in with the call: if a member holds that, it is stored there.</summary>
    private void ArriveInContainer(Value held, Value value, CallSite site)
    {
        if (!_isRecording || value.IsEmpty)
        {
            return;
        }

        foreach (var (member, owner) in HoldersOf(held).Where(static holder => Containers.IsContainer(TypeOf(holder.Member))))
        {
            foreach (var (part, operation) in PutBy(value, site))
            {
                ArriveAtMember(member, (owner, null), part, operation);
            }
        }
    }

    /// <summary>The value by the arguments that show it; the rest at the first expression of the call.</summary>
    private IEnumerable<(Value Value, IOperation Operation)> PutBy(Value value, CallSite site)
    {
        var parts = site.Parts().ToArray();
        foreach (var (part, operation) in ByParts(value, parts))
        {
            if ((operation is null ? site.Operation ?? parts.FirstOrDefault().Operation : Unconverted(operation)) is { } place)
            {
                yield return (part, place);
            }
        }
    }

    /// <summary>A member that holds a container.</summary>
    /// <param name="Member">The field, property or kept parameter.</param>
    /// <param name="Owner">The object that it is a member of, as far as that is known.</param>
    private readonly record struct Holder(ISymbol Member, Value Owner);

    /// <summary>The member that the expression names as the holder.</summary>
    private Holder? HolderOf(IOperation? container)
    {
        while (true)
        {
            switch (container)
            {
                case IConversionOperation conversion:
                    container = conversion.Operand;
                    continue;
                case IMemberReferenceOperation { Instance: not null } part when part is IFieldReferenceOperation or IPropertyReferenceOperation && !DeclaresMembers(part.Member.ContainingType):
                    // An element of a tuple, or a part of a library's box: a channel's writer.
                    container = part.Instance;
                    continue;
                case IFieldReferenceOperation field:
                    return new Holder(field.Field, OwnerOf(field));
                case IPropertyReferenceOperation { Property.Parameters.IsEmpty: true } property:
                    return SourceMethods.MayKeep(property.Property, _context.Compilation) ? new Holder(property.Property, OwnerOf(property)) : null;
                case IParameterReferenceOperation parameter when IsForeignPrimaryParameter(parameter.Parameter):
                    return new Holder(parameter.Parameter, This());
                case IPropertyReferenceOperation indexer:
                    container = indexer.Instance;
                    continue;
                case IImplicitIndexerReferenceOperation indexer:
                    container = indexer.Instance;
                    continue;
                case IArrayElementReferenceOperation element:
                    container = element.ArrayReference;
                    continue;
                case IFlowCaptureReferenceOperation reference when _capturedOperations.TryGetValue(reference.Id, out var captured) && captured.Count == 1:
                    container = captured[0];
                    continue;
                default:
                    return null;
            }
        }

        Value OwnerOf(IMemberReferenceOperation member) =>
            member.Instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } ? This() : Value.Empty;
    }

    /// <summary>
    /// The members that hold what the value may be, whatever it is called here: an alias in a local, what a method gave,
    /// what was fetched out of a collection or another box that the member holds.
    /// </summary>
    private IEnumerable<Holder> HoldersOf(Value held)
    {
        var holders = new List<Holder>();
        var seen = new HashSet<Atom>();
        var pending = new Queue<Atom>();
        foreach (var entry in held.Entries)
        {
            if (entry.Atom is HeldAtom kept)
            {
                Add(new Holder(kept.Holder, Value.Empty));
            }

            Follow(entry.Atom);
        }

        while (pending.Count > 0)
        {
            var atom = pending.Dequeue();
            if (atom is InputAtom input)
            {
                Add(MemberAt(input.Path, _body.Method));
            }

            foreach (var (owner, name) in _slots.WithMember(slot => _state.Get(slot)?.Contains(atom) == true))
            {
                switch (owner)
                {
                    case InputAtom outer:
                        Add(MemberAt(outer.Path.Then(name), _body.Method));
                        break;
                    case ObjectAtom { Type: { } type } made when DeclaresMembers(type):
                        Add(MemberOf(type, name) is { } member ? new Holder(member, Value.Of(made, null)) : null);
                        break;
                    default:
                        Follow(owner);
                        break;
                }
            }
        }

        return holders;

        void Follow(Atom atom)
        {
            if (atom is InputAtom { Exposure: Exposure.Exact } or ObjectAtom { Function: null } && seen.Add(atom))
            {
                pending.Enqueue(atom);
            }
        }

        void Add(Holder? found)
        {
            if (found is { } holder && !holders.Any(known => SymbolEqualityComparer.Default.Equals(known.Member, holder.Member)))
            {
                holders.Add(holder);
            }
        }
    }

    /// <summary>
    /// The field or property at the end of a path, or that holds the collection there. Nobody can mark the members of a
    /// pair or a tuple, or of another box of a library's: what holds that, holds what is in it.
    /// </summary>
    private Holder? MemberAt(AccessPath path, IMethodSymbol method)
    {
        var held = TypeAt(path, method);
        while (!path.Fields.IsEmpty)
        {
            var name = path.Fields[path.Fields.Length - 1];
            path = path.Owner;
            if (name is Slots.Element or Slots.Value or Slots.Deeper)
            {
                continue;
            }

            if (TypeAt(path, method) is not { } type)
            {
                return null;
            }

            if (DeclaresMembers(type))
            {
                return MemberOf(type, name) is { } member ? new Holder(member, Value.Of(new InputAtom(path), null)) : null;
            }

            if (held is not null && !Containers.IsContainer(held))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>The field, stored property or kept parameter of that name.</summary>
    private ISymbol? MemberOf(ITypeSymbol type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers(name))
            {
                if (member is IFieldSymbol || (member is IPropertySymbol property && SourceMethods.MayKeep(property, _context.Compilation)))
                {
                    return member;
                }
            }
        }

        return (type as INamedTypeSymbol)?.InstanceConstructors.Where(SourceMethods.IsPrimaryConstructor)
            .SelectMany(static constructor => constructor.Parameters).FirstOrDefault(parameter => Slots.PrimaryParameter(parameter) == name);
    }

    /// <summary>What a static member holds, if that is made to be filled: from wherever it is filled later, it is filled there.</summary>
    private Value HeldBy(ISymbol member) =>
        member.IsStatic && TypeOf(member) is { } type && !Containers.IsOpen(type) && Containers.IsContainer(type) && _context.Marks.MayHaveMarks(member.ContainingAssembly)
            ? Value.Of(new HeldAtom(member, type), null)
            : Value.Empty;

    /// <summary>What is fetched out of what a static member holds, while that is a container too.</summary>
    private HeldAtom? PartOf(HeldAtom held, string name) =>
        !Slots.IsInner(name) && !DeclaresMembers(held.Type) && MemberType(held.Type, name) is { } type && Containers.IsContainer(type) && !Containers.IsOpen(type)
            ? new HeldAtom(held.Holder, type)
            : null;
}
