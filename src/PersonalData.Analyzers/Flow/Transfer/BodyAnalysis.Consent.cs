using System.Collections.Immutable;
using System.Globalization;
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
                case ConsentAtom { Constant: { } given } when given != whenTrue:
                    break;
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
                    ConsentAtom consent => new ConsentAtom(consent.WhenFalse, consent.WhenTrue, !consent.Constant),
                    TruthAtom { Value: true } => TruthAtom.False,
                    TruthAtom { Value: false } => TruthAtom.True,
                    _ => entry.Atom,
                },
                entry.Way);
        }

        return result;
    }

    /// <summary>Makes sure that a truth value, or a task, without a check in it says so, since a join is a union.</summary>
    private Value WithTruth(Value value, IOperation operation)
    {
        if (!TracksConsent || !(IsTruth(operation.Type) || IsTask(operation.Type)) || TellsOfConsent(value))
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

        if (_body.Method.MethodKind == MethodKind.AnonymousFunction && IsTruth(operation.Type) && value.Entries is [{ Atom: InputAtom { Exposure: Exposure.Exact, Path: { IsCollapsed: false } path } }])
        {
            // What a lambda is given, such as the flag of a query's range variable, its caller may know to tell of somebody.
            return value.With(GivenAnswerAtom.At(path), null);
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
    /// wherever it is asked for, they are known. The other side's value says for itself what it tells. So a constant that is
    /// given there, such as by a branch that ends in <c>return true</c>, tells of the branch.
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
                    TruthAtom { Value: { } constant } => new ConsentAtom(_state.Grounds, _state.Grounds, constant),
                    ConsentAtom consent => new ConsentAtom(Both(consent.WhenTrue), Both(consent.WhenFalse), consent.Constant),
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
        if (!TracksConsent || operation.Type is null or { SpecialType: SpecialType.System_Boolean or SpecialType.System_Void } || !FindsAnew(operation) || IsAlias(value, operation))
        {
            return value;
        }

        return Found(value, FoundBy(operation, SiteOfFound(operation)), operation.Type);
    }

    /// <summary>The value as what has just been found, by its identity and no former one.</summary>
    private Value Found(Value value, IdentityAtom identity, ITypeSymbol? type)
    {
        identity = identity.OneOf(ElementsThat(value));
        value = value.Where(static atom => atom is not IdentityAtom).With(identity, null);
        return IsKey(type) ? value.Select(atom => WithName(atom, identity)) : value;
    }

    /// <summary>The elements of an input of which the value surely is one; null when it may be anything else.</summary>
    private AccessPath? ElementsThat(Value value) =>
        GuardedPath(value.Where(atom => !IsOfFilled(atom))) is { } path && path.Fields.Contains(Slots.Element) ? path : null;

    /// <summary>Whether it stands for an element of a library's collection about which it is known what was put into it: that is what the element is.</summary>
    private bool IsOfFilled(Atom atom)
    {
        const string Step = "." + Slots.Element;
        return atom is ObjectAtom { Function: null, IsExact: false, IsOfModel: true } element && element.Member.EndsWith(Step, StringComparison.Ordinal)
            && _slots.FindMember(new ObjectAtom(element.Site, element.Origin, element.Member.Substring(0, element.Member.Length - Step.Length), null), Slots.Element) is { } slot
            && _state.Get(slot) is not null;
    }

    /// <summary>Data that was found as a value of its own, such as an e-mail among many: a check of that value is one of whose it is.</summary>
    private static Atom WithName(Atom atom, IdentityAtom name) =>
        atom is LabelAtom { Subject: { Identities: [var owner] } subject } label && !owner.Equals(name)
            ? label.With(new Subject(ImmutableArray.Create<Atom>(PartAtom.Found(name.By(ImmutableArray<Atom>.Empty), owner)), subject.IsOwnerless))
            : atom;

    /// <summary>What an expression finds, by the operands that say which.</summary>
    private IdentityAtom FoundBy(IOperation operation, Site site)
    {
        var identity = new IdentityAtom(site, operation.Type, ImmutableArray<Atom>.Empty);
        if (operation is IBinaryOperation)
        {
            // A number that was computed names somebody else than those that it was computed of.
            return identity;
        }

        var sources = SourcesOf(operation);
        var keys = ImmutableArray.CreateBuilder<Atom>();
        foreach (var part in sources ?? operation.ChildOperations.Select(static part => part is IArgumentOperation argument ? argument.Value : part))
        {
            if (_lastValues.TryGetValue(part, out var held) && SubjectOf(part, held) is { Identities: [var key] })
            {
                keys.Add(key);
            }
            else if (sources is not null)
            {
                return identity;
            }
        }

        return identity.By(keys.ToImmutable(), ofAll: sources is not null);
    }

    /// <summary>The operands that a library's call takes what it gives from, if there are several of them: collections put together, or one and an element.</summary>
    private List<IOperation>? SourcesOf(IOperation operation)
    {
        if (operation is not IInvocationOperation call || _context.Models.Find(call.TargetMethod) is not { } model)
        {
            return null;
        }

        var sources = new List<IOperation>();
        foreach (var flow in model.Flows)
        {
            if (flow.From.IsDelegateResult || flow.From.DelegateArgument is not null || flow.From.IsReturn || (!flow.To.IsReturn && flow.To.DelegateArgument is null) || !flow.IsOf(call.TargetMethod))
            {
                continue;
            }

            var source = flow.From.IsThis ? call.Instance
                : call.Arguments.FirstOrDefault(a => a.Parameter is { } parameter && (parameter.Name == flow.From.Base || parameter.Ordinal.ToString(CultureInfo.InvariantCulture) == flow.From.Base))?.Value;
            if (source is { ConstantValue.HasValue: false } && !sources.Contains(source))
            {
                sources.Add(source);
            }
        }

        return sources.Count > 1 ? sources : null;
    }

    /// <summary>The values of the expressions that were just evaluated, by operation: the keys of what is found with them.</summary>
    private readonly Dictionary<IOperation, Value> _lastValues = new();

    private static bool FindsAnew(IOperation operation) => operation switch
    {
        IInvocationOperation or IArrayElementReferenceOperation or IObjectCreationOperation or IImplicitIndexerReferenceOperation => true,
        IPropertyReferenceOperation property => !property.Arguments.IsEmpty || IsCurrent(property.Property),
        IBinaryOperation { OperatorMethod: null, Type.SpecialType: not SpecialType.System_String } => true,
        _ => false,
    };

    /// <summary>Whether a call only gives back one of the objects that it was given: that is no finding, and it stays who it was.</summary>
    private bool IsAlias(Value value, IOperation operation)
    {
        // An enumerator stands for what it enumerates, though it is a structure.
        if (operation is not IInvocationOperation || (IsKey(operation.Type) && !Enumerates(operation.Type)))
        {
            return false;
        }

        foreach (var part in operation.ChildOperations)
        {
            if (_lastValues.TryGetValue(part is IArgumentOperation argument ? argument.Value : part, out var given) && IsOneAndTheSame(value, given))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOneAndTheSame(Value value, Value given)
    {
        var objects = 0;
        foreach (var entry in value.Entries)
        {
            switch (entry.Atom)
            {
                case InputAtom or IdentityAtom or ObjectAtom { Function: null }:
                    if (!given.Contains(entry.Atom))
                    {
                        return false;
                    }

                    objects++;
                    break;
            }
        }

        var isElement = false;
        var isFound = false;
        foreach (var entry in given.Entries)
        {
            isElement |= entry.Atom is InputAtom { Path: var path } && path.Fields.Contains(Slots.Element);
            if (entry.Atom is IdentityAtom)
            {
                isFound = true;
                if (!value.Contains(entry.Atom))
                {
                    return false;
                }
            }
        }

        // The elements of a collection are one place: without a name, they may be any of them.
        return objects > 0 && (isFound || !isElement);
    }

    /// <summary>What is known of those whom the ids that a call is given name: they are the ones whom it finds.</summary>
    private ImmutableArray<ConsentFact> ConsentsOfKeys(CallSite site)
    {
        if (!TracksConsent || site.Method.ReturnsVoid || (site.Operation is { } operation && SourcesOf(operation) is not null))
        {
            return ImmutableArray<ConsentFact>.Empty;
        }

        var known = ImmutableArray<ConsentFact>.Empty;
        foreach (var argument in site.Arguments)
        {
            var type = argument.Operation is { } expression ? Unconverted(expression).Type
                : argument.Ordinal < site.Method.Parameters.Length ? site.Method.Parameters[argument.Ordinal].Type : null;
            known = IsKey(type) ? known.AddRange(ConsentsOf(argument.Value)) : known;
        }

        return known;
    }

    /// <summary>By each name of a collection of which all elements were checked: as whom they were.</summary>
    private readonly Dictionary<Atom, HashSet<Atom>> _checkedCollections = new();

    /// <summary>All elements of a collection were checked: whoever is put into it later was not.</summary>
    private void CheckedAll(Value collection, Subject? people)
    {
        foreach (var name in SubjectOf(collection, null)?.Identities ?? ImmutableArray<Atom>.Empty)
        {
            if (!_checkedCollections.TryGetValue(name, out var known))
            {
                _checkedCollections.Add(name, known = new HashSet<Atom>());
            }

            known.UnionWith(people?.Identities ?? ImmutableArray<Atom>.Empty);
        }
    }

    /// <summary>Something is put into a collection.</summary>
    private void ForgetCheckOfAll(Value collection)
    {
        if (_checkedCollections.Count == 0)
        {
            return;
        }

        foreach (var entry in collection.Entries)
        {
            if (_checkedCollections.TryGetValue(entry.Atom, out var people))
            {
                foreach (var person in people)
                {
                    _state = _state.Forgetting(person);
                }
            }
        }
    }

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
                    subject = SubjectOfCheck(argument.Operation, argument.Value, parameter.Type) ?? subject;
                }
            }
        }
        else if (member is IMethodSymbol { IsExtensionMethod: true } && arguments.FirstOrDefault(static argument => argument.Ordinal == 0) is { Operation: { } extended } first)
        {
            // The receiver of an extension method is its first argument.
            return ChecksOfReceiver(check, first.Value, Unconverted(extended).Type);
        }
        else
        {
            return ChecksOfReceiver(check, receiver, receiverType);
        }

        return ImmutableArray.Create(new ConsentFact(check.Purposes, check.Recipients, subject));
    }

    private ImmutableArray<ConsentFact> ChecksOfReceiver(ConsentCheckMark check, Value receiver, ITypeSymbol? receiverType)
    {
        Subject? subject = null;
        if (!receiver.IsEmpty && receiverType is not null && !_context.Marks.ShapeOf(receiverType).IsEmpty)
        {
            subject = SubjectOf(receiver, receiverType)?.Asked();
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

    /// <summary>Awaiting a check that answers by returning, or a task that ends only where consent was checked.</summary>
    private Value Await(IAwaitOperation operation)
    {
        var value = Evaluate(operation.Operation);
        if (TracksConsent && !IsTask(operation.Type))
        {
            _state = _state.Knowing(KnownWhenDone(value, operation.Type));
        }

        value = AwaitWritten(operation, value);
        return IsTruth(operation.Type) || IsTask(operation.Type) ? value : value.Where(static atom => atom is not (ConsentAtom or TruthAtom));
    }

    /// <summary>Whether what a task gave is a task: that one may be running still.</summary>
    private static bool IsTask(ITypeSymbol? type) => type is { Name: "Task" or "ValueTask", ContainingNamespace: { Name: "Tasks" } };

    /// <summary>What is known once a task is done: of a truth value, only what it says either way.</summary>
    private static ImmutableArray<ConsentFact> KnownWhenDone(Value task, ITypeSymbol? result)
    {
        if (!IsTruth(result))
        {
            return Implied(task, whenTrue: true);
        }

        ImmutableArray<ConsentFact>? known = null;
        foreach (var entry in task.Entries)
        {
            switch (entry.Atom)
            {
                case TruthAtom:
                    return ImmutableArray<ConsentFact>.Empty;
                case ConsentAtom consent:
                    var facts = consent.Constant switch
                    {
                        true => consent.WhenTrue,
                        false => consent.WhenFalse,
                        null => ConsentFact.Intersect(consent.WhenTrue, consent.WhenFalse),
                    };
                    known = known is { } before ? ConsentFact.Intersect(before, facts) : facts;
                    break;
            }
        }

        return known ?? ImmutableArray<ConsentFact>.Empty;
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
            if (fact.Given is not null)
            {
                label = label.Answers.Contains(fact) ? label : label.WithAnswers(label.Answers.Add(fact));
            }
            else if (fact.IsAbout(label))
            {
                label = label.WithLicence(fact);
            }
        }

        return label;
    }

    /// <summary>What is known of the owner itself: it came through a filter that asks for consent.</summary>
    private static ImmutableArray<ConsentFact> ConsentsOf(Value owner)
    {
        var known = ImmutableArray<ConsentFact>.Empty;
        foreach (var entry in owner.Entries)
        {
            if (entry.Atom is ConsentedAtom { OfElements: false, Path.Length: 0 } consented)
            {
                known = known.AddRange(consented.Facts);
            }
        }

        return known;
    }
}
