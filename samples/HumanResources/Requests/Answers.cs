namespace HumanResources.Requests;

/// <summary>
/// The answer to "what do you hold about me". Its <see cref="Outcome"/> can't refuse without a reason (policy section 15).
/// </summary>
public sealed record Disclosure<T>(SubjectRequestResult Outcome, T? Data)
    where T : class
{
    public static Disclosure<T> Of(T? data) => data is null
        ? new(SubjectRequestResult.Refused(Refusals.NothingHeld), null)
        : new(SubjectRequestResult.Fulfilled, data);
}

/// <summary>What people are told when a request can't be met.</summary>
internal static class Refusals
{
    public const string NothingHeld = "We hold no data under this number.";
    public const string StillEmployed = "The law obliges us to keep this data while you work here and for five years after.";
    public const string OpenContract = "Your contract is not over yet. Please end it first.";
    public const string OpenApplication = "Your application is still open. Please withdraw it first.";
}
