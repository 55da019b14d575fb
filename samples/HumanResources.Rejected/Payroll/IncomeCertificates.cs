using HumanResources.Personnel;

namespace HumanResources.Payroll;

/// <summary>The print shop around the corner. It works for us, and has no contract that says how.</summary>
[DisclosesTo(Recipient.PrintShop)]
public interface IPrintShop
{
    Task PrintAsync(string title, string text, CancellationToken cancellation);
}

[Purpose(Purpose.Payroll)]
internal sealed class IncomeCertificates(IPrintShop shop)
{
    public Task OrderAsync(Employee employee, CancellationToken cancellation) => shop.PrintAsync(
        "Certificate of income",
        $"{employee.FullName} earns {employee.MonthlySalary} yen a month.", // PD2004: Employee -> PrintShop
        cancellation);
}
