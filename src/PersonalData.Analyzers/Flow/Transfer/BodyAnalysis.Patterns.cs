using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PersonalData.Analyzers.Flow.Lattice;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>Patterns: what they read, and the variables that they fill.</content>
internal sealed partial class BodyAnalysis
{
    private void Match(IPatternOperation pattern, Value value, IOperation source)
    {
        value = WithShapeOf(value, pattern.NarrowedType, pattern.Syntax);
        switch (pattern)
        {
            case IDeclarationPatternOperation declaration:
                Declare(declaration.DeclaredSymbol, value, pattern);
                break;
            case IRecursivePatternOperation recursive:
                MatchRecursive(recursive, value, source);
                Declare(recursive.DeclaredSymbol, value, pattern);
                break;
            case IListPatternOperation list:
                foreach (var item in list.Patterns)
                {
                    Match(item, item is ISlicePatternOperation ? value : ElementOf(value, list.InputType), source);
                }

                Declare(list.DeclaredSymbol, value, pattern);
                break;
            case ISlicePatternOperation { Pattern: { } inner }:
                Match(inner, value, source);
                break;
            case IBinaryPatternOperation binary:
                Match(binary.LeftPattern, value, source);
                Match(binary.RightPattern, value, source);
                break;
            case INegatedPatternOperation negated:
                Match(negated.Pattern, value, source);
                break;
            case IConstantPatternOperation constant:
                Evaluate(constant.Value);
                break;
            case IRelationalPatternOperation relational:
                Evaluate(relational.Value);
                break;
        }
    }

    private void MatchRecursive(IRecursivePatternOperation pattern, Value value, IOperation source)
    {
        foreach (var property in pattern.PropertySubpatterns)
        {
            // The member reference has no receiver of its own: it reads the value under test.
            var member = property.Member switch
            {
                IPropertyReferenceOperation reference => ReadMatched(reference.Property, reference, value),
                IFieldReferenceOperation reference => ReadMatched(reference.Field, reference, value),
                _ => Expose(value, Exposure.Whole),
            };
            Match(property.Pattern, member, source);
        }

        if (pattern.DeconstructionSubpatterns.IsEmpty)
        {
            return;
        }

        var type = pattern.MatchedType ?? pattern.InputType;
        var parts = Deconstruct(value, type, pattern.DeconstructionSubpatterns.Length, pattern);
        for (var i = 0; i < parts.Length; i++)
        {
            Match(pattern.DeconstructionSubpatterns[i], parts[i].Value, source);
        }
    }

    private Value ReadMatched(ISymbol member, IOperation reference, Value owner)
    {
        var value = member is IPropertySymbol { GetMethod: { } getter } property && !IsPlainStorage(property)
            ? Call(CallSite.Implicit(getter, owner, System.Collections.Immutable.ImmutableArray<Value>.Empty, reference.Syntax))
            : ReadDeclared(owner, member);
        return WithShapeOf(Marked(value, member, reference, owner, ReadKind.Member), reference.Type, reference.Syntax);
    }

    private void Declare(ISymbol? variable, Value value, IOperation pattern)
    {
        if (variable is not null)
        {
            WriteVariable(variable, value.Through(pattern.Syntax.GetLocation()));
        }
    }
}
