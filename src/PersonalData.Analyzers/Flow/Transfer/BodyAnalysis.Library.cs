using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Flow.Lattice;
using PersonalData.Analyzers.Flow.Models;
using PersonalData.Analyzers.Marks;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>Code without source: by its model, or by the default of SPEC 6.2.</content>
internal sealed partial class BodyAnalysis
{
    private const string Wrapped = "$wrapped";
    private const int MaxWrappers = 3;

    private static readonly HashSet<string> s_keepers = new(StringComparer.Ordinal) { "Stream", "TextWriter", "StringBuilder" };

    private Value CallLibrary(CallSite site)
    {
        if (_context.Models.Find(site.Method) is { } model)
        {
            return ApplyModel(site, model);
        }

        var method = site.Method;
        if (method.MethodKind is MethodKind.PropertySet && method.Parameters.Length == 1)
        {
            WriteMember(site.Receiver, MemberKeys.Of(method.AssociatedSymbol!), site.Argument(0));
            return Value.Empty;
        }

        if (IsCondition(method.ReturnType) || IsCount(method))
        {
            CallHandedDelegates(site);
            return Value.Empty;
        }

        if (method.MethodKind is MethodKind.PropertyGet && method.Parameters.IsEmpty && method.AssociatedSymbol is IPropertySymbol { SetMethod: not null } property)
        {
            return ReadMember(site.Receiver, MemberKeys.Of(property));
        }

        return ApplyDefault(site);
    }

    /// <summary>The result and <c>out</c> arguments carry what the receiver and the arguments carry.</summary>
    private Value ApplyDefault(CallSite site)
    {
        var method = site.Method;
        var result = method.MethodKind == MethodKind.Constructor ? Value.Empty : Expose(site.Receiver, Exposure.Whole);
        foreach (var argument in site.Arguments)
        {
            if (!IsDelegate(argument.Value))
            {
                result = result.Join(Expose(argument.Value, Exposure.Whole));
            }
        }

        result = result.Join(CallHandedDelegates(site));
        if (IsKeeper(method.ContainingType) && !method.IsStatic)
        {
            foreach (var argument in site.Arguments)
            {
                if (method.MethodKind == MethodKind.Constructor && IsKeeper(argument.Operation?.Type))
                {
                    WriteMember(site.Receiver, Wrapped, argument.Value);
                }
                else if (argument.Ordinal >= method.Parameters.Length || method.Parameters[argument.Ordinal].RefKind != RefKind.Out)
                {
                    Put(site, site.Receiver, Slots.Element, argument);
                }
            }
        }

        if (site.Outputs is { } outputs)
        {
            foreach (var parameter in method.Parameters)
            {
                if (parameter.RefKind is RefKind.Out or RefKind.Ref)
                {
                    outputs[parameter.Ordinal] = result;
                }
            }
        }

        result = result.Through(site.Site.GetLocation());
        return method.ReturnsVoid || method.ReturnType is not { IsReferenceType: true, SpecialType: SpecialType.None, TypeKind: not TypeKind.Delegate }
            ? result
            : result.With(new ObjectAtom(new Site(site.Site, 5), default, "", method.ReturnType), null);
    }

    /// <summary>A delegate handed to unknown code is called with what the receiver and the other arguments hold, and their elements.</summary>
    private Value CallHandedDelegates(CallSite site)
    {
        var result = Value.Empty;
        foreach (var argument in site.Arguments)
        {
            if (!IsDelegate(argument.Value))
            {
                continue;
            }

            var given = Held(site.Receiver, site.ReceiverOperation?.Type ?? site.Method.ContainingType);
            foreach (var other in site.Arguments)
            {
                if (other != argument && !IsDelegate(other.Value))
                {
                    given = given.Join(Held(other.Value, other.Operation?.Type));
                }
            }

            foreach (var function in argument.Value.Entries)
            {
                if (function.Atom is ObjectAtom { Function: { } method })
                {
                    var arguments = method.Parameters.Select(p => new CallArgument(p.Ordinal, null, WithShapeOf(given, p.Type, site.Site))).ToImmutableArray();
                    result = result.Join(CallDelegate(Value.Of(function.Atom, function.Way), arguments, site.Site, Value.Empty));
                }
                else if (function.Atom is InputAtom)
                {
                    result = result.Join(CallDelegate(Value.Of(function.Atom, function.Way), ImmutableArray.Create(new CallArgument(0, null, given)), site.Site, Value.Empty));
                }
            }
        }

        return result;
    }

    private Value Held(Value value, ITypeSymbol? type) =>
        TypeShapes.IsCollection(type) ? ReadMember(value, Slots.Element) : value.Where(static atom => atom is not ObjectAtom { Function: not null });

