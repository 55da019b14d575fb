using System.Globalization;
using System.Text;
using HumanResources.Attendance;
using HumanResources.Data;
using HumanResources.Personnel;
using HumanResources.Text;

namespace HumanResources.Payroll;

[Purpose(Purpose.Payroll)]
internal sealed partial class PayrollService(
    HumanResourcesDb db,
    IAttendance attendance,
    IPayslipPost post,
    ILogger<PayrollService> logger) : IPayroll
{
    private const int AgreedMinutesPerMonth = 160 * 60;
    private const decimal OvertimeRate = 1.25m;
    private const decimal SocialInsuranceRate = 0.15m;

    public async Task<PayrollRun> RunAsync(DateOnly month, CancellationToken cancellation)
    {
        var overtime = await attendance.OvertimeAsync(month, cancellation);
        var unpaid = await db.Employees
            .Where(e => e.LeftOn == null && !db.Payslips.Any(p => p.EmployeeId == e.Id && p.Month == month))
            .ToListAsync(cancellation);

        var payslips = unpaid.ConvertAll(e => Calculate(e, month, overtime.GetValueOrDefault(e.Id)));
        db.Payslips.AddRange(payslips);
        await db.SaveChangesAsync(cancellation);

        LogRun(month, payslips.Count);
        return new PayrollRun(month, payslips.Count, payslips.Sum(p => p.Net));
    }

    public async Task<IReadOnlyList<Payslip>> PayslipsAsync(int employeeId, CancellationToken cancellation) =>
        await db.Payslips.Where(p => p.EmployeeId == employeeId).OrderBy(p => p.Month).ToListAsync(cancellation);

    [return: PersonalData(Category.Employee)]
    public async Task<string> BankFileAsync(DateOnly month, CancellationToken cancellation)
    {
        var transfers =
            from payslip in db.Payslips
            join employee in db.Employees on payslip.EmployeeId equals employee.Id
            where payslip.Month == month
            orderby employee.Id
            select new { payslip.PaidTo, employee.FullName, payslip.Net };

        var file = new StringBuilder();
        foreach (var transfer in await transfers.ToListAsync(cancellation))
        {
            file.Append(Csv.Row(transfer.PaidTo, transfer.FullName, transfer.Net.ToString(CultureInfo.InvariantCulture)));
        }

        return file.ToString();
    }

    public async Task<int> PostPayslipsAsync(DateOnly month, CancellationToken cancellation)
    {
        var letters = await (
            from payslip in db.Payslips
            join employee in db.Employees on payslip.EmployeeId equals employee.Id
            where payslip.Month == month
            select new PayslipLetter(employee.FullName, employee.Address, payslip.Salary, payslip.Overtime, payslip.Net))
            .ToListAsync(cancellation);
        await post.PostAsync(letters, cancellation);
        return letters.Count;
    }

    private static Payslip Calculate(Employee employee, DateOnly month, int overtimeMinutes)
    {
        var overtime = (int)(employee.MonthlySalary * OvertimeRate * overtimeMinutes / AgreedMinutesPerMonth);
        var gross = employee.MonthlySalary + overtime;
        var insurance = (int)(gross * SocialInsuranceRate);
        return new Payslip
        {
            EmployeeId = employee.Id,
            Month = month,
            Salary = employee.MonthlySalary,
            Overtime = overtime,
            SocialInsurance = insurance,
            Net = gross - insurance,
            PaidTo = employee.BankAccount,
        };
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Payroll of {Month}: {Count} payslips")]
    private partial void LogRun(DateOnly month, int count);
}
