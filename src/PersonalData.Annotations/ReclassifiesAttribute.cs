namespace PersonalData;

/// <summary>
/// Says that here data of one category lawfully becomes data of another, as when an applicant is hired (policy sections 2
/// and 3).
/// </summary>
/// <remarks>
/// Without it PD1003 reports data of one category that is stored in, passed to or returned as something marked with
/// another. PD5005 reports a reclassification without a reason, PD5006 one that nothing needs, PD5004 a category that the
/// policy does not have.
/// </remarks>
/// <example>
/// <code>
/// [Reclassifies(Category.Applicant, Category.Employee, "Hired: told in the employment contract, section 9")]
/// public Employee Hire(Applicant applicant) { ... }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Constructor, AllowMultiple = false, Inherited = false)]
public sealed class ReclassifiesAttribute : Attribute
{
    /// <summary>Declares that data of <paramref name="from"/> becomes data of <paramref name="to"/> here.</summary>
    /// <param name="from">The category that the data had.</param>
    /// <param name="to">The category that it has from here on.</param>
    /// <param name="reason">Why this is lawful, for whoever reviews the code. Left out or blank, PD5005 asks for it.</param>
    public ReclassifiesAttribute(string from, string to, string reason = "")
    {
        From = from;
        To = to;
        Reason = reason;
    }

    /// <summary>The category that the data had, by its name in the policy.</summary>
    public string From { get; }

    /// <summary>The category that the data has from here on, by its name in the policy.</summary>
    public string To { get; }

    /// <summary>Why the change of category is lawful.</summary>
    public string Reason { get; }
}
