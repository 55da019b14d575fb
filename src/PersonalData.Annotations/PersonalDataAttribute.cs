namespace PersonalData;

/// <summary>
/// Says that this is personal data of people in a category of the privacy policy (policy section 1). The analyzers follow
/// whatever is read from it and report where it reaches a purpose, a recipient or a store that the policy does not allow.
/// </summary>
/// <remarks>
/// <para>On a type, every instance property and field of it, and of the types derived from it, is personal data, but for
/// those with <see cref="NotPersonalDataAttribute"/>. On a positional parameter of a record it marks the property too. On
/// a method or an accessor, write <c>[return: PersonalData(...)]</c>. Repeat it when the data is about people of several
/// categories.</para>
/// <para>Checked by PD1001 and the rules about recipients (PD2001 to PD2006); PD5004 reports a category that the policy
/// does not have; PD6001 suggests the mark for members that look like personal data.</para>
/// </remarks>
/// <example>
/// <code>
/// public sealed class Applicant
/// {
///     [PersonalData(Category.Applicant)]
///     public string Email { get; set; } = "";
/// }
///
/// public sealed record Contact([PersonalData(Category.Customer)] string Phone, string Language);
/// </code>
/// </example>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Property
        | AttributeTargets.Field | AttributeTargets.Parameter | AttributeTargets.ReturnValue
        | AttributeTargets.GenericParameter,
    AllowMultiple = true,
    Inherited = true)]
public sealed class PersonalDataAttribute : Attribute
{
    /// <summary>Marks personal data of people in <paramref name="category"/>.</summary>
    /// <param name="category">A category of the policy, best written as a constant: <c>Category.Employee</c>.</param>
    public PersonalDataAttribute(string category) => Category = category;

    /// <summary>The category of people that the data is about, by its name in the policy.</summary>
    public string Category { get; }
}
