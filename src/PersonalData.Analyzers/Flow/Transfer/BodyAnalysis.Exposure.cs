using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Flow.Lattice;
using PersonalData.Analyzers.Marks;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>What a use of a value shows of it.</content>
internal sealed partial class BodyAnalysis
{
    /// <summary>
    /// The labels, and the inputs still to be known, that <paramref name="value"/> shows to a use of the given kind:
    /// a set of <see cref="LabelAtom"/>s and inexact <see cref="InputAtom"/>s.
    /// </summary>
    /// <param name="value">What is used.</param>
    /// <param name="exposure">How.</param>
    /// <param name="type">The class that the objects are known to be of by the code that they run, whatever they came in as.</param>
    private Value Expose(Value value, Exposure exposure, ITypeSymbol? type = null)
    {
        if (value.IsEmpty)
        {
            return value;
        }

        var result = Value.Empty;
        (Subject? Subject, ImmutableArray<ConsentFact> Consents)? ownership = null;
        var seen = new HashSet<(Atom, string)>();
        var pending = new Stack<Exposed>();
        foreach (var entry in value.Entries)
        {
            if (exposure != Exposure.Kept || entry.Atom is InputAtom or ObjectAtom)
            {
                pending.Push(new Exposed(entry, type, ImmutableArray<string>.Empty));
            }
        }

        while (pending.Count > 0)
        {
            var exposed = pending.Pop();
            var entry = exposed.Entry;
            if (!seen.Add((entry.Atom, string.Join(",", exposed.Answered))))
            {
                continue;
            }

            switch (entry.Atom)
            {
                case LabelAtom label:
                    result = exposed.Answered.Contains(label.Category) ? result : result.With(label, entry.Way);
                    break;
                case InputAtom { Exposure: Exposure.Exact } input:
                    result = result.With(new InputAtom(input.Path, exposure), entry.Way);
                    var declared = TypeAt(input.Path);
                    PushMembers(exposed, type is not null && declared is null or { TypeKind: TypeKind.Interface } ? exposed.Type : declared);
                    break;
                case InputAtom:
                    result = result.With(entry.Atom, entry.Way);
                    break;
                case ObjectAtom { Function: null } made:
                    PushMembers(exposed, made.Type ?? exposed.Type);
                    break;
                case BesideAtom beside when exposure == Exposure.Whole && _context.Marks.IdentifierIn(beside.Type) is { } identifier && !exposed.Answered.Contains(beside.Category):
                    result = result.With(new LabelAtom(beside.Category, _context.Sources.Of(identifier)), entry.Way);
                    break;
                case ShapeAtom shape:
                    ownership ??= OwnershipOf(value, null);
                    result = AddShape(result, shape, exposure, entry.Way, ownership.Value.Subject, ownership.Value.Consents, exposed.Answered);
                    break;
            }
        }

        return result;

        void PushMembers(Exposed owner, ITypeSymbol? type)
        {
            foreach (var member in _slots.MembersOf(owner.Entry.Atom))
            {
                if (_state.Get(member.Slot) is { IsEmpty: false } held && !IsAnsweredFor(type, member.Name, exposure, owner.Entry.Atom))
                {
                    var memberType = MemberType(type, member.Name);
                    var answered = exposure is Exposure.Carried or Exposure.Kept && DeclaresMembers(type)
                        ? owner.Answered.AddRange(_context.Marks.ShapeOf(memberType).Own.RemoveAll(owner.Answered.Contains))
                        : owner.Answered;
                    var isBelow = type is null && owner.Entry.Atom is InputAtom { Path.IsCollapsed: true };
                    foreach (var inner in held.Entries)
                    {
                        // What the type of something deep inside shows, the code that read it there knows.
                        if (!isBelow || inner.Atom is not ShapeAtom)
                        {
                            pending.Push(new Exposed(inner, memberType, answered));
                        }
                    }
                }
            }
        }
    }

