namespace PersonalData;

/// <summary>
/// Why the purpose need not be notified or published when personal data is acquired: the four cases of policy section 5.
/// Used by <see cref="CollectsAttribute.NoticeExemption"/>.
/// </summary>
public enum NoticeExemption
{
    /// <summary>None applies: the purpose must be notified or published.</summary>
    None = 0,

    /// <summary>The notice could harm the life, body, property or other rights of the person or somebody else.</summary>
    HarmToPersons = 1,

    /// <summary>The notice could harm the rights or legitimate interests of the company.</summary>
    HarmToBusiness = 2,

    /// <summary>A public body must be assisted in a task set by law, and the notice could hinder that task.</summary>
    StateCooperation = 3,

    /// <summary>The purpose is plain from the circumstances of the acquisition.</summary>
    EvidentFromContext = 4,
}
