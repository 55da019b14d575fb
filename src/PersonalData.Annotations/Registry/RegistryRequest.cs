namespace PersonalData;

/// <summary>A kind of request that is answered (policy sections 12 to 15).</summary>
public sealed class RegistryRequest
{
    internal RegistryRequest(SubjectRequest request, string category)
    {
        Request = request;
        Category = category;
    }

    /// <summary>The kind of request.</summary>
    public SubjectRequest Request { get; }

    /// <summary>Whose requests are answered.</summary>
    public string Category { get; }
}
