namespace PersonalData;

/// <summary>A category of people in the published scope of a joint use (policy section 9).</summary>
public sealed class RegistryScope
{
    internal RegistryScope(string category, IReadOnlyList<string>? purposes)
    {
        Category = category;
        Purposes = purposes;
    }

    /// <summary>The name of the category.</summary>
    public string Category { get; }

    /// <summary>The purposes that the joint use is limited to; null when it is open to all that the category allows.</summary>
    public IReadOnlyList<string>? Purposes { get; }
}
