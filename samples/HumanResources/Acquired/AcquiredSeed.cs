using HumanResources.Data;

namespace HumanResources.Acquired;

[Purpose(Purpose.Billing)]
internal static class AcquiredSeed
{
    public static void Fill(HumanResourcesDb db) => db.AcquiredCustomers.Add(
        new AcquiredCustomer { FullName = "Endo Rio", Email = "endo@harbor.example", Address = "3 Kaigan, Chiba", MonthlyFee = 9_800 });
}
