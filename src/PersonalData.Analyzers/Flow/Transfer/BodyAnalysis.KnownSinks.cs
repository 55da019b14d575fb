using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PersonalData.Analyzers.Collections;
using PersonalData.Analyzers.Flow.Lattice;
using PersonalData.Analyzers.Flow.Models;
using PersonalData.Analyzers.Marks;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>Where data gets out of the program by members that are known for it: logs and the network.</content>
internal sealed partial class BodyAnalysis
{
    /// <summary>Begins the name of an object that writes out, or sends, whatever is put into it; the row's number follows.</summary>
    private const char Outlet = '@';

    private static readonly HashSet<string> s_templates = new(StringComparer.Ordinal)
    {
        "message", "messageTemplate", "messageFormat", "format", "formatString",
    };

    /// <summary>The call in whose course something is written to an object.</summary>
    private CallSite? _writing;

    private void ArriveAtKnownSinks(CallSite site)
    {
        var method = site.Method;
        if (_context.Sinks.LogMessageOf(method) is { } attribute)
        {
            ArriveAtLogMethod(site, MessageTemplate.Parse(TemplateOf(attribute)));
            return;
        }

        if (_context.Sinks.Find(method, TypeOfReceiver(site)) is not { } row || (row.Kind == SinkKind.Send && !_context.Marks.RecipientsOf(method).IsEmpty))
        {
            return;
        }

        var sink = NewSink(row.Kind, method, ImmutableArray<string>.Empty);
        var template = Template(site);
        var position = 0;
        foreach (var argument in site.Arguments)
        {
            if (argument.Ordinal >= method.Parameters.Length || (argument.Ordinal == 0 && method.IsExtensionMethod)
                || row.OfArgument(method.Parameters[argument.Ordinal].Name) is not { } term
                || (row.Kind == SinkKind.Log && SinkTable.IsException(method.Parameters[argument.Ordinal].Type)))
            {
                continue;
            }

            var isHole = term.Form == SinkForm.Structured && IsHole(method.Parameters[argument.Ordinal]);
            foreach (var (operation, value) in Values(argument, method.Parameters[argument.Ordinal]))
            {
                var form = isHole && template.ShowsWhole(position) ? SinkForm.Whole : term.Form;
                position += isHole ? 1 : 0;
                var location = LocationOf(operation ?? argument.Operation, site);
                if (row.Kind == SinkKind.Log && IsDelegate(value))
                {
                    // A message that is made only when it is written.
                    ArriveAtOutlet(CallHanded(site, value, argument), null, form, sink, location, site.Site);
                    continue;
                }

                ArriveAtOutlet(value, operation, form, sink, location, site.Site);
            }
        }

        if (row.Receiver is not null)
        {
            Arrive(site.Receiver, Exposure.Kept, sink, LocationOf(site.ReceiverOperation, site));
        }
    }

    /// <summary>A call of a delegate that was made by <c>LoggerMessage.Define</c>.</summary>
    private void ArriveAtLogDelegate(IInvocationOperation operation, ImmutableArray<CallArgument> arguments)
    {
        if (!_isRecording || !SinkTable.IsLogDelegate(operation.Instance?.Type))
        {
            return;
        }

        var sink = NewSink(SinkKind.Log, operation.TargetMethod, ImmutableArray<string>.Empty);
        foreach (var argument in arguments)
        {
            if (argument.Operation is { } value && !SinkTable.IsException(Unconverted(value).Type))
            {
                ArriveAtOutlet(argument.Value, value, SinkForm.Structured, sink, Reported(value).GetLocation(), operation.Syntax);
            }
        }
    }

