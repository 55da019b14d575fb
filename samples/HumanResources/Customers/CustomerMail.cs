namespace HumanResources.Customers;

/// <summary>A mail to a customer that waits for the mail server.</summary>
[PersonalData(Category.Customer)]
public sealed class CustomerMail
{
    [NotPersonalData(NotPersonal.RowNumber)]
    public int Id { get; init; }

    public required string To { get; init; }

    public required string Subject { get; init; }

    public required string Body { get; init; }

    [NotPersonalData(NotPersonal.BookkeepingDate)]
    public DateTime? SentAt { get; set; }
}
