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
        var known = Match(operation.Pattern, value, operation.Value);
        return TracksConsent && known.TellsAnything ? Value.Of(new ConsentAtom(known.IfSo, known.IfNot ?? ImmutableArray<ConsentFact>.Empty), null) : Value.Empty;
    }

    /// <summary>What is known of consent by a pattern.</summary>
    /// <param name="IfSo">What is known when it matches.</param>
    /// <param name="IfNot">What is known when it doesn't; null when it always does.</param>
    private readonly record struct Matched(ImmutableArray<ConsentFact> IfSo, ImmutableArray<ConsentFact>? IfNot)
    {
        public static Matched Nothing { get; } = new(ImmutableArray<ConsentFact>.Empty, ImmutableArray<ConsentFact>.Empty);

        public static Matched Always { get; } = new(ImmutableArray<ConsentFact>.Empty, null);

        public bool TellsAnything => !IfSo.IsEmpty || IfNot is { IsEmpty: false };

        public Matched And(Matched other) => new(IfSo.AddRange(other.IfSo), Either(IfNot, other.IfNot));

        public Matched Or(Matched other) => new(
            ConsentFact.Intersect(IfSo, other.IfSo), IfNot is { } first && other.IfNot is { } second ? first.AddRange(second) : null);

        public Matched Not() => new(IfNot ?? ImmutableArray<ConsentFact>.Empty, IfSo);

        private static ImmutableArray<ConsentFact>? Either(ImmutableArray<ConsentFact>? first, ImmutableArray<ConsentFact>? second) =>
            first is { } a && second is { } b ? ConsentFact.Intersect(a, b) : first ?? second;
    }

    /// <summary>Fills the pattern's variables; gives the consents that are known when it matches, and when it doesn't.</summary>
    private Matched Match(IPatternOperation pattern, Value value, IOperation source)
    {
        value = WithShapeOf(ComingToLight(value, pattern.InputType, pattern.NarrowedType), pattern.NarrowedType, pattern.Syntax);
        switch (pattern)
        {
            case IDeclarationPatternOperation declaration:
                Declare(declaration.DeclaredSymbol, value, pattern);
                return declaration.MatchesNull ? Matched.Always : Matched.Nothing;
            case IRecursivePatternOperation recursive:
                var parts = MatchRecursive(recursive, value, source);
                Declare(recursive.DeclaredSymbol, value, pattern);
                return parts;
            case IListPatternOperation list:
                ReadLength(list.LengthSymbol, value, list);
                var items = MatchItems(list, value, source);
                Declare(list.DeclaredSymbol, value, pattern);
                return items;
            case ISlicePatternOperation { Pattern: { } inner }:
                return Match(inner, value, source);
            case IBinaryPatternOperation binary:
                var left = DeepStack.Go(static on => on.Analysis.Match(on.Pattern, on.Value, on.Source), (Analysis: this, Pattern: binary.LeftPattern, Value: value, Source: source));
                var right = Match(binary.RightPattern, value, source);
                return binary.OperatorKind == BinaryOperatorKind.And ? left.And(right) : left.Or(right);
            case INegatedPatternOperation negated:
                return Match(negated.Pattern, value, source).Not();
            case IDiscardPatternOperation:
                return Matched.Always;
            case IConstantPatternOperation constant:
                Evaluate(constant.Value);
                return constant.Value.ConstantValue is { HasValue: true, Value: bool expected } ? MatchTruth(value, expected, pattern.InputType) : Matched.Nothing;
            case IRelationalPatternOperation relational:
                Evaluate(relational.Value);
                return Matched.Nothing;
            default:
                return Matched.Nothing;
        }
    }

    /// <summary>The elements of a list, each one object of its own. That it doesn't match may be for the number of them.</summary>
    private Matched MatchItems(IListPatternOperation list, Value value, IOperation source)
    {
        var known = Matched.Nothing;
        foreach (var item in list.Patterns)
        {
            known = known.And(Match(item, ItemFor(list, value, item), source));
        }

        return known;
    }

    private Value ItemFor(IListPatternOperation list, Value value, IPatternOperation item)
    {
        var found = ReadListed(list, value, item);
        if (!TracksConsent || item is ISlicePatternOperation)
        {
            return found;
        }

        var identity = new IdentityAtom(SiteOfFound(item), item.InputType, SubjectOf(value, null)?.Identities is [var key] ? ImmutableArray.Create(key) : ImmutableArray<Atom>.Empty);
        return Found(found, identity, item.InputType);
    }

    /// <summary>A truth value against a constant. One that may be missing as well says less when it isn't the expected one.</summary>
    private static Matched MatchTruth(Value value, bool expected, ITypeSymbol type) =>
        new(Implied(value, expected), type.SpecialType == SpecialType.System_Boolean || expected ? Implied(IsEqual(value, expected), whenTrue: false) : ImmutableArray<ConsentFact>.Empty);

    private Matched MatchRecursive(IRecursivePatternOperation pattern, Value value, IOperation source)
    {
        // Who isn't there has no data: only another type than the expected one is a failure that tells nothing.
        var known = SymbolEqualityComparer.Default.Equals(pattern.MatchedType, Underlying(pattern.InputType)) ? Matched.Always : Matched.Nothing;
        foreach (var property in pattern.PropertySubpatterns)
        {
            // The member reference has no receiver of its own: it reads the value under test.
            var member = property.Member switch
            {
                IPropertyReferenceOperation reference => ReadMatched(reference.Property, reference, value),
                IFieldReferenceOperation reference => ReadMatched(reference.Field, reference, value),
                _ => Expose(value, Exposure.Whole),
            };
            known = known.And(Match(property.Pattern, member, source));
        }

        if (pattern.DeconstructionSubpatterns.IsEmpty)
        {
            // { } alone: whether there is something tells of nobody.
            return pattern.PropertySubpatterns.IsEmpty ? Matched.Nothing : known;
        }

        var type = pattern.MatchedType ?? pattern.InputType;
        var parts = Deconstruct(value, type, ImmutableArray<IOperation>.CastUp(pattern.DeconstructionSubpatterns), pattern);
        for (var i = 0; i < parts.Length; i++)
        {
            known = known.And(Match(pattern.DeconstructionSubpatterns[i], parts[i].Value, source));
        }

        return known;
    }

    private static ITypeSymbol Underlying(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var underlying] } ? underlying : type;

    private Value ReadMatched(ISymbol member, IOperation reference, Value owner)
    {
        var value = member is IPropertySymbol { GetMethod: { } getter } property && !IsPlainStorage(property)
            ? Call(CallSite.Implicit(getter, owner, ImmutableArray<Value>.Empty, reference.Syntax))
            : WithWhole(ReadDeclared(owner, member, OwnerTypeOf(reference)), owner, reference.Type, member.ContainingType);
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
