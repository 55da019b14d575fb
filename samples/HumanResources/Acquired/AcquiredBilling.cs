using System.Globalization;
using HumanResources.Data;
using HumanResources.Text;

namespace HumanResources.Acquired;

/// <summary>The invoices of the business that we took over. That is what its customers gave their data for, and all of it.</summary>
[Purpose(Purpose.Billing)]
public sealed class AcquiredBilling(HumanResourcesDb db)
{
    /// <summary>The invoices of a month, in the form that the accounts read.</summary>
    [return: PersonalData(Category.AcquiredCustomer)]
    public async Task<string> InvoicesAsync(DateOnly month, CancellationToken cancellation)
    {
        var customers = await db.AcquiredCustomers.OrderBy(c => c.Id).ToListAsync(cancellation);
        return Csv.Row("To", "Address", "For", "Yen") + string.Concat(customers.Select(customer => Csv.Row(
            customer.FullName,
            customer.Address,
            month.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            customer.MonthlyFee.ToString(CultureInfo.InvariantCulture))));
    }
}
