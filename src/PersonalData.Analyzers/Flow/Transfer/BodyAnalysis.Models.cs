using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PersonalData.Analyzers.Collections;
using PersonalData.Analyzers.Flow.Lattice;
using PersonalData.Analyzers.Flow.Models;
using PersonalData.Analyzers.Marks;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>Applying a model to a call.</content>
internal sealed partial class BodyAnalysis
{
    private Value ApplyModel(CallSite site, FlowModel model) => new ModelApplication(this, site, model).Run();

    /// <summary>Applies one model to one call.</summary>
    private sealed class ModelApplication
    {
        /// <summary>The receiver's place among the arguments, where it is a delegate itself.</summary>
        private const int Receiver = -1;

        private readonly BodyAnalysis _caller;
        private readonly CallSite _site;
        private readonly IMethodSymbol _method;
        private readonly List<ModelFlow> _flows = new();
        private readonly SortedDictionary<int, Value[]> _given = new();
        private readonly Dictionary<int, Value> _results = new();
        private readonly ObjectAtom _made;
        private readonly string? _predicate;
        private readonly PredicateMeaning _meaning;
        private readonly bool _isDone;
        private readonly string? _after;
        private Value _result = Value.Empty;

        /// <summary>What the predicate makes known of the elements that it holds for, by the path to the person; and, about others, whenever it holds.</summary>
        private ImmutableArray<ConsentedAtom> _consents = ImmutableArray<ConsentedAtom>.Empty;
        private ImmutableArray<ConsentFact> _others = ImmutableArray<ConsentFact>.Empty;

        /// <summary>What is known of the elements that it does not hold for.</summary>
        private ImmutableArray<ConsentedAtom> _consentsOfRest = ImmutableArray<ConsentedAtom>.Empty;

        public ModelApplication(BodyAnalysis caller, CallSite site, FlowModel model)
        {
            _caller = caller;
            _site = site;
            _method = site.Method;
            _made = new ObjectAtom(Site.OfModel(site.Site), default, "", _method.ReturnType);
            _predicate = model.Predicate;
            _meaning = model.Meaning;
            _isDone = model.IsDoneAfter(_method);
            _after = model.After;
            foreach (var flow in model.Flows)
            {
                if (flow.IsOf(_method))
                {
                    _flows.Add(flow);
                }
            }
        }

        public Value Run()
        {
            for (var round = 0; round < Limits.ModelRounds && CallDelegates(); round++)
            {
            }

            foreach (var flow in _flows)
            {
                if (flow.To.DelegateArgument is null)
                {
                    Give(flow, Take(flow.From));
                }
            }

            if (_isDone && _caller.TracksConsent)
            {
                _caller._state = _caller._state.Knowing(KnownWhenDone(_site.Receiver, _method.ReturnType));
            }

            // An object that holds nothing yet may be filled later.
            var result = IsUnknown(_result) && IsPlace(_method.ReturnType)
                ? _result.With(_made, null)
                : _result.Through(_site.Site.GetLocation());
            return WithEndings(WithConsents(result));
        }

        /// <summary>What is known when all of the tasks are done that were written out as arguments: each of them then is, and when the call waits for them, that is at once.</summary>
        private Value WithEndings(Value result)
        {
            if (_after is null || !_caller.TracksConsent || ModelFlow.OrdinalOf(_method, _after) is not { } tasks)
            {
                return result;
            }

            var known = ImmutableArray<ConsentFact>.Empty;
            foreach (var (operation, task) in _site.Arguments.Where(argument => argument.Ordinal == tasks).SelectMany(WrittenOut))
            {
                known = known.AddRange(KnownWhenDone(task, Unconverted(operation).Type is INamedTypeSymbol { TypeArguments: [var type] } ? type : null));
            }

            if (_isDone)
            {
                _caller._state = _caller._state.Knowing(known);
            }

            return known.IsEmpty ? result : result.With(new ConsentAtom(known), null);
        }

