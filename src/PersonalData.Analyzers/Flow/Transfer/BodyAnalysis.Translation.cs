using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Collections;
using PersonalData.Analyzers.Flow.Lattice;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>From a summary's terms to its caller's: inputs become what was given for them, objects that the callee made become this call's.</content>
internal sealed partial class BodyAnalysis
{
    private sealed partial class SummaryApplication
    {
        private Value Translate(Value value)
        {
            if (value.IsEmpty)
            {
                return value;
            }

            var result = new Value.Builder(Value.Empty);
            var known = Value.Empty;
            Value? inputs = null;
            var hasMade = false;
            foreach (var entry in value.Entries)
            {
                switch (entry.Atom)
                {
                    case InputAtom input:
                        inputs = inputs is null ? Translate(input, entry.Way) : inputs.Join(Translate(input, entry.Way));
                        break;
                    case KnowledgeAtom:
                        known = known.With(entry.Atom, null);
                        break;
                    case ObjectAtom made:
                        result.Add(Rename(made), entry.Way);
                        hasMade = true;
                        break;
                    case PlaceAtom place:
                        result.Join(Translate(place));
                        break;
                    case LabelAtom label when IsShownByArgument(label):
                        // The argument says whose data it is; the parameter's mark says only that it is some.
                        break;
                    case LabelAtom label:
                        if (Guarded(label) is { } held)
                        {
                            result.Add(Translate(held), entry.Way);
                        }

                        break;
                    case ConsentAtom consent:
                        result.Add(new ConsentAtom(Translate(consent.WhenTrue), Translate(consent.WhenFalse), consent.Constant), entry.Way);
                        break;
                    case IdentityAtom:
                        break;
                    default:
                        result.Add(entry.Atom, entry.Way);
                        break;
                }
            }

            // What the caller knows of the objects that came in is known of the value, unless it may be another one as well.
            var given = hasMade ? inputs?.Where(static atom => atom is not KnowledgeAtom) : inputs;
            return (given ?? Value.Empty).WithAll(result.ToValue()).WithAll(known);
        }

        private bool IsShownByArgument(LabelAtom label)
        {
            if (!_caller.TracksConsent)
            {
                return false;
            }

            foreach (var parameter in _target.Parameters)
            {
                if (!IsOf(label, parameter))
                {
                    continue;
                }

                foreach (var entry in _site.Argument(parameter.Ordinal).Entries)
                {
                    if (entry.Atom is LabelAtom { Subject: not null } shown && shown.Category == label.Category)
                    {
                        return true;
                    }
                }
            }

            return false;
        }

        /// <summary>Whether the label is the target's parameter's own, by its mark: that says what it is, and nothing of whose.</summary>
        private bool IsOf(LabelAtom label, IParameterSymbol parameter) =>
            _caller._context.Sources.Of(parameter).Id == label.Source.Id
            && (label.Subject is null
                || label.Subject is { IsOwnerless: true, Identities: [InputAtom { Path: { Root: { Kind: RootKind.Parameter, Ordinal: var ordinal }, Fields.IsEmpty: true } }] } && ordinal == parameter.Ordinal);

        private LabelAtom Translate(LabelAtom label) => label.Answers.IsEmpty ? WithSubject(label) : Answered(label, WithSubject(label.WithAnswers(ImmutableArray<ConsentFact>.Empty)));

        /// <summary>The data here, with what the truth values on which it went tell of its person.</summary>
        private LabelAtom Answered(LabelAtom label, LabelAtom here)
        {
            foreach (var answer in label.Answers)
            {
                if (answer.Given is not { Path: { Fields.IsEmpty: false } path } given)
                {
                    continue;
                }

                // One object at a time: what its flag tells, it tells of those in it and of nobody else in another one.
                var one = new IdentityAtom(new Site(_site.Site, 13), null, ImmutableArray<Atom>.Empty);
                var owner = ValueAt(path.Owner).Where(static atom => atom is not IdentityAtom).With(one, null);
                var person = label.Subject is { Identities: [var identity] } && Subject.PathTo(new InputAtom(path.Owner), identity) is { } members
                    ? here.With(new Subject(ImmutableArray.Create<Atom>(one.At(members))))
                    : here;
                foreach (var fact in Answer(_caller.ReadMember(owner, path.Fields[path.Fields.Length - 1]), given.Expected))
                {
                    here = fact.Given is not null ? here.WithAnswers(here.Answers.Add(fact)) : IsOfOne(fact, one) && fact.IsAbout(person) ? here.WithLicence(fact) : here;
                }
            }

            return here;
        }

