namespace PersonalData;

/// <summary>
/// Says that what is passed in here leaves the company and goes to a recipient of the privacy policy: a processor
/// (policy section 8), a joint user (9), a third party (10), perhaps in another country (11).
/// </summary>
/// <remarks>
/// <para>On a type it holds for each of its members, and on an interface for every implementation of it.</para>
/// <para>What the recipient is to the company decides the rule: PD2001 third party without consent, PD2002 joint use
/// beyond the published scope, PD2003 transfer abroad without a safeguard, PD2004 processor without a contract. PD5004
/// reports a recipient that the policy does not have.</para>
/// </remarks>
/// <example>
/// <code>
/// public interface IAdNetwork
/// {
///     [DisclosesTo(Recipient.AdNetwork)]
///     Task UploadAudience(IEnumerable&lt;string&gt; emails);
/// }
/// </code>
/// </example>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Interface | AttributeTargets.Method | AttributeTargets.Constructor,
    AllowMultiple = false,
    Inherited = false)]
public sealed class DisclosesToAttribute : Attribute
{
    /// <summary>Declares who receives what is passed in.</summary>
    /// <param name="recipient">A recipient of the policy, best written as a constant: <c>Recipient.ParentGroup</c>.</param>
    public DisclosesToAttribute(string recipient) => Recipient = recipient;

    /// <summary>Who receives the data, by the name in the policy.</summary>
    public string Recipient { get; }
}
