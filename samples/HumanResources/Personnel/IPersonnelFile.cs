namespace HumanResources.Personnel;

/// <summary>The file that is kept on each employee.</summary>
[Purpose(Purpose.PersonnelAdministration)]
public interface IPersonnelFile
{
    /// <summary>Opens a file and returns its number.</summary>
    Task<int> EnrollAsync(Employee employee, CancellationToken cancellation);

    Task<Employee?> FindAsync(int employeeId, CancellationToken cancellation);

    /// <summary>How many people work in each department.</summary>
    Task<IReadOnlyDictionary<string, int>> HeadcountAsync(CancellationToken cancellation);

    /// <summary>Moves an employee to another post; false when there is no such employee.</summary>
    Task<bool> TransferAsync(int employeeId, Post post, CancellationToken cancellation);
}

/// <summary>A post that an employee takes up.</summary>
[PersonalData(Category.Employee)]
public sealed record Post([property: NotPersonalData(NotPersonal.OrganizationUnit)] string Department, string JobTitle, int MonthlySalary);
