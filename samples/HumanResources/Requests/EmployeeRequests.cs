using HumanResources.Data;
using HumanResources.Personnel;

namespace HumanResources.Requests;

/// <summary>What officers and employees may ask of us (policy sections 12 to 14).</summary>
[Purpose(Purpose.PersonnelAdministration)]
public sealed class EmployeeRequests(HumanResourcesDb db, IPersonnelFile file)
{
    [HandlesRequest(SubjectRequest.Disclosure, Category.Employee)]
    public async Task<Disclosure<Employee>> DiscloseAsync(int employeeId, CancellationToken cancellation) =>
        Disclosure<Employee>.Of(await file.FindAsync(employeeId, cancellation));

    [HandlesRequest(SubjectRequest.Correction, Category.Employee)]
    public async Task<SubjectRequestResult> CorrectAsync(int employeeId, EmployeeCorrection correction, CancellationToken cancellation)
    {
        if (await file.FindAsync(employeeId, cancellation) is not { } employee)
        {
            return SubjectRequestResult.Refused(Refusals.NothingHeld);
        }

        employee.FullName = correction.FullName ?? employee.FullName;
        employee.Address = correction.Address ?? employee.Address;
        employee.BankAccount = correction.BankAccount ?? employee.BankAccount;
        await db.SaveChangesAsync(cancellation);
        return SubjectRequestResult.Fulfilled;
    }

    [HandlesRequest(SubjectRequest.CeaseUse, Category.Employee)]
    public async Task<SubjectRequestResult> CeaseUseAsync(int employeeId, CancellationToken cancellation)
    {
        if (await file.FindAsync(employeeId, cancellation) is not { } employee)
        {
            return SubjectRequestResult.Refused(Refusals.NothingHeld);
        }

        // What the law does not ask for can stop at once; the file itself has to stay.
        employee.AppearsInPublic = false;
        await db.SaveChangesAsync(cancellation);
        return SubjectRequestResult.Refused(Refusals.StillEmployed);
    }
}

/// <summary>What an employee says is wrong; null leaves a value as it is.</summary>
[PersonalData(Category.Employee)]
public sealed record EmployeeCorrection(string? FullName, string? Address, string? BankAccount);
