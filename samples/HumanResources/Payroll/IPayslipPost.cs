namespace HumanResources.Payroll;

/// <summary>
/// A bureau in Manila that prints our payslips and posts them. It is a processor: it has a contract, and as it is abroad,
/// measures in place like those at home (policy sections 8 and 11).
/// </summary>
[DisclosesTo(Recipient.PayrollBureau)]
public interface IPayslipPost
{
    Task PostAsync(IReadOnlyList<PayslipLetter> letters, CancellationToken cancellation);
}

/// <summary>What is printed, and where it is posted to.</summary>
[PersonalData(Category.Employee)]
public sealed record PayslipLetter(string FullName, string Address, int Salary, int Overtime, int Net);
