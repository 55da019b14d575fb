using System.Text.Json;
using PersonalData.Analyzers.Policies;
using PersonalData.Analyzers.Policies.Reading;
using PersonalData.Analyzers.Tests.Diagnostics;

namespace PersonalData.Analyzers.Tests.Policies;

/// <summary>The JSON Schema that ships with the package knows what the reader knows.</summary>
public class PolicySchemaTests
{
    private static readonly JsonElement Schema = JsonDocument
        .Parse(RepositoryFiles.Read("src", "PersonalData.Package", "schema", "privacy-policy.schema.json"))
        .RootElement;

    /// <summary>The way to an object of the schema, and the reader's keys for it.</summary>
    public static TheoryData<string, string[]> Objects => new()
    {
        { "", [.. PolicyFormat.Root] },
        { "properties/policy", [.. PolicyFormat.Policy] },
        { "definitions/purpose", [.. PolicyFormat.Purpose] },
        { "definitions/category", [.. PolicyFormat.Category] },
        { "definitions/category/properties/succession", [.. PolicyFormat.Succession] },
        { "definitions/recipient", [.. PolicyFormat.Recipient] },
        { "properties/minors", [.. PolicyFormat.Minors] },
        { "properties/markers/items", [.. PolicyFormat.Marker] },
        { "properties/annotations/items", [.. PolicyFormat.Annotation] },
        { "properties/models/items", [.. PolicyFormat.Model] },
        { "properties/discovery", [.. PolicyFormat.Discovery] },
        { "properties/discovery/properties/words/items", [.. PolicyFormat.DiscoveryWords] },
        { "properties/discovery/properties/people/items", [.. PolicyFormat.DiscoveryPeople] },
        { "properties/changes/items", [.. PolicyFormat.Change] },
    };

    public static TheoryData<string, string[]> FixedValues => new()
    {
        { "definitions/recipient/properties/relationship", [.. PolicyFormat.Relationships.Keys] },
        { "definitions/recipient/properties/safeguard", [.. PolicyFormat.Safeguards.Keys] },
        { "properties/requests/items", [.. PolicyFormat.Requests] },
        { "properties/discovery/properties/words/items/properties/when", [.. PolicyFormat.WordConditions] },
        { "definitions/wordType", [.. PolicyFormat.WordTypes] },
        { "definitions/country", [.. Countries.All] },
        { "definitions/name/not", [.. PolicyFormat.ReservedNames] },
    };

    [Theory]
    [MemberData(nameof(Objects))]
    public void Object_HasTheReadersKeysAndNoOthers(string way, string[] keys)
    {
        var found = Find(way);

        Assert.Equal(keys.Order(), found.GetProperty("properties").EnumerateObject().Select(p => p.Name).Order());
        Assert.False(found.GetProperty("additionalProperties").GetBoolean());
    }

    [Theory]
    [MemberData(nameof(FixedValues))]
    public void FixedValues_AreTheReaders(string way, string[] values) =>
        Assert.Equal(values.Order(), Find(way).GetProperty("enum").EnumerateArray().Select(v => v.GetString()!).Order());

    [Fact]
    public void FlowRows_AreTheReaders() =>
        Assert.Equal(FlowRow.Pattern, Find("properties/models/items/properties/flow/items").GetProperty("pattern").GetString());

    [Fact]
    public void Requests_AreThoseOfTheAttribute() =>
        Assert.Equal(Enum.GetNames<SubjectRequest>().Order(), PolicyFormat.Requests.Order());

    [Fact]
    public void EveryKey_IsDescribedOrDefinedOnce() =>
        Assert.All(
            Objects.SelectMany(o => Find((string)o[0]).GetProperty("properties").EnumerateObject()),
            p => Assert.True(p.Value.TryGetProperty("description", out _) || p.Value.TryGetProperty("$ref", out _), p.Name));

    [Fact]
    public void References_LeadToDefinitions() => Assert.All(References(Schema), r => Find(r.TrimStart('#', '/')));

    private static JsonElement Find(string way) =>
        way.Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(Schema, (element, step) => element.GetProperty(step));

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject()
            .SelectMany(p => p.Name == "$ref" ? [p.Value.GetString()!] : References(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
