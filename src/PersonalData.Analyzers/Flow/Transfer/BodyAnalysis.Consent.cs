using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PersonalData.Analyzers.Flow.Lattice;
using PersonalData.Analyzers.Marks;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>Consent: which checks are known to have passed, and about whom (SPEC 6.3, last paragraph).</content>
internal sealed partial class BodyAnalysis
{
    private bool TracksConsent => _context.HasConsentChecks;

    /// <summary>What is known when <paramref name="value"/> is true, or when it is false: what every source of it says.</summary>
    private static ImmutableArray<ConsentFact> Implied(Value value, bool whenTrue)
    {
        ImmutableArray<ConsentFact>? known = null;
        foreach (var entry in value.Entries)
        {
            switch (entry.Atom)
            {
                case TruthAtom truth when ReferenceEquals(truth, TruthAtom.Missing) || (truth.Value is { } constant && constant != whenTrue):
                    break;
                case TruthAtom:
                    return ImmutableArray<ConsentFact>.Empty;
                case ConsentAtom consent:
                    var facts = whenTrue ? consent.WhenTrue : consent.WhenFalse;
                    known = known is { } before ? ConsentFact.Intersect(before, facts) : facts;
                    break;
            }
        }

        return known ?? ImmutableArray<ConsentFact>.Empty;
    }

    private static bool TellsOfConsent(Value value)
    {
        foreach (var entry in value.Entries)
        {
            if (entry.Atom is ConsentAtom)
            {
                return true;
            }
        }

        return false;
    }

    private static Value Negate(Value value)
    {
        var result = Value.Empty;
        foreach (var entry in value.Entries)
        {
            result = result.With(
                entry.Atom switch
                {
                    ConsentAtom consent => new ConsentAtom(consent.WhenFalse, consent.WhenTrue),
                    TruthAtom { Value: true } => TruthAtom.False,
                    TruthAtom { Value: false } => TruthAtom.True,
                    _ => entry.Atom,
                },
                entry.Way);
        }

        return result;
    }

    /// <summary>Makes sure that a truth value without a check in it says so, since a join is a union.</summary>
    private Value WithTruth(Value value, IOperation operation)
    {
        if (!TracksConsent || !IsTruth(operation.Type) || TellsOfConsent(value))
        {
            return value;
        }

        foreach (var entry in value.Entries)
        {
            if (entry.Atom is TruthAtom)
            {
                return value;
            }
        }

        var plain = Unconverted(operation);
        var truth = plain.ConstantValue switch
        {
            { HasValue: true, Value: bool constant } => constant ? TruthAtom.True : TruthAtom.False,
            { HasValue: true, Value: null } => TruthAtom.Missing,
            _ => plain is IDefaultValueOperation ? TruthAtom.Missing : TruthAtom.Unknown,
        };
        return value.With(truth, null);
    }

