using HumanResources.Data;

namespace HumanResources.Recruiting;

[Purpose(Purpose.Recruitment)]
internal static class RecruitingSeed
{
    public static void Fill(HumanResourcesDb db) => db.Applicants.AddRange(
        new Applicant
        {
            FullName = "Mori Aya",
            Email = "aya.mori@mail.example",
            Phone = "090-0000-0001",
            BirthDate = new DateOnly(1996, 4, 2),
            Address = "1-2-3 Aoba, Sendai",
            Position = "Backend engineer",
            Resume = "Six years of web services.",
            ExpectedSalary = 520_000,
            Stage = Stage.Offered,
            Source = Source.Referral,
            ReceivedAt = new DateTime(2026, 4, 1, 9, 0, 0, DateTimeKind.Utc),
        },
        new Applicant
        {
            FullName = "Ono Riku",
            Email = "riku.ono@mail.example",
            Phone = "090-0000-0002",
            BirthDate = new DateOnly(2001, 11, 23),
            Address = "4-5 Minato, Kobe",
            Position = "Designer",
            Resume = "Graduated this spring.",
            Stage = Stage.Received,
            Source = Source.Fair,
            ReceivedAt = new DateTime(2026, 4, 8, 9, 0, 0, DateTimeKind.Utc),
        });
}
