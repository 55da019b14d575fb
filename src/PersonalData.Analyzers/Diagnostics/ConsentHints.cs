namespace PersonalData.Analyzers.Diagnostics;

/// <summary>
/// What is wrong with a check of consent that is there but does not cover the use: the last argument of the messages
/// that ask for consent. Each text is a sentence with the space that its language puts before it.
/// </summary>
internal static class ConsentHints
{
    /// <summary>Nothing to add: no consent is checked anywhere near.</summary>
    public static object None => "";

    public static object ConsentForOtherPurpose { get; } = Texts.Get("Hint_ConsentForOtherPurpose");

    public static object ConsentOfOtherSubject { get; } = Texts.Get("Hint_ConsentOfOtherSubject");

    public static object ConsentTooLate { get; } = Texts.Get("Hint_ConsentTooLate");

    public static object ConsentNotOnEveryPath { get; } = Texts.Get("Hint_ConsentNotOnEveryPath");

    public static object ConsentNotAwaited { get; } = Texts.Get("Hint_ConsentNotAwaited");
}
