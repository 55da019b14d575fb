namespace HumanResources.Personnel;

[PersonalData(Category.Employee)]
public sealed class Employee
{
    [NotPersonalData(NotPersonal.RowNumber)]
    public int Id { get; init; }

    public required string FullName { get; set; }

    public required string Email { get; set; }

    public required DateOnly BirthDate { get; set; }

    public required string Address { get; set; }

    [NotPersonalData(NotPersonal.OrganizationUnit)]
    public required string Department { get; set; }

    public required string JobTitle { get; set; }

    /// <summary>Before tax and insurance, in yen.</summary>
    public required int MonthlySalary { get; set; }

    public required string BankAccount { get; set; }

    public required DateOnly HiredOn { get; set; }

    public DateOnly? LeftOn { get; set; }

    /// <summary>Whether this person wants to appear in material about the company.</summary>
    public bool AppearsInPublic { get; set; }
}
