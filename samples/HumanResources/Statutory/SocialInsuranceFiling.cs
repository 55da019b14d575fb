using System.Globalization;
using System.Text;
using HumanResources.Data;
using HumanResources.Personnel;
using HumanResources.Text;

namespace HumanResources.Statutory;

/// <summary>The notice, due within five days, that somebody has begun to work here and is to be insured.</summary>
[Purpose(Purpose.StatutoryFiling)]
public sealed class SocialInsuranceFiling(HumanResourcesDb db)
{
    private static readonly string Heading = Csv.Row("Name", "Born", "Address", "Insured from", "Monthly pay");

    /// <summary>The form for everybody who was hired in the given days, both included.</summary>
    [return: PersonalData(Category.Employee)]
    public async Task<string> HiredAsync(DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var hired = await db.Employees
            .Where(e => e.HiredOn >= from && e.HiredOn <= to)
            .OrderBy(e => e.HiredOn)
            .ToListAsync(cancellation);
        return hired.Select(Line).Aggregate(new StringBuilder(Heading), (file, line) => file.Append(line)).ToString();
    }

    private static string Line(Employee employee) => Csv.Row(
        employee.FullName,
        Date(employee.BirthDate),
        employee.Address,
        Date(employee.HiredOn),
        employee.MonthlySalary.ToString(CultureInfo.InvariantCulture));

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