    /// <summary>Something that a use of a value may show.</summary>
    /// <param name="Entry">What, and how it came there.</param>
    /// <param name="Type">The type of the member that holds it, if known.</param>
    /// <param name="Answered">Categories that the types of the members on the way show: who reads those members is reported there.</param>
    private readonly record struct Exposed(Value.Entry Entry, ITypeSymbol? Type, ImmutableArray<string> Answered);

    /// <summary>The type of what came in at a path, by the declarations alone; null when they do not say.</summary>
    private ITypeSymbol? TypeAt(AccessPath path) => TypeAt(path, _body.Method);

    /// <summary>The type of what came in at a path of the method's, by the declarations alone; null when they do not say.</summary>
    private static ITypeSymbol? TypeAt(AccessPath path, IMethodSymbol method)
    {
        var type = RootType(method, path.Root);
        foreach (var field in path.Fields)
        {
            type = MemberType(type, field) ?? PrimaryParameter(type, field)?.Type;
        }

        return type;
    }

    /// <summary>The parameter of the type's primary constructor that is kept under the name.</summary>
    private static IParameterSymbol? PrimaryParameter(ITypeSymbol? type, string name)
    {
        if (name is not ['<', ..])
        {
            return null;
        }

        for (var current = type as INamedTypeSymbol; current is not null; current = current.BaseType)
        {
            foreach (var constructor in current.InstanceConstructors)
            {
                foreach (var parameter in constructor.Parameters)
                {
                    if (Slots.PrimaryParameter(parameter) == name)
                    {
                        return parameter;
                    }
                }
            }
        }

        return null;
    }

    private static ITypeSymbol? MemberType(ITypeSymbol? type, string name) =>
        type is null || name == Slots.Value ? type : name == Slots.Element ? TypeShapes.ElementOf(type)
        : name == Slots.Pointee ? (type as IPointerTypeSymbol)?.PointedAtType
        : TextForms.MemberType(type, name) ?? (DataMember(type, name) is { } member ? TypeOf(member) : null);

    private Value AddShape(Value result, ShapeAtom atom, Exposure exposure, Way? way, Subject? subject, ImmutableArray<ConsentFact> consents, ImmutableArray<string> answered)
    {
        var shape = _context.Marks.ShapeOf(atom.Type);
        foreach (var category in shape.Own)
        {
            if (!answered.Contains(category))
            {
                result = result.With(Licensed(new LabelAtom(category, _context.Sources.Of(shape.MarkedType ?? atom.Type), subject), consents), way);
            }
        }

        if (exposure is Exposure.Whole or Exposure.Described)
        {
            foreach (var member in exposure == Exposure.Described ? shape.OpenMembers : shape.Members)
            {
                result = result.With(Licensed(new LabelAtom(member.Category, _context.Sources.Of(member.Member), subject), consents), way);
            }
        }

        return result;
    }

    /// <summary>Whether what the member holds is reported elsewhere: where it is read, or where it was stored.</summary>
    private bool IsAnsweredFor(ITypeSymbol? type, string member, Exposure exposure, Atom owner) => exposure switch
    {
        Exposure.Carried when TellsWhatItHolds(type) => true,

        // It stands for what was read from objects too, which holds nothing of their marked members.
        _ when type is null && owner is InputAtom { Path.IsCollapsed: true } && IsMarkedMember(owner, type, member) => true,
        Exposure.Carried or Exposure.Kept => IsMarkedMember(owner, type, member),

        // Of an object that stands for all below it nothing tells the type, and it was some object's member that was written to.
        Exposure.Contained or Exposure.Described when type is null && owner is InputAtom { Path.IsCollapsed: true } => member != Slots.Element && !Slots.IsInner(member),
        Exposure.Contained or Exposure.Described => type is not null
            && ((DeclaresMembers(type) && (TextForms.MemberType(type, member) ?? PrimaryParameter(type, member)?.Type) is not null) || !_context.Derived.Of(type, member).IsEmpty),
        _ => false,
    };

    /// <summary>
    /// Whether the type has marked members: who gets an object of it gets what is read of it and no more, of its marked members
    /// and its others (SPEC 6.3, 1). See <see cref="ReadUnmarked"/>.
    /// </summary>
    private bool TellsWhatItHolds(ITypeSymbol? type) => DeclaresMembers(type) && !_context.Marks.ShapeOf(type).Members.IsEmpty;

