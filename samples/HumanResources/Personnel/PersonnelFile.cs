using HumanResources.Data;

namespace HumanResources.Personnel;

internal sealed class PersonnelFile(HumanResourcesDb db) : IPersonnelFile
{
    public async Task<int> EnrollAsync(Employee employee, CancellationToken cancellation)
    {
        db.Employees.Add(employee);
        await db.SaveChangesAsync(cancellation);
        return employee.Id;
    }

    public Task<Employee?> FindAsync(int employeeId, CancellationToken cancellation) =>
        db.Employees.SingleOrDefaultAsync(e => e.Id == employeeId, cancellation);

    public async Task<IReadOnlyDictionary<string, int>> HeadcountAsync(CancellationToken cancellation) =>
        await db.Employees
            .Where(e => e.LeftOn == null)
            .GroupBy(e => e.Department)
            .Select(department => new { department.Key, Count = department.Count() })
            .ToDictionaryAsync(department => department.Key, department => department.Count, cancellation);

    public async Task<bool> TransferAsync(int employeeId, Post post, CancellationToken cancellation)
    {
        var (department, jobTitle, salary) = post;
        if (await FindAsync(employeeId, cancellation) is not { LeftOn: null } employee)
        {
            return false;
        }

        employee.Department = department;
        employee.JobTitle = jobTitle;
        employee.MonthlySalary = salary;
        await db.SaveChangesAsync(cancellation);
        return true;
    }
}
