namespace PersonalData;

/// <summary>
/// What a person can ask about their own data (policy sections 12 to 15). Used by <see cref="HandlesRequestAttribute"/>
/// and by <c>requests</c> in the policy file.
/// </summary>
public enum SubjectRequest
{
    /// <summary>To be shown the data (policy section 12).</summary>
    Disclosure = 0,

    /// <summary>To have wrong data corrected, completed or deleted (policy section 13).</summary>
    Correction = 1,

    /// <summary>To have the use of the data stopped, or the data erased (policy section 14).</summary>
    CeaseUse = 2,

    /// <summary>To have its provision to third parties stopped (policy section 15).</summary>
    CeaseProvision = 3,

    /// <summary>To be told the purpose of use (policy section 15).</summary>
    PurposeNotification = 4,
}
