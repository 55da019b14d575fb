namespace PersonalData;

/// <summary>
/// Says that this answers a person's request about their own data (policy sections 12 to 15). Repeat it for each kind of
/// request and category of people.
/// </summary>
/// <remarks>
/// PD4001 reports a program that stores or reads data of a category and has no handler for a kind of request that the
/// policy lists. PD4002 reports a handler that can't state the reason for a refusal: its result must be, or contain, a
/// <see cref="SubjectRequestResult"/>. PD5004 reports a category that the policy does not have.
/// </remarks>
/// <example>
/// <code>
/// [HandlesRequest(SubjectRequest.Disclosure, Category.Applicant)]
/// public async Task&lt;SubjectRequestResult&gt; Disclose(Guid applicantId) { ... }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class HandlesRequestAttribute : Attribute
{
    /// <summary>Declares a handler of one kind of request from people in one category.</summary>
    /// <param name="request">The kind of request.</param>
    /// <param name="category">A category of the policy, best written as a constant: <c>Category.Customer</c>.</param>
    public HandlesRequestAttribute(SubjectRequest request, string category)
    {
        Request = request;
        Category = category;
    }

    /// <summary>The kind of request.</summary>
    public SubjectRequest Request { get; }

    /// <summary>Whose requests are answered, by the name in the policy.</summary>
    public string Category { get; }
}