        /// <summary>The expressions that make up an argument, as several or as an array.</summary>
        private IEnumerable<(IOperation Operation, Value Value)> WrittenOut(CallArgument argument) =>
            argument.Elements.IsEmpty && argument.Operation is { } expression && Unconverted(expression) is IArrayCreationOperation { Initializer: { } initializer }
                ? initializer.ElementValues.Select(element => (element, _caller._lastValues.TryGetValue(element, out var value) ? value : Value.Empty))
                : argument.Elements;

        /// <summary>Whether there is nothing that data could be put into, or that is data.</summary>
        private static bool IsUnknown(Value value) => value.Where(static atom => atom is not HeldAtom).IsEmpty;

        /// <summary>What a predicate over people's consent makes known of those who passed it, or of all if all did.</summary>
        private Value WithConsents(Value result)
        {
            switch (_meaning)
            {
                case PredicateMeaning.Where when !_consents.IsEmpty:
                    if (_caller._isRecording && Filtered(_method.IsStatic ? _site.Arguments.FirstOrDefault(static a => a.Ordinal == 0)?.Operation : _site.ReceiverOperation) is { } source)
                    {
                        _caller._collector.Know(source.Syntax.GetLocation(), KnownOfElements());
                    }

                    foreach (var consented in TypeShapes.IsCollection(_method.ReturnType) ? _consents : ImmutableArray<ConsentedAtom>.Empty)
                    {
                        result = result.With(new ConsentedAtom(consented.Facts, ofElements: true, consented.Path), null);
                    }

                    return result;
                case PredicateMeaning.All when !_consents.IsEmpty:
                    return Value.Of(new ConsentAtom(OfAll(_consents)), null);
                case PredicateMeaning.Any when !_others.IsEmpty || !_consentsOfRest.IsEmpty:
                    // If it holds for none of them, it does not hold for each.
                    return Value.Of(new ConsentAtom(_others, OfAll(_consentsOfRest)), null);
                default:
                    return result;
            }
        }

        /// <summary>What is known of each element, as facts about all of them.</summary>
        private ImmutableArray<ConsentFact> OfAll(ImmutableArray<ConsentedAtom> consents)
        {
            var collection = _method.IsStatic ? _site.Argument(0) : _site.Receiver;
            var facts = ImmutableArray.CreateBuilder<ConsentFact>();
            foreach (var consented in consents)
            {
                // Known of the collection, which a loop takes its elements from, and of the elements, which a query hands on.
                var people = new HashSet<Atom>(_caller.SubjectOf(collection, null)?.Identities ?? ImmutableArray<Atom>.Empty);
                if (consented.Path.Length > 0)
                {
                    people = new HashSet<Atom>(people.Select(whole => Subject.OfElement(whole, consented.Path)).OfType<Atom>());
                }

                var element = consented.Members.Aggregate(_caller.ReadMember(collection, Slots.Element), _caller.ReadMember);
                people.UnionWith(_caller.SubjectOf(element, null)?.Identities ?? ImmutableArray<Atom>.Empty);
                var subject = people.Count == 0 ? null : new Subject(people.ToImmutableArray()).Asked();
                if (subject is not null || consented.Path.Length == 0)
                {
                    _caller.CheckedAll(collection, subject);
                    facts.AddRange(consented.Facts.Select(fact => fact with { Subject = subject }));
                }
            }

            return facts.ToImmutable();
        }

        private ImmutableArray<ConsentFact> KnownOfElements() =>
            _consents.Where(static consented => consented.Path.Length == 0).SelectMany(static consented => consented.Facts).ToImmutableArray();

        /// <summary>The expression that the filtered elements are read by; queries between it and the filter only pass them on.</summary>
        private static IOperation? Filtered(IOperation? operation)
        {
            while (true)
            {
                switch (operation)
                {
                    case IConversionOperation conversion:
                        operation = conversion.Operand;
                        break;
                    case IAwaitOperation awaited:
                        operation = awaited.Operation;
                        break;
                    case IInvocationOperation { TargetMethod.IsExtensionMethod: true, Arguments: [var source, ..] } call when Program.Statistics.IsQuery(call.TargetMethod):
                        operation = source.Value;
                        break;
                    default:
                        return operation;
                }
            }
        }

