using HumanResources.Data;

namespace HumanResources.Personnel;

[Purpose(Purpose.PersonnelAdministration)]
internal static class PersonnelSeed
{
    public static void Fill(HumanResourcesDb db) => db.Employees.AddRange(
        new Employee
        {
            FullName = "Sato Hana",
            Email = "hana.sato@corp.example",
            BirthDate = new DateOnly(1988, 6, 30),
            Address = "7-8 Naka, Yokohama",
            Department = "Engineering",
            JobTitle = "Head of engineering",
            MonthlySalary = 780_000,
            BankAccount = "0001-001-1234567",
            HiredOn = new DateOnly(2015, 4, 1),
            AppearsInPublic = true,
        },
        new Employee
        {
            FullName = "Kato Jun",
            Email = "jun.kato@corp.example",
            BirthDate = new DateOnly(1994, 1, 15),
            Address = "9 Kita, Saitama",
            Department = "Sales",
            JobTitle = "Account manager",
            MonthlySalary = 410_000,
            BankAccount = "0002-002-7654321",
            HiredOn = new DateOnly(2021, 10, 1),
        });
}
