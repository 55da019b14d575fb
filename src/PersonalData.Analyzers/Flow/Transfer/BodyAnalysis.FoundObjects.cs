using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PersonalData.Analyzers.Flow.Lattice;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>
/// Which object an expression finds: another one each time it is run, unless it is an element at a place that nothing has
/// changed in between (<c>people[i]</c> twice in one round). Needed to tell whose consent is known (SPEC 6.3).
/// </content>
internal sealed partial class BodyAnalysis
{
    /// <summary>Elements by name of their place, and where each was first found.</summary>
    private readonly Dictionary<string, FoundPlace> _foundPlaces = new(StringComparer.Ordinal);

    /// <summary>The site that names what the expression finds now. What it found before is a former object from here on.</summary>
    private Site SiteOfFound(IOperation operation)
    {
        var site = new Site(operation.Syntax, 8);
        if (ElementPlace(operation) is { } place)
        {
            return SiteOf(place, operation);
        }

        var marker = _slots.OfVariable(site);
        if (_state.Get(marker) is null)
        {
            _state = _state.Set(marker, Value.Of(TruthAtom.True, null));
        }
        else
        {
            _state = _state.Aged(site);
        }

        return site;
    }

    private Site SiteOf(FoundPlace place, IOperation operation)
    {
        if (!_foundPlaces.TryGetValue(place.Name, out var found))
        {
            _foundPlaces.Add(place.Name, found = place with { Site = new Site(operation.Syntax, 8) });
        }

        return found.Site;
    }

    /// <summary>A number that has been changed names somebody else: as the variable that holds it, until that is changed again.</summary>
    private Value Changed(Value value, IOperation target)
    {
        if (!TracksConsent || target.Type is not { IsValueType: true })
        {
            return value;
        }

        var site = VariablePlace(target) is { } place ? SiteOf(place, target) : SiteOfFound(target);
        return value.Where(static atom => atom is not (IdentityAtom or ConsentedAtom)).With(new IdentityAtom(site, target.Type, ImmutableArray<Atom>.Empty), null);
    }

    /// <summary>The place of a variable that nothing else can change; null for every other expression.</summary>
    private FoundPlace? VariablePlace(IOperation operation)
    {
        var mentions = new List<ISymbol>();
        return operation is ILocalReferenceOperation or IParameterReferenceOperation && PlaceName(operation, mentions, 0) is { } name
            ? new FoundPlace(name, name, mentions, default)
            : null;
    }

    /// <summary>Whether the property gives the element at which an enumerator is.</summary>
    private static bool IsCurrent(IPropertySymbol property) =>
        property is { Name: "Current", ContainingType: { } type } && Enumerates(type);

    /// <summary>Whether objects of the type go from element to element.</summary>
    private static bool Enumerates(ITypeSymbol? type) =>
        type is INamedTypeSymbol named
        && (IsEnumerator(named) || type.AllInterfaces.Any(IsEnumerator) || type.GetMembers("MoveNext").Concat(type.GetMembers("MoveNextAsync")).Any(static m => m is IMethodSymbol { Parameters.IsEmpty: true }));

    private static bool IsEnumerator(INamedTypeSymbol type) =>
        type.Name is "IEnumerator" or "IAsyncEnumerator" && type.ContainingNamespace is { Name: "Collections" or "Generic" };

    /// <summary>An assignment may put another object where one was found.</summary>
    private void ForgetFound(IOperation target)
    {
        if (_foundPlaces.Count == 0)
        {
            return;
        }

        var isElement = target is IArrayElementReferenceOperation or IPropertyReferenceOperation { Arguments.IsEmpty: false } or IImplicitIndexerReferenceOperation;
        var variable = VariableOf(target);
        foreach (var found in _foundPlaces.Values)
        {
            if (isElement || (variable is not null && found.Mentions.Contains(variable, SymbolEqualityComparer.Default)))
            {
                _state = _state.Aged(found.Site);
            }
        }
    }

    /// <summary>A method that gives nothing but perhaps a success was called to change its receiver; who is given an enumerator may move it on.</summary>
    private void ForgetChanged(IInvocationOperation call)
    {
        if (_foundPlaces.Count == 0)
        {
            return;
        }

        if (call.Instance is { } instance && (call.TargetMethod.ReturnsVoid || IsTruth(call.Type) || call.TargetMethod.Name == "MoveNextAsync"))
        {
            Forget(instance, onlyEnumerators: false);
        }

        foreach (var argument in call.Arguments)
        {
            Forget(argument.Value, onlyEnumerators: true);
        }

        void Forget(IOperation collection, bool onlyEnumerators)
        {
            if (PlaceName(collection, new List<ISymbol>(), 0) is not { } name)
            {
                return;
            }

            foreach (var found in _foundPlaces.Values)
            {
                if (name == found.Collection && name != found.Name && (found.IsCurrent || !onlyEnumerators))
                {
                    _state = _state.Aged(found.Site);
                }
            }
        }
    }

