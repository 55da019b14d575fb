using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PersonalData.Analyzers.Collections;
using PersonalData.Analyzers.Flow.Lattice;
using PersonalData.Analyzers.Flow.Program;
using PersonalData.Analyzers.Flow.Summaries;
using PersonalData.Analyzers.Marks;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>Where values arrive: what is written down as a fact, or handed to the caller in the summary.</content>
internal sealed partial class BodyAnalysis
{
    /// <summary>
    /// A value arrives at a sink: its labels are facts, its inputs are the summary's. Categories that a helper's own
    /// marks show are answered for in the helper.
    /// </summary>
    private void Arrive(Value value, Exposure exposure, Sink sink, Location location, Arrival? through = null)
    {
        if (!_isRecording || value.IsEmpty)
        {
            return;
        }

        if (sink is { Kind: SinkKind.Store, Holder.Root.Kind: RootKind.This } && _body.Method.MethodKind == MethodKind.Constructor && _context.Marks.Anonymizes(_body.Method))
        {
            // What the new object keeps can be traced to nobody.
            return;
        }

        if (sink.Kind == SinkKind.Send && !_context.Marks.RecipientsOf(_body.Method).IsEmpty)
        {
            // Somebody is declared to whom this code discloses.
            return;
        }

        if (sink.Kind == SinkKind.Disclosure && sink.Purposes.Count == 0 && _context.Marks.PurposesOf(_body.Method) is { IsEmpty: false } purposes)
        {
            sink = sink with { Purposes = purposes };
        }

        sink = sink.Kind == SinkKind.Remark ? WithReclassified(sink) : sink;
        var shown = exposure == Exposure.Exact ? value : Expose(value, exposure);
        foreach (var entry in shown.Entries)
        {
            switch (entry.Atom)
            {
                case LabelAtom label when IsRuledOut(label):
                    break;
                case LabelAtom label when !sink.Excluded.Contains(label.Category) && !(through is not null && !through.Answered.IsDefault && through.Answered.Contains(label.Category)):
                    _collector.Add(new SinkFact(_body.Method, location, label.Unguarded, Way.Join(Way.Then(entry.Way, location), through?.Inside), sink, through?.Via)
                    {
                        Grounds = through is null ? _state.Grounds : _state.Grounds.AddRange(through.Grounds),
                        HasBasis = sink.HasBasis || through is { HasBasis: true } || _context.Marks.HasLegalBasis(_body.Method),
                    });
                    break;
                case LabelAtom label when sink.Kind == SinkKind.Remark && sink.Excluded.Contains(label.Category) && !sink.Names.Contains(label.Category):
                    _collector.Add(new ReclassifiedFact(_body.Method, location, label.Category, sink, through?.Via));
                    break;
                case InputAtom { Path.Root.Kind: not RootKind.Static } input:
                    _collector.Add(new SinkEntry(input, sink, Way.Join(Way.Then(entry.Way, location), through?.Inside), through?.Via, location)
                    {
                        Grounds = through is null ? _state.Grounds : _state.Grounds.AddRange(through.Grounds),
                        HasBasis = through is { HasBasis: true } || _context.Marks.HasLegalBasis(_body.Method),
                        Guards = Together(_guards, through?.Guards ?? ImmutableArray<Guard>.Empty).Take(Limits.GuardsOfSink).ToImmutableArray(),
                        Answered = through is null || through.Answered.IsDefault || IsPlainParameter(input.Path) ? EquatableArray<string>.Empty : through.Answered,
                    });
                    break;
            }
        }
    }

    /// <summary>Whether the path is that of a parameter which is no object: what a helper reads by a mark of an object of its own, its caller has given it all the same.</summary>
    private bool IsPlainParameter(AccessPath path) =>
        path is { Root.Kind: RootKind.Parameter, Fields.IsEmpty: true } && TypeAt(path, _body.Method) is { } type && !IsPlace(type);

