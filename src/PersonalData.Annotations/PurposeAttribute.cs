namespace PersonalData;

/// <summary>
/// Declares what the code is for, in purposes of the privacy policy (policy section 2). Personal data used there must be
/// of a category that the policy allows for each of these purposes.
/// </summary>
/// <remarks>
/// <para>The nearest declaration wins: on the lambda, the local function, the member, its containing types outward, the
/// assembly. An override or an implementation without its own takes that of its base or interface member before that of
/// its containing type.</para>
/// <para>PD1001 reports data that is not allowed for a purpose, PD1004 an override that declares a purpose its base does
/// not, PD1005 code that reads personal data with no purpose in force, PD5004 a purpose that the policy does not
/// have.</para>
/// </remarks>
/// <example>
/// <code>
/// [Purpose(Purpose.Payroll)]
/// public void PaySalaries(IEnumerable&lt;Employee&gt; employees) { ... }
///
/// app.MapPost("/newsletter", [Purpose(Purpose.ServiceInformation)] (Mailer mailer) =&gt; mailer.Send());
/// </code>
/// </example>
[AttributeUsage(
    AttributeTargets.Assembly | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface
        | AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Property,
    AllowMultiple = false,
    Inherited = false)]
public sealed class PurposeAttribute : Attribute
{
    /// <summary>Declares the purposes of the code.</summary>
    /// <param name="purposes">Purposes of the policy, best written as constants: <c>Purpose.Payroll</c>. Data must be allowed for every one of them.</param>
    public PurposeAttribute(params string[] purposes) => Purposes = purposes;

    /// <summary>What the code is for, by the names in the policy.</summary>
    public IReadOnlyList<string> Purposes { get; }
}
