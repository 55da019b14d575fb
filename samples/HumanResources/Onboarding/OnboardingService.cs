using HumanResources.Data;
using HumanResources.Personnel;
using HumanResources.Recruiting;

namespace HumanResources.Onboarding;

internal sealed class OnboardingService(HumanResourcesDb db, ApplicantMailbox mailbox, IPersonnelFile personnel) : IOnboarding
{
    // Here, and nowhere else, an applicant's data becomes an employee's: from the new employee on, other purposes apply.
    [Reclassifies(Category.Applicant, Category.Employee, "Hired: the employment contract, section 9, tells the purposes")]
    public async Task<int?> HireAsync(int applicantId, EmploymentTerms terms, CancellationToken cancellation)
    {
        var applicant = await db.Applicants.FindAsync([applicantId], cancellation);
        if (applicant is not { Stage: Stage.Offered })
        {
            return null;
        }

        applicant.Stage = Stage.Hired;
        mailbox.Put(applicant, "Welcome", $"We look forward to your first day, {terms.StartsOn:d MMMM}.");

        return await personnel.EnrollAsync(
            new Employee
            {
                FullName = applicant.FullName,
                Email = applicant.Email,
                BirthDate = applicant.BirthDate,
                Address = applicant.Address,
                JobTitle = terms.JobTitle,
                MonthlySalary = terms.MonthlySalary,
                BankAccount = terms.BankAccount,
                HiredOn = terms.StartsOn,
                Department = terms.Department,
            },
            cancellation);
    }
}
