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
    private const string Handlers = "$handlers";
    private static readonly HashSet<string> s_keepers = new(StringComparer.Ordinal) { "Stream", "TextWriter", "StringBuilder" };

    private Value CallLibrary(CallSite site)
    {
        if (site.Method is { Name: "Clear", IsStatic: false, Parameters.IsEmpty: true } && IsKeeper(site.Method.ContainingType))
        {
            Empty(site.Receiver);
        }

        if (CallHandlers(site) is { } handled)
        {
            return handled;
        }

        if (_context.Models.Find(site.Method) is { } model && (model.Handler is null || !model.Flows.IsEmpty))
        {
            return ApplyModel(site, model);
        }

        var method = site.Method;
        if (KeepsPositional(site) || GivesPositional(site))
        {
            return Value.Empty;
        }

        if (IsTextHandler(method))
        {
            return Value.Empty;
        }

        if (method.MethodKind is MethodKind.PropertySet && method.Parameters.Length == 1)
        {
            foreach (var argument in site.Arguments)
            {
                ArriveInContainer(site, site.Receiver, argument);
            }

            WriteMember(site.Receiver, MemberKeys.Of(method.AssociatedSymbol!), site.Argument(0));
            return Value.Empty;
        }

        if (IsEnumeration(method))
        {
            return method.MethodKind == MethodKind.PropertyGet ? ReadMember(site.Receiver, Slots.Element) : site.Receiver;
        }

        if (IsCondition(method.ReturnType) || IsCount(method))
        {
            // int.TryParse says whether; what it found goes out by its argument.
            GiveOutputs(site, Held(site).Join(CallHandedDelegates(site)));
            if (IsAdder(method))
            {
                Keep(site);
            }

            return Value.Empty;
        }

        if (method.MethodKind is MethodKind.PropertyGet && method.Parameters.IsEmpty && method.AssociatedSymbol is IPropertySymbol { SetMethod: not null } property)
        {
            // A library's object comes with objects of its own in its properties.
            return IsPlace(method.ReturnType) ? PartOf(site, MemberKeys.Of(property)) : ReadMember(site.Receiver, MemberKeys.Of(property));
        }

        if (method is { MethodKind: MethodKind.PropertyGet, IsStatic: false, Parameters.IsEmpty: true } && IsPlace(method.ReturnType))
        {
            // The same object each time it is asked for; of a service, such as a request's, what was given to that as well.
            var part = PartOf(site, MemberKeys.Of(method.AssociatedSymbol!));
            return IsKeeper(method.ReturnType) || IsContent((IPropertySymbol)method.AssociatedSymbol!) ? part : part.Join(Held(site));
        }

        return ApplyDefault(site);
    }

    /// <summary>
    /// Whether the constructor begins the text of an interpolation. What else it is given, such as the builder or logger that
    /// the text is for, is none of the text; the method that takes the text puts it there.
    /// </summary>
    private static bool IsTextHandler(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Constructor, Parameters: [{ Type.SpecialType: SpecialType.System_Int32 }, { Type.SpecialType: SpecialType.System_Int32 }, ..] }
        && method.ContainingType.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "InterpolatedStringHandlerAttribute");

    /// <summary>A keeper is emptied, if it is known which.</summary>
    private void Empty(Value keeper)
    {
        var places = keeper.Where(static atom => atom is ObjectAtom or InputAtom { Exposure: Exposure.Exact });
        if (places.Count == 1 && ReadWrapped(keeper).IsEmpty)
        {
            var place = places.Entries[0].Atom;
            Link(place);
            _state = _state.Set(_slots.OfMember(place, Slots.Element), Value.Empty);
        }
    }

    /// <summary>A collection that an object has for good, such as a mail's recipients: what is put into it is in the object.</summary>
    private Value PartOf(CallSite site, string name)
    {
        MakePart(site.Receiver, name, site.Method.ReturnType);
        return ReadMember(site.Receiver, name).Join(Expose(ReadMember(site.Receiver, Slots.Element), Exposure.Whole)).Through(site.Site.GetLocation());
    }

    /// <summary>Gives each object that <paramref name="whole"/> may be a part of that name, where nothing is known of it yet.</summary>
    private void MakePart(Value whole, string name, ITypeSymbol? type)
    {
        foreach (var entry in whole.Entries)
        {
            if (entry.Atom is ObjectAtom { Function: null } made && (_slots.FindMember(made, name) is not { } slot || _state.Get(slot) is null))
            {
                WriteMember(Value.Of(made, null), name, Value.Of(new ObjectAtom(made.Site, made.Origin, made.Member + "." + name, type), null));
            }
        }
    }

    /// <summary>Whether the value may be an object that can be written to.</summary>
    private static bool HasPlaces(Value value)
    {
        foreach (var entry in value.Entries)
        {
            if (entry.Atom is ObjectAtom or InputAtom { Exposure: Exposure.Exact })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a value of the type is an object that data can be put into.</summary>
    private static bool IsPlace(ITypeSymbol type) => type is { IsReferenceType: true, SpecialType: SpecialType.None, TypeKind: not TypeKind.Delegate };

    /// <summary>The result and <c>out</c> arguments carry what the receiver and the arguments carry.</summary>
    private Value ApplyDefault(CallSite site)
    {
        var method = site.Method;
        var result = Held(site).Join(CallHandedDelegates(site));
        Keep(site);
        if (method.MethodKind == MethodKind.Constructor)
        {
            foreach (var argument in site.Arguments)
            {
                if (ContentOf(method, argument.Ordinal) is { } content)
                {
                    Contain(site.Receiver, content, argument.Value);
                }
            }
        }

        ReadGiven(site);
        GiveOutputs(site, result);
        return Given(site, result.Through(site.Site.GetLocation(), UnseenOf(method)));
    }

    /// <summary>The method, if that data comes out of it is no more than a guess which a model can correct: other projects' code and unknown libraries'.</summary>
    private SourceSymbol? UnseenOf(IMethodSymbol method) =>
        method.MethodKind is MethodKind.Ordinary or MethodKind.PropertyGet && method.ContainingAssembly?.Name is { } assembly
        && !assembly.StartsWith("System", StringComparison.Ordinal) && !assembly.StartsWith("Microsoft.", StringComparison.Ordinal) && assembly is not ("mscorlib" or "netstandard")
            ? _context.Sources.Of((method.AssociatedSymbol ?? method.ReducedFrom ?? method).OriginalDefinition)
            : null;

    /// <summary>All that the receiver and the arguments hold, all of them or all but one.</summary>
    private Value Held(CallSite site, int except = -1)
    {
        // A service is no bag of the data that its members give; a collection, builder or stream is.
        var receiver = IsKeeper(site.ReceiverOperation?.Type ?? site.Method.ContainingType) ? Exposure.Whole : Exposure.Carried;
        var result = site.Method.MethodKind == MethodKind.Constructor ? Value.Empty : Expose(site.Receiver, receiver);
        foreach (var argument in site.Arguments)
        {
            if (argument.Ordinal != except && !IsDelegate(argument.Value) && (ContentOf(site.Method, argument.Ordinal) is null || !IsPlace(ResultOf(site.Method))))
            {
                result = result.Join(Expose(argument.Value, Exposure.Whole));
            }
        }

        return result;
    }

    private static ITypeSymbol ResultOf(IMethodSymbol method) => method.MethodKind == MethodKind.Constructor ? method.ContainingType : method.ReturnType;

    /// <summary>What a call writes into: its <c>ref</c> and <c>out</c> arguments, and the buffers that it is given to fill.</summary>
    private void GiveOutputs(CallSite site, Value value)
    {
        foreach (var parameter in site.Method.Parameters)
        {
            if (parameter.RefKind is RefKind.Out or RefKind.Ref)
            {
                if (site.Outputs is { } outputs)
                {
                    var own = Expose(site.Argument(parameter.Ordinal), Exposure.Whole);
                    outputs.Add(
                        parameter.Ordinal, ComingToLight(value, null, parameter.Type), value.Where(atom => !own.Contains(atom)).Join(Held(site, except: parameter.Ordinal)));
                }
            }
            else if (parameter.Type is INamedTypeSymbol { IsGenericType: true, Name: "Span" or "Memory" } && !value.IsEmpty)
            {
                PutValue(site.Argument(parameter.Ordinal), Slots.Element, value);
            }
        }
    }

    /// <summary>
    /// A delegate handed to unknown code is called with what the receiver and the other arguments hold, and their elements.
    /// One that an object was made with is called by every later call on that object.
    /// </summary>
    private Value CallHandedDelegates(CallSite site)
    {
        var result = Value.Empty;
        foreach (var argument in site.Arguments)
        {
            if (IsDelegate(argument.Value))
            {
                var given = CallHanded(site, argument.Value, argument);
                ArriveByDelegate(site, argument, given);
                result = result.Join(given);
                if (site.Method.MethodKind == MethodKind.Constructor)
                {
                    WriteMember(site.Receiver, Handlers, ReadMember(site.Receiver, Handlers).Join(argument.Value));
                }
            }
        }

        return site.Method.IsStatic || site.Method.MethodKind == MethodKind.Constructor ? result : result.Join(CallHanded(site, HandlersOf(site), null));
    }

    /// <summary>What a delegate gives arrives at the code that it was handed to, which calls it, as an argument does.</summary>
    private void ArriveByDelegate(CallSite site, CallArgument argument, Value given)
    {
        if (!_isRecording || given.IsEmpty)
        {
            return;
        }

        var method = site.Method;
        if (_context.Marks.PurposesOf(method) is { IsEmpty: false } purposes)
        {
            var isReadElsewhere = _context.Marks.MayHaveMarks(method.ContainingAssembly)
                && !SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, _context.Compilation.Assembly);
            ArriveBy(site, argument.Operation, given, isReadElsewhere ? Exposure.Carried : Exposure.Whole, NewSink(SinkKind.Purpose, method, purposes));
        }

        if (_context.Marks.RecipientsOf(method) is { IsEmpty: false } recipients)
        {
            ArriveBy(site, argument.Operation, given, Exposure.Whole, NewSink(SinkKind.Disclosure, method, recipients));
        }
    }

    private Value CallHanded(CallSite site, Value functions, CallArgument? handed)
    {
        var result = Value.Empty;
        foreach (var function in functions.Entries)
        {
            if (function.Atom is ObjectAtom { Function: { } method })
            {
                var arguments = method.Parameters
                    .Select(p => new CallArgument(p.Ordinal, null, WithShapeOf(HeldFor(site, handed, p.Type), p.Type, site.Site)))
                    .ToImmutableArray();
                result = result.Join(CallRepeatedly(Value.Of(function.Atom, function.Way), arguments, site));
            }
            else if (function.Atom is InputAtom)
            {
                var given = new CallArgument(0, null, HeldFor(site, handed, null));
                result = result.Join(CallDelegate(Value.Of(function.Atom, function.Way), ImmutableArray.Create(given), site.Site, site.Written));
            }
        }

        return result;
    }

    /// <summary>The delegates that a library's object was made with. Of one that came in, its type says whether there can be any.</summary>
    private Value HandlersOf(CallSite site)
    {
        var result = KnownHandlersOf(site.Receiver);
        foreach (var entry in site.Receiver.Entries)
        {
            if (entry.Atom is InputAtom { Exposure: Exposure.Exact } && IsMadeWithDelegate(site.Method.ContainingType))
            {
                result = result.Join(ReadMember(Value.Of(entry.Atom, entry.Way), Handlers));
            }
        }

        return result;
    }

    /// <summary>The delegates of objects that were made here.</summary>
    private Value KnownHandlersOf(Value made)
    {
        var result = Value.Empty;
        foreach (var entry in made.Entries)
        {
            if (_slots.FindMember(entry.Atom, Handlers) is { } slot && _state.Get(slot) is { } handlers)
            {
                result = result.Join(handlers);
            }
        }

        return result;
    }

    private static bool IsMadeWithDelegate(INamedTypeSymbol type) =>
        type is { Name: "IProgress", TypeKind: TypeKind.Interface }
        || (type.TypeKind == TypeKind.Class && type.InstanceConstructors.Any(static constructor => constructor.Parameters.Any(static p => p.Type.TypeKind == TypeKind.Delegate)));

    /// <summary>What a delegate's parameter may be given of what the call's receiver and other arguments hold.</summary>
    private Value HeldFor(CallSite site, CallArgument? function, ITypeSymbol? parameter)
    {
        var given = HeldFor(site, site.Receiver, site.ReceiverOperation?.Type ?? site.Method.ContainingType, parameter);
        foreach (var other in site.Arguments)
        {
            if (other != function && !IsDelegate(other.Value))
            {
                given = given.Join(HeldFor(site, other.Value, other.Operation?.Type, parameter));
            }
        }

        return given;
    }

    private Value HeldFor(CallSite site, Value value, ITypeSymbol? type, ITypeSymbol? parameter)
    {
        var held = value;
        if (TypeShapes.IsCollection(type))
        {
            held = ReadElements(value, type, site.Site);
            type = TypeShapes.ElementOf(type!);
        }

        held = held.Where(static atom => atom is not ObjectAtom { Function: not null });

        // A service that a handler asks for is not the builder that the handler is registered with: only data passes.
        return CanBe(type, parameter) ? held : Expose(held, Exposure.Whole);
    }

    private bool CanBe(ITypeSymbol? type, ITypeSymbol? parameter) =>
        type is null or IErrorTypeSymbol or ITypeParameterSymbol || parameter is null or IErrorTypeSymbol or ITypeParameterSymbol
        || _context.Compilation.HasImplicitConversion(type, parameter) || _context.Compilation.HasImplicitConversion(parameter, type);

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

    /// <summary>The steps of <c>foreach</c>, which go by name: a collection's enumerator stands for it, and its current element is one of the collection's.</summary>
    private static bool IsEnumeration(IMethodSymbol method) => method switch
    {
        { MethodKind: MethodKind.PropertyGet, AssociatedSymbol.Name: "Current", ContainingType: { } type } =>
            type.Name.Contains("Enumerator"),
        { IsStatic: false, Name: "GetEnumerator" or "GetAsyncEnumerator" } => true,
        _ => false,
    };

    /// <summary>Conditions carry nothing (SPEC 6.2).</summary>
    private static bool IsCondition(ITypeSymbol? type) =>
        type is { SpecialType: SpecialType.System_Boolean }
        || type is INamedTypeSymbol { IsGenericType: true, Name: "Task" or "ValueTask" or "Nullable", TypeArguments: [{ SpecialType: SpecialType.System_Boolean }] };

    /// <summary>Counts, positions and the like carry nothing (SPEC 6.2).</summary>
    private static bool IsCount(IMethodSymbol method) =>
        (method.AssociatedSymbol?.Name ?? method.Name) is "Count" or "Length" or "LongLength" or "LongCount" or "Capacity" or "IndexOf" or "LastIndexOf" or "IndexOfAny"
            or "CompareTo" or "Compare" or "CompareOrdinal" or "GetHashCode" or "ToHashCode" or "GetType" or "GetTypeCode" or "Contains" or "Any" or "All"
            or "Rank" or "GetLength" or "GetLongLength" or "GetUpperBound" or "GetLowerBound" or "GetArrayLength" or "GetPropertyCount" or "WrittenCount" or "FreeCapacity"
        || ((method.AssociatedSymbol?.Name ?? method.Name) is "Index" or "Offset" or "Position" && method.ReturnType.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64)
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
        ArriveInContainer(site, keeper, argument);
        PutValue(keeper, member, argument.Value);
    }

    private void PutValue(Value keeper, string member, Value value)
    {
        for (var depth = 0; depth < Limits.Wrappers && !keeper.IsEmpty; depth++)
        {
            WriteMember(keeper, member, value, keeps: true);
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

    private void WriteDeep(Value owner, ImmutableArray<string> members, Value value)
    {
        for (var i = 0; i < members.Length - 1; i++)
        {
            var inner = Value.Empty;
            foreach (var entry in owner.Entries)
            {
                inner = inner.Join(PlacesIn(entry, members[i], isOfPairs: members[i] == Slots.Element && members[i + 1] != Slots.Element));
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
            WriteMember(owner, last, value, keeps: true);
        }
    }

    /// <summary>What of one object's member can be written to. Where nothing stands there yet, an object of no known type holds the rest of the path.</summary>
    /// <param name="owner">The object.</param>
    /// <param name="member">The member.</param>
    /// <param name="isOfPairs">Whether it is a collection of pairs, as a dictionary is: they are its own, even if it was filled from another.</param>
    private Value PlacesIn(Value.Entry owner, string member, bool isOfPairs = false)
    {
        var whole = Value.Of(owner.Atom, owner.Way);
        var inner = ReadMember(whole, member);
        if (OwnPart(owner.Atom, member) is not { } part || (!isOfPairs && HasPlaces(inner)))
        {
            return inner;
        }

        if (!inner.Contains(part))
        {
            WriteMember(whole, member, inner.With(part, null));
        }

        return isOfPairs ? Value.Of(part, owner.Way) : inner.With(part, null);
    }

    /// <summary>The object that stands for what is in a member while nothing else is known to be.</summary>
    private static Atom? OwnPart(Atom whole, string member)
    {
        switch (whole)
        {
            case InputAtom { Exposure: Exposure.Exact } input:
                return new InputAtom(input.Path.Then(member));
            case ObjectAtom { Function: null } made:
                var path = made.Member + "." + member;
                return path.Count(static c => c == '.') > Limits.MemberDepth ? made : new ObjectAtom(made.Site, made.Origin, path, null);
            default:
                return null;
        }
    }
}
