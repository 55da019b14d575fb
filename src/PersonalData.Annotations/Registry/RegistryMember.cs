namespace PersonalData;

/// <summary>A member of the program, or a part of one, that is marked as personal data or excepted from it.</summary>
public sealed class RegistryMember
{
    internal RegistryMember(
        string id,
        string? part,
        IReadOnlyList<string> categories,
        bool isOnlineIdentifier,
        string? notPersonalData)
    {
        Id = id;
        Part = part;
        Categories = categories;
        IsOnlineIdentifier = isOnlineIdentifier;
        NotPersonalData = notPersonalData;
    }

    /// <summary>The documentation comment id of the type or member, such as <c>P:Contoso.Employee.Email</c>.</summary>
    public string Id { get; }

    /// <summary>What of the member is marked: the name of a parameter or type parameter, or <c>return</c>; null for the member itself.</summary>
    public string? Part { get; }

    /// <summary>The categories that it is marked with.</summary>
    public IReadOnlyList<string> Categories { get; }

    /// <summary>Whether it is marked as an online identifier (policy section 16).</summary>
    public bool IsOnlineIdentifier { get; }

    /// <summary>The reason why it is excepted from its type's mark; null when it is not.</summary>
    public string? NotPersonalData { get; }

    /// <inheritdoc/>
    public override string ToString() => Part is null ? Id : Id + " " + Part;
}
