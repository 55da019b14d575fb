using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PersonalData.Analyzers.Flow.Lattice;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>Patterns: what they read, and the variables that they fill.</content>
internal sealed partial class BodyAnalysis
{
    /// <summary>A test of a value against a pattern: a truth value, which may tell of consent.</summary>
    private Value Test(IIsPatternOperation operation)
    {
        var value = WithTruth(Evaluate(operation.Value), operation.Value);
        var (pattern, isNegated) = (operation.Pattern, false);
        while (pattern is INegatedPatternOperation negated)
        {
            (pattern, isNegated) = (negated.Pattern, !isNegated);
        }

        var facts = Match(pattern, value, operation.Value);
        if (!TracksConsent)
        {
            return Value.Empty;
        }

        if (pattern is IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: bool expected } })
        {
            var answer = IsEqual(value, expected);
            return isNegated ? Negate(answer) : answer;
        }

        return facts.IsEmpty ? Value.Empty : Value.Of(isNegated ? new ConsentAtom(ImmutableArray<ConsentFact>.Empty, facts) : new ConsentAtom(facts), null);
    }

    /// <summary>Fills the pattern's variables; gives the consents that are known when it matches.</summary>
    private ImmutableArray<ConsentFact> Match(IPatternOperation pattern, Value value, IOperation source)
    {
        var known = ImmutableArray<ConsentFact>.Empty;
        value = WithShapeOf(value, pattern.NarrowedType, pattern.Syntax);
        switch (pattern)
        {
            case IDeclarationPatternOperation declaration:
                Declare(declaration.DeclaredSymbol, value, pattern);
                break;
            case IRecursivePatternOperation recursive:
                known = MatchRecursive(recursive, value, source);
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
                var left = DeepStack.Go(static on => on.Analysis.Match(on.Pattern, on.Value, on.Source), (Analysis: this, Pattern: binary.LeftPattern, Value: value, Source: source));
                var right = Match(binary.RightPattern, value, source);
                known = binary.OperatorKind == BinaryOperatorKind.And ? left.AddRange(right) : ConsentFact.Intersect(left, right);
                break;
            case INegatedPatternOperation negated:
                Match(negated.Pattern, value, source);
                break;
            case IConstantPatternOperation constant:
                Evaluate(constant.Value);
                known = constant.Value.ConstantValue is { HasValue: true, Value: bool expected } ? Implied(value, expected) : known;
                break;
            case IRelationalPatternOperation relational:
                Evaluate(relational.Value);
                break;
        }

        return known;
    }

    private ImmutableArray<ConsentFact> MatchRecursive(IRecursivePatternOperation pattern, Value value, IOperation source)
    {
        var known = ImmutableArray<ConsentFact>.Empty;
        foreach (var property in pattern.PropertySubpatterns)
        {
            // The member reference has no receiver of its own: it reads the value under test.
            var member = property.Member switch
            {
                IPropertyReferenceOperation reference => ReadMatched(reference.Property, reference, value),
                IFieldReferenceOperation reference => ReadMatched(reference.Field, reference, value),
                _ => Expose(value, Exposure.Whole),
            };
            known = known.AddRange(Match(property.Pattern, member, source));
        }

        if (pattern.DeconstructionSubpatterns.IsEmpty)
        {
            return known;
        }

        var type = pattern.MatchedType ?? pattern.InputType;
        var parts = Deconstruct(value, type, pattern.DeconstructionSubpatterns.Length, pattern);
        for (var i = 0; i < parts.Length; i++)
        {
            known = known.AddRange(Match(pattern.DeconstructionSubpatterns[i], parts[i].Value, source));
        }

        return known;
    }

    private Value ReadMatched(ISymbol member, IOperation reference, Value owner)
    {
        var value = member is IPropertySymbol { GetMethod: { } getter } property && !IsPlainStorage(property)
            ? Call(CallSite.Implicit(getter, owner, ImmutableArray<Value>.Empty, reference.Syntax))
            : ReadDeclared(owner, member, OwnerTypeOf(reference));
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
