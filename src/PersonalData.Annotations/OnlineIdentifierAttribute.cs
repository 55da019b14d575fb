namespace PersonalData;

/// <summary>
/// Marks a cookie, an advertising id, an IP address, a history of behaviour or another identifier that is not personal
/// data alone and becomes personal data as soon as it is used together with some (policy section 16).
/// </summary>
/// <remarks>
/// Alone, the value meets no rule. In one object with data of a category (a type with both kinds of members, a tuple, an
/// anonymous object, a text made of both), or passed in one call with it, the value is data of that category, and every
/// rule applies to it.
/// </remarks>
/// <example>
/// <code>
/// public sealed class Visit
/// {
///     [OnlineIdentifier]
///     public string IpAddress { get; set; } = "";
/// }
/// </code>
/// </example>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Property
        | AttributeTargets.Field | AttributeTargets.Parameter | AttributeTargets.ReturnValue
        | AttributeTargets.GenericParameter,
    AllowMultiple = false,
    Inherited = true)]
public sealed class OnlineIdentifierAttribute : Attribute
{
}
