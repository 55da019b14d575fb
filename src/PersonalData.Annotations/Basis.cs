namespace PersonalData;

/// <summary>
/// The grounds on which personal data may be used or provided beyond the published purposes (policy sections 3 and 10).
/// Used by <see cref="LegalBasisAttribute"/>.
/// </summary>
public enum Basis
{
    /// <summary>The person consented beforehand.</summary>
    Consent = 0,

    /// <summary>A law requires or allows it.</summary>
    Law = 1,

    /// <summary>Somebody's life, body or property must be protected, and consent is hard to obtain.</summary>
    LifeBodyProperty = 2,

    /// <summary>Public health or the sound growth of children needs it, and consent is hard to obtain.</summary>
    PublicHealth = 3,

    /// <summary>A public body must be assisted in a task set by law, and asking for consent could hinder that task.</summary>
    StateCooperation = 4,
}