    /// <summary>The place of an element whose collection and index are variables and constants; null for every other expression.</summary>
    private FoundPlace? ElementPlace(IOperation operation)
    {
        var (collection, indices) = operation switch
        {
            IArrayElementReferenceOperation element => (element.ArrayReference, element.Indices.ToArray()),
            IPropertyReferenceOperation { Arguments.IsEmpty: false, Instance: { } instance } indexer => (instance, indexer.Arguments.Select(static a => a.Value).ToArray()),
            IImplicitIndexerReferenceOperation { IndexerSymbol: IPropertySymbol } implicitIndexer => (implicitIndexer.Instance, new[] { implicitIndexer.Argument }),
            IPropertyReferenceOperation { Instance: { } enumerator } current when IsCurrent(current.Property) => (enumerator, Array.Empty<IOperation>()),
            _ => (null, Array.Empty<IOperation>()),
        };
        var mentions = new List<ISymbol>();
        if (collection is null || PlaceName(collection, mentions, 0) is not { } name)
        {
            return null;
        }

        var whole = name;
        foreach (var index in indices)
        {
            if (PlaceName(index, mentions, 0) is not { } part)
            {
                return null;
            }

            whole += "[" + part + "]";
        }

        return indices.Length == 0
            ? new FoundPlace(name + ".Current", name, mentions, default) { IsCurrent = true }
            : new FoundPlace(whole, name, mentions, default);
    }

    /// <summary>A name for what variables and constants alone make up, the same wherever it means the same; null for the rest.</summary>
    private string? PlaceName(IOperation operation, List<ISymbol> mentions, int depth)
    {
        if (depth > Limits.PlaceDepth)
        {
            return null;
        }

        if (operation.ConstantValue is { HasValue: true } constant)
        {
            return "'" + System.Convert.ToString(constant.Value, CultureInfo.InvariantCulture) + "'";
        }

        switch (operation)
        {
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                return "this";
            case ILocalReferenceOperation { Local.IsRef: false } or IParameterReferenceOperation { Parameter.RefKind: RefKind.None }:
                var variable = VariableOf(operation)!;
                if (_body.Captured.Contains(variable))
                {
                    return null;
                }

                mentions.Add(variable);
                return "v" + _slots.OfVariable(variable).ToString(CultureInfo.InvariantCulture);
            case IFieldReferenceOperation { Field.IsVolatile: false } or IPropertyReferenceOperation { Arguments.IsEmpty: true }:
                var member = (IMemberReferenceOperation)operation;
                if (member.Member is IPropertySymbol property && !IsPlainStorage(property))
                {
                    return null;
                }

                mentions.Add(member.Member);
                var owner = member.Instance is null ? member.Member.ContainingType.ToDisplayString() : PlaceName(member.Instance, mentions, depth + 1);
                return owner is null ? null : owner + "." + member.Member.Name;
            case IConversionOperation { OperatorMethod: null } conversion:
                return PlaceName(conversion.Operand, mentions, depth + 1);
            case IUnaryOperation { OperatorMethod: null } unary:
                return PlaceName(unary.Operand, mentions, depth + 1) is { } operand ? unary.OperatorKind + operand : null;
            case IBinaryOperation { OperatorMethod: null } binary:
                return PlaceName(binary.LeftOperand, mentions, depth + 1) is { } left && PlaceName(binary.RightOperand, mentions, depth + 1) is { } right
                    ? "(" + left + binary.OperatorKind + right + ")"
                    : null;
            case IFlowCaptureReferenceOperation reference when _capturedOperations.TryGetValue(reference.Id, out var captured) && captured.Count == 1:
                return PlaceName(captured[0], mentions, depth + 1);
            default:
                return null;
        }
    }

    private static ISymbol? VariableOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IMemberReferenceOperation member => member.Member,
        _ => null,
    };

    /// <summary>An element's place.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Collection">The name of the collection that it is in.</param>
    /// <param name="Mentions">The variables that decide which element it is.</param>
    /// <param name="Site">Where it was first found; names the object.</param>
    private sealed record FoundPlace(string Name, string Collection, List<ISymbol> Mentions, Site Site)
    {
        /// <summary>Whether it is where an enumerator is.</summary>
        public bool IsCurrent { get; init; }
    }
}