        /// <summary>Whether the fact is about somebody in the object, or about one certain person: of one among many, nobody knows here which one it was.</summary>
        private static bool IsOfOne(ConsentFact fact, IdentityAtom one) => fact.Subject is null || fact.Subject.Identities.All(identity => identity switch
        {
            IdentityAtom found => found.Site.Equals(one.Site),
            InputAtom input => !input.Path.Fields.Contains(Slots.Element),
            _ => false,
        });

        private LabelAtom WithSubject(LabelAtom label)
        {
            if (label.Subject is not { } subject || _target.Parameters.Any(parameter => IsOf(label, parameter)))
            {
                return _caller.TracksConsent ? OfArgument(label) : label;
            }

            if (subject.Identities is [var identity])
            {
                // Read from someone who the caller knows to have consented.
                label = Licensed(label, ConsentsOf(identity));
            }

            return label.With(Translate(subject));
        }

        /// <summary>What the caller knows of whom a subject is, or of whom that is a part.</summary>
        private ImmutableArray<ConsentFact> ConsentsOf(Atom identity)
        {
            var known = ImmutableArray<ConsentFact>.Empty;
            for (; identity is PartAtom part; identity = part.Whole)
            {
                foreach (var name in part.Names)
                {
                    known = known.AddRange(ConsentsAt(name));
                }
            }

            return known.AddRange(ConsentsAt(identity));
        }

        /// <summary>What the caller knows of an input, or of each of those among which an object was found.</summary>
        private ImmutableArray<ConsentFact> ConsentsAt(Atom identity)
        {
            var path = identity switch
            {
                InputAtom input => input.Path,
                IdentityAtom { Among: { } among, Member: var members } => ConsentedAtom.PathTo(members, among),
                _ => null,
            };
            return path is null ? ImmutableArray<ConsentFact>.Empty : BodyAnalysis.ConsentsOf(ValueAt(path));
        }

        /// <summary>A parameter's mark says what the data is; whose, and with what consent, the argument for it says.</summary>
        private LabelAtom OfArgument(LabelAtom label)
        {
            foreach (var parameter in _target.Parameters)
            {
                if (!IsOf(label, parameter))
                {
                    continue;
                }

                LabelAtom? given = null;
                ImmutableArray<ConsentFact>? licences = null;
                foreach (var entry in ValueAt(new AccessPath(InputRoot.Parameter(parameter.Ordinal))).Entries)
                {
                    if (entry.Atom is LabelAtom argument && argument.Category == label.Category)
                    {
                        given ??= argument;
                        licences = licences is { } known ? ConsentFact.Intersect(known, argument.Licences) : argument.Licences;
                    }
                }

                return given is null ? label.With(label.Subject is { } own ? Translate(own) : null) : Licensed(label.With(given.Subject), licences ?? ImmutableArray<ConsentFact>.Empty);
            }

            return label;
        }

        private ImmutableArray<ConsentFact> Translate(ImmutableArray<ConsentFact> facts)
        {
            var result = ImmutableArray.CreateBuilder<ConsentFact>();
            foreach (var fact in facts)
            {
                if (fact.Given is { } given)
                {
                    result.AddRange(Answer(ValueAt(given.Path), given.Expected));
                    continue;
                }

                // A check of someone who isn't known here says nothing here.
                var subject = fact.Subject is null ? null : Translate(fact.Subject)?.Asked();
                if (fact.Subject is null || subject is not null)
                {
                    result.Add(fact with { Subject = subject });
                }
            }

            return result.Count == facts.Length && facts.SequenceEqual(result) ? facts : result.ToImmutable();
        }