    private void ArriveAtLogMethod(CallSite site, MessageTemplate template)
    {
        var sink = NewSink(SinkKind.Log, site.Method, ImmutableArray<string>.Empty);
        foreach (var argument in site.Arguments)
        {
            if (argument.Ordinal >= site.Method.Parameters.Length)
            {
                continue;
            }

            var parameter = site.Method.Parameters[argument.Ordinal];
            if (!SinkTable.IsLogger(parameter.Type) && !SinkTable.IsException(parameter.Type))
            {
                var form = template.ShowsWhole(parameter.Name) ? SinkForm.Whole : SinkForm.Structured;
                ArriveAtOutlet(argument.Value, argument.Operation, form, sink, LocationOf(argument.Operation, site), site.Site);
            }
        }
    }

    private void ArriveAtOutlet(Value value, IOperation? operation, SinkForm form, Sink sink, Location location, SyntaxNode site)
    {
        if (!value.IsEmpty)
        {
            var type = operation is null ? null : Unconverted(operation).Type;
            var shown = Shown(value, type, form, site);
            if (sink.Kind == SinkKind.Log)
            {
                ReadWhole(value, type, shown, operation is null ? null : Unconverted(operation), form == SinkForm.Whole ? Exposure.Whole : Exposure.Formatted);
            }

            Arrive(shown, Exposure.Exact, sink, location);
        }
    }

    /// <summary>What of a value gets out.</summary>
    private Value Shown(Value value, ITypeSymbol? type, SinkForm form, SyntaxNode site)
    {
        if (form == SinkForm.Whole || IsText(type))
        {
            return Expose(value, Exposure.Whole);
        }

        if (form == SinkForm.Structured && TypeShapes.IsCollection(type))
        {
            var element = TypeShapes.ElementOf(type!);
            return TextOf(WithShapeOf(ReadMember(value, Slots.Element), element, site), element ?? _context.Compilation.ObjectType, site, Exposure.Formatted);
        }

        return TextOf(value, type ?? _context.Compilation.ObjectType, site, Exposure.Formatted);
    }

    /// <summary>Characters, and what the compiler makes of an interpolated string, are text although their own <c>ToString</c> isn't.</summary>
    private static bool IsText(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType.SpecialType == SpecialType.System_Char,
        INamedTypeSymbol { Name: "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" or "ReadOnlySequence", TypeArguments: [{ SpecialType: SpecialType.System_Char }] } => true,
        INamedTypeSymbol named => named.Name.EndsWith("InterpolatedStringHandler", StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>The expressions of an argument with their values: of a params array each element's, even if it comes as an array.</summary>
    private IEnumerable<(IOperation? Operation, Value Value)> Values(CallArgument argument, IParameterSymbol parameter)
    {
        if (argument.Elements.IsEmpty && parameter.IsParams && TypeShapes.IsCollection(argument.Operation is null ? null : Unconverted(argument.Operation).Type))
        {
            return new[] { ((IOperation?)null, ReadMember(argument.Value, Slots.Element)) };
        }

        return argument.Parts();
    }

    private ITypeSymbol? TypeOfReceiver(CallSite site) =>
        site.Method.IsStatic || site.Method.MethodKind == MethodKind.Constructor || site.ReceiverOperation is null ? null : Unconverted(site.ReceiverOperation).Type;

    private static bool IsHole(IParameterSymbol parameter) =>
        !s_templates.Contains(parameter.Name) && parameter.Name is not ("level" or "logLevel" or "eventId" or "logger" or "formatProvider" or "culture" or "cultureInfo");

    private static MessageTemplate Template(CallSite site)
    {
        foreach (var argument in site.Arguments)
        {
            if (argument.Ordinal < site.Method.Parameters.Length && s_templates.Contains(site.Method.Parameters[argument.Ordinal].Name)
                && argument.Operation?.ConstantValue is { HasValue: true, Value: string text })
            {
                return MessageTemplate.Parse(text);
            }
        }

        return MessageTemplate.Parse(null);
    }

    private static string? TemplateOf(AttributeData attribute)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == "Message")
            {
                return argument.Value.Value as string;
            }
        }

