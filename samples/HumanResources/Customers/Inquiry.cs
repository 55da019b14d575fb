namespace HumanResources.Customers;

[PersonalData(Category.Customer)]
public sealed class Inquiry
{
    [NotPersonalData(NotPersonal.RowNumber)]
    public int Id { get; init; }

    public required string FullName { get; init; }

    public required string Email { get; init; }

    public required string Question { get; init; }

    public string? Answer { get; set; }
}