        /// <summary>What a truth value that the caller gives tells when it is the expected one.</summary>
        private ImmutableArray<ConsentFact> Answer(Value given, bool expected) =>
            Implied(given, expected) is { IsEmpty: false } known ? known
            : _caller._body.Method.MethodKind == MethodKind.AnonymousFunction && given.Entries is [{ Atom: InputAtom { Exposure: Exposure.Exact, Path: { IsCollapsed: false } path } }]
                ? GivenAnswerAtom.Fact(path, expected)
                : ImmutableArray<ConsentFact>.Empty;

        private Subject? Translate(Subject subject)
        {
            if (ReferenceEquals(subject, Subject.Nobody))
            {
                return subject;
            }

            var identities = ImmutableArray.CreateBuilder<Atom>();
            foreach (var identity in subject.Identities)
            {
                foreach (var here in Translate(identity))
                {
                    if (!identities.Contains(here))
                    {
                        identities.Add(here);
                    }
                }
            }

            if (identities.Count == 0)
            {
                return null;
            }

            var translated = new Subject(identities.ToImmutable());
            return subject.IsOwnerless && IsOwnerless(translated) ? new Subject(translated.Identities, isOwnerless: true) : translated;
        }

        private ImmutableArray<Atom> Translate(Atom identity)
        {
            switch (identity)
            {
                case InputAtom input:
                    // An id that came in stands for whom it is the id of; the caller's expression says of what type it is.
                    var type = input.Path.Fields.IsEmpty && input.Path.Root.Kind == RootKind.Parameter && input.Path.Root.Ordinal < _target.Parameters.Length
                        ? _target.Parameters[input.Path.Root.Ordinal].Type
                        : null;
                    return _caller.SubjectOf(ValueAt(input.Path), type)?.Identities ?? ImmutableArray<Atom>.Empty;
                case ObjectAtom made:
                    return ImmutableArray.Create<Atom>(Rename(made));
                case BesideFlagAtom:
                    return ImmutableArray.Create(identity);
                case IdentityAtom found:
                    return ImmutableArray.Create<Atom>(found.By(Keys(found), found.IsOfAllKeys).OneOf(found.Among is { } among ? _caller.ElementsThat(ValueAt(among)) : null));
                case PartAtom part:
                    var names = part.Names.SelectMany(name => Translate(name)).Distinct().ToImmutableArray();
                    var wholes = Translate(part.Whole);
                    return wholes.IsEmpty && names.Length == 1 ? names : wholes.SelectAsArray(Atom (whole) => new PartAtom(names, whole));
                default:
                    return ImmutableArray<Atom>.Empty;
            }
        }

        /// <summary>The keys in the caller's terms. One of several that it doesn't know is no key, and one of all those that are needed leaves none.</summary>
        private ImmutableArray<Atom> Keys(IdentityAtom found)
        {
            var keys = found.Keys.SelectAsArray(key => Translate(key));
            return found.IsOfAllKeys && keys.Any(static translated => translated.Length != 1)
                ? ImmutableArray<Atom>.Empty
                : keys.Where(static translated => translated.Length == 1).Select(static translated => translated[0]).Distinct().ToImmutableArray();
        }

        private Value Translate(InputAtom input, Way? way)
        {
            if (!_inputs.TryGetValue(input, out var value))
            {
                value = input.Exposure == Exposure.Exact ? ValueAt(input.Path) : AsItWas(input.Path, () => Shown(WhatShows(input), input.Exposure));
                if (input.Path.Root.Kind == RootKind.Filled)
                {
                    value = WithoutGiven(value, input);
                }

                _inputs[input] = value;
            }

            if (way is null || value.IsEmpty)
            {
                return value;
            }

            var result = Value.Empty;
            foreach (var entry in value.Entries)
            {
                result = result.With(entry.Atom, Way.Join(entry.Way, way));
            }

            return result;
        }

        private Value Shown(Value value, Exposure exposure) => exposure switch
        {
            Exposure.Exact => value,
            Exposure.Text or Exposure.Formatted => _caller.TextOf(value, null, _site.Site, exposure),
            _ => _caller.Expose(value, exposure),
        };

