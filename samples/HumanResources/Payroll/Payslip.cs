namespace HumanResources.Payroll;

/// <summary>What an employee is paid for a month. All amounts in yen.</summary>
[PersonalData(Category.Employee)]
public sealed class Payslip
{
    [NotPersonalData(NotPersonal.RowNumber)]
    public int Id { get; init; }

    [NotPersonalData(NotPersonal.RowNumber)]
    public int EmployeeId { get; init; }

    [NotPersonalData(NotPersonal.BookkeepingDate)]
    public required DateOnly Month { get; init; }

    public required int Salary { get; init; }

    public required int Overtime { get; init; }

    public required int SocialInsurance { get; init; }

    public required int Net { get; init; }

    public required string PaidTo { get; init; }
}