        return attribute.ConstructorArguments.Select(static a => a.Value).OfType<string>().LastOrDefault();
    }

    /// <summary>Adds what makes an object one that writes out what is put into it, when the called member gives such.</summary>
    private Value WithOutlet(CallSite site, Value result)
    {
        var method = site.Method;
        if (_context.Sinks.Find(method, TypeOfReceiver(site)) is not { PutIntoResult: not null } row)
        {
            return result;
        }

        var type = method.MethodKind == MethodKind.Constructor ? method.ContainingType : method.ReturnType;
        return result.With(new ObjectAtom(new Site(site.Site, 8), default, Outlet + row.Index.ToString(System.Globalization.CultureInfo.InvariantCulture), type), null);
    }

    /// <summary>Something is written to an object: if that writes it out, it arrives.</summary>
    private void ArriveAtOutlets(Value owner, Value value)
    {
        if (!_isRecording || _writing is not { } site)
        {
            return;
        }

        var isKnown = owner.Entries.ToArray().Any(static entry => entry.Atom is ObjectAtom { Member: [Outlet, ..] });
        foreach (var entry in owner.Entries)
        {
            if ((isKnown ? RowOf(entry.Atom) : _context.Sinks.FindOutlet(TypeOf(entry.Atom))) is not { PutIntoResult: { } term } row)
            {
                continue;
            }

            var type = row.Type.Substring(row.Type.LastIndexOf('.') + 1);
            var isType = row.Members[0] is ['#', ..];
            var sink = new Sink(
                row.Kind, isType ? "T:" + row.Type : (row.IsProperty ? "P:" : "M:") + row.Type + "." + row.Members[0], isType ? type : type + "." + row.Members[0], EquatableArray<string>.Empty, EquatableArray<string>.Empty);
            if (site.Arguments.IsEmpty || !LeadsTo(site.Receiver, entry.Atom) || _context.Targets.Of(site.Method, site.IsVirtual, site.Receiver, ReceiverType(site)).Length > 0)
            {
                // Code that it was handed to writes to it: what that was given beside it.
                var parts = site.Parts().Where(part => !LeadsTo(part.Value, entry.Atom)).ToArray();
                foreach (var (part, location) in Placed(Expose(value, Exposure.Whole), parts, site.Site.GetLocation()))
                {
                    Arrive(part, Exposure.Exact, sink, location);
                }

                continue;
            }

            foreach (var argument in site.Arguments)
            {
                foreach (var (operation, part) in argument.Parts())
                {
                    ArriveAtOutlet(part, operation, term.Form, sink, LocationOf(operation, site), site.Site);
                }
            }
        }
    }

    /// <summary>The type of an object that was not made here, as far as the declarations say.</summary>
    private ITypeSymbol? TypeOf(Atom atom) => atom switch
    {
        InputAtom { Exposure: Exposure.Exact } input => TypeAt(input.Path),
        ObjectAtom { Function: null, IsExact: false } made => made.Type,
        _ => null,
    };

    /// <summary>Whether what is written to the value gets to the object: it is that, or wraps it.</summary>
    private bool LeadsTo(Value value, Atom outlet)
    {
        for (var depth = 0; depth <= Limits.Wrappers && !value.IsEmpty; depth++)
        {
            if (value.Contains(outlet))
            {
                return true;
            }

            value = ReadWrapped(value);
        }

        return false;
    }

    private static KnownSink? RowOf(Atom atom) => atom is ObjectAtom { Member: [Outlet, ..] } outlet ? RowOf(outlet) : null;

    private static KnownSink? RowOf(ObjectAtom outlet)
    {
        var end = outlet.Member.IndexOf('.');
        var number = end < 0 ? outlet.Member.Substring(1) : outlet.Member.Substring(1, end - 1);
        return int.TryParse(number, out var index) && index < SinkTable.Rows.Length ? SinkTable.Rows[index] : null;
    }
}
