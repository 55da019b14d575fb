using HumanResources.Data;

namespace HumanResources.Customers;

[Purpose(Purpose.CustomerRelations)]
internal static class CustomerSeed
{
    public static void Fill(HumanResourcesDb db) => db.Customers.AddRange(
        new Customer { FullName = "Abe Yui", Email = "abe@client.example", Company = "Client K.K.", TakesNewsletter = true },
        new Customer { FullName = "Ito Ken", Email = "ito@buyer.example", Company = "Buyer K.K." });
}
