using System.Reflection;

namespace PersonalData;

/// <summary>
/// What an assembly does with personal data, and the privacy policy it was built under: the policy's facts, its
/// categories, purposes and recipients, every marked member and every activity.
/// </summary>
/// <remarks>
/// In the program itself, ask the generated class <c>PurposeRegistry</c>. A tool takes the text from the
/// <see cref="PersonalDataRegistryAttribute"/> of a built file, which it need not run, and calls <see cref="Parse"/>.
/// </remarks>
public sealed class RegistryDocument
{
    internal RegistryDocument(
        RegistryPolicy policy,
        IReadOnlyList<RegistryCategory> categories,
        IReadOnlyList<RegistryPurpose> purposes,
        IReadOnlyList<RegistryRecipient> recipients,
        IReadOnlyList<RegistryMember> members,
        IReadOnlyList<RegistryActivity> activities,
        string json)
    {
        Policy = policy;
        Categories = categories;
        Purposes = purposes;
        Recipients = recipients;
        Members = members;
        Activities = activities;
        Json = json;
    }

    /// <summary>What the policy says of itself.</summary>
    public RegistryPolicy Policy { get; }

    /// <summary>The policy's categories of people, in its order.</summary>
    public IReadOnlyList<RegistryCategory> Categories { get; }

    /// <summary>The policy's purposes, in its order.</summary>
    public IReadOnlyList<RegistryPurpose> Purposes { get; }

    /// <summary>The policy's recipients, in its order.</summary>
    public IReadOnlyList<RegistryRecipient> Recipients { get; }

    /// <summary>Every marked member of the assembly, ordered by id.</summary>
    public IReadOnlyList<RegistryMember> Members { get; }

    /// <summary>Every activity of the assembly, ordered by id.</summary>
    public IReadOnlyList<RegistryActivity> Activities { get; }

    /// <summary>The same as one JSON document.</summary>
    public string Json { get; }

    /// <summary>The registry that an assembly carries, or null when it carries none.</summary>
    /// <param name="assembly">A loaded assembly.</param>
    /// <exception cref="FormatException">The assembly carries a text that is no registry.</exception>
    public static RegistryDocument? Of(Assembly assembly)
    {
        var attribute = assembly.GetCustomAttribute<PersonalDataRegistryAttribute>();
        return attribute is null ? null : Parse(attribute.Json);
    }

    /// <summary>Reads a registry from its JSON document. Properties that this version doesn't know are passed over.</summary>
    /// <param name="json">The text that <see cref="PersonalDataRegistryAttribute"/> carries.</param>
    /// <exception cref="FormatException">The text is no JSON document, or not one of a registry.</exception>
    public static RegistryDocument Parse(string json) => RegistryJson.Read(json);

    /// <summary>
    /// Whether the policy lets data of people in <paramref name="category"/> be used for <paramref name="purpose"/>: the
    /// purpose, or a group that it is within, is listed for the category (policy section 2).
    /// </summary>
    /// <param name="category">The name of a category.</param>
    /// <param name="purpose">The name of a purpose.</param>
    /// <returns>False also for names that the policy does not have.</returns>
    public bool IsAllowed(string category, string purpose)
    {
        var listed = Categories.FirstOrDefault(c => c.Name == category)?.Purposes;
        var current = Purposes.FirstOrDefault(p => p.Name == purpose);

        // A policy whose groups run in a circle does not build without an error, but must not hang anybody either.
        for (var steps = 0; listed is not null && current is not null && steps <= Purposes.Count; steps++)
        {
            if (listed.Contains(current.Name))
            {
                return true;
            }

            var group = current.Within;
            current = group is null ? null : Purposes.FirstOrDefault(p => p.Name == group);
        }

        return false;
    }
}