        /// <summary>Whether the delegate is a predicate that may ask for consent.</summary>
        private bool IsPredicate(int ordinal) =>
            _predicate is not null && _caller.TracksConsent && ordinal >= 0 && ordinal < _method.Parameters.Length && _method.Parameters[ordinal].Name == _predicate;

        /// <summary>Asks the predicate about an element with an identity of its own, so that what it says of that element can be told.</summary>
        private Value Ask(Value function, Value[] given)
        {
            var type = function.Entries is [{ Atom: ObjectAtom { Function.Parameters: [var parameter, ..] } }] ? parameter.Type : null;
            var element = new IdentityAtom(new Site(_site.Site, 9), type, ImmutableArray<Atom>.Empty);
            var asked = (Value[])given.Clone();
            asked[0] = asked[0].Where(static atom => atom is not IdentityAtom).With(element, null);
            var answer = Call(function, asked);
            (_consents, _others) = Told(answer, whenTrue: true, element);
            (_consentsOfRest, _) = Told(answer, whenTrue: false, element);
            return answer;
        }

        /// <summary>What an answer says of the element that was asked about, by the path to the person; and of others.</summary>
        private static (ImmutableArray<ConsentedAtom> OfElement, ImmutableArray<ConsentFact> OfOthers) Told(Value answer, bool whenTrue, IdentityAtom element)
        {
            var ofElements = new SortedDictionary<string, ImmutableArray<ConsentFact>>(StringComparer.Ordinal);
            var others = ImmutableArray.CreateBuilder<ConsentFact>();
            foreach (var fact in Implied(answer, whenTrue))
            {
                if (fact.Subject is not { } subject)
                {
                    others.Add(fact);
                    Add("", fact);
                }
                else if (PathIn(element, subject) is { } path)
                {
                    Add(path, fact with { Subject = null });
                }
                else
                {
                    others.Add(fact);
                }
            }

            return (ofElements.Select(static pair => new ConsentedAtom(pair.Value, ofElements: false, pair.Key)).ToImmutableArray(), others.ToImmutable());

            void Add(string path, ConsentFact fact) =>
                ofElements[path] = (ofElements.TryGetValue(path, out var known) ? known : ImmutableArray<ConsentFact>.Empty).Add(fact);
        }

        /// <summary>The members that lead from an element to whom a check was about; null when that is somebody else.</summary>
        private static string? PathIn(IdentityAtom element, Subject subject) =>
            subject.Identities is [IdentityAtom { IsFormer: false } asked] && asked.Site.Equals(element.Site) ? asked.Member : null;

        /// <summary>Calls every delegate that the model names, with what is known now; true when one gave something new.</summary>
        private bool CallDelegates()
        {
            foreach (var flow in _flows)
            {
                if (flow.To.DelegateArgument is { } position && Ordinal(flow.To) is { } called)
                {
                    Given(called, Math.Max(position + 1, ParametersOf(called)));
                }

                if (flow.From.IsDelegateResult && Ordinal(flow.From) is { } giver)
                {
                    Given(giver, ParametersOf(giver));
                }

                if (flow.From.DelegateArgument is { } place && Ordinal(flow.From) is { } filler)
                {
                    // What the delegate is given to fill is in the end what it has put there.
                    var arguments = Given(filler, Math.Max(place + 1, ParametersOf(filler)));
                    arguments[place] = arguments[place].Join(Box(filler, place));
                }
            }

            // In order, each with what those before it gave: it is never called with less than it gets.
            var isNew = false;
            foreach (var pair in _given)
            {
                Fill(pair.Key, pair.Value);
                var known = _results.TryGetValue(pair.Key, out var before) ? before : Value.Empty;
                var functions = Functions(pair.Key);
                var joined = known.Join(IsPredicate(pair.Key) && pair.Value.Length > 0 ? Ask(functions, pair.Value) : Call(functions, pair.Value));
                isNew |= !joined.Equals(known);
                _results[pair.Key] = joined;
            }

            return isNew;
        }

