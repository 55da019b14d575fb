using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Collections;

namespace PersonalData.Analyzers.Generation;

/// <summary>Reads the marks where they were found to be.</summary>
internal static class MarkResolver
{
    public static IEnumerable<DeclaredMark> Read(DeclarationPlaces places, EquatableArray<MarkSite> sites)
    {
        foreach (var site in sites)
        {
            if (places.Find(site.Target) is not { } place)
            {
                continue;
            }

            foreach (var attribute in site.OnResult ? AttributesOfResult(place.Symbol) : AttributesOf(place.Symbol))
            {
                if (MarkArguments.KindOf(attribute) == site.Kind && MarkArguments.Of(site.Kind, attribute) is { } arguments)
                {
                    yield return new(site.OnResult ? site.Target.With(DeclarationId.Result) : site.Target, site.Kind, arguments);
                }
            }
        }
    }

    private static IEnumerable<AttributeData> AttributesOfResult(ISymbol symbol) =>
        symbol is IMethodSymbol method ? method.GetReturnTypeAttributes() : Enumerable.Empty<AttributeData>();

    private static IEnumerable<AttributeData> AttributesOf(ISymbol symbol)
    {
        IEnumerable<AttributeData> attributes = symbol.GetAttributes();
        if (symbol is not IPropertySymbol property)
        {
            return attributes;
        }

        if (MarkSites.BackingField(property) is { } field)
        {
            attributes = attributes.Concat(field.GetAttributes());
        }

        var parameter = property.ContainingType.InstanceConstructors.SelectMany(c => c.Parameters)
            .FirstOrDefault(p => SymbolEqualityComparer.Default.Equals(MarkSites.PropertyOf(p), property));
        return parameter is null ? attributes : attributes.Concat(parameter.GetAttributes());
    }
}
