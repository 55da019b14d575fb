namespace HumanResources.Payroll;

[Purpose(Purpose.Payroll)]
internal static class PayrollEndpoints
{
    public static void MapPayroll(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/payroll");

        group.MapPost("/{month}", (DateOnly month, IPayroll payroll, CancellationToken cancellation) =>
            payroll.RunAsync(month, cancellation));

        group.MapGet("/{month}/bank", async (DateOnly month, IPayroll payroll, CancellationToken cancellation) =>
            Results.Text(await payroll.BankFileAsync(month, cancellation), "text/csv"));

        group.MapPost("/{month}/letters", async (DateOnly month, IPayroll payroll, CancellationToken cancellation) =>
            Results.Ok(new { posted = await payroll.PostPayslipsAsync(month, cancellation) }));

        group.MapGet("/payslips/{employeeId:int}", (int employeeId, IPayroll payroll, CancellationToken cancellation) =>
            payroll.PayslipsAsync(employeeId, cancellation));
    }
}