        /// <summary>What a delegate is called with, as far as it is known now.</summary>
        private void Fill(int function, Value[] arguments)
        {
            foreach (var flow in _flows)
            {
                if (flow.To.DelegateArgument is { } position && Ordinal(flow.To) == function && position < arguments.Length)
                {
                    arguments[position] = arguments[position].Join(Boxed(flow.To, function, Take(flow.From)));
                }
            }
        }

        private Value[] Given(int function, int count)
        {
            if (!_given.TryGetValue(function, out var arguments))
            {
                _given.Add(function, arguments = Enumerable.Repeat(Value.Empty, count).ToArray());
            }

            return arguments;
        }

        /// <summary>How many arguments a delegate parameter is called with; an expression tree's delegate counts.</summary>
        private int ParametersOf(int ordinal)
        {
            var type = ordinal >= 0 && ordinal < _method.Parameters.Length ? _method.Parameters[ordinal].Type as INamedTypeSymbol : null;
            if (type is { Name: "Expression", TypeArguments: [INamedTypeSymbol function] })
            {
                type = function;
            }

            return type?.DelegateInvokeMethod?.Parameters.Length ?? 0;
        }

        /// <summary>What a delegate's argument is, when the model says only what its elements or members are.</summary>
        private Value Boxed(ModelTerm term, int function, Value value)
        {
            if (term.Members.IsEmpty || value.IsEmpty)
            {
                return value;
            }

            var box = Box(function, term.DelegateArgument!.Value);
            _caller.WriteDeep(box, term.Members, value);
            return box;
        }

        /// <summary>The object that stands for what a delegate gets as one of its arguments.</summary>
        private Value Box(int function, int argument) =>
            Value.Of(new ObjectAtom(new Site(_site.Site, 32 + (function * 8) + argument), default, "", null), null);

        /// <summary>The delegates that an argument is; those in it, if it is an array of them.</summary>
        private Value Functions(int ordinal)
        {
            if (ordinal == Receiver)
            {
                return _site.Receiver;
            }

            var argument = _site.Argument(ordinal);
            return ordinal < _method.Parameters.Length && TypeShapes.IsCollection(_method.Parameters[ordinal].Type)
                ? _caller.ReadMember(argument, Slots.Element)
                : argument;
        }

        private Value Call(Value function, Value[] given)
        {
            var result = Value.Empty;
            foreach (var entry in function.Entries)
            {
                var parameters = entry.Atom is ObjectAtom { Function: { } method } ? method.Parameters : ImmutableArray<IParameterSymbol>.Empty;
                var arguments = given.Select((value, i) => new CallArgument(i, null, i < parameters.Length ? _caller.WithShapeOf(value, parameters[i].Type, _site.Site) : value))
                    .ToImmutableArray();
                result = result.Join(_caller.CallRepeatedly(Value.Of(entry.Atom, entry.Way), arguments, _site));
            }

            return result;
        }

