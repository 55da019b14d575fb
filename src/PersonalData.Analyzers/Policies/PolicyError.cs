using PersonalData.Analyzers.Collections;

namespace PersonalData.Analyzers.Policies;

/// <summary>What is wrong with a policy file; each kind is a rule of its own.</summary>
public enum PolicyErrorKind
{
    /// <summary>PD5001: the form of the file.</summary>
    Unreadable,

    /// <summary>PD5002: what the file says can't all be true.</summary>
    Contradiction,

    /// <summary>PD5004: a name is used that the file does not define.</summary>
    UnknownName,
}

/// <summary>An error in a policy file.</summary>
/// <param name="Kind">Which rule it breaks.</param>
/// <param name="Position">Where it stands.</param>
/// <param name="Message">Name of the sentence's resource.</param>
/// <param name="Arguments">What fills the sentence's places.</param>
/// <param name="Suggestions">What was probably meant, best first.</param>
public sealed record PolicyError(
    PolicyErrorKind Kind,
    PolicyPosition Position,
    string Message,
    EquatableArray<string> Arguments,
    EquatableArray<string> Suggestions);
