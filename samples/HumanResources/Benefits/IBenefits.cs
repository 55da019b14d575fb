namespace HumanResources.Benefits;

[Purpose(Purpose.Benefits)]
public interface IBenefits
{
    /// <summary>Enrolls an employee; false when they are enrolled already.</summary>
    Task<bool> EnrollAsync(int employeeId, BenefitClaim claim, CancellationToken cancellation);

    /// <summary>What the benefits of an employee come to in a month, in yen.</summary>
    [return: PersonalData(Category.Employee)]
    Task<int> AllowanceAsync(int employeeId, CancellationToken cancellation);
}

[PersonalData(Category.Employee)]
public sealed record BenefitClaim(Benefit Benefit, int FamilyMembers);
