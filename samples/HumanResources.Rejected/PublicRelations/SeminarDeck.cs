using System.Text;
using HumanResources.Data;
using HumanResources.Personnel;

namespace HumanResources.PublicRelations;

/// <summary>
/// The PR deck, dressed up for a seminar that sells our services. Employees' data may be used to present the company;
/// informing customers about services is another purpose, and what somebody earns is nobody's there.
/// </summary>
[Purpose(Purpose.PublicRelations, Purpose.ServiceInformation)]
public sealed class SeminarDeck(HumanResourcesDb db)
{
    public async Task<string> BuildAsync(CancellationToken cancellation)
    {
        var team = await db.Employees // PD1001: Employee -> ServiceInformation
            .Where(e => e.AppearsInPublic)
            .ToListAsync(cancellation);

        var slides = new StringBuilder("# Our seminar\n\n## Who does the work for you\n\n");
        foreach (var member in team)
        {
            slides.Append(Slide(member));
        }

        return slides.Append(PaySlide.Of(db)).ToString(); // PD1001: Employee -> ServiceInformation
    }

    /// <summary>What a method for a purpose asks for is reported where it asks, not at each call.</summary>
    private static string Slide(Employee member) => // PD1001: Employee -> ServiceInformation
        $"- **{member.FullName}**, {member.JobTitle}, worth {member.MonthlySalary:N0} yen a month\n";
}
