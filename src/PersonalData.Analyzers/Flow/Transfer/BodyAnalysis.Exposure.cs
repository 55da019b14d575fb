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
    private Value Expose(Value value, Exposure exposure)
    {
        if (value.IsEmpty)
        {
            return value;
        }

        var result = Value.Empty;
        Subject? subject = null;
        var seen = new HashSet<Atom>();
        var pending = new Stack<Value.Entry>();
        foreach (var entry in value.Entries)
        {
            if (exposure != Exposure.Kept || entry.Atom is InputAtom or ObjectAtom)
            {
                pending.Push(entry);
            }
        }

        while (pending.Count > 0)
        {
            var entry = pending.Pop();
            if (!seen.Add(entry.Atom))
            {
                continue;
            }

            switch (entry.Atom)
            {
                case LabelAtom:
                    result = result.With(entry.Atom, entry.Way);
                    break;
                case InputAtom { Exposure: Exposure.Exact } input:
                    result = result.With(new InputAtom(input.Path, exposure), entry.Way);
                    PushMembers(entry.Atom, null);
                    break;
                case InputAtom:
                    result = result.With(entry.Atom, entry.Way);
                    break;
                case ObjectAtom { Function: null } made:
                    PushMembers(made, made.Type);
                    break;
                case ShapeAtom shape:
                    subject ??= SubjectOf(value, null);
                    result = AddShape(result, shape, exposure, entry.Way, subject, ConsentsOf(value));
                    break;
            }
        }

        return result;

        void PushMembers(Atom owner, ITypeSymbol? type)
        {
            foreach (var member in _slots.MembersOf(owner))
            {
                if (_state.Get(member.Slot) is { } held && !IsAnsweredFor(type, member.Name, exposure))
                {
                    foreach (var inner in held.Entries)
                    {
                        pending.Push(inner);
                    }
                }
            }
        }
    }

    private Value AddShape(Value result, ShapeAtom atom, Exposure exposure, Way? way, Subject? subject, ImmutableArray<ConsentFact> consents)
    {
        var shape = _context.Marks.ShapeOf(atom.Type);
        foreach (var category in shape.Own)
        {
            result = result.With(Licensed(new LabelAtom(category, _context.Sources.Of(shape.MarkedType ?? atom.Type), subject), consents), way);
        }

        if (exposure == Exposure.Whole)
        {
            foreach (var member in shape.Members)
            {
                result = result.With(Licensed(new LabelAtom(member.Category, _context.Sources.Of(member.Member), subject), consents), way);
            }
        }

        return result;
    }

    /// <summary>Whether what the member holds is reported elsewhere: where it is read, or where it was stored.</summary>
    private bool IsAnsweredFor(ITypeSymbol? type, string member, Exposure exposure) => exposure switch
    {
        Exposure.Carried or Exposure.Kept => IsMarkedMember(type, member),
        Exposure.Contained => type is { IsAnonymousType: false, IsTupleType: false } && _context.Marks.MayHaveMarks(type.ContainingAssembly)
            && TextForms.MemberType(type, member) is not null,
        _ => false,
    };

    private bool IsMarkedMember(ITypeSymbol? type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers(name))
            {
                if (!_context.Marks.CategoriesOf(member).IsEmpty)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether the value itself is data of the category: not merely something that holds some.</summary>
    private bool IsOf(Value value, string category)
    {
        foreach (var entry in value.Entries)
        {
            if ((entry.Atom is LabelAtom label && label.Category == category)
                || (entry.Atom is ShapeAtom shape && _context.Marks.ShapeOf(shape.Type).Own.Contains(category)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What the text of a value shows: its <c>ToString</c> decides (SPEC 6.2).</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">Its static type before it became an object, if known.</param>
    /// <param name="site">The expression that makes text of it.</param>
    private Value TextOf(Value value, ITypeSymbol? type, SyntaxNode site)
    {
        if (value.IsEmpty || type is { SpecialType: not SpecialType.None and not SpecialType.System_Object })
        {
            return Expose(value, Exposure.Text);
        }

        // A type that leaves open what the object is says nothing of its text.
        type = type is { SpecialType: SpecialType.System_Object } or { TypeKind: TypeKind.Interface or TypeKind.TypeParameter or TypeKind.Dynamic } ? null : type;
        var result = Value.Empty;
        foreach (var entry in value.Entries)
        {
            switch (entry.Atom)
            {
                case LabelAtom when type is null || !HasPlainText(type):
                    result = result.With(entry.Atom, entry.Way);
                    break;
                case InputAtom { Exposure: Exposure.Exact } when type is null:
                    result = result.Join(Expose(Value.Of(entry.Atom, entry.Way), Exposure.Text));
                    break;
                case InputAtom { Exposure: Exposure.Exact } input when !HasPlainText(type!):
                    result = result.With(new InputAtom(input.Path, Exposure.Text), entry.Way).Join(MembersText(entry, type!, site));
                    break;
                case InputAtom { Exposure: not Exposure.Exact }:
                    result = result.With(entry.Atom, entry.Way);
                    break;
                case ObjectAtom { Function: null } made:
                    result = result.Join((type is { IsValueType: true } ? type : made.Type ?? type) is { } known ? MembersText(entry, known, site) : Expose(Value.Of(entry.Atom, entry.Way), Exposure.Text));
                    break;
                case ShapeAtom shape:
                    result = result.Join(MembersText(entry, shape.Type, site));
                    break;
            }
        }

        return result;
    }

    private Value MembersText(Value.Entry entry, ITypeSymbol type, SyntaxNode site)
    {
        switch (TextForms.Of(type, _context.Compilation, out var method))
        {
            case TextForm.Written:
                var receiver = Value.Of(entry.Atom, entry.Way);
                return Expose(Call(CallSite.Implicit(method!, receiver, ImmutableArray<Value>.Empty, site)), Exposure.Text);
            case TextForm.Printed:
                // The record's own ToString, with a member of the program that says what stands between its braces.
                var printed = Value.Of(new ObjectAtom(new Site(site, 11), default, "", method!.Parameters[0].Type, isExact: true), null);
                Call(CallSite.Implicit(method, Value.Of(entry.Atom, entry.Way), ImmutableArray.Create(printed), site));
                return Expose(ReadMember(printed, Slots.Element), Exposure.Text);
            case TextForm.Members:
                var result = Value.Empty;
                if (entry.Atom is ShapeAtom)
                {
                    return TextForms.Members(type, _context, _context.Marks).Aggregate(
                        result,
                        (text, label) => text.With(label, entry.Way));
                }

                foreach (var member in _slots.MembersOf(entry.Atom))
                {
                    if (_state.Get(member.Slot) is { } held && _textDepth < MaxMemberDepth)
                    {
                        _textDepth++;
                        result = result.Join(TextOf(held, TextForms.MemberType(type, member.Name), site));
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

    private bool HasPlainText(ITypeSymbol type) => TextForms.Of(type, _context.Compilation, out _) == TextForm.Nothing;
}