    private static bool IsDelegate(Value value)
    {
        foreach (var entry in value.Entries)
        {
            if (entry.Atom is ObjectAtom { Function: not null })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Conditions carry nothing (SPEC 6.2).</summary>
    private static bool IsCondition(ITypeSymbol? type) =>
        type is { SpecialType: SpecialType.System_Boolean }
        || type is INamedTypeSymbol { IsGenericType: true, Name: "Task" or "ValueTask" or "Nullable", TypeArguments: [{ SpecialType: SpecialType.System_Boolean }] };

    /// <summary>Counts, positions and the like carry nothing (SPEC 6.2).</summary>
    private static bool IsCount(IMethodSymbol method) =>
        (method.AssociatedSymbol?.Name ?? method.Name) is "Count" or "Length" or "LongLength" or "LongCount" or "Capacity" or "IndexOf" or "LastIndexOf" or "IndexOfAny"
            or "CompareTo" or "Compare" or "CompareOrdinal" or "GetHashCode" or "GetType" or "Contains" or "Any" or "All" or "Rank" or "GetLength"
        || Program.Statistics.IsAggregate(method);

    /// <summary>Whether objects of the type keep what is put into them: collections, builders, streams and writers.</summary>
    private static bool IsKeeper(ITypeSymbol? type)
    {
        if (type is null or { SpecialType: SpecialType.System_String })
        {
            return false;
        }

        for (var current = type; current is { SpecialType: not SpecialType.System_Object }; current = current.BaseType)
        {
            if (s_keepers.Contains(current.Name) || current.Name.EndsWith("Builder", StringComparison.Ordinal) || current.Name.EndsWith("Writer", StringComparison.Ordinal)
                || current.Name.EndsWith("Handler", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return TypeShapes.IsCollection(type);
    }

    /// <summary>Puts an argument into a keeper, and into what that wraps.</summary>
    private void Put(CallSite site, Value keeper, string member, CallArgument argument)
    {
        foreach (var part in argument.Parts())
        {
            ArriveInContainer(site.ReceiverOperation, part.Value, part.Operation);
        }

        PutValue(keeper, member, argument.Value);
    }

    private void PutValue(Value keeper, string member, Value value)
    {
        for (var depth = 0; depth < MaxWrappers && !keeper.IsEmpty; depth++)
        {
            WriteMember(keeper, member, ReadMember(keeper, member).Join(value));
            keeper = ReadWrapped(keeper);
        }
    }

    private Value ReadWrapped(Value keeper)
    {
        var result = Value.Empty;
        foreach (var entry in keeper.Entries)
        {
            if (_slots.FindMember(entry.Atom, Wrapped) is { } slot && _state.Get(slot) is { } wrapped)
            {
                result = result.Join(wrapped);
            }
        }

        return result;
    }

    private Value ApplyModel(CallSite site, FlowModel model)
    {
        var method = site.Method;
        var made = new ObjectAtom(new Site(site.Site, 6), default, "", method.ReturnType);
        var result = Value.Empty;
        var delegates = new Dictionary<int, Value[]>();
        var results = new Dictionary<int, Value>();

        // Twice, so that what a delegate gives can be what it is called with next.
        for (var round = 0; round < 2; round++)
        {
            var called = false;
            foreach (var flow in model.Flows)
            {
                if (flow.To.DelegateArgument is { } position && Ordinal(flow.To) is { } function)
                {
                    var value = Take(flow.From);
                    if (!delegates.TryGetValue(function, out var arguments))
                    {
                        delegates.Add(function, arguments = new[] { Value.Empty, Value.Empty, Value.Empty, Value.Empty, Value.Empty, Value.Empty });
                    }

                    if (position < arguments.Length)
                    {
                        arguments[position] = arguments[position].Join(value);
                    }
                }
                else if (flow.From.IsDelegateResult && Ordinal(flow.From) is { } giver && !delegates.ContainsKey(giver))
                {
                    delegates.Add(giver, new[] { Value.Empty, Value.Empty, Value.Empty, Value.Empty, Value.Empty, Value.Empty });
                }
            }

            foreach (var pair in delegates)
            {
                var function = site.Argument(pair.Key);
                var given = pair.Value;
                var value = CallModelledDelegate(site, function, given);
                var known = results.TryGetValue(pair.Key, out var before) ? before : Value.Empty;
                var joined = known.Join(value);
                called |= !joined.Equals(known);
                results[pair.Key] = joined;
            }

            if (!called || !model.Flows.Any(static f => f.From.IsDelegateResult && f.To.DelegateArgument is not null))
            {
                break;
            }
        }

        foreach (var flow in model.Flows)
        {
            if (flow.To.DelegateArgument is not null)
            {
                continue;
            }

            Give(flow.To, Take(flow.From), flow);
        }

        return result.Through(site.Site.GetLocation());

        Value Take(ModelTerm term)
        {
            Value value;
            if (term.IsThis)
            {
                value = site.Receiver;
            }
            else if (term.IsReturn)
            {
                value = result;
            }
            else if (Ordinal(term) is { } ordinal)
            {
                value = term.IsDelegateResult ? results.TryGetValue(ordinal, out var given) ? given : Value.Empty : site.Argument(ordinal);
            }
            else
            {
                return Value.Empty;
            }

            foreach (var member in term.Members)
            {
                value = ReadMember(value, member);
            }

            return term.Form switch
            {
                ModelForm.Text => TextOf(value, term.Members.IsEmpty && ArgumentType(term) is { } type ? type : null, site.Site),
                ModelForm.Whole => Expose(value, Exposure.Whole),
                _ => value,
            };
        }

        ITypeSymbol? ArgumentType(ModelTerm term)
        {
            foreach (var argument in site.Arguments)
            {
                if (argument.Ordinal == Ordinal(term) && argument.Operation is not null)
                {
                    return Unconverted(argument.Operation).Type;
                }
            }

            return null;
        }

        void Give(ModelTerm term, Value value, ModelFlow flow)
        {
            if (value.IsEmpty)
            {
                return;
            }

            if (term.IsReturn)
            {
                if (term.Members.IsEmpty)
                {
                    result = result.Join(value);
                    return;
                }

                result = result.With(made, null);
                WriteDeep(Value.Of(made, null), term.Members, value);
                return;
            }

            var ordinal = Ordinal(term);
            if (!term.IsThis && ordinal is null)
            {
                return;
            }

            var owner = term.IsThis ? site.Receiver : site.Argument(ordinal!.Value);
            if (term.Members.IsEmpty && term.IsThis && method.MethodKind is not MethodKind.Constructor)
            {
                // "0 -> this" in a policy: the object keeps it.
                PutFlow(flow, owner, Slots.Element, value);
            }
            else if (term.Members.IsEmpty && !term.IsThis)
            {
                if (site.Outputs is { } outputs && ordinal is { } output && output < method.Parameters.Length && method.Parameters[output].RefKind is RefKind.Out or RefKind.Ref)
                {
                    outputs[ordinal!.Value] = outputs.TryGetValue(ordinal.Value, out var known) ? known.Join(value) : value;
                }
                else
                {
                    PutValue(owner, Slots.Element, value);
                }
            }
            else if (term.Members.IsEmpty)
            {
                result = result.Join(value);
            }
            else if (term.IsThis)
            {
                ReportStored(flow);
                WriteDeep(owner, term.Members, value);
            }
            else
            {
                WriteDeep(owner, term.Members, value);
            }
        }

        void PutFlow(ModelFlow flow, Value owner, string member, Value value)
        {
            ReportStored(flow);
            PutValue(owner, member, value);
        }

        void ReportStored(ModelFlow flow)
        {
            foreach (var argument in site.Arguments)
            {
                if (argument.Ordinal == Ordinal(flow.From))
                {
                    foreach (var part in argument.Parts())
                    {
                        ArriveInContainer(site.ReceiverOperation, part.Value, part.Operation);
                    }
                }
            }
        }

        int? Ordinal(ModelTerm term)
        {
            if (term.IsThis || term.IsReturn)
            {
                return null;
            }

            if (char.IsDigit(term.Base[0]))
            {
                return int.TryParse(term.Base, out var number) ? number : null;
            }

            foreach (var parameter in method.Parameters)
            {
                if (parameter.Name == term.Base)
                {
                    return parameter.Ordinal;
                }
            }

            return null;
        }
    }

    private Value CallModelledDelegate(CallSite site, Value function, Value[] given)
    {
        var result = Value.Empty;
        foreach (var entry in function.Entries)
        {
            var parameters = entry.Atom is ObjectAtom { Function: { } method } ? method.Parameters : ImmutableArray<IParameterSymbol>.Empty;
            var arguments = given.Select((value, i) => new CallArgument(i, null, i < parameters.Length ? WithShapeOf(value, parameters[i].Type, site.Site) : value))
                .Where(a => parameters.IsEmpty || a.Ordinal < parameters.Length).ToImmutableArray();
            result = result.Join(CallDelegate(Value.Of(entry.Atom, entry.Way), arguments, site.Site, Value.Empty));
        }

        return result;
    }

    private void WriteDeep(Value owner, ImmutableArray<string> members, Value value)
    {
        for (var i = 0; i < members.Length - 1; i++)
        {
            var inner = ReadMember(owner, members[i]);
            if (!inner.Entries.ToArray().Any(static e => e.Atom is ObjectAtom or InputAtom { Exposure: Exposure.Exact }))
            {
                // Nothing stands there yet: an object of no known type holds the rest of the path.
                foreach (var entry in owner.Entries.ToArray())
                {
                    if (entry.Atom is ObjectAtom made)
                    {
                        inner = inner.With(new ObjectAtom(made.Site, made.Origin, made.Member + "." + members[i], null), null);
                    }
                }

                WriteMember(owner, members[i], inner);
            }

            owner = inner;
        }

        var last = members[members.Length - 1];
        if (last == Slots.Element)
        {
            PutValue(owner, last, value);
        }
        else
        {
            WriteMember(owner, last, ReadMember(owner, last).Join(value));
        }
    }
}
