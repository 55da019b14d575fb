namespace HumanResources.Customers;

/// <summary>Somebody at another company who uses our services, or has asked about them.</summary>
[PersonalData(Category.Customer)]
public sealed class Customer
{
    [NotPersonalData(NotPersonal.RowNumber)]
    public int Id { get; init; }

    public required string FullName { get; set; }

    public required string Email { get; set; }

    public required string Company { get; set; }

    public bool TakesNewsletter { get; set; }

    /// <summary>Whether this person agreed that the advertising network may know them. Under this check, and only there, it may.</summary>
    [ConsentCheck(Recipients = [Recipient.AdNetwork])]
    public bool AgreesToAdvertising { get; set; }

    /// <summary>The browser that subscribed. Beside a name it is personal data like everything here (policy section 16).</summary>
    [OnlineIdentifier]
    public string? VisitorCookie { get; set; }
}
