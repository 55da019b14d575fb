using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PersonalData.Analyzers.Flow.Lattice;
using PersonalData.Analyzers.Marks;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>
/// Reading a whole object: whoever makes text of one, or has a library write it out, reads its marked members, though no
/// member is named (SPEC 6.2, 6.3 form 2).
/// </content>
internal sealed partial class BodyAnalysis
{
    /// <summary>The text of an operand, which this code reads by making it.</summary>
    private Value ReadText(Value value, IOperation operand, Exposure form = Exposure.Text)
    {
        var written = Unconverted(operand);
        var text = TextOf(value, written.Type, operand.Syntax, form);
        ReadWhole(value, written.Type, text, written, form);
        return text;
    }

    /// <summary>Writes down that the marked members which <paramref name="shown"/> shows were read of a whole object.</summary>
    /// <param name="value">The object, or a collection of such.</param>
    /// <param name="type">Its static type, if known.</param>
    /// <param name="shown">What is seen of it.</param>
    /// <param name="operation">The expression that gives it.</param>
    /// <param name="form">How: everything in it, or its text.</param>
    private void ReadWhole(Value value, ITypeSymbol? type, Value shown, IOperation? operation, Exposure form)
    {
        if (!_isRecording || operation is null || shown.IsEmpty)
        {
            return;
        }

        for (var depth = 0; depth < Limits.MemberDepth && TypeShapes.IsCollection(type); depth++)
        {
            value = ReadElements(value, type, operation.Syntax);
            type = TypeShapes.ElementOf(type!);
            value = WithShapeOf(value, type, operation.Syntax);
        }

        foreach (var entry in value.Entries)
        {
            // What was put into an object here was read here, and the code of a written text reads by itself.
            if (entry.Atom is ShapeAtom shape && !IsMadeHere(value, shape.Type)
                && !(form != Exposure.Whole && TextForms.Of(shape.Type, _context.Compilation, form, out _) is TextForm.Written or TextForm.Printed))
            {
                ReadMembers(value, shape, shown, operation);
            }
        }
    }

    private void ReadMembers(Value owner, ShapeAtom shape, Value shown, IOperation operation)
    {
        var read = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in _context.Marks.ShapeOf(shape.Type).Members)
        {
            if (read.Contains(member.Category))
            {
                continue;
            }

            var source = _context.Sources.Of(member.Member);
            foreach (var entry in shown.Entries)
            {
                if (entry.Atom is LabelAtom label && label.Category == member.Category && label.Source.Id == source.Id)
                {
                    read.Add(member.Category);
                    Read(label, operation, owner, ReadKind.Member);
                    break;
                }
            }
        }
    }

    /// <summary>Whether this code made the object itself, and so knows what it put into it.</summary>
    private static bool IsMadeHere(Value value, ITypeSymbol type)
    {
        foreach (var entry in value.Entries)
        {
            if (entry.Atom is ObjectAtom { IsExact: true, Function: null, Type: { } made } found && found.Origin.Equals(default) && SymbolEqualityComparer.Default.Equals(made, type))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whole objects that a library without a model makes text or bytes of, or writes to where it is told.</summary>
    private void ReadGiven(CallSite site)
    {
        if (!_isRecording || IsLog(site)
            || !(IsTextOrBytes(site.Method.ReturnType) || site.Parts().Any(static part => IsFilled(Unconverted(part.Operation).Type))))
        {
            return;
        }

        foreach (var (operation, value) in site.Parts())
        {
            var written = Unconverted(operation);
            ReadWhole(value, written.Type, Expose(value, Exposure.Whole), written, Exposure.Whole);
        }
    }

    /// <summary>Whether the call writes to a log, where each object's own text decides what is seen.</summary>
    private bool IsLog(CallSite site) =>
        _context.Sinks.LogMessageOf(site.Method) is not null || _context.Sinks.Find(site.Method, TypeOfReceiver(site)) is { Kind: SinkKind.Log };

    private static bool IsFilled(ITypeSymbol? type) => IsKeeper(type) && !TypeShapes.IsCollection(type);

    private static bool IsTextOrBytes(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_String } => true,
        IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte or SpecialType.System_Char } => true,
        INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var result] } => IsTextOrBytes(result),
        _ => false,
    };
}