        private Value Take(ModelTerm term)
        {
            if (term.IsThis && !term.IsDelegateResult)
            {
                return Formed(term, Members(term, _site.Receiver, _site.ReceiverOperation?.Type, out var type), type, _site.ReceiverOperation);
            }

            if (term.IsReturn)
            {
                _result = IsUnknown(_result) ? _result.With(_made, null) : _result;
                return Formed(term, Members(term, _result, _method.ReturnType, out var returned), returned);
            }

            if (Ordinal(term) is not { } ordinal)
            {
                return Value.Empty;
            }

            if (term.DelegateArgument is { } place)
            {
                return Formed(term, Members(term, Box(ordinal, place), null, out var filled), filled);
            }

            if (term.IsDelegateResult)
            {
                var given = _results.TryGetValue(ordinal, out var known) ? known : Value.Empty;
                return Formed(term, Members(term, given, null, out var given1), given1);
            }

            var result = Value.Empty;
            foreach (var argument in _site.Arguments)
            {
                if (argument.Ordinal != ordinal)
                {
                    continue;
                }

                if (!argument.Elements.IsEmpty && term.Form != ModelForm.Value && term.Members.Length == 1 && term.Members[0] == Slots.Element)
                {
                    // Each of a params argument's expressions has a type of its own.
                    foreach (var (operation, element) in argument.Elements)
                    {
                        result = result.Join(Formed(term, element, Unconverted(operation).Type, operation));
                    }

                    continue;
                }

                var type = argument.Operation is null ? null : Unconverted(argument.Operation).Type;
                result = result.Join(Formed(term, Members(term, argument.Value, type, out var last), last, argument.Operation));
            }

            return result;
        }

        private Value Members(ModelTerm term, Value value, ITypeSymbol? type, out ITypeSymbol? last)
        {
            foreach (var member in term.Members)
            {
                value = member == Slots.Element ? _caller.ReadElements(value, type, _site.Site) : _caller.ReadMember(value, member);
                type = type is null ? null : member == Slots.Element ? TypeShapes.ElementOf(type) : TextForms.MemberType(type, member);
                value = _caller.WithShapeOf(value, type, _site.Site);
            }

            last = type;
            return value;
        }

        /// <summary>The value in the form that the model takes it in. Of the expression that gives it, that reads the whole.</summary>
        private Value Formed(ModelTerm term, Value value, ITypeSymbol? type, IOperation? operation)
        {
            var formed = Formed(term, value, type);
            if (operation is not null && term.Form != ModelForm.Value && !_caller.IsLog(_site))
            {
                _caller.ReadWhole(value, type, formed, Unconverted(operation), TextAsked(term) ?? Exposure.Whole);
            }

            return formed;
        }

        private Value Formed(ModelTerm term, Value value, ITypeSymbol? type) => term.Form switch
        {
            // An array of characters is text, although its own ToString isn't.
            ModelForm.Text or ModelForm.Formatted when type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Char } => _caller.Expose(value, Exposure.Whole),
            ModelForm.Whole => _caller.Expose(value, Exposure.Whole),
            _ => TextAsked(term) is { } asked ? _caller.TextOf(value, type ?? _caller._context.Compilation.ObjectType, _site.Site, asked) : value,
        };

        /// <summary>As what the model takes the text; null when it takes something else.</summary>
        private static Exposure? TextAsked(ModelTerm term) => term.Form switch
        {
            ModelForm.Text => Exposure.Text,
            ModelForm.Formatted => Exposure.Formatted,
            _ => null,
        };

        /// <summary>The elements that have passed the filter: people, or mere data of theirs.</summary>
        private Value Passed(Value elements)
        {
            var type = TypeShapes.ElementOf(_method.ReturnType) ?? _method.ReturnType;
            if (IsKey(type) && KnownOfElements() is { IsEmpty: false } known)
            {
                elements = elements.Select(atom => atom is LabelAtom label ? Licensed(label, known) : atom);
            }

            foreach (var consented in _consents)
            {
                elements = elements.With(consented, null);
            }

            return elements;
        }