    private static bool IsTruth(ITypeSymbol? type) =>
        type is { SpecialType: SpecialType.System_Boolean }
            or INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [{ SpecialType: SpecialType.System_Boolean }] };

    /// <summary>
    /// A truth value that is computed where consents are known, as the right side of <c>&amp;&amp;</c> is: whichever it is, and
    /// wherever it is asked for, they are known. The other side's value says for itself what it tells.
    /// </summary>
    private Value UnderGrounds(Value value)
    {
        if (!TracksConsent || _state.Grounds.IsEmpty)
        {
            return value;
        }

        var result = Value.Empty;
        foreach (var entry in value.Entries)
        {
            result = result.With(
                entry.Atom switch
                {
                    TruthAtom truth when ReferenceEquals(truth, TruthAtom.Unknown) => new ConsentAtom(_state.Grounds, _state.Grounds),
                    ConsentAtom consent => new ConsentAtom(Both(consent.WhenTrue), Both(consent.WhenFalse)),
                    _ => entry.Atom,
                },
                entry.Way);
        }

        return result;

        ImmutableArray<ConsentFact> Both(ImmutableArray<ConsentFact> facts) => facts.AddRange(_state.Grounds.RemoveAll(facts.Contains));
    }

    /// <summary>What <c>&amp;</c> and <c>|</c> of two truth values tell; they ask for both.</summary>
    private Value CombineTruth(BinaryOperatorKind kind, Value left, Value right)
    {
        if (!TellsOfConsent(left) && !TellsOfConsent(right))
        {
            return Value.Empty;
        }

        return kind switch
        {
            BinaryOperatorKind.And => Value.Of(new ConsentAtom(Either(whenTrue: true), Shared(whenTrue: false)), null),
            BinaryOperatorKind.Or => Value.Of(new ConsentAtom(Shared(whenTrue: true), Either(whenTrue: false)), null),
            _ => Value.Empty,
        };

        ImmutableArray<ConsentFact> Either(bool whenTrue) => Implied(left, whenTrue).AddRange(Implied(right, whenTrue));

        ImmutableArray<ConsentFact> Shared(bool whenTrue) => ConsentFact.Intersect(Implied(left, whenTrue), Implied(right, whenTrue));
    }

    /// <summary>What the comparison of a truth value with a constant tells.</summary>
    private Value CompareTruth(IBinaryOperation operation, Value left, Value right)
    {
        var constant = Unconverted(operation.RightOperand).ConstantValue is { HasValue: true, Value: bool second } ? second
            : Unconverted(operation.LeftOperand).ConstantValue is { HasValue: true, Value: bool first } ? first
            : (bool?)null;
        if (constant is not { } expected || operation.OperatorKind is not (BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals))
        {
            return Value.Empty;
        }

        var answer = IsEqual(TellsOfConsent(left) ? left : right, expected);
        return operation.OperatorKind == BinaryOperatorKind.Equals ? answer : Negate(answer);
    }

    /// <summary>Whether a truth value is the expected one, as a truth value: a missing one is neither.</summary>
    private static Value IsEqual(Value tested, bool expected)
    {
        tested = tested.Where(static atom => atom is ConsentAtom or TruthAtom)
            .Select(atom => !ReferenceEquals(atom, TruthAtom.Missing) ? atom : expected ? TruthAtom.False : TruthAtom.True);
        return expected ? tested : Negate(tested);
    }

    /// <summary>The states in which the two ways out of a conditional branch are taken.</summary>
    private (State Conditional, State FallThrough) Branch(BasicBlock block, Value condition)
    {
        // A returned truth value is no condition: returning tells nothing of what it was.
        if (!TracksConsent || block.ConditionKind == ControlFlowConditionKind.None || !TellsOfConsent(condition))
        {
            return (_state, _state);
        }

        var whenTrue = _state.Knowing(Implied(condition, whenTrue: true));
        var whenFalse = _state.Knowing(Implied(condition, whenTrue: false));
        return block.ConditionKind == ControlFlowConditionKind.WhenTrue ? (whenTrue, whenFalse) : (whenFalse, whenTrue);
    }

    /// <summary>Gives what an expression finds an identity of its own, and forgets what was known of what it found before.</summary>
    private Value WithIdentity(Value value, IOperation operation)
    {
        if (!TracksConsent || operation.Type is null or { SpecialType: SpecialType.System_Boolean or SpecialType.System_Void } || !FindsAnew(operation))
        {
            return value;
        }

        var keys = ImmutableArray.CreateBuilder<Atom>();
        foreach (var part in operation.ChildOperations)
        {
            var found = part is IArgumentOperation argument ? argument.Value : part;
            if (_lastValues.TryGetValue(found, out var held) && SubjectOf(held, found.Type) is { Identities.Length: 1 } key)
            {
                keys.Add(key.Identities[0]);
            }
        }

        var identity = new IdentityAtom(SiteOfFound(operation), "", keys.ToImmutable());
        return value.Where(static atom => atom is not IdentityAtom).With(identity, null);
    }

    /// <summary>The values of the expressions that were just evaluated, by operation: the keys of what is found with them.</summary>
    private readonly Dictionary<IOperation, Value> _lastValues = new();

    private static bool FindsAnew(IOperation operation) => operation switch
    {
        IInvocationOperation or IArrayElementReferenceOperation or IObjectCreationOperation or IImplicitIndexerReferenceOperation => true,
        IPropertyReferenceOperation property => !property.Arguments.IsEmpty || property.Property.Name == "Current",
        _ => false,
    };

    /// <summary>
    /// Whose data, or whose consent, a value is about: the objects that it may be. For a bare id or name, the object that
    /// it was read from.
    /// </summary>
    private Subject? SubjectOf(Value value, ITypeSymbol? type)
    {
        var identities = ImmutableArray.CreateBuilder<Atom>();
        foreach (var entry in value.Entries)
        {
            if (entry.Atom is IdentityAtom identity)
            {
                Add(OwnerOf(identity, type));
            }
        }

        if (identities.Count > 0)
        {
            return new Subject(identities.ToImmutable());
        }

        var isFilled = IsKnownButFilled(value);
        foreach (var entry in value.Entries)
        {
            switch (entry.Atom)
            {
                case InputAtom { Exposure: Exposure.Exact } input when !isFilled || input.Path.Root.Kind != RootKind.Filled:
                    Add(OwnerOf(input, type));
                    break;
                case ObjectAtom { Function: null } made:
                    Add(made);
                    break;
                case LabelAtom { Subject: { } subject } when IsKey(type):
                    foreach (var owner in subject.Identities)
                    {
                        Add(owner);
                    }

                    break;
            }
        }

        return identities.Count == 0 ? null : new Subject(identities.ToImmutable());

        void Add(Atom identity)
        {
            if (!identities.Contains(identity))
            {
                identities.Add(identity);
            }
        }
    }

    /// <summary>
    /// Whose data an object holds, and what they are known to have consented to. An object that was made here of somebody's
    /// data is about them: a mail with a customer's address needs that customer's consent.
    /// </summary>
    private (Subject? Subject, ImmutableArray<ConsentFact> Consents) OwnershipOf(Value value, ITypeSymbol? type)
    {
        var subject = SubjectOf(value, type);
        var consents = ConsentsOf(value);
        if (!TracksConsent || ContentOf(value) is not { } content)
        {
            return (subject, consents);
        }

        // What shows no owner, such as a marked parameter, is taken to be of the same person as the rest.
        ImmutableArray<ConsentFact>? licences = null;
        foreach (var label in content.Where(static label => label.Subject is not null))
        {
            licences = licences is { } known ? ConsentFact.Intersect(known, label.Licences) : label.Licences;
        }

        var owners = content.SelectMany(static label => label.Subject is { } owner ? owner.Identities : ImmutableArray<Atom>.Empty).Distinct().ToImmutableArray();
        subject = owners.Length switch
        {
            0 => null,
            1 when subject is { Identities: [IdentityAtom made] } => new Subject(ImmutableArray.Create<Atom>(new IdentityAtom(made.Site, made.Member, made.Keys.AddRange(owners)))),
            _ => new Subject(owners),
        };
        return (subject, consents.AddRange(licences ?? ImmutableArray<ConsentFact>.Empty));
    }

    /// <summary>The data that was put into an object which was made here, or into the elements of a query's result; null for any other.</summary>
    private List<LabelAtom>? ContentOf(Value value)
    {
        var pending = new Stack<Atom>();
        var seen = new HashSet<Atom>();
        if (!FindMade(value, pending, seen) || pending.Count == 0)
        {
            return null;
        }

        var labels = new List<LabelAtom>();
        while (pending.Count > 0)
        {
            foreach (var member in _slots.MembersOf(pending.Pop()))
            {
                foreach (var held in (_state.Get(member.Slot) ?? Value.Empty).Entries)
                {
                    switch (held.Atom)
                    {
                        case LabelAtom { IsIdentifier: false } label:
                            labels.Add(label);
                            break;
                        case ObjectAtom { Function: null } inner when seen.Add(inner):
                            pending.Push(inner);
                            break;
                    }
                }
            }
        }

        return labels;
    }

    /// <summary>Collects what a value is, or what its elements are; false when that is something not made here.</summary>
    private bool FindMade(Value value, Stack<Atom> made, HashSet<Atom> seen)
    {
        foreach (var entry in value.Entries)
        {
            switch (entry.Atom)
            {
                case ObjectAtom { Function: null, IsExact: true } when seen.Add(entry.Atom):
                    made.Push(entry.Atom);
                    break;
                case ObjectAtom { Function: null, IsExact: false, IsOfModel: true, Member.Length: 0 } result when seen.Add(result):
                    if (!FindMade(ReadMember(Value.Of(result, null), Slots.Element), made, seen))
                    {
                        return false;
                    }

                    break;
                case ObjectAtom { IsExact: false, IsOfModel: true } or ObjectAtom { Function: not null }:
                    break;
                case InputAtom or ObjectAtom when !seen.Contains(entry.Atom):
                    return false;
            }
        }

        return true;
    }

    private static Atom OwnerOf(Atom identity, ITypeSymbol? type)
    {
        if (!IsKey(type))
        {
            return identity;
        }

        return identity switch
        {
            InputAtom { Path: { Fields.Length: > 0 } path } when path.Fields[path.Fields.Length - 1] != Slots.Value => new InputAtom(path.Owner),
            IdentityAtom { Member: { Length: > 0 } member } found => new IdentityAtom(found.Site, member.Substring(0, member.LastIndexOf('.')), found.Keys),
            _ => identity,
        };
    }

    /// <summary>Whether values of the type name people rather than being them: ids, addresses, numbers.</summary>
    private static bool IsKey(ITypeSymbol? type) => type is { IsValueType: true } or { SpecialType: SpecialType.System_String };

    /// <summary>The facts that a passed check of the member gives.</summary>
    private ImmutableArray<ConsentFact> ChecksOf(ISymbol member, Value receiver, ITypeSymbol? receiverType, ImmutableArray<CallArgument> arguments)
    {
        if (!TracksConsent || _context.Marks.ConsentCheckOf(member) is not { } check)
        {
            return ImmutableArray<ConsentFact>.Empty;
        }

        Subject? subject = null;
        if (member is IMethodSymbol method && _context.Marks.DataSubjectOf(method) is { } parameter)
        {
            foreach (var argument in arguments)
            {
                if (argument.Ordinal == parameter.Ordinal)
                {
                    subject = SubjectOf(argument.Value, argument.Operation is { } expression ? Unconverted(expression).Type : parameter.Type) ?? subject;
                }
            }
        }
        else if (!receiver.IsEmpty && receiverType is not null && !_context.Marks.ShapeOf(receiverType).IsEmpty)
        {
            subject = SubjectOf(receiver, receiverType);
        }

        return ImmutableArray.Create(new ConsentFact(check.Purposes, check.Recipients, subject));
    }

    /// <summary>What a call of a check gives: a truth value that tells, or, where returning is the answer, knowledge from here on.</summary>
    private Value Check(CallSite site, Value result)
    {
        var method = site.Method;
        var facts = ChecksOf(method, site.Receiver, site.ReceiverOperation?.Type, site.Arguments);
        if (facts.IsEmpty)
        {
            return result;
        }

        if (_isRecording)
        {
            _collector.Add(new CheckFact(_body.Method, site.Site.GetLocation(), facts[0]));
        }

        if (method.ReturnsVoid)
        {
            _state = _state.Knowing(facts);
            return result;
        }

        return Value.Of(new ConsentAtom(facts), null);
    }

    /// <summary>Awaiting a check that answers by returning.</summary>
    private Value Await(IAwaitOperation operation)
    {
        var value = Evaluate(operation.Operation);
        if (TracksConsent && operation.Type is { SpecialType: SpecialType.System_Void })
        {
            _state = _state.Knowing(Implied(value, whenTrue: true));
        }

        return value;
    }

    /// <summary>Labels of those who are known here to have consented remember it wherever they go.</summary>
    private Value Licensed(Value value)
    {
        if (!TracksConsent || _state.Grounds.IsEmpty || value.IsEmpty)
        {
            return value;
        }

        var result = Value.Empty;
        foreach (var entry in value.Entries)
        {
            result = result.With(entry.Atom is LabelAtom label ? Licensed(label, _state.Grounds) : entry.Atom, entry.Way);
        }

        // And so do the people themselves.
        var subject = SubjectOf(value, null);
        foreach (var fact in _state.Grounds)
        {
            if (subject is not null && fact.Subject is { } known && subject.IsWithin(known))
            {
                result = result.With(new ConsentedAtom(ImmutableArray.Create(fact with { Subject = null }), ofElements: false), null);
            }
        }

        return result;
    }

    private static LabelAtom Licensed(LabelAtom label, ImmutableArray<ConsentFact> facts)
    {
        foreach (var fact in facts)
        {
            if (fact.IsAbout(label))
            {
                label = label.WithLicence(fact);
            }
        }

        return label;
    }

    /// <summary>What is known of the owner itself: it came through a filter that asks for consent.</summary>
    private static ImmutableArray<ConsentFact> ConsentsOf(Value owner)
    {
        ImmutableArray<ConsentFact>? known = null;
        var objects = 0;
        foreach (var entry in owner.Entries)
        {
            if (entry.Atom is ConsentedAtom { OfElements: false } consented)
            {
                known = known is { } before ? before.AddRange(consented.Facts) : consented.Facts;
            }
            else if (entry.Atom is InputAtom or ObjectAtom)
            {
                objects++;
            }
        }

        return known ?? ImmutableArray<ConsentFact>.Empty;
    }
}
