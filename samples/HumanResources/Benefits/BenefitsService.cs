using HumanResources.Data;

namespace HumanResources.Benefits;

[Purpose(Purpose.Benefits)]
internal sealed class BenefitsService(HumanResourcesDb db) : IBenefits
{
    public async Task<bool> EnrollAsync(int employeeId, BenefitClaim claim, CancellationToken cancellation)
    {
        if (await db.BenefitEnrollments.AnyAsync(b => b.EmployeeId == employeeId && b.Benefit == claim.Benefit, cancellation))
        {
            return false;
        }

        db.BenefitEnrollments.Add(new BenefitEnrollment
        {
            EmployeeId = employeeId,
            Benefit = claim.Benefit,
            FamilyMembers = claim.FamilyMembers,
        });
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    [return: PersonalData(Category.Employee)]
    public async Task<int> AllowanceAsync(int employeeId, CancellationToken cancellation)
    {
        var allowance = 0;
        foreach (var benefit in await db.BenefitEnrollments.Where(b => b.EmployeeId == employeeId).ToListAsync(cancellation))
        {
            allowance += Amount(benefit);
        }

        return allowance;
    }

    private static int Amount(BenefitEnrollment enrollment) => enrollment.Benefit switch
    {
        Benefit.Housing => 20_000 + (5_000 * enrollment.FamilyMembers),
        Benefit.ChildCare => 10_000 * enrollment.FamilyMembers,
        Benefit.Commuting => 12_000,
        _ => 0,
    };
}
