namespace PersonalData;

/// <summary>
/// Excepts a property or field of a type that is marked with <see cref="PersonalDataAttribute"/>: what it holds says
/// nothing about the person (policy section 1).
/// </summary>
/// <remarks>
/// PD5005 reports an exception without a reason, PD5006 one that nothing needs, because its type is not marked.
/// </remarks>
/// <example>
/// <code>
/// [PersonalData(Category.Employee)]
/// public sealed class Employee
/// {
///     public string Name { get; set; } = "";
///
///     [NotPersonalData("A code of the cost centre, shared by everybody in it")]
///     public string CostCentre { get; set; } = "";
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field, AllowMultiple = false, Inherited = false)]
public sealed class NotPersonalDataAttribute : Attribute
{
    /// <summary>Excepts the member, for the given reason.</summary>
    /// <param name="reason">Why it is not personal data, for whoever reviews the code. Left out or blank, PD5005 asks for it.</param>
    public NotPersonalDataAttribute(string reason = "") => Reason = reason;

    /// <summary>Why the member is not personal data.</summary>
    public string Reason { get; }
}