    /// <summary>How a value arrives through a helper.</summary>
    /// <param name="Inside">The steps inside the helper.</param>
    /// <param name="Via">The helpers.</param>
    /// <param name="Answered">Categories that the helper itself reports on.</param>
    /// <param name="Grounds">Consents known inside.</param>
    /// <param name="HasBasis">Whether a helper rests on a legal basis.</param>
    private sealed record Arrival(Way? Inside, Via? Via, ImmutableArray<string> Answered, ImmutableArray<ConsentFact> Grounds, bool HasBasis)
    {
        /// <summary>What must be so of the inputs for it to arrive.</summary>
        public ImmutableArray<Guard> Guards { get; init; } = ImmutableArray<Guard>.Empty;
    }

    private void ReadOnBehalf(ReadEntry entry, Value root, CallSite site, IMethodSymbol target)
    {
        // What a library calls on the way to a statistic, such as a predicate for a count, counts with the call of that.
        if (site.Written.Operation is { } operation && IsStatistic(operation))
        {
            return;
        }

        var isOwn = IsInSameMember(target);
        var location = site.Site.GetLocation();
        var via = isOwn ? entry.Via : new Via(_context.Sources.Of(target).Display, entry.Via);
        var hasBasis = entry.HasBasis || StatesBasis(site.Method) || StatesBasis(target);
        if (_context.Marks.PurposesOf(_body.Method).IsEmpty)
        {
            _collector.Add(new ReadEntry(entry.Label, root.Where(static atom => atom is InputAtom), Way.Join(Way.Then(null, location), entry.Way), via)
            {
                Grounds = _state.Grounds.AddRange(entry.Grounds),
                HasBasis = hasBasis || _context.Marks.HasLegalBasis(_body.Method),
            });
        }
        else if (!isOwn && !IsOf(root, entry.Label.Category))
        {
            _collector.Add(new OnBehalfFact(
                _body.Method, location, entry.Label.Unguarded, Way.Join(entry.Way, Way.Then(null, location)), _context.Sources.Of(target).Display, entry.Via)
            {
                Grounds = _state.Grounds.AddRange(entry.Grounds),
                HasBasis = hasBasis,
                Called = _context.Sources.Of(site.Method).Display,
            });
        }
    }

    private void ArriveAtCall(CallSite site, ImmutableArray<IMethodSymbol> targets)
    {
        if (!_isRecording)
        {
            return;
        }

        var called = site.Method;
        var purposes = _context.Marks.PurposesOf(called);
        if (!purposes.IsEmpty)
        {
            ArriveForPurposes(site, called, purposes, targets);
        }
        else if (!called.IsStatic)
        {
            foreach (var target in targets)
            {
                var own = _context.Marks.PurposesOf(target);
                if (!own.IsEmpty)
                {
                    var outer = _guards;
                    _guards = GuardsOf(site, target);
                    ArriveForPurposes(site, target, own, targets);
                    _guards = outer;
                }
            }
        }

        var recipients = _context.Marks.RecipientsOf(called);
        if (recipients.IsEmpty && targets.Length > 0)
        {
            recipients = targets.Select(target => _context.Marks.RecipientsOf(target)).FirstOrDefault(static r => !r.IsEmpty);
            recipients = recipients.IsDefault ? ImmutableArray<string>.Empty : recipients;
        }

        if (!recipients.IsEmpty)
        {
            var sink = NewSink(SinkKind.Disclosure, called, recipients);
            foreach (var (argument, _) in GivenTo(called, site))
            {
                foreach (var part in argument.Parts())
                {
                    ArriveBy(site, part.Operation, part.Value, Exposure.Whole, sink);
                }
            }

            // What the object keeps goes out too, unless all that was put into it was disclosed at that.
            if (!called.IsStatic && called.MethodKind != MethodKind.Constructor && !_context.Marks.Declared(called).Recipients.IsEmpty)
            {
                Arrive(site.Receiver, Exposure.Kept, sink, LocationOf(site.ReceiverOperation, site));
            }
        }

        ArriveAtKnownSinks(site);
        ArriveAtMarkedParameters(site);
    }

    private void ArriveAtMarkedParameters(CallSite site)
    {
        foreach (var (argument, parameter) in GivenTo(site.Method, site))
        {
            if (parameter is not null)
            {
                ArriveAtMarkedParameter(site, argument, parameter);
            }
        }
    }

