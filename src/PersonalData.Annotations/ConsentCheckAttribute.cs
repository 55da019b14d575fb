namespace PersonalData;

/// <summary>
/// Says that this tells whether a person consented to the use of their data for these purposes, or to its provision to
/// these recipients (policy sections 3, 10 and 11).
/// </summary>
/// <remarks>
/// <para>On a <c>bool</c> method, property, field or parameter: true means consent. On a <c>void</c> or <c>Task</c>
/// method: returning (or, for the task, being awaited) without an exception means consent.</para>
/// <para>Code that runs only after the check is not reported as PD1001, PD2001, PD2002 or PD2003, for the same person:
/// the one of <see cref="DataSubjectAttribute"/>, else the receiver when it carries personal data, else everybody. PD5004
/// reports names that the policy does not have.</para>
/// </remarks>
/// <example>
/// <code>
/// public sealed class Customer
/// {
///     [PersonalData(Category.Customer)]
///     public string Email { get; set; } = "";
///
///     [ConsentCheck(Purpose.PublicRelations)]
///     public bool AgreesToBeNamed { get; set; }
/// }
///
/// if (customer.AgreesToBeNamed) { deck.Add(customer.Email); }
/// </code>
/// </example>
[AttributeUsage(
    AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter,
    AllowMultiple = false,
    Inherited = false)]
public sealed class ConsentCheckAttribute : Attribute
{
    /// <summary>Declares a check of consent to the given purposes.</summary>
    /// <param name="purposes">Purposes of the policy, best written as constants. None when the consent is about <see cref="Recipients"/> only. Consent to a group is consent to every purpose within it.</param>
    public ConsentCheckAttribute(params string[] purposes) => Purposes = purposes;

    /// <summary>The purposes consented to, by the names in the policy.</summary>
    public IReadOnlyList<string> Purposes { get; }

    /// <summary>The recipients consented to, by the names in the policy: <c>Recipients = new[] { Recipient.AdNetwork }</c>.</summary>
    public string[] Recipients { get; set; } = Array.Empty<string>();
}