    /// <summary>Whether somebody declared the type's members, and could mark them.</summary>
    private bool DeclaresMembers(ITypeSymbol? type) =>
        type is { IsAnonymousType: false, IsTupleType: false, ContainingAssembly: { } assembly } && _context.Marks.MayHaveMarks(assembly);

    /// <summary>Whether the member of what the owner is, is marked. Where nothing tells the type of what came in, it is whichever of this program's has a member of the name.</summary>
    private bool IsMarkedMember(Atom owner, ITypeSymbol? type, string name) =>
        type is null ? owner is InputAtom && _context.Derived.AreAllMarked(name) : IsMarkedMember(type, name);

    private bool AreMarked(ImmutableArray<ISymbol> members) => !members.IsEmpty && members.All(member => !_context.Marks.CategoriesOf(member).IsEmpty);

    /// <summary>Whether the member is marked: of an object that is known only as something more general, a member of the classes that it may be of.</summary>
    private bool IsMarkedMember(ITypeSymbol? type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers(name))
            {
                if (!_context.Marks.CategoriesOf(member, type).IsEmpty)
                {
                    return true;
                }
            }
        }

        if (PrimaryParameter(type, name) is { } kept)
        {
            return !_context.Marks.CategoriesOf(kept).IsEmpty;
        }

        return type is not null && AreMarked(_context.Derived.Of(type, name));
    }

    /// <summary>Whether the value itself is data of the category that was read before: not merely something that holds some, or of which nobody has taken note yet.</summary>
    private bool IsOf(Value value, string category)
    {
        var (isShown, isUnread) = (false, false);
        foreach (var entry in value.Entries)
        {
            if (entry.Atom is LabelAtom label && label.Category == category)
            {
                return true;
            }

            isUnread |= entry.Atom is UnreadAtom;
            isShown |= entry.Atom is ShapeAtom shape && _context.Marks.ShapeOf(shape.Type).Own.Contains(category);
        }

        return isShown && !isUnread;
    }

    /// <summary>What the text of a value shows: its <c>ToString</c> decides (SPEC 6.2).</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">Its static type before it became an object, if known.</param>
    /// <param name="site">The expression that makes text of it.</param>
    /// <param name="form">Whether it is asked for just text, or for text in some format.</param>
    private Value TextOf(Value value, ITypeSymbol? type, SyntaxNode site, Exposure form = Exposure.Text)
    {
        if (value.IsEmpty || type is { SpecialType: not SpecialType.None and not SpecialType.System_Object })
        {
            return Expose(value, form);
        }

        // A type that leaves open what the object is says nothing of its text.
        type = type is { SpecialType: SpecialType.System_Object } or { TypeKind: TypeKind.Interface or TypeKind.TypeParameter or TypeKind.Dynamic } ? null : type;
        var result = Value.Empty;
        foreach (var entry in value.Entries)
        {
            switch (entry.Atom)
            {
                case LabelAtom when type is null || !HasPlainText(type, form):
                    result = result.With(entry.Atom, entry.Way);
                    break;
                case InputAtom { Exposure: Exposure.Exact } when type is null:
                    result = result.Join(Expose(Value.Of(entry.Atom, entry.Way), form));
                    break;
                case InputAtom { Exposure: Exposure.Exact } input when !HasPlainText(type!, form):
                    result = result.With(new InputAtom(input.Path, form), entry.Way).Join(MembersText(entry, type!, site, form));
                    break;
                case InputAtom { Exposure: not Exposure.Exact }:
                    result = result.With(entry.Atom, entry.Way);
                    break;
                case ObjectAtom { Function: null } made when !IsOnlyHeld(made.Type, type, form):
                    result = result.Join((type is { IsValueType: true } ? type : made.Type ?? type) is { } known ? MembersText(entry, known, site, form) : Expose(Value.Of(entry.Atom, entry.Way), form));
                    break;
                case ShapeAtom shape when !IsOnlyHeld(shape.Type, type, form):
                    result = result.Join(MembersText(entry, shape.Type, site, form));
                    break;
            }
        }

        return result;
    }

    /// <summary>Whether what is known is not the object itself, but held by one whose text says nothing of it, such as a task.</summary>
    private bool IsOnlyHeld(ITypeSymbol? held, ITypeSymbol? holder, Exposure form) =>
        held is not null && holder is not null && HasPlainText(holder, form) && !_context.Compilation.HasImplicitConversion(held, holder);

    private readonly HashSet<Atom> _textsBeingMade = new();

    /// <summary>The text of one object. Of an object in its own text, as in a tree, there is no more to be found.</summary>
    private Value MembersText(Value.Entry entry, ITypeSymbol type, SyntaxNode site, Exposure form)
    {
        if (_textsBeingMade.Count >= Limits.TextDepth || (entry.Atom is ObjectAtom { IsExact: false } && TextForms.IsOfManyForms(type)))
        {
            return Expose(Value.Of(entry.Atom, entry.Way), Exposure.Whole);
        }

        if (!_textsBeingMade.Add(entry.Atom))
        {
            return Value.Empty;
        }

        var text = OwnText(entry, type, site, form);
        _textsBeingMade.Remove(entry.Atom);
        return text;
    }

    private Value OwnText(Value.Entry entry, ITypeSymbol type, SyntaxNode site, Exposure form)
    {
        // An anonymous object has its members formatted; records and tuples ask them for their text.
        var inner = type.IsAnonymousType ? Exposure.Formatted : Exposure.Text;
        switch (TextForms.Of(type, _context.Compilation, form, out var method))
        {
            case TextForm.Written:
                var receiver = Value.Of(entry.Atom, entry.Way);
                return Expose(method!.Parameters.IsEmpty ? Call(CallSite.Implicit(method, receiver, ImmutableArray<Value>.Empty, site)) : Format(method, receiver, site), Exposure.Text);
            case TextForm.Printed:
                // The record's own ToString, with a member of the program that says what stands between its braces.
                var printed = Value.Of(new ObjectAtom(new Site(site, 11), default, "", method!.Parameters[0].Type, isExact: true), null);
                Call(CallSite.Implicit(method, Value.Of(entry.Atom, entry.Way), ImmutableArray.Create(printed), site));
                return Expose(ReadMember(printed, Slots.Element), Exposure.Text);
            case TextForm.Members:
                var result = Value.Empty;
                if (entry.Atom is ShapeAtom)
                {
                    return TextForms.Members(type, _context, _context.Marks, form).Aggregate(
                        result,
                        (text, label) => text.With(label, entry.Way));
                }

                foreach (var member in _slots.MembersOf(entry.Atom))
                {
                    if (_state.Get(member.Slot) is { } held && _textDepth < Limits.MemberDepth && TextForms.IsPrinted(type, member.Name))
                    {
                        _textDepth++;
                        result = result.Join(TextOf(held, TextForms.MemberType(type, member.Name), site, inner));
                        _textDepth--;
                    }
                }

                return result;
            case TextForm.Everything:
                return Expose(Value.Of(entry.Atom, entry.Way), Exposure.Whole);
            default:
                return Value.Empty;
        }
    }

    private int _textDepth;

    /// <summary>What an object writes about itself where it is asked for text in a format: into the buffer that it is given, or as its result.</summary>
    private Value Format(IMethodSymbol method, Value receiver, SyntaxNode site)
    {
        var buffer = Value.Of(new ObjectAtom(new Site(site, 11), default, "", method.Parameters[0].Type, isExact: true), null);
        var isWritten = TextForms.WritesToBuffer(method);
        var arguments = method.Parameters.Select(parameter => isWritten && parameter.Ordinal == 0 ? buffer : Value.Empty).ToImmutableArray();
        var result = Call(CallSite.Implicit(method, receiver, arguments, site));
        return isWritten ? ReadMember(buffer, Slots.Element) : result;
    }

    private bool HasPlainText(ITypeSymbol type, Exposure form) => TextForms.Of(type, _context.Compilation, form, out _) == TextForm.Nothing;
}
