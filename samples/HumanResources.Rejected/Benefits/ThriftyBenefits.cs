namespace HumanResources.Benefits;

/// <summary>Benefits that are remembered when somebody is up for promotion. Whoever calls <see cref="IBenefits"/> can't see that.</summary>
internal sealed class ThriftyBenefits(IBenefits benefits) : IBenefits
{
    public Task<bool> EnrollAsync(int employeeId, BenefitClaim claim, CancellationToken cancellation) =>
        benefits.EnrollAsync(employeeId, claim, cancellation);

    [Purpose(Purpose.PerformanceEvaluation)]
    [return: PersonalData(Category.Employee)]
    public Task<int> AllowanceAsync(int employeeId, CancellationToken cancellation) => // PD1004: PerformanceEvaluation -> Benefits
        benefits.AllowanceAsync(employeeId, cancellation);
}
