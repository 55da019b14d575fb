namespace HumanResources.Payroll;

[Purpose(Purpose.Payroll)]
public interface IPayroll
{
    /// <summary>Makes the payslips of a month for everybody who has none yet.</summary>
    Task<PayrollRun> RunAsync(DateOnly month, CancellationToken cancellation);

    Task<IReadOnlyList<Payslip>> PayslipsAsync(int employeeId, CancellationToken cancellation);

    /// <summary>The transfers of a month, in the form that the company's bank reads.</summary>
    [return: PersonalData(Category.Employee)]
    Task<string> BankFileAsync(DateOnly month, CancellationToken cancellation);

    /// <summary>Has the payslips of a month printed and posted, and returns how many they are.</summary>
    Task<int> PostPayslipsAsync(DateOnly month, CancellationToken cancellation);
}

/// <summary>Sums over everybody, which tell nothing of anybody.</summary>
public sealed record PayrollRun(DateOnly Month, int Payslips, int Total);
