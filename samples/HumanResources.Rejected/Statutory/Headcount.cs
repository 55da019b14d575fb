using HumanResources.Data;

namespace HumanResources.Statutory;

[Purpose(Purpose.StatutoryFiling)]
internal sealed class Headcount(HumanResourcesDb db)
{
    // The policy allows this without any ground. One that is not needed hides the next use, which might need it.
    [LegalBasis(Basis.Law, "Employment Security Act, article 5")] // PD5006: LegalBasis -> Headcount.HiredAsync
    public async Task<int> HiredAsync(DateOnly since, CancellationToken cancellation) =>
        await db.Employees.CountAsync(e => e.HiredOn >= since, cancellation);
}
