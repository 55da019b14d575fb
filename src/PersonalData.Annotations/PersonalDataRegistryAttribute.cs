namespace PersonalData;

/// <summary>
/// Carries the registry of an assembly: the policy it was built under, its marked members and its activities with
/// personal data, as one JSON document. Written by the generator, read by tools from the built file without running it.
/// </summary>
/// <remarks>
/// <c>RegistryDocument.Parse</c> turns the text into objects. Not meant to be written by hand.
/// </remarks>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = false, Inherited = false)]
public sealed class PersonalDataRegistryAttribute : Attribute
{
    /// <summary>Carries the registry.</summary>
    /// <param name="json">The registry as a JSON document.</param>
    public PersonalDataRegistryAttribute(string json) => Json = json;

    /// <summary>The registry as a JSON document.</summary>
    public string Json { get; }
}