        private Value Translate(PlaceAtom place)
        {
            switch (place.Owner)
            {
                case InputAtom input:
                    return MemberPlaces(Translate(input, null), place.Member, place.Holder);
                case ObjectAtom made:
                    return Value.Of(new PlaceAtom(Rename(made), place.Member, place.Holder), null);
                case IParameterSymbol parameter when SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, _target):
                    foreach (var argument in _site.Arguments)
                    {
                        if (argument.Ordinal == parameter.Ordinal && argument.Operation is { } operation)
                        {
                            return _caller.PlacesOf(operation);
                        }
                    }

                    return Value.Empty;
                default:
                    return _isOwnFunction ? Value.Of(place, null) : Value.Empty;
            }
        }

        private Value ValueAt(AccessPath path)
        {
            if (_paths.TryGetValue(path, out var known))
            {
                return known;
            }

            return _paths[path] = AsItWas(path, () => ValueAt(RootValue(path.Root), path));
        }

        /// <summary>
        /// What came in, for a use of it. Of an object that stands for all below it too, what lies in declared members is
        /// left out where that is reported when it is put there, or when it is read.
        /// </summary>
        private Value WhatShows(InputAtom input) => input.Exposure is Exposure.Contained or Exposure.Described
            ? ValueAt(RootValue(input.Path.Root), input.Path, standsForAll: false)
            : ValueAt(input.Path);

        /// <summary>
        /// Finds out what came in as it was before the call, whatever the call has done to it since: what the callee puts
        /// into an object, it has not been given. What a delegate gave or filled is as it is after that was called.
        /// </summary>
        private Value AsItWas(AccessPath path, Func<Value> find)
        {
            var now = _caller._state;
            _caller._state = path.Root.IsOfDelegate ? _afterCalls ?? now : _before;
            var value = find();
            _caller._state = now;

            // What the receiver keeps only if it runs other code than this is not there when it runs this.
            return path.Root.Kind == RootKind.This && !_caller._guards.IsEmpty ? value.Where(atom => atom is not LabelAtom label || !_caller.IsKeptByOther(label)) : value;
        }

        private Value ValueAt(Value root, AccessPath path, bool standsForAll = true)
        {
            var value = root;
            var type = RootType(_target, path.Root);
            foreach (var field in path.Fields)
            {
                if (field == Slots.Deeper)
                {
                    value = _caller.Below(value, type);
                    break;
                }

                var held = field == Slots.Element ? _caller.ReadElements(value, null, _site.Site) : _caller.ReadMember(value, field);
                var inner = MemberType(type, field);
                value = _caller.WithWhole(held.Join(_caller.InheritedData(value, field, type)), value, inner, type);
                type = inner;
            }

            return path.IsCollapsed && standsForAll ? value.Join(_caller.Expose(value, Exposure.Carried)) : value;
        }

        private Value RootValue(InputRoot root)
        {
            switch (root.Kind)
            {
                case RootKind.This:
                    return _site.Receiver.IsEmpty && _target.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction
                        ? _site.Captured is null ? _caller.This() : _site.Receiver
                        : _site.Receiver;
                case RootKind.Parameter:
                    return _site.Argument(root.Ordinal);
                case RootKind.Captured:
                    return _site.Captured is { } captured ? captured(root.Variable!) : _caller.CellOf(root.Variable!);
                case RootKind.Static:
                    return Value.Of(new InputAtom(new AccessPath(root)), null);
                case RootKind.Filled:
                    return _filled.TryGetValue(root, out var filled) ? filled : Value.Empty;
                default:
                    return root.Function is { } function && _results.TryGetValue(function, out var result) ? result : Value.Empty;
            }
        }

        /// <summary>An object that the callee made is, here, the one that this call made.</summary>
        private ObjectAtom Rename(ObjectAtom made)
        {
            return new ObjectAtom(new Site(_site.Site, 7), OriginOf(made), made.Member, made.Type, made.Function, made.IsExact);
        }

        /// <summary>Where the object comes from, as this code sees it. Through methods that call each other an object may come by any number of calls: those are not told apart.</summary>
        private Origin OriginOf(ObjectAtom made) =>
            made.Origin.Equals(default) ? new Origin(made.Site)
            : _isRecursive || _summary.CrowdedOrigins.Contains(made.Origin.Site) ? made.Origin
            : made.Origin.By(made.Site);
    }
}
