namespace HumanResources.Onboarding;

/// <summary>What happens between the accepted offer and the first day.</summary>
[Purpose(Purpose.Onboarding)]
public interface IOnboarding
{
    /// <summary>Turns an applicant with an accepted offer into an employee, whose number it returns; null when there is no such offer.</summary>
    Task<int?> HireAsync(int applicantId, EmploymentTerms terms, CancellationToken cancellation);
}

/// <summary>What both sides agreed on. Whoever has not started yet is an applicant.</summary>
[PersonalData(Category.Applicant)]
public sealed record EmploymentTerms(
    [property: NotPersonalData(NotPersonal.OrganizationUnit)] string Department,
    string JobTitle,
    int MonthlySalary,
    string BankAccount,
    DateOnly StartsOn);