    /// <summary>What a member is given, each with the parameter that it is for, if there is one; the receiver of an extension block's member too.</summary>
    private static IEnumerable<(CallArgument Argument, IParameterSymbol? Parameter)> GivenTo(IMethodSymbol member, CallSite site)
    {
        if (SourceMethods.ExtendedReceiver(member) is { } extended)
        {
            yield return (new CallArgument(-1, site.ReceiverOperation, site.Receiver), extended);
        }

        foreach (var argument in site.Arguments)
        {
            yield return (argument, argument.Ordinal < member.Parameters.Length ? member.Parameters[argument.Ordinal] : null);
        }
    }

    /// <summary>A value arrives at a sink by an argument or receiver of a call, which need not be written out.</summary>
    private void ArriveBy(CallSite site, IOperation? operation, Value value, Exposure exposure, Sink sink)
    {
        if (operation is not null || site.Origin is null)
        {
            Arrive(value, exposure, sink, LocationOf(operation, site));
            return;
        }

        foreach (var (part, location) in Placed(Expose(value, exposure), site))
        {
            Arrive(part, Exposure.Exact, sink, location);
        }
    }

    /// <summary>Where to report each thing that a call which is not written out passes on: at the expression, of the call that is, which shows it.</summary>
    private IEnumerable<(Value Value, Location Location)> Placed(Value value, CallSite site)
    {
        foreach (var (inner, location) in site.Origin?.Inner ?? ImmutableArray<(Value, Location)>.Empty)
        {
            var shown = Expose(inner, Exposure.Whole);
            var found = value.Where(atom => inner.Contains(atom) || shown.Contains(atom));
            if (!found.IsEmpty)
            {
                value = value.Where(atom => !found.Contains(atom));
                yield return (found, location);
            }
        }

        var parts = site.Origin is { } origin ? origin.Parts().ToArray() : Array.Empty<(IOperation, Value)>();
        foreach (var placed in Placed(value, parts, site.Site.GetLocation()))
        {
            yield return placed;
        }
    }

    /// <summary>The value by the expressions that show it; what none shows goes with the first, or is reported at <paramref name="elsewhere"/>.</summary>
    private IEnumerable<(Value Value, Location Location)> Placed(Value value, (IOperation Operation, Value Value)[] parts, Location? elsewhere = null)
    {
        if (parts.Length == 1 && elsewhere is null)
        {
            yield return (value, Reported(parts[0].Operation).GetLocation());
            yield break;
        }

        foreach (var (part, operation) in ByParts(value, parts))
        {
            yield return (part, operation is null && elsewhere is not null ? elsewhere : Reported(operation ?? parts[0].Operation).GetLocation());
        }
    }

    private void ArriveForPurposes(CallSite site, IMethodSymbol member, ImmutableArray<string> purposes, ImmutableArray<IMethodSymbol> targets)
    {
        var isExtension = SourceMethods.ExtendedReceiver(member) is not null;
        if (member.MethodKind is MethodKind.PropertyGet && member.Parameters.IsEmpty && !isExtension)
        {
            return;
        }

        // Code of other projects that have marks is read where it is written; a library's is not.
        var exposure = targets.IsEmpty && !_context.Marks.CanBeMarked(member.ContainingAssembly) ? Exposure.Whole
            : targets.IsEmpty && SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, _context.Compilation.Assembly)
                && member.MethodKind is not (MethodKind.Constructor or MethodKind.PropertySet) ? Exposure.Whole
            : Exposure.Carried;
        foreach (var (argument, parameter) in GivenTo(member, site))
        {
            var excluded = ImmutableArray<string>.Empty;
            if (parameter is not null)
            {
                excluded = _context.Marks.CategoriesOf(parameter);
                if (_context.Marks.MayHaveMarks(member.ContainingAssembly))
                {
                    // What a type parameter stands for here is nothing that the declaration shows, and so is not reported there.
                    excluded = excluded.AddRange(_context.Marks.ShapeOf(parameter.OriginalDefinition.Type).Own);
                }
            }

            var sink = NewSink(SinkKind.Purpose, member, purposes, excluded);
            foreach (var part in argument.Parts())
            {
                ArriveBy(site, part.Operation, part.Value, exposure, sink);
            }
        }

