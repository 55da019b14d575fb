using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PersonalData.Analyzers.Flow.Lattice;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>Variables and the members of objects.</content>
internal sealed partial class BodyAnalysis
{
    private bool IsOwn(ISymbol variable) =>
        SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, _body.Method) || _body.Outer is null;

    /// <summary>The cell of a variable that lambdas or local functions share: this body's, or the one that came in.</summary>
    private Value CellOf(ISymbol variable)
    {
        if (!IsOwn(variable))
        {
            return Value.Of(new InputAtom(new AccessPath(InputRoot.Captured(variable))), null);
        }

        var declaration = variable.DeclaringSyntaxReferences.FirstOrDefault();
        var site = declaration is null ? default : new Site(declaration.GetSyntax(_run.CancellationToken));
        return Value.Of(new ObjectAtom(site, default, Slots.Cell(variable), null, isExact: true), null);
    }

    private Value ReadVariable(ISymbol variable)
    {
        if (_body.Captured.Contains(variable))
        {
            return ReadMember(CellOf(variable), Slots.Value);
        }

        return _state.Get(_slots.OfVariable(variable)) ?? Value.Empty;
    }

    private void WriteVariable(ISymbol variable, Value value)
    {
        value = Licensed(value);
        if (_body.Captured.Contains(variable))
        {
            WriteMember(CellOf(variable), Slots.Value, value);
        }
        else
        {
            _state = _state.Set(_slots.OfVariable(variable), value);
        }
    }

    /// <summary>What a member of whatever <paramref name="owner"/> may be holds now.</summary>
    private Value ReadMember(Value owner, string name)
    {
        if (name == Slots.Pointee && !IsUnknownPointer(owner))
        {
            return ReadPointee(owner);
        }

        Value? held = null;
        var result = Value.Empty;
        var known = Value.Empty;
        var licences = ImmutableArray<ConsentFact>.Empty;
        foreach (var entry in owner.Entries)
        {
            switch (entry.Atom)
            {
                case LabelAtom or UnreadAtom when !Slots.IsInner(name):
                    result = result.With(entry.Atom, entry.Way);
                    break;
                case InputAtom { Exposure: Exposure.Exact }:
                case ObjectAtom:
                    var written = _slots.FindMember(entry.Atom, name) is { } slot ? _state.Get(slot) : null;
                    if (written is null && entry.Atom is ObjectAtom { IsOfModel: true })
                    {
                        // It holds what the model put into it and nothing else: of what that is, this takes no knowledge away.
                        result = result.WithAll(DefaultMember(entry.Atom, name, entry.Way).Join(FilledMember(entry.Atom, name)));
                        break;
                    }

                    written ??= DefaultMember(entry.Atom, name, entry.Way).Join(FilledMember(entry.Atom, name));
                    held = held is null ? written : held.Join(written);
                    break;
                case InputAtom:
                    result = result.With(entry.Atom, entry.Way);
                    break;
                case IdentityAtom identity when name != Slots.Element && !Slots.IsInner(name) && identity.Member.Length < Limits.IdentityLength:
                    result = result.With(identity.At(identity.Member + "." + name), null);
                    break;
                case HeldAtom kept when PartOf(kept, name) is { } part:
                    result = result.With(part, entry.Way);
                    break;
                case BesideAtom beside when !Slots.IsInner(name):
                    result = result.Join(ReadBeside(beside, name, entry.Way));
                    break;
                case ConsentedAtom { OfElements: true } consented when name == Slots.Element:
                    known = known.With(new ConsentedAtom(consented.Facts, ofElements: false, consented.Path), null);
                    break;
                case ConsentedAtom consented when consented.At(name) is { } inner:
                    known = known.With(inner, null);
                    licences = inner.Path.Length == 0 ? licences.AddRange(inner.Facts) : licences;
                    break;
            }
        }

        result = FlagOf(held is null ? result : held.WithAll(result), owner);
        result = WithConsentsBeside(result, owner);
        result = licences.IsEmpty ? result : result.Select(atom => atom is LabelAtom label ? Licensed(label, licences) : atom);

        // What is known of all elements is known whichever they are.
        foreach (var entry in known.Entries)
        {
            result = result.With(entry.Atom, null);
        }

        return result;
    }

    /// <summary>
    /// What a declared member of whatever <paramref name="owner"/> may be holds now. What is known of the owner only as
    /// a whole gives way to what the member says of itself: nothing, when it is excepted; its own mark, when it has one.
    /// </summary>
    private Value ReadDeclared(Value owner, ISymbol member, ITypeSymbol? ownerType)
    {
        if (_context.Marks.IsExcepted(member))
        {
            owner = owner.Where(static atom => atom is not (LabelAtom or ShapeAtom or InputAtom { Exposure: not Exposure.Exact }));

            // Too deep a path stands for the whole object that it leads into.
            return ReadMember(owner, MemberKeys.Of(member)).Where(static atom => atom is not InputAtom { Path.IsCollapsed: true });
        }

        if (CategoriesOf(member, ownerType, owner) is { IsEmpty: false } categories)
        {
            owner = owner.Where(atom => atom is not LabelAtom label || !categories.Contains(label.Category));
        }

        return ReadMember(owner, MemberKeys.Of(member));
    }

    /// <summary>What a member holds that nothing here has written to.</summary>
    private Value DefaultMember(Atom owner, string name, Way? way = null)
    {
        switch (owner)
        {
            case InputAtom when name == Slots.FilledBy:
            case InputAtom { Path: var path } when !MayHave(TypeAt(path), name):
                return Value.Empty;
            case InputAtom input:
                return Value.Of(new InputAtom(MemberPath(input.Path, name)), way);
            case ObjectAtom { IsExact: false, Function: null } made when !Slots.IsInner(name):
                var member = made.Member + "." + name;
                return member.Count(static c => c == '.') > Limits.MemberDepth
                    ? Value.Of(made, way)
                    : Value.Of(new ObjectAtom(made.Site, made.Origin, member, null), way);
            default:
                return Value.Empty;
        }
    }

    /// <summary>
    /// The path to a member. Of an object of a type parameter's type this code knows no member by itself, and all that
    /// others put into it is one: else code that calls itself tells apart what only ever lies there together.
    /// </summary>
    private AccessPath MemberPath(AccessPath owner, string name) =>
        !Slots.IsInner(name) && TypeAt(owner) is ITypeParameterSymbol { ConstraintTypes.IsEmpty: true } ? owner.Below : owner.Then(name);

    /// <summary>
    /// Writes to a member. When there is just one object that it can be, what was there is gone (a strong update);
    /// elements of collections, and members of one of several objects, keep what they had as well.
    /// </summary>
    /// <param name="owner">The objects that it may be.</param>
    /// <param name="name">The member.</param>
    /// <param name="value">What is written.</param>
    /// <param name="keeps">Whether what the member held stays there in any case.</param>
    /// <param name="arriving">What is new in it, when that is less than <paramref name="value"/>.</param>
    private void WriteMember(Value owner, string name, Value value, bool keeps = false, Value? arriving = null)
    {
        if (name == Slots.Pointee && !IsUnknownPointer(owner))
        {
            WritePointee(owner, value, arriving);
            return;
        }

        value = Licensed(value);
        ArriveAtOutlets(owner, arriving ?? value);
        if (name == Slots.Element)
        {
            ForgetCheckOfAll(owner);
        }

        var targets = 0;
        foreach (var entry in owner.Entries)
        {
            targets += entry.Atom is ObjectAtom or InputAtom { Exposure: Exposure.Exact } ? 1 : 0;
        }

        var isStrong = targets == 1 && name is not (Slots.Element or Slots.Pointee) && !keeps;
        foreach (var entry in owner.Entries)
        {
            if (entry.Atom is not (ObjectAtom or InputAtom { Exposure: Exposure.Exact }))
            {
                continue;
            }

            Link(entry.Atom);
            var slot = _slots.OfMember(entry.Atom, name);
            var isCollapsed = entry.Atom is InputAtom { Path.IsCollapsed: true };
            var kept = isStrong && !isCollapsed && !IsOfElements(entry.Atom) ? Value.Empty : _state.Get(slot) ?? KeptMember(entry.Atom, name, value);

            // What a library's object may have held before is nothing that this code put there.
            var written = _state.Get(slot) is null && entry.Atom is ObjectAtom ? kept.WithAll(value) : kept.Join(value);
            _state = _state.Set(slot, written);
        }
    }

    /// <summary>The value with all that another is, and is known to be.</summary>
    /// <summary>
    /// What a member holds beside what is written to it. Beside many, the object that stands for an unknown one is left
    /// out while nothing was put into it: a chain of queries would collect one for each of its links.
    /// </summary>
    private Value KeptMember(Atom owner, string name, Value written) => written.Count < Limits.UnknownsBeside
        ? DefaultMember(owner, name)
        : DefaultMember(owner, name).Where(atom => atom is not ObjectAtom || _slots.MembersOf(atom).Count > 0);

    /// <summary>Whether assigning a value of the type copies its members: a structure of this program, or a tuple. A library's wrap others, and are as good as them.</summary>
    private bool IsCopied(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None } structure
        && (structure.IsTupleType || (!structure.IsReadOnly && _context.Marks.MayHaveMarks(structure.ContainingAssembly)));

    /// <summary>The value as it arrives somewhere else: of a structure that already is somewhere, a copy.</summary>
    private Value Copied(Value value, IOperation source)
    {
        var place = source;
        while (place is IConversionOperation { OperatorMethod: null } conversion)
        {
            place = conversion.Operand;
        }

        return IsCopied(source.Type) && place is not (ITupleOperation or IObjectCreationOperation or IDefaultValueOperation) && !value.IsEmpty
            ? Copy(value, source.Syntax, source.Type)
            : value;
    }

    /// <summary>
    /// Writes down that a part belongs to its whole: a member that was only read stands for itself (see
    /// <see cref="DefaultMember"/>), and who looks at the whole from now on must find what is written to the part.
    /// </summary>
    private void Link(Atom part)
    {
        while (WholeOf(part) is var (whole, name))
        {
            var slot = _slots.OfMember(whole, name);
            if (_state.Get(slot) is not null)
            {
                return;
            }

            _state = _state.Set(slot, Value.Of(part, null));
            part = whole;
        }
    }

    private static (Atom Whole, string Name)? WholeOf(Atom part)
    {
        switch (part)
        {
            case ObjectAtom { Function: null } made when made.Member.StartsWith(".", StringComparison.Ordinal):
                var end = made.Member.LastIndexOf('.');
                return (new ObjectAtom(made.Site, made.Origin, made.Member.Substring(0, end), null), made.Member.Substring(end + 1));
            case InputAtom { Exposure: Exposure.Exact, Path: { Fields.Length: > 0 } path }:
                return (new InputAtom(path.Owner), path.Fields[path.Fields.Length - 1]);
            default:
                return null;
        }
    }

    /// <summary>A copy of an object: a new one whose members hold what the original's hold now.</summary>
    private Value Copy(Value original, SyntaxNode site, ITypeSymbol? type)
    {
        var made = TypeOfCopy(original, type);
        var copy = Value.Of(new ObjectAtom(new Site(site, 4), default, "", made.Type, isExact: made.IsExact), null);
        if (CopyConstructor(made.Type) is { } constructor)
        {
            Call(CallSite.Implicit(constructor, copy, ImmutableArray.Create(original), site));
            return WithItself(copy, original);
        }

        CopyMembers(original, copy, made.Type ?? type);
        return WithItself(copy, original);
    }

    /// <summary>What the original is by itself, the copy is too.</summary>
    private static Value WithItself(Value copy, Value original)
    {
        foreach (var entry in original.Entries)
        {
            if (entry.Atom is LabelAtom or ShapeAtom or InputAtom { Exposure: not Exposure.Exact })
            {
                copy = copy.With(entry.Atom, entry.Way);
            }
        }

        return copy;
    }

    /// <summary>The type of a copy: that of the original, whatever the expression for it is declared as.</summary>
    private (ITypeSymbol? Type, bool IsExact) TypeOfCopy(Value original, ITypeSymbol? type)
    {
        ITypeSymbol? made = null;
        var isKnown = true;
        foreach (var entry in original.Entries)
        {
            switch (entry.Atom)
            {
                case ObjectAtom { IsExact: true, Function: null, Type: INamedTypeSymbol known } when made is null || SymbolEqualityComparer.Default.Equals(made, known):
                    made = known;
                    break;
                case ObjectAtom or InputAtom { Exposure: Exposure.Exact }:
                    isKnown = false;
                    break;
            }
        }

        return isKnown && made is not null && type is { IsRecord: true, IsValueType: false } ? (made, true)
            : (type, type is not INamedTypeSymbol { IsRecord: true, IsValueType: false, IsSealed: false } record || !_context.Overrides.HasDerived(record));
    }

    /// <summary>The constructor by which a record is copied, if this program wrote it.</summary>
    private IMethodSymbol? CopyConstructor(ITypeSymbol? type) =>
        type is not INamedTypeSymbol { IsRecord: true, IsValueType: false } record ? null
        : record.InstanceConstructors.FirstOrDefault(constructor => IsCopyConstructor(constructor) && !constructor.IsImplicitlyDeclared
            && Program.SourceMethods.HasCode(constructor, _context.Compilation));

    private static bool IsCopyConstructor(IMethodSymbol constructor) =>
        constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, constructor.ContainingType);

    /// <summary>Writes into the members of an object what those of another hold now.</summary>
    private void CopyMembers(Value original, Value copy, ITypeSymbol? type)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (!member.IsStatic && member is IFieldSymbol { IsImplicitlyDeclared: false } or IPropertySymbol { IsIndexer: false, Name: not "EqualityContract" })
                {
                    names.Add(MemberKeys.Of(member));
                }
            }
        }

        foreach (var entry in original.Entries)
        {
            foreach (var member in _slots.MembersOf(entry.Atom))
            {
                names.Add(member.Name);
            }
        }

        foreach (var name in names)
        {
            WriteMember(copy, name, ReadMember(original, name));
        }
    }
}

/// <summary>Names members as places: a property and the field behind it are one.</summary>
internal static class MemberKeys
{
    public static string Of(ISymbol member) => member switch
    {
        IFieldSymbol { CorrespondingTupleField: { } element } => element.Name,
        IFieldSymbol { AssociatedSymbol: { } property } => property.Name,
        IPropertySymbol { ExplicitInterfaceImplementations: { IsEmpty: false } implemented } => implemented[0].Name,
        IEventSymbol { ExplicitInterfaceImplementations: { IsEmpty: false } implemented } => implemented[0].Name,
        _ => member.Name,
    };
}