        private void Give(ModelFlow flow, Value value)
        {
            var term = flow.To;
            if (value.IsEmpty)
            {
                return;
            }

            if (term.IsReturn)
            {
                if (_meaning == PredicateMeaning.Where && !flow.From.Members.IsEmpty)
                {
                    // An element that has passed the filter; a default that is given in its place has not.
                    value = Passed(value);
                }

                if (term.Members.IsEmpty)
                {
                    _result = _result.Join(value);
                    return;
                }

                _result = _result.With(_made, null);
                _caller.WriteDeep(Value.Of(_made, null), term.Members, value);
                return;
            }

            var ordinal = Ordinal(term);
            if (term.IsThis)
            {
                if (term.Members.IsEmpty && _method.MethodKind == MethodKind.Constructor)
                {
                    _result = _result.Join(value);
                    return;
                }

                Store(flow, _site.Receiver, _site.ReceiverOperation, value);
            }
            else if (ordinal is { } output && term.Members.IsEmpty && _site.Outputs is { } outputs && output < _method.Parameters.Length
                && _method.Parameters[output].RefKind is RefKind.Out or RefKind.Ref)
            {
                outputs.Add(output, value, value);
            }
            else if (ordinal is { } argument)
            {
                Store(flow, Filled(argument), _site.Arguments.FirstOrDefault(a => a.Ordinal == argument)?.Operation, value);
            }
        }

        /// <summary>The argument that is filled. A <c>ref</c> or <c>out</c> one gets an object where none is known, such as a library's empty collection.</summary>
        private Value Filled(int ordinal)
        {
            var value = _site.Argument(ordinal);
            if (_site.Outputs is not { } outputs || ordinal >= _method.Parameters.Length || _method.Parameters[ordinal].RefKind is not (RefKind.Out or RefKind.Ref))
            {
                return value;
            }

            if (outputs[ordinal] is { } known)
            {
                return known;
            }

            value = HasPlaces(value) ? value : value.With(new ObjectAtom(new Site(_site.Site, 16 + ordinal), default, "", _method.Parameters[ordinal].Type), null);
            outputs.Add(ordinal, value, Value.Empty);
            return value;
        }

        /// <summary>The object keeps the value: as what it holds (<c>0 -&gt; this</c>), or in the members that the model names.</summary>
        private void Store(ModelFlow flow, Value owner, IOperation? place, Value value)
        {
            if (!flow.From.IsThis && !flow.From.IsReturn && Ordinal(flow.From) is { } from)
            {
                foreach (var argument in _site.Arguments)
                {
                    if (argument.Ordinal == from)
                    {
                        Arrive(flow.From, argument, place, owner, value);
                    }
                }
            }
            else if (flow.From.IsThis && !flow.To.IsThis)
            {
                _caller.ArriveInContainer(place, owner, value, _site.ReceiverOperation);
            }

            value = Handled(flow, owner, value);
            if (flow.To.Members.IsEmpty)
            {
                _caller.PutValue(owner, Slots.Element, value);
            }
            else
            {
                _caller.WriteDeep(owner, flow.To.Members, value);
            }
        }

        /// <summary>An object that was made with delegates hands them what is put into it, such as a block of a data flow, and keeps what they give.</summary>
        private Value Handled(ModelFlow flow, Value owner, Value value)
        {
            if (flow.To.Members is not [Slots.Element] || _caller.KnownHandlersOf(owner) is not { IsEmpty: false } handlers)
            {
                return value;
            }

            return Call(handlers, new[] { value });
        }

        private void Arrive(ModelTerm from, CallArgument argument, IOperation? place, Value owner, Value value)
        {
            if (argument.Operation is null && _site.Origin is { } written)
            {
                // A method of a collection as a delegate: only the call that leads there shows the value.
                _caller.ArriveInContainer(owner, value, written);
                return;
            }

            if (argument.Elements.IsEmpty || from.Members.IsEmpty)
            {
                _caller.ArriveInContainer(place, owner, value, argument.Operation);
                return;
            }

            foreach (var (operation, element) in argument.Elements)
            {
                _caller.ArriveInContainer(place, owner, Formed(from, element, Unconverted(operation).Type), operation);
            }
        }

        private int? Ordinal(ModelTerm term)
        {
            if (term.IsThis || term.IsReturn)
            {
                return term.IsThis && (term.IsDelegateResult || term.DelegateArgument is not null) ? Receiver : null;
            }

            if (char.IsDigit(term.Base[0]))
            {
                return int.TryParse(term.Base, out var number) ? number : null;
            }

            return ModelFlow.OrdinalOf(_method, term.Base);
        }
    }
}
