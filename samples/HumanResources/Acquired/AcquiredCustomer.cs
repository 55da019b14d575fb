namespace HumanResources.Acquired;

/// <summary>
/// A customer of the hosting business that we took over. They did not choose us: what they were promised there binds us
/// (policy section 3), so they are a category of their own.
/// </summary>
[PersonalData(Category.AcquiredCustomer)]
public sealed class AcquiredCustomer
{
    [NotPersonalData(NotPersonal.RowNumber)]
    public int Id { get; init; }

    public required string FullName { get; set; }

    public required string Email { get; set; }

    public required string Address { get; set; }

    /// <summary>What the contract that came with them costs them a month, in yen.</summary>
    public required int MonthlyFee { get; init; }
}
