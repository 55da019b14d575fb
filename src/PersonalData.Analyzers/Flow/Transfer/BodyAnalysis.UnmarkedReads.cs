using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Flow.Lattice;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>
/// Reading a member that nothing marks, of an object whose type has marked ones, in code for a purpose. The object is no
/// value that carries what its members hold (SPEC 6.3, 1), so nothing is said of it where it is given; what is read of it
/// is, and only the caller knows what it has put there.
/// </content>
internal sealed partial class BodyAnalysis
{
    private void ReadUnmarked(Value value, IOperation operation, ITypeSymbol? ownerType)
    {
        if (!_isRecording || !TellsWhatItHolds(ownerType) || IsWriteOnly(operation))
        {
            return;
        }

        // What this code's own object keeps is the receiver's, and is told where that is called.
        var given = value.Where(static atom => atom is InputAtom { Path.Root.Kind: not RootKind.This });
        if (!given.IsEmpty && _context.Marks.PurposesOf(_body.Method) is { IsEmpty: false } purposes)
        {
            Arrive(given, Exposure.Carried, NewSink(SinkKind.Purpose, OutermostOf(_body.Method), purposes), operation.Syntax.GetLocation());
        }
    }
}
