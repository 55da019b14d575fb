namespace PersonalData;

/// <summary>
/// Says that personal data is acquired from people here: a form, an endpoint, an import (policy sections 4 and 5). Repeat
/// it for each category of people.
/// </summary>
/// <remarks>
/// PD3001 reports an acquisition of which nobody is told the purpose: no <see cref="Notice"/>, no
/// <see cref="NoticeExemption"/> and no published policy (<c>policy: url</c>). PD3002 reports one that says nothing
/// about <see cref="Minors"/>, for the categories that the policy lists under <c>minors</c>. PD5004 reports a category
/// that the policy does not have.
/// </remarks>
/// <example>
/// <code>
/// [Collects(Category.Applicant, Notice = "https://example.test/careers/privacy", Minors = Minors.Rejected)]
/// public IResult Apply(ApplicationForm form) { ... }
/// </code>
/// </example>
[AttributeUsage(
    AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Property | AttributeTargets.Parameter,
    AllowMultiple = true,
    Inherited = false)]
public sealed class CollectsAttribute : Attribute
{
    /// <summary>Declares that data of people in <paramref name="category"/> is acquired here.</summary>
    /// <param name="category">A category of the policy, best written as a constant: <c>Category.Customer</c>.</param>
    public CollectsAttribute(string category) => Category = category;

    /// <summary>Whose data is acquired, by the name in the policy.</summary>
    public string Category { get; }

    /// <summary>Where people are told the purpose before they hand over their data: an address, or the name of the form or document.</summary>
    public string? Notice { get; set; }

    /// <summary>The exemption that makes a notice unnecessary, if one applies (policy section 5).</summary>
    public NoticeExemption NoticeExemption { get; set; }

    /// <summary>How children under the policy's age are dealt with (policy section 4).</summary>
    public Minors Minors { get; set; }
}