        if (!isExtension && !site.Receiver.IsEmpty && !targets.IsEmpty && member.MethodKind is not (MethodKind.Constructor or MethodKind.PropertySet) && !IsInSameMember(member))
        {
            var kept = Expose(site.Receiver, Exposure.Kept, member.ContainingType).Where(atom => atom is not LabelAtom label || !IsKeptByOther(label));
            Arrive(kept, Exposure.Exact, NewSink(SinkKind.Purpose, member, purposes), LocationOf(site.ReceiverOperation, site));
        }
    }

    private void ArriveAtMarkedParameter(CallSite site, CallArgument argument, IParameterSymbol parameter)
    {
        var categories = _context.Marks.CategoriesOf(parameter);
        if (categories.IsEmpty || parameter.RefKind == RefKind.Out)
        {
            return;
        }

        var sink = new Sink(SinkKind.Remark, _context.Sources.Of(parameter).Id, _context.Sources.Of(parameter).Display, categories, WithReclassified(categories, categories, ReclassificationsOf(site.Method, null)));
        foreach (var part in argument.Parts())
        {
            ArriveBy(site, part.Operation, part.Value, Exposure.Carried, sink);
        }
    }

    /// <summary>A value is assigned to a field, a property or a parameter that a type keeps.</summary>
    /// <param name="member">The member.</param>
    /// <param name="owner">The object that it is a member of, if that is known, and its static type.</param>
    /// <param name="value">What is assigned.</param>
    /// <param name="source">The expression to report at.</param>
    /// <param name="storesItself">Whether the value stays there, and is not handed to an accessor's code.</param>
    private void ArriveAtMember(ISymbol member, (Value Value, ITypeSymbol? Type) owner, Value value, IOperation source, bool storesItself = true)
    {
        if (!_isRecording || member.ContainingType is { IsAnonymousType: true } or { IsTupleType: true })
        {
            return;
        }

        var location = source.Syntax.GetLocation();
        var categories = CategoriesOf(member, owner.Type, owner.Value);
        if (member.ContainingType is { } type && member is IFieldSymbol or IPropertySymbol && storesItself)
        {
            var purposes = _context.Marks.PurposesOf(member is IPropertySymbol { SetMethod: { } setter } ? setter : member);
            if (!purposes.IsEmpty)
            {
                Arrive(value, Exposure.Carried, NewSink(SinkKind.Purpose, member, purposes), location);
            }

            var recipients = _context.Marks.RecipientsOf(member);
            if (!recipients.IsEmpty && _context.Marks.RecipientsOf(_body.Method).IsEmpty)
            {
                Arrive(value, Exposure.Whole, NewSink(SinkKind.Disclosure, member, recipients), location);
            }
        }

        if (!categories.IsEmpty)
        {
            Arrive(value, Exposure.Carried, NewSink(SinkKind.Remark, member, categories), location);
        }
        else if (storesItself && _context.Marks.CanBeMarked(member.ContainingAssembly))
        {
            var stored = Expose(value, ExposureIn(member)).Where(atom => !IsKeptBy(member, atom));
            Arrive(stored, Exposure.Exact, StoreSink(member) with { Holder = HolderOf(owner.Value) }, location);
        }
    }

    /// <summary>Whether what came in is what the member kept before: it was reported where it was stored there.</summary>
    private bool IsKeptBy(ISymbol member, Atom atom)
    {
        if (atom is not InputAtom { Path: { Fields.IsEmpty: false } path })
        {
            return false;
        }

        for (; !path.Fields.IsEmpty; path = path.Owner)
        {
            var name = path.Fields[path.Fields.Length - 1];
            if (name == (member is IParameterSymbol ? Slots.PrimaryParameter(member) : MemberKeys.Of(member))
                && (member is IParameterSymbol || (TypeAt(path.Owner) is { } type && CallTargets.IsA(type, member.ContainingType))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where among the inputs an object came from; null when it was made here, or more than one may be meant.</summary>
    private static AccessPath? PathOf(Value value)
    {
        AccessPath? path = null;
        foreach (var entry in value.Entries)
        {
            switch (entry.Atom)
            {
                case InputAtom { Exposure: Exposure.Exact } input when path is null:
                    path = input.Path;
                    break;
                case InputAtom or ObjectAtom:
                    return null;
            }
        }

        return path;
    }

    /// <summary>How much of a value an unmarked member shows: of an object that it takes as something else, such as an <c>object</c> or an interface, what its type's marks say as well.</summary>
    private static Exposure ExposureIn(ISymbol member) => HoldsAnything(TypeOf(member)) ? Exposure.Described : Exposure.Contained;

    private static bool HoldsAnything(ITypeSymbol? type) => type switch
    {
        { SpecialType: SpecialType.System_Object } or { TypeKind: TypeKind.Dynamic } => true,
        not null when Containers.ContentOf(type) is { IsEmpty: false } content => content.Any(HoldsAnything),
        { SpecialType: SpecialType.None, TypeKind: TypeKind.Interface } or { SpecialType: SpecialType.None, TypeKind: TypeKind.Class, IsSealed: false } => true,
        _ => false,
    };

    /// <summary>The data that a field's or property's own type shows needs no mark on it.</summary>
    private Sink StoreSink(ISymbol member)
    {
        var shown = ImmutableArray.CreateBuilder<string>();
        AddShown(TypeOf(member));
        return NewSink(SinkKind.Store, member, ImmutableArray<string>.Empty, shown.Distinct().ToImmutableArray()) with { OpenTypes = OpenTypes.Of(TypeOf(member)) };

        void AddShown(ITypeSymbol? type)
        {
            var shape = _context.Marks.ShapeOf(type);
            shown.AddRange(shape.Own);
            shown.AddRange(shape.Members.Select(static m => m.Category));
            foreach (var content in Containers.ContentOf(type))
            {
                AddShown(content);
            }
        }
    }

    /// <summary>Where an object comes from, for a store to name it; further away, nobody tells its type.</summary>
    private static AccessPath? HolderOf(Value owner) => PathOf(owner) is { Length: <= Limits.HolderDepth } path ? path : null;

    private void ArriveAtParameter(IParameterSymbol parameter, Value value, IOperation source)
    {
        var categories = _context.Marks.CategoriesOf(parameter);
        if (!categories.IsEmpty)
        {
            Arrive(value, Exposure.Carried, NewSink(SinkKind.Remark, parameter, categories), source.Syntax.GetLocation());
        }
    }

    private void ArriveAtResult(IOperation operation, Value value)
    {
        var method = _body.Method;
        if (method.MethodKind == MethodKind.AnonymousFunction)
        {
            return;
        }

        var categories = method.MethodKind == MethodKind.PropertyGet && method.AssociatedSymbol is { } property
            ? _context.Marks.CategoriesOf(property)
            : _context.Marks.CategoriesOfResult(method);
        if (!categories.IsEmpty)
        {
            var member = method.AssociatedSymbol ?? method;
            Arrive(value, Exposure.Carried, NewSink(SinkKind.Remark, member, categories), operation.Syntax.GetLocation());
        }
    }

    private Sink NewSink(SinkKind kind, ISymbol member, ImmutableArray<string> names, ImmutableArray<string> excluded = default)
    {
        var source = _context.Sources.Of(member is IMethodSymbol { AssociatedSymbol: { } associated } ? associated : member);
        return new Sink(kind, source.Id, source.Display, names, excluded.IsDefault ? EquatableArray<string>.Empty : excluded)
        {
            HasBasis = kind is SinkKind.Purpose or SinkKind.Disclosure && _context.Marks.HasLegalBasis(member, inAssembly: false),
        };
    }

    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    };

    private static Location LocationOf(IOperation? operation, CallSite site) =>
        operation is null ? site.Site.GetLocation() : Reported(operation).GetLocation();

    /// <summary>The syntax to report at: what a person wrote, without what the compiler put around it.</summary>
    private static SyntaxNode Reported(IOperation operation) => Unconverted(operation).Syntax;
}
