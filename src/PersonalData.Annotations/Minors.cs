namespace PersonalData;

/// <summary>
/// How an acquisition of personal data deals with children under the age that the policy sets (policy section 4). Used by
/// <see cref="CollectsAttribute.Minors"/>; PD3002 reports <see cref="Unspecified"/> where the policy asks for an answer.
/// </summary>
public enum Minors
{
    /// <summary>Nothing is said.</summary>
    Unspecified = 0,

    /// <summary>A child's data is taken only with the consent of a parent or guardian.</summary>
    GuardianConsent = 1,

    /// <summary>The age is checked and children are turned away.</summary>
    Rejected = 2,

    /// <summary>The service is not meant for children, and nothing suggests that they use it.</summary>
    NotDirectedAtMinors = 3,
}
