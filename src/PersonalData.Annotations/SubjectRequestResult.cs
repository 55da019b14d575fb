namespace PersonalData;

/// <summary>
/// The answer to a person's request about their own data: granted, or refused with the reason that the person is told
/// (policy section 15). A refusal without a reason can't be built.
/// </summary>
/// <remarks>
/// PD4002 asks that a <see cref="HandlesRequestAttribute"/> method returns this, a task of it, or a type with a member of
/// it. Compared by value.
/// </remarks>
/// <example>
/// <code>
/// return applicant is null
///     ? SubjectRequestResult.Refused("We hold no data under this number.")
///     : SubjectRequestResult.Fulfilled;
/// </code>
/// </example>
public sealed class SubjectRequestResult : IEquatable<SubjectRequestResult>
{
    private SubjectRequestResult(string? reason) => Reason = reason;

    /// <summary>The request was granted in full.</summary>
    public static SubjectRequestResult Fulfilled { get; } = new(null);

    /// <summary>Whether the request was granted in full.</summary>
    public bool IsFulfilled => Reason is null;

    /// <summary>Whether the request was refused, in whole or in part.</summary>
    public bool IsRefused => Reason is not null;

    /// <summary>Why the request was refused, to be told to the person; null when it was granted.</summary>
    public string? Reason { get; }

    /// <summary>The request was refused, in whole or in part.</summary>
    /// <param name="reason">Why, in words for the person who asked. White space at either end is taken off.</param>
    /// <exception cref="ArgumentException"><paramref name="reason"/> is null, empty or white space.</exception>
    public static SubjectRequestResult Refused(string reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            throw new ArgumentException("A refusal must tell the person its reason (policy section 15).", nameof(reason));
        }

        return new SubjectRequestResult(reason.Trim());
    }

    /// <inheritdoc/>
    public bool Equals(SubjectRequestResult? other) => other is not null && other.Reason == Reason;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SubjectRequestResult);

    /// <inheritdoc/>
    public override int GetHashCode() => Reason is null ? 0 : StringComparer.Ordinal.GetHashCode(Reason);

    /// <summary>For logs and debuggers. Leaves the reason out, which may name the person.</summary>
    public override string ToString() => IsFulfilled ? "Fulfilled" : "Refused";
}
