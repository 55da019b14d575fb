using HumanResources.Acquired;
using HumanResources.Customers;
using HumanResources.Personnel;
using HumanResources.Recruiting;

namespace HumanResources.Data;

internal static class Seeding
{
    /// <summary>Creates the database with a few made-up people when there is none.</summary>
    public static async Task PrepareDatabaseAsync(this IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HumanResourcesDb>();
        if (await db.Database.EnsureCreatedAsync())
        {
            RecruitingSeed.Fill(db);
            PersonnelSeed.Fill(db);
            CustomerSeed.Fill(db);
            AcquiredSeed.Fill(db);
            await db.SaveChangesAsync();
        }
    }
}
