using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PersonalData.Analyzers.Flow.Lattice;
using PersonalData.Analyzers.Flow.Program;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>
/// Objects of a marked type that come to light without a call, a member or a parameter having given them as such: by a
/// cast or pattern, from an <c>out</c> argument or a delegate, to a lambda that somebody else runs. Nothing was written
/// down of them yet, so that reading a member of one is the reading (SPEC 6.3 form 2).
/// </content>
internal sealed partial class BodyAnalysis
{
    /// <summary>The value as an object of a type by which it was not known before.</summary>
    /// <param name="value">What is known of it.</param>
    /// <param name="known">The type by which it was known, if any.</param>
    /// <param name="type">The type as which it comes to light.</param>
    private Value ComingToLight(Value value, ITypeSymbol? known, ITypeSymbol? type)
    {
        var own = _context.Marks.ShapeOf(type).Own;
        return own.IsEmpty || !_context.Marks.ShapeOf(known).Own.IsEmpty || own.All(category => IsOf(value, category)) || HasMade(value)
            ? value
            : value.With(UnreadAtom.Instance, null);
    }

    /// <summary>Whether the value may be an object whose making this code has seen.</summary>
    private static bool HasMade(Value value)
    {
        foreach (var entry in value.Entries)
        {
            if (entry.Atom is ObjectAtom { Function: null, IsExact: true, IsOfModel: false })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The value, once its reading as a whole was written down.</summary>
    private static Value WithoutUnread(Value value) => value.Contains(UnreadAtom.Instance) ? value.Where(static atom => atom is not UnreadAtom) : value;

    /// <summary>
    /// What the lambda's parameter is at first: unread, if the lambda is run by code that cannot be seen, with an object that
    /// nothing shows at the place where the lambda is handed over. In a query, the source shows it.
    /// </summary>
    private Value GivenToFunction(Value value, IParameterSymbol parameter)
    {
        if (_body.Method is not { MethodKind: MethodKind.AnonymousFunction } function || _context.Marks.ShapeOf(parameter.Type).Own is not { IsEmpty: false } own
            || !_context.Marks.OwnPurposesOf(function).IsDefault
            || function.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_run.CancellationToken) is not AnonymousFunctionExpressionSyntax declaration)
        {
            return value;
        }

        return _context.OperationAt(declaration) is { } operation && IsRunUnseen(operation, own)
            ? value.With(UnreadAtom.Instance, null)
            : value;
    }

    private bool IsRunUnseen(IOperation function, ImmutableArray<string> categories)
    {
        for (var current = function; current.Parent is { } parent; current = parent)
        {
            switch (parent)
            {
                case IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation:
                    continue;
                case IArgumentOperation { Parent: IInvocationOperation call } argument:
                    return !MayBeSeen(call.TargetMethod) && !Shows(call.Instance?.Type) && !call.Arguments.Any(other => other != argument && Shows(Unconverted(other.Value).Type));
                case IEventAssignmentOperation or IReturnOperation:
                case ISimpleAssignmentOperation { Target: IFieldReferenceOperation or IPropertyReferenceOperation }:
                case IFieldInitializerOperation or IPropertyInitializerOperation:
                case IBlockOperation { Syntax: ArrowExpressionClauseSyntax }:
                    // It is kept or given away: whoever has it may run it.
                    return true;
                default:
                    return false;
            }
        }

        return false;

        bool Shows(ITypeSymbol? type) => categories.Any(_context.Marks.ShapeOf(type).Own.Contains);
    }

    private bool MayBeSeen(IMethodSymbol method) => SourceMethods.HasCode(method, _context.Compilation) || _context.Overrides.HasOverrides(method);
}
