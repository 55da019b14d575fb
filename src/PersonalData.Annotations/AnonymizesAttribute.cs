namespace PersonalData;

/// <summary>
/// Says that the result can no longer be traced to a person, not even together with other data at hand: it is no personal
/// data any more (policy section 1).
/// </summary>
/// <remarks>
/// No rule applies to what comes out. Nothing checks that it is true: hashing an e-mail address, for one, does not make it
/// anonymous. On a method, constructor or property it speaks of the result or the object made; <c>[return: Anonymizes]</c>
/// says the same.
/// </remarks>
/// <example>
/// <code>
/// [Anonymizes]
/// public static HeadcountReport Count(IReadOnlyList&lt;Employee&gt; employees) { ... }
/// </code>
/// </example>
[AttributeUsage(
    AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Property | AttributeTargets.ReturnValue,
    AllowMultiple = false,
    Inherited = false)]
public sealed class AnonymizesAttribute : Attribute
{
}
