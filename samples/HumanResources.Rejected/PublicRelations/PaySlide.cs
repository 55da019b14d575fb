using System.Globalization;
using System.Text;
using HumanResources.Data;

namespace HumanResources.PublicRelations;

/// <summary>A helper that reads salaries and says not what for: whoever calls it answers for that.</summary>
internal static class PaySlide
{
    public static string Of(HumanResourcesDb db) // PD1005: Employee
    {
        var slide = new StringBuilder("## What good people cost\n\n");
        foreach (var employee in db.Employees.OrderByDescending(e => e.MonthlySalary).Take(3))
        {
            slide.AppendLine(CultureInfo.InvariantCulture, $"- {employee.JobTitle}: {employee.MonthlySalary:N0} yen");
        }

        return slide.ToString();
    }
}
